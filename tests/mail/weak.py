"""Mails that are weak on purpose: each is right in a browser, and breaks under one habit of mail clients.

They are made of a mail that survives, by taking one precaution out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from tests.mail import rewriting as it
from tests.mail.rewriting import Change

Language = Literal["ar", "en"]

_PREHEADER: Final = re.compile(r'(<div class="preheader"[^>]*? style=")[^"]*')


@dataclass(frozen=True, slots=True)
class Weak:
    """`change` is what breaks the mail that `weaken` makes, after `before`, by a fault of `kind`."""

    change: Change
    weaken: Callable[[str], str]
    kind: str
    before: tuple[Change, ...] = ()
    language: Language = "ar"


def styled(rules: str) -> Change:
    """With one more style block at the end of the head."""
    return lambda html: html.replace("</head>", f"<style>{rules}</style></head>", 1)


def without_inline_direction(html: str) -> str:
    """No element says its direction in its style."""
    return re.sub(r"direction:(?:rtl|ltr);?", "", html)


def undirected(html: str) -> str:
    """Nothing says a direction: neither attributes nor styles."""
    return it.without_dir(without_inline_direction(html))


def on_the_document(html: str) -> str:
    """Direction only on `<html>`."""
    return undirected(html).replace("<html", '<html dir="rtl"', 1)


def on_the_body(html: str) -> str:
    """Direction only on `<body>`."""
    return undirected(html).replace("<body", '<body dir="rtl"', 1)


def in_attributes(html: str) -> str:
    """Direction in `dir` wherever it was, but not in styles."""
    return without_inline_direction(html)


def on_tables(html: str) -> str:
    """Direction in `dir` of tables, and nowhere else."""
    return re.sub(r'(<(?!table)[^>]*?) dir="rtl"', r"\1", without_inline_direction(html))


def overruled(html: str) -> str:
    """Inline direction is wrong, and a rule of a style block puts it right."""
    wrong = it.without_dir(html).replace("direction:rtl", "direction:ltr")
    return styled("body *{direction:rtl !important}")(wrong)


def by_rule(selector: str, how: str = "direction:rtl") -> Change:
    """Direction only by a rule of a style block."""
    return lambda html: styled(f"{selector}{{{how}}}")(undirected(html))


def hidden_by(style: str) -> Change:
    """The preheader is hidden by this alone."""
    return lambda html: _PREHEADER.sub(rf"\g<1>{style}", html)


def wider(inner: str, outer: str = "") -> Change:
    """With a division that fits the window only by the declarations given."""
    words = f'<div dir="rtl" style="direction:rtl;{outer}"><div style="{inner}">20</div></div>'
    return lambda html: html.replace("</body>", f"{words}</body>")


def button(link: str) -> Change:
    """With this in place of both versions of the button."""
    return lambda html: re.sub(
        r"<!--\[if mso\]><v:roundrect.*?<!--<!\[endif\]-->", lambda found: link.format(*_address(found[0])), html,
        flags=re.DOTALL,
    )  # fmt: skip


def on_ground(words: str, gradient: str) -> Change:
    """With a paragraph on a ground that only a picture of the browser gives."""
    style = f"direction:rtl;text-align:right;color:{words};background-image:linear-gradient({gradient},{gradient})"
    return lambda html: html.replace("</h1>", f'</h1><p dir="rtl" style="{style}">رصيدكم</p>', 1)


def _address(html: str) -> tuple[str, str]:
    found = re.search(r'<a class="button" href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    assert found
    return found[1], found[2]


def _dark_first(html: str) -> str:
    """Words are pale, and only a query for the light scheme makes them dark."""
    pale = re.sub(r"(<p [^>]*?[; \"])color:#1b2725", r"\1color:#e8eeeb", html)
    return styled("@media (prefers-color-scheme:light){p{color:#1b2725 !important}}")(pale)


def _roomy(html: str) -> str:
    """Wide rims inline, narrow ones only in a media query."""
    return html.replace("padding:36px 28px 44px", "padding:36px 130px 44px")


_LINK: Final = (
    '<a class="button" href="{0}" style="display:inline-block;color:#fff;background-color:#0b5d51;padding:14px'
)
_PADDED: Final = _LINK + ' 36px">{1}</a>'
_LOW: Final = (
    '<!--[if mso]><v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" href="{0}" style="height:30px;width:320px" '
    'stroke="f" fillcolor="#0b5d51"><center style="color:#fdfcf8">{1}</center></v:roundrect><![endif]-->'
    "<!--[if !mso]><!-->" + _PADDED + "<!--<![endif]-->"
)
_FOR_OTHERS_ALONE: Final = "<!--[if !mso]><!-->" + _PADDED + "<!--<![endif]-->"

WEAK: Final = (
    Weak(it.body_becomes_a_division, on_the_document, "direction"),
    Weak(it.body_loses_its_attributes, on_the_body, "direction", (it.body_becomes_a_division,)),
    Weak(it.without_style_blocks, by_rule(".mail"), "direction"),
    Weak(it.without_dark_blocks, by_rule("@media (prefers-color-scheme:dark){.x{color:red}}.mail"), "direction"),
    Weak(it.without_dark_queries, _dark_first, "pale"),
    Weak(it.without_media_queries, _roomy, "scroll"),
    Weak(it.without_importance, overruled, "direction"),
    Weak(it.importance_needs_a_space, by_rule("body *", "direction:rtl!important"), "direction"),
    Weak(it.without_dir_on_tables, on_tables, "columns", (it.body_becomes_a_division,)),
    Weak(it.without_dir, in_attributes, "direction"),
    Weak(it.without_lang, by_rule("[lang=ar]"), "direction"),
    Weak(it.without_roles, by_rule("[role=article]"), "direction"),
    Weak(it.without_hiding, hidden_by("opacity:0"), "preheader"),
    Weak(it.without_display_none, hidden_by("display:none"), "preheader"),
    Weak(it.height_becomes_least_height, hidden_by("height:0;overflow:hidden"), "preheader"),
    Weak(it.without_negative_margins, wider("width:250px;margin-right:-200px", "margin-right:200px"), "scroll"),
    Weak(it.without_places, wider("width:250px;position:relative;right:-200px", "margin-right:200px"), "scroll"),
    Weak(it.without_logical_sides, wider("width:700px;max-inline-size:300px"), "scroll"),
    Weak(it.turned_by_its_letters, lambda html: undirected(html).replace("</h1>", " دفتر</h1>", 1), "direction",
         (it.body_becomes_a_division,), "en"),
    Weak(it.as_word_reads_conditionals, button(_FOR_OTHERS_ALONE), "call"),
    Weak(it.as_word_reads_conditionals, button(_LOW), "call"),
    Weak(it.as_word_lays_out, button(_PADDED), "call", (it.without_media_queries,)),
    Weak(it.darkened_in_part, on_ground("#1b2725", "#ebf2ef"), "pale"),
    Weak(it.darkened_in_full, on_ground("#fdfcf8", "#0b5d51"), "pale"),
    Weak(it.marked_as_recoloured, styled("[data-ogsc] p{color:#1b2725 !important}"), "pale", (it.darkened_in_part,)),
)  # fmt: skip
"""At least one for each habit."""


def first_paragraph(style: str) -> Change:
    """The first paragraph with one more declaration."""
    return lambda html: re.sub(r'(<p [^>]*style="[^"]*)', rf"\1;{style}", html, count=1)


BLIND: Final = {
    "hidden": first_paragraph("display:none"),
    "outside": first_paragraph("position:relative;left:300px"),
    "small": first_paragraph("font-size:9px"),
    "pale": first_paragraph("color:#c9d2cf"),
    "direction": first_paragraph("direction:ltr"),
    "alignment": first_paragraph("text-align:left"),
    "letters": lambda html: html.replace("Daftar", '<bdo dir="rtl">Daftar</bdo>'),
    "order": lambda html: re.sub(r"(<p [^>]*>)(.*?)(</p>)", r'\1<span dir="ltr">\2</span>\3', html),
    "columns": lambda html: re.sub(r'(<table[^>]*style="[^"]*)direction:rtl', r"\1direction:ltr", html),
    "scroll": wider("width:700px"),
    "call": lambda html: re.sub(r'(<a class="button"[^>]*)line-height:24px', r"\1line-height:8px", html),
    "preheader": hidden_by("display:block"),
}
"""By kind of fault, a mail that has it in any client: what the look must not miss."""
