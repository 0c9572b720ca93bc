"""Make `generator/facts/mail_support.json`: what the large mail programs leave out, by the data of caniemail.com.

    npm pack caniemail@2.0.2 && tar xf caniemail-2.0.2.tgz    # in a folder outside the project
    python scripts/mail_support.py package

Kept are the features that a mail can be seen to use, and of these the ones that a program of one of five families does
not know. Each is found by its `marks`, the words of `generator/checks/mail_features.py`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "generator" / "facts"
FAMILIES = ("gmail", "outlook", "apple-mail", "yahoo", "samsung-email")

MARKS: dict[str, str] = {
    "css-at-media": "at:media",
    "css-at-media-device-pixel-ratio": "media:device-pixel-ratio",
    "css-at-media-hover": "media:hover media:any-hover",
    "css-at-media-orientation": "media:orientation",
    "css-at-media-prefers-color-scheme": "media:prefers-color-scheme",
    "css-at-media-prefers-reduced-motion": "media:prefers-reduced-motion",
    "css-block-inline-size": "property:block-size property:inline-size",
    "css-border-inline-block": "property:border-inline property:border-block",
    "css-border-inline-block-individual": "property:border-inline-start property:border-inline-end "
    "property:border-block-start property:border-block-end",
    "css-border-inline-block-longhand": "property:border-inline-width property:border-inline-style "
    "property:border-inline-color property:border-block-width property:border-block-style property:border-block-color",
    "css-border-radius-logical": "property:border-start-start-radius property:border-start-end-radius "
    "property:border-end-start-radius property:border-end-end-radius",
    "css-column-layout-properties": "property:columns property:column-fill property:column-rule property:column-span",
    "css-display-flex": "declaration:display:flex declaration:display:inline-flex",
    "css-display-grid": "declaration:display:grid declaration:display:inline-grid",
    "css-display-none": "declaration:display:none",
    "css-flex-direction": "declaration:flex-direction:column",
    "css-flex-wrap": "declaration:flex-wrap:wrap",
    "css-function-clamp": "function:clamp",
    "css-function-light-dark": "function:light-dark",
    "css-function-max": "function:max",
    "css-function-min": "function:min",
    "css-gap": "property:gap property:row-gap property:column-gap",
    "css-grid-template": "property:grid-template property:grid-template-columns property:grid-template-rows "
    "property:grid-template-areas",
    "css-intrinsic-size": "value:fit-content value:min-content value:max-content",
    "css-left-right-top-bottom": "property:left property:right property:top property:bottom",
    "css-linear-gradient": "function:linear-gradient",
    "css-radial-gradient": "function:radial-gradient",
    "css-conic-gradient": "function:conic-gradient",
    "css-margin-block-start-end": "property:margin-block-start property:margin-block-end",
    "css-margin-inline-block": "property:margin-inline property:margin-block",
    "css-margin-inline-start-end": "property:margin-inline-start property:margin-inline-end",
    "css-modern-color": "function:lch function:oklch function:lab function:oklab",
    "css-padding-block-start-end": "property:padding-block-start property:padding-block-end",
    "css-padding-inline-block": "property:padding-inline property:padding-block",
    "css-padding-inline-start-end": "property:padding-inline-start property:padding-inline-end",
    "css-rgb": "function:rgb",
    "css-rgba": "function:rgba",
    "css-sytem-ui": "value:system-ui value:ui-serif value:ui-sans-serif value:ui-rounded value:ui-monospace",
    "css-unit-calc": "function:calc",
    "css-unit-initial": "value:initial",
    "css-unit-percent": "unit:%",
    "css-variables": "function:var",
    "html-align": "attribute:align",
    "html-anchor-links": "link:#",
    "html-background": "attribute:background",
    "html-button-submit": "element:button",
    "html-button-reset": "",
    "html-h1-h6": "element:h1 element:h2 element:h3 element:h4 element:h5 element:h6",
    "html-image-maps": "element:map element:area",
    "html-input-text": "element:input",
    "html-lists": "element:ul element:ol element:dl",
    "html-loading-attribute": "attribute:loading",
    "html-mailto-links": "link:mailto",
    "html-meta-color-scheme": "meta:color-scheme",
    "html-semantics": "element:article element:aside element:details element:figcaption element:figure "
    "element:footer element:header element:main element:mark element:nav element:section element:summary element:time",
    "html-srcset": "attribute:srcset attribute:sizes",
    "html-strike": "element:strike element:s",
    "html-svg": "element:svg",
    "image-jpg": "picture:jpg picture:jpeg",
    "image-mp4": "picture:mp4",
    "image-base64": "picture:base64",
    "image-heif": "picture:heif picture:heic",
    "image-tiff": "picture:tif picture:tiff",
}
"""Where the name of a feature does not say how it is found. Empty: it cannot be seen in a mail."""

ATTRIBUTES = frozenset(
    {"aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "aria-live", "cellpadding", "cellspacing",
     "dir", "height", "hidden", "lang", "popover", "required", "role", "target", "valign", "width"}
)  # fmt: skip
UNSEEN = re.compile(
    r"amp$|bimi|css-(?:comments|important|nesting|inert|selector-|pseudo-element-placeholder|margin$|padding$|border$)"
    r"|html-(?:comments|doctype|input-(?!text)|textarea$|select$|meter|progress)"
)


def marks_of(slug: str) -> str:
    """How a feature is found, from its name: a property, an element, an attribute, a unit, a picture's ending."""
    if slug in MARKS or UNSEEN.match(slug):
        return MARKS.get(slug, "")
    kind, _, name = slug.partition("-")
    prefixes = {
        "at-": "at:", "pseudo-class-": "pseudo:", "pseudo-element-": "pseudo:", "unit-": "unit:",
    }  # fmt: skip
    if kind == "css":
        found = next((prefix for prefix in prefixes if name.startswith(prefix)), "")
        return f"{prefixes[found]}{name.removeprefix(found)}" if found else f"property:{name}"
    if kind == "html":
        return f"attribute:{name}" if name in ATTRIBUTES else f"element:{name}"
    return f"picture:{name}" if kind == "image" else ""


def unknown_to(stats: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Families with their platforms that do not know a feature, by the latest test of each."""
    for family in FAMILIES:
        platforms = stats.get(family, {}).items()
        without = sorted(name for name, versions in platforms if list(versions.values())[-1].startswith("n"))
        if without:
            yield family, without


def extract(data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for feature in sorted(data["data"], key=lambda one: str(one["slug"])):
        marks, without = marks_of(feature["slug"]).split(), dict(unknown_to(feature["stats"]))
        if marks and without:
            row = {"title": feature["title"].strip(), "marks": marks, "tested": feature["last_test_date"]}
            found[feature["slug"]] = {**row, "without": without}
    return found


def main(package: Path) -> None:
    data = json.loads((package / "data" / "caniemail.json").read_text("utf-8"))
    about = json.loads((package / "package.json").read_text("utf-8"))
    made = {
        "source": "https://www.caniemail.com, by the npm package caniemail",
        "version": about["version"],
        "updated": data["last_update_date"][:10],
        "license": "MIT (mail_support.LICENSE.txt)",
        "families": list(FAMILIES),
        "features": extract(data),
    }
    lines = [json.dumps(made | {"features": 0}, ensure_ascii=False)[:-2] + "{"]
    rows = made["features"].items()
    lines.append(",\n".join(f"{json.dumps(slug)}: {json.dumps(row, ensure_ascii=False)}" for slug, row in rows))
    (OUT / "mail_support.json").write_text("\n".join([*lines, "}}", ""]), encoding="utf-8")
    licence = (package / "LICENSE").read_text("utf-8")
    (OUT / "mail_support.LICENSE.txt").write_text(licence.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
