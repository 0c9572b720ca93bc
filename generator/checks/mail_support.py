"""Features that a large mail program does not know (rule W47), by the data of caniemail.

Three kinds: what a mail may use because nothing is lost without it (`ALLOWED`, each with its reason), what a mail falls
apart without (`BREAKING`, an error where it stands in the elements themselves), and the rest, which only looks other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.checks.mail_features import LAYERED, used_in
from generator.checks.mail_letter import Finding, Found, Letter
from generator.model.mail_facts import Feature, MailFacts

ALLOWED: Final[Mapping[str, str]] = {
    "css-at-media": "every style that matters is in the elements; the block only makes room on small screens",
    "css-at-media-prefers-color-scheme": "where it is not known, the light colours stay or are inverted, both readable",
    "css-border-radius": "corners stay square",
    "css-color-scheme": "where it is not known, the mail is light",
    "css-display-none": "used for the preheader alone, which is in the colour of the ground besides",
    "css-height": "of lines without text; Yahoo takes it for a minimum, which is the same there",
    "css-max-height": "one of four ways to hide the preheader",
    "css-opacity": "one of four ways to hide the preheader",
    "css-overflow": "one of four ways to hide the preheader",
    "css-table-layout": "in the block for small screens alone: the cells of a scale are then as wide as their numbers",
    "css-text-underline-offset": "the line under a link stands closer to the letters",
    "css-white-space": "`normal` is what every program does anyway; it undoes the theme's own choice elsewhere",
    "css-word-break": "a long amount is then broken at its spaces, or its cell grows",
    "html-aria-hidden": "Yahoo drops it: a screen reader then passes an empty table",
    "html-aria-label": "Yahoo drops it: the wrapper then has no name of its own",
    "html-body": "replaced by web mail: the wrapper carries language and direction as well",
    "html-meta-color-scheme": "where it is not known, the mail is light",
    "html-role": "an old Windows Mail drops it: tables are then read as tables",
    "html-style": "Gmail's mobile site drops blocks: every style that matters is in the elements",
}
"""By caniemail's name of the feature: why a mail may use it though some program does not know it."""

BREAKING: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("css-display-flex", "css-display-grid", "css-flex-direction", "css-flex-wrap", "css-grid-template",
         "css-float"),
        "columns fall apart",
    ),
    **dict.fromkeys(("css-column-count", "css-column-layout-properties"), "columns become one"),
    **dict.fromkeys(("css-position", "css-left-right-top-bottom", "css-inset"), "what was placed stands elsewhere"),
    **dict.fromkeys(("css-writing-mode", "css-text-orientation"), "the text runs another way"),
    **dict.fromkeys(("css-transform", "css-visibility"), "what was hidden or moved is seen where it stood"),
    **dict.fromkeys(("css-variables", "css-function-light-dark"), "colours and sizes are lost, and text with them"),
    **dict.fromkeys(
        ("css-unit-calc", "css-function-min", "css-function-max", "css-function-clamp", "css-intrinsic-size",
         "css-unit-vw", "css-unit-vh", "css-unit-vmin", "css-unit-vmax", "css-unit-rem"),
        "the size is lost",
    ),
    **dict.fromkeys(
        ("html-button-submit", "html-input-text", "html-dialog", "html-popover", "html-marquee", "html-base"),
        "it is taken out of the mail",
    ),
    **dict.fromkeys(
        ("image-webp", "image-avif", "image-heif", "image-mp4", "image-tiff", "image-hdr"),
        "the picture is not shown",
    ),
}  # fmt: skip
"""By caniemail's name of the feature: what is lost where a program does not know it."""

ELSEWHERE: Final = re.compile(
    r"css-(?:margin|padding|border)-(?:inline|block)|css-border-radius-logical|css-at-import"
    r"|html-(?:audio|bdi|form|link|object|svg|video)$|image-(?:base64|svg)$"
)
"""Features that rules of their own speak of (E24, E44)."""

NAMES: Final[Mapping[str, str]] = {
    "gmail": "Gmail", "outlook": "Outlook", "apple-mail": "Apple Mail", "yahoo": "Yahoo", "samsung-email": "Samsung",
}  # fmt: skip


def unsupported(mail: Letter) -> Found:
    """One finding for each feature that somebody does not see, at the line where it is first used."""
    used = used_in(mail.document)
    judged = _judged(mail.setting.facts)
    marks = judged.keys() & {mark.removeprefix(LAYERED) for mark in used}
    for number in sorted({number for mark in marks for number in judged[mark]}):
        slug, feature = mail.setting.facts.features[number]
        inline = _first(feature, used, "")
        line = inline or _first(feature, used, LAYERED)
        if line is None:
            continue
        lost = BREAKING.get(slug, "") if inline else ""
        without = f"`{feature.title}` is not known to {_programs(feature)}"
        yield Finding(
            "E0966" if lost else "W0967",
            line,
            f"{without}, and {lost}" if lost else without,
            near=tuple(_words(feature)),
        )


@lru_cache(maxsize=4)
def _judged(facts: MailFacts) -> Mapping[str, tuple[int, ...]]:
    """By each mark, the numbers of the features that it gives away, of those that are judged here."""
    found: dict[str, tuple[int, ...]] = {}
    for number, (slug, feature) in enumerate(facts.features):
        if slug not in ALLOWED and not ELSEWHERE.match(slug):
            for mark in feature.marks:
                found[mark] = (*found.get(mark, ()), number)
    return found


def _first(feature: Feature, used: Mapping[str, int], layer: str) -> int | None:
    lines = [used[layer + mark] for mark in feature.marks if layer + mark in used]
    return min(lines) if lines else None


def _programs(feature: Feature) -> str:
    return ", ".join(NAMES.get(family, family) for family in feature.without)


def _words(feature: Feature) -> Iterator[str]:
    """How the feature may be written in a template."""
    for mark in feature.marks:
        kind, _, name = mark.partition(":")
        yield f"<{name}" if kind == "element" else f"{name}(" if kind == "function" else name
