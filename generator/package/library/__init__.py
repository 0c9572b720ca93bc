"""The resource library: all kits by segment, level and language, for the team's eyes; never on the site.

A page for each language (`library.ar.html`) with everything but the partners, who stand in one file beside it,
`library.js`: a row for each, about 100 bytes, written block by block like every ledger. So ten thousand partners are
1 MB and a hundred thousand 10 MB, whatever the number of languages; addresses are put together from patterns in the
browser. A script, not data to fetch, because pages opened from disk may load scripts beside them and nothing else.
Few partners can as well stand in the page itself, which then is one file to hand on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import escape
from importlib import resources
from typing import Any, Final

from generator.links.addresses import Site, kit_token, landing, partner_kit, partner_page, segment_kit
from generator.model.kit import Kit
from generator.model.locale import Locale
from generator.model.partner import Partner
from generator.model.project import Project
from generator.package.library.mails import mails_section
from generator.package.library.words import words

DATA_FILE: Final = "library.js"
HEAD: Final = b"wasl([\n"
BETWEEN: Final = b",\n"
FOOT: Final = b"\n])\n"
"""What stands before all rows of the data file, between two, and after the last."""
SITE: Final = "../site/"
"""The site, as a report sees it on disk."""

_TOKENS: Final = re.compile(r"@layer tokens\s*\{(?P<rules>(?:[^{}]|\{[^{}]*\})*)\}")
_ENCODED: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FONT: Final = "fonts/alexandria.woff2"


def library_path(locale: str) -> str:
    """The report's file name."""
    return f"library.{locale}.html"


def library_rows(project: Project) -> Callable[[Partner], bytes]:
    """What makes a partner's row, followed by what stands between rows: slug, segment, level, type, token, names.

    A name that is the same as the first one is 0.
    """
    secret = project.programme.kit_secret

    def row(partner: Partner) -> bytes:
        first, *others = partner.names
        names = [first, *(0 if name == first else name for name in others)]
        token = kit_token(secret, partner.slug)
        return _json([partner.slug, partner.segment, partner.tier, partner.type, token, *names]).encode() + BETWEEN

    return row


def library_data(rows: Iterable[bytes]) -> bytes:
    """The whole data file of these rows."""
    return HEAD + b"".join(rows).removesuffix(BETWEEN) + FOOT


def library_page(project: Project, locale: Locale, data: bytes | None = None) -> bytes:
    """The library in one language, as a page that works from disk.

    With `data` (what stands in the data file) the partners stand in the page; without it the page loads the file.
    """
    said = words(locale.language)
    parts = {
        "lang": locale.code, "dir": locale.dir, "title": escape(said["title"]), "lead": escape(said["lead"]),
        "brand": escape(project.programme.name.get(locale.code) or project.programme.slug),
        "private": escape(said["private"]), "search": escape(said["search"]), "no_script": escape(said["no_script"]),
        "counts": escape(said["counts"]), "counts_hint": escape(said["counts_hint"]), "clear": escape(said["clear"]),
        "mails": mails_section(project, locale.code, said),
        "style": _style(project), "facts": _json(_facts(project, locale)), "script": _part("library.js"),
        "data": _in_page(data) if data is not None else f'<script src="{DATA_FILE}"></script>',
    }  # fmt: skip
    return re.sub(r"\[\[(\w+)\]\]", lambda found: parts[found[1]], _part("page.html")).encode()


def _in_page(data: bytes) -> str:
    return f"<script>{data.decode()}</script>"


def _facts(project: Project, locale: Locale) -> dict[str, Any]:
    """All that the page knows beside the partners."""
    code = locale.code
    return {
        "locale": code, "digits": locale.digits, "words": words(locale.language), "site": SITE,
        "locales": [[one.code, one.name, one.dir] for one in project.locales],
        "segments": [[slug, segment.name.get(code) or slug] for slug, segment in project.segments.items()],
        "tiers": [[tier.slug, tier.name.get(code) or tier.slug] for tier in project.programme.tiers],
        "paths": _paths(),
        "base": Site(project.programme.base_url).absolute(""),
        "kits": [_kit(kit, code) for kit in project.kits.values()],
    }  # fmt: skip


def _paths() -> dict[str, str]:
    """Patterns of output paths, their parts in braces."""
    return {
        "kit": partner_kit("{locale}", "{token}"), "page": partner_page("{locale}", "{segment}", "{partner}"),
        "neutral": segment_kit("{locale}", "{segment}"), "landing": landing("{locale}", "{segment}"),
    }  # fmt: skip


def _kit(kit: Kit, code: str) -> dict[str, Any]:
    """An archive: its name, where it lies, and who gets it (nothing named is everybody)."""
    return {
        "title": _said(kit.title, code), "for": kit.audience, "zip": kit.zip, "segments": kit.segments,
        "tiers": kit.tiers, "locales": kit.locales,
    }  # fmt: skip


def _said(text: Any, code: str) -> str:
    """A text in a language, or the same for all."""
    return text if isinstance(text, str) else text.get(code) or next(iter(text.values()))


def _style(project: Project) -> str:
    """The theme's own colours and sizes, and its font as the site on disk has it, around the library's rules."""
    assets = project.theme.assets
    sheet = assets.get("styles/site.css")
    tokens = _TOKENS.search(sheet.data.decode()) if sheet else None
    font = assets.get(_FONT)
    face = (
        f'@font-face{{font-family:Alexandria;src:url("{SITE}{font.path}") format("woff2");font-weight:400 700}}\n'
        if font
        else ""
    )
    return "\n".join(_style_lines(face, _part("library.css"), tokens["rules"].strip() if tokens else ""))


def _style_lines(face: str, own: str, tokens: str) -> Iterator[str]:
    yield face + own
    if tokens and "</" not in tokens:
        yield tokens


def _json(value: object) -> str:
    """JSON that may stand in a script of a page: no `<`, and no line end that a script would read."""
    return _ENCODED(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@lru_cache(maxsize=8)
def _part(name: str) -> str:
    """A part of the page that comes with the program."""
    return (resources.files(__name__) / name).read_text("utf-8")
