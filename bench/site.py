"""The words of the competitors' own sites: Wasl's project as the data files that their hand-written layouts read.

The layouts (competitors/hugo, competitors/eleventy) hold no words; copy stays Markdown. In it, `{partner}` is the
partner's name and `{offer}` and `{until}` are what is offered and until when.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import read_po

from bench.programme import ROOT, SEGMENTS
from bench.records import write_json
from bench.specimen import LOCALES, PageChanged, Specimens

CONTENT, THEME = ROOT / "content", ROOT / "themes" / "base"
ICONS = ("arrow", "check", "chevron", "globe", "mail", "phone")
FILES = {"style": "site.css", "script": "site.js", "font": "alexandria.woff2", "favicon": "favicon.svg",
         "logo": "daftar.svg"}  # fmt: skip
SCRIPTS = {
    "ar": {"code": "ar", "dir": "rtl", "name": "العربية", "open_graph": "ar_AR", "other": "en"},
    "en": {"code": "en", "dir": "ltr", "name": "English", "open_graph": "en_US", "other": "ar"},
}
WORDS = {
    "skip": "Skip to the content",
    "language": "Language",
    "copied": "Copied",
    "privacy": "Privacy",
    "privacy_notice": "privacy notice",
    "about": "About %(name)s",
    "start": "Start with %(name)s",
    "disclosure": "Ad: %(name)s may receive a reward from %(brand)s if you subscribe from this page.",
    "for_you": "For you",
    "you_get": "You get",
    "when": "When",
    "until": "Open until",
    "optional": "optional",
    "choose_empty": "Choose",
    "trap": "Leave this field empty",
    "required": "Please fill in this field.",
    "choose": "Please choose one.",
    "agree": "Please tick the box so that we may answer you.",
    "email": "This e-mail address is not complete. Example: name@company.com",
    "url": "This address is not complete. Example: https://company.com",
    "phone": "Please check the number.",
    "number": "Please give a number.",
}
_HEADING = re.compile(r"^#{1,2} (.+?)(?: \{(\w+)\})?$", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-] |\d+\. |### )(.+?)$", re.MULTILINE)
_BOLD = re.compile(r"\*\*(.+?)\*\*:? (.+)")
_SOURCE = re.compile(r"(.+?) \[(.+)\]\((.+)\)$")
_LATIN = re.compile(r"Excel|(?<=\*\*)\d+%(?=\*\*)")  # what Wasl sets apart in Arabic text
_CARD = re.compile(r'<div class="deal-side deal-main">\n(.+?)\n</div>\n</div>\n</div>\n</section>', re.DOTALL)
_END = re.compile(r'<p class="end end-to">(.+?)</p>')
_UNTIL = re.compile(r"<dd>(<bdi[^>]*>[^<]*2027</bdi>)</dd>")
_CAMPAIGN = re.compile(r"utm_campaign=([^&]+)&amp;")
_OWN_ATTRIBUTES = re.compile(r' xmlns="[^"]*"')


def write_data(out: Path, icons: Path, specimens: Specimens) -> None:
    """Write all words into `out`, a JSON file for each kind, and the icons into the folder `icons`."""
    programme, brand = _yaml("programme.yaml"), _yaml("brand.yaml")
    names = {locale: brand["name"][locale] for locale in LOCALES}
    write_json(out / "locales.json", SCRIPTS)
    write_json(out / "words.json", {locale: words(locale, names[locale]) for locale in LOCALES})
    write_json(out / "brand.json", {locale: _brand(brand, programme, locale) for locale in LOCALES})
    write_json(out / "programme.json", {key: programme[key] for key in ("base_url", "product_url", "campaign")})
    write_json(out / "files.json", {key: specimens.assets[name] for key, name in FILES.items()})
    each = {segment: {locale: _copy(segment, locale) for locale in LOCALES} for segment in SEGMENTS}
    write_json(out / "copy.json", each)
    write_json(out / "offers.json", {segment: _offer(segment, specimens) for segment in SEGMENTS})
    write_json(out / "form.json", {locale: in_locale(_yaml("forms/clients.yaml"), locale) for locale in LOCALES})
    icons.mkdir(parents=True, exist_ok=True)
    for name in ICONS:
        (icons / f"{name}.svg").write_text(_icon(name), encoding="utf-8")


def words(locale: str, brand: str) -> dict[str, str]:
    """The interface's words by their short names."""
    with (THEME / "locales" / f"{locale}.po").open("rb") as file:
        catalogue = read_po(file, locale)
    found = {key: str((catalogue.get(text) or _missing(text)).string) for key, text in WORDS.items()}
    found["disclosure"] = found["disclosure"].replace("%(name)s", "{partner}")
    return {key: text.replace("%(name)s", brand).replace("%(brand)s", brand) for key, text in found.items()}


def _missing(what: str) -> Any:
    raise PageChanged(f"the project no longer holds `{what}`")


def in_locale(value: Any, locale: str) -> Any:
    """The same data with each {ar: .., en: ..} replaced by its text in `locale`."""
    if isinstance(value, dict):
        if set(value) == set(LOCALES):
            return value[locale]
        return {key: in_locale(inner, locale) for key, inner in value.items()}
    return [in_locale(inner, locale) for inner in value] if isinstance(value, list) else value


def _brand(brand: Any, programme: Any, locale: str) -> Any:
    own = {key: in_locale(brand[key], locale) for key in ("name", "legal_name", "address", "description", "email")}
    email = f'<bdi dir="ltr">{brand["email"]}</bdi>' if locale == "ar" else brand["email"]
    phone = {"phone": brand["phone"], "call": brand["phone"].replace(" ", "")}
    return own | phone | {"email_shown": email, "site": brand["site"], "programme": programme["name"][locale]}


def _offer(segment: str, specimens: Specimens) -> dict[str, Any]:
    """What clients are offered, by locale: the card, and figure and date as Wasl writes them in a sentence."""
    made: dict[str, Any] = {}
    for locale in LOCALES:
        page = specimens.pages[segment, locale]
        card, end, until, campaign = (pattern.search(page) or _missing(pattern.pattern) for pattern in
                                 (_CARD, _END, _UNTIL, _CAMPAIGN))  # fmt: skip
        made[locale] = {"card": card[1], "end": end[1], "value": _figure(segment, locale, page), "until": until[1],
                        "campaign": campaign[1]}  # fmt: skip
    return made


def _figure(segment: str, locale: str, page: str) -> str:
    """The figure of the offer inside the copy, found in the page by the words around it; empty where none stands."""
    text = (CONTENT / "segments" / segment / f"partner.{locale}.md").read_text(encoding="utf-8")
    before, sign, after = text.partition("{{ offer.client }}")
    if not sign:
        return ""
    around = re.escape(before[-8:].split("\n")[-1].removeprefix("- ")), re.escape(after[:6].split("\n")[0])
    found = re.search(f"{around[0]}(<bdi[^>]*>[^<]+</bdi>|[^<]{{2,30}}?){around[1]}", page)
    return (found or _missing(f"the offer's figure in {segment}/{locale}"))[1]


def _copy(segment: str, locale: str) -> dict[str, Any]:
    """A segment's page as data: head, hero and sections in the order in which they stand."""
    text = (CONTENT / "segments" / segment / f"partner.{locale}.md").read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    head = yaml.safe_load(front)
    for name, sign in (("partner.name", "{partner}"), ("offer.client", "{offer}"), ("offer.until", "{until}")):
        body = body.replace(f"{{{{ {name} }}}}", sign)
    if locale == "ar":
        body = _LATIN.sub(r'<bdi dir="ltr">\g<0></bdi>', body)
    parts = _HEADING.split(body)[1:]
    found = [_section(*parts[at : at + 3]) for at in range(0, len(parts), 3)]
    by_kind = {section["kind"]: section for section in found}
    order = head.get("blocks") or list(by_kind)
    sections = [by_kind[kind] for kind in order if kind != "hero"]
    return {key: head[key] for key in ("title", "description", "cta")} | {"hero": by_kind["hero"], "sections": sections}


def _section(heading: str, kind: str | None, body: str) -> dict[str, Any]:
    intro, *parts = _ITEM.split(body)
    items = [_item(line, rest.strip()) for line, rest in zip(parts[::2], parts[1::2], strict=True)]
    return {"kind": kind or "hero", "heading": heading, "intro": intro.strip(), "items": items}


def _item(line: str, rest: str) -> dict[str, str]:
    """`**Title**: body`, `**figure** body [source](address)`, `### question` with its answer below, or a line."""
    if rest:
        return {"title": line, "body": rest}
    bold = _BOLD.fullmatch(line)
    title, body = (bold[1], bold[2]) if bold else ("", line)
    source = _SOURCE.fullmatch(body)
    if source:
        return {"title": title, "body": source[1], "source_label": source[2], "source": source[3]}
    return {"title": title, "body": body}


def _icon(name: str) -> str:
    svg = _OWN_ATTRIBUTES.sub("", (THEME / "icons" / f"{name}.svg").read_text(encoding="utf-8")).strip()
    return svg.replace("<svg", f'<svg class="icon icon-{name}" aria-hidden="true"', 1)


def _yaml(name: str) -> Any:
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))
