"""What mail clients strip from a mail, or write anew: one small pure function for each habit, from HTML to HTML.

A name such as `html-dir` is a feature of caniemail.com (MIT; data of 2026-05-13), one such as `#97` an issue of
github.com/hteumeuleu/email-bugs. Clients are combinations of these: see `clients.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final

Change = Callable[[str], str]

_TAG: Final = re.compile(r"<([a-zA-Z][\w:]*)((?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)\s*(/?)>")
_ATTRIBUTE: Final = re.compile(r"\s+([\w:-]+)(?:=\"([^\"]*)\")?")
_STYLE_BLOCK: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_BODY: Final = re.compile(r"<body([^>]*)>(.*)</body>", re.DOTALL)
_MEDIA: Final = re.compile(r"@media\s*([^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}")
_FOR_OUTLOOK: Final = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)
_FOR_OTHERS: Final = re.compile(r"<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->", re.DOTALL)
_SETTINGS: Final = re.compile(r"<xml>.*?</xml>", re.DOTALL)
_SHAPE: Final = re.compile(
    r'<v:roundrect[^>]*? href="([^"]*)" style="([^"]*)"[^>]*? fillcolor="([^"]*)">.*?<center style="([^"]*)">(.*?)'
    r"</center></v:roundrect>",
    re.DOTALL,
)
_LOGICAL: Final = re.compile(r"-(?:inline|block)(?:-|$)")
_ARABIC: Final = re.compile(r"[\u0620-\u064a]")
_BLOCKS_OF_WORD: Final = frozenset({"td", "th"})

Attributes = dict[str, str]
Style = dict[str, str]


# --- the document -----------------------------------------------------------------------------------------------------


def body_becomes_a_division(html: str) -> str:
    """Head and document are gone, the body's attributes stand on a division; style blocks stay (`html-body`)."""
    body = _BODY.search(html)
    assert body, "a mail without a body"
    head = _FOR_OUTLOOK.sub("", html[: body.start()])
    blocks = "".join(found[0] for found in _STYLE_BLOCK.finditer(head))
    return f'<!doctype html><meta charset="utf-8">{blocks}<div{body[1]}>{body[2]}</div>'


def body_loses_its_attributes(html: str) -> str:
    """The division that was the body has no attribute left (`html-body` of Yahoo's apps and Outlook on macOS)."""
    return re.sub(r"(<meta charset=\"utf-8\">(?:<style.*?</style>)*)<div[^>]*>", r"\1<div>", html, flags=re.DOTALL)


def without_style_blocks(html: str) -> str:
    """Style elements are ignored (`html-style`): what is not inline is gone."""
    return _STYLE_BLOCK.sub("", html)


def without_dark_blocks(html: str) -> str:
    """A block that asks for the colour scheme is dropped whole (`css-at-media-prefers-color-scheme`, `n`)."""
    return _STYLE_BLOCK.sub(lambda block: "" if "prefers-color-scheme" in block[1] else block[0], html)


def without_dark_queries(html: str) -> str:
    """Queries for the colour scheme become empty ones, the rest of the block stays (the same, notes 5 and 6)."""
    return _MEDIA.sub(lambda query: "" if "prefers-color-scheme" in query[1] else query[0], html)


def without_media_queries(html: str) -> str:
    """`css-at-media`, `n`: what depends on the screen's width is gone."""
    return _MEDIA.sub("", html)


def without_importance(html: str) -> str:
    """`css-important`, note 3: the whole declaration goes where no space stands before the word, else the word."""
    bare = re.sub(r"[^{};]*[^ {};]!important;?", "", html)
    return bare.replace(" !important", "")


def importance_needs_a_space(html: str) -> str:
    """`css-important`, note 4."""
    return re.sub(r"[^{};]*[^ {};]!important;?", "", html)


# --- attributes -------------------------------------------------------------------------------------------------------


def without_dir_on_tables(html: str) -> str:
    """`html-dir`, note 2 (Orange): gone from `table` and `td`. Cells of headings are left alone."""
    return _each_tag(html, lambda tag, attributes: _but(attributes, "dir") if tag in {"table", "td"} else attributes)


def without_dir(html: str) -> str:
    """`html-dir`, `n` (GMX, Web.de on the desktop)."""
    return _each_tag(html, lambda _, attributes: _but(attributes, "dir"))


def without_lang(html: str) -> str:
    """`html-lang`, `n`."""
    return _each_tag(html, lambda _, attributes: _but(attributes, "lang"))


def without_roles(html: str) -> str:
    """`html-role`, `html-aria-label`, `html-aria-hidden`, `n`."""
    names = ("role", "aria-label", "aria-hidden", "aria-roledescription")
    return _each_tag(html, lambda _, attributes: _but(attributes, *names))


# --- declarations -----------------------------------------------------------------------------------------------------


def without_hiding(html: str) -> str:
    """`css-opacity`, `css-visibility`, `n`."""
    return _each_style(html, lambda _, style: _but(style, "opacity", "visibility"))


def without_display_none(html: str) -> str:
    """`css-display-none`, `n` (Gmail's mobile web mail): what only this hides is shown."""
    return _each_style(html, lambda _, style: {n: v for n, v in style.items() if (n, v) != ("display", "none")})


def without_negative_margins(html: str) -> str:
    """`css-margin`, note 1."""
    return _each_style(
        html, lambda _, style: {n: v for n, v in style.items() if not (n.startswith("margin") and "-" in v)}
    )


def without_places(html: str) -> str:
    """`css-position`, `n`."""
    return _each_style(html, lambda _, style: _but(style, "position", "top", "left", "right", "bottom", "inset"))


def height_becomes_least_height(html: str) -> str:
    """`css-height`, note 1 (Yahoo, AOL)."""
    return _each_style(html, lambda _, style: {("min-height" if n == "height" else n): v for n, v in style.items()})


def without_logical_sides(html: str) -> str:
    """`css-margin-inline-start-end` and its like: only physical sides are known (Gmail, Outlook, Yahoo)."""
    return _each_style(html, lambda _, style: {n: v for n, v in style.items() if not _LOGICAL.search(n)})


def turned_by_its_letters(html: str) -> str:
    """`html-dir` and `css-direction`, note 1: one right-to-left letter, and the whole mail is turned."""
    if not _ARABIC.search(html):
        return html
    return f'<!doctype html><meta charset="utf-8"><div dir="rtl" style="direction:rtl">{html}</div>'


# --- Word -------------------------------------------------------------------------------------------------------------


def as_word_reads_conditionals(html: str) -> str:
    """Outlook on Windows reads what is written for it, and not what is for others. Its settings are no text."""
    own = _FOR_OUTLOOK.sub(lambda found: found[1], _FOR_OTHERS.sub("", html))
    return _SHAPE.sub(_as_link, _SETTINGS.sub("", own))


def _as_link(shape: re.Match[str]) -> str:
    """A VML shape, as near as HTML comes to it: its own size, its own fill, its text in the middle."""
    address, style, fill, words_style, words = shape.groups()
    look = f"display:inline-block;text-align:center;{style};line-height:{_px(style, 'height')}px;text-decoration:none"
    return f'<a href="{address}" style="{look};background-color:{fill};{words_style}">{words}</a>'


def as_word_lays_out(html: str) -> str:
    """Word's own idea of CSS: no padding but on cells, no width limits but on tables, no heights or borders of
    divisions, no `margin:auto` (`css-padding`, `css-max-width`, `css-height`, `css-border`, `css-margin`, Outlook on
    Windows); no overflow, opacity, visibility, position, float, maximal height. `display` knows only `none`.
    """
    return _each_style(html, lambda tag, style: {n: v for n, v in style.items() if not _lost_in_word(tag, n, v)})


_UNKNOWN_TO_WORD: Final = frozenset({
    "overflow", "opacity", "visibility", "position", "float", "max-height", "border-radius", "box-sizing",
    "text-underline-offset",
})  # fmt: skip


def _lost_in_word(tag: str, name: str, value: str) -> bool:
    if name in _UNKNOWN_TO_WORD or (name.startswith("margin") and "auto" in value):
        return True
    if name == "display":
        return value not in {"none", "inline-block"} or (tag != "a" and value != "none")
    if name.startswith("padding"):
        return tag not in _BLOCKS_OF_WORD
    if name == "max-width":
        return tag != "table"
    if name == "height":
        return tag in {"div", "p", "span", "body"}
    return name.startswith("border") and name != "border-collapse" and tag in {"div", "p"}


# --- colours ----------------------------------------------------------------------------------------------------------


def darkened_in_part(html: str) -> str:
    """Light grounds become dark and dark words light, the rest stays (Gmail on Android, Outlook's web and apps)."""
    return _recoloured(html, lambda role, light: light > 0.5 if role == "ground" else light < 0.5)


def darkened_in_full(html: str) -> str:
    """Every colour is turned over, dark grounds too (Gmail on iOS, Outlook on Windows)."""
    return _recoloured(html, lambda _role, _light: True)


def marked_as_recoloured(html: str) -> str:
    """Outlook's web mail and apps say what they have recoloured: `data-ogsc` for words, `data-ogsb` for grounds
    (`css-at-media-prefers-color-scheme`, note 3). Everything is marked, as if everything had been."""

    def marked(tag: str, attributes: Attributes) -> Attributes:
        style = _declarations(attributes.get("style", ""))
        more = {"data-ogsc": "x"} if "color" in style else {}
        more |= {"data-ogsb": "x"} if "background-color" in style or "background" in style else {}
        return attributes | more

    return _each_tag(html, marked)


def _recoloured(html: str, turns: Callable[[str, float], bool]) -> str:
    def style(_: str, declared: Style) -> Style:
        return {name: turned(name, value) if _has_colour(name, value) else value for name, value in declared.items()}

    def turned(name: str, value: str) -> str:
        return _HEX.sub(lambda found: _turned(found[0], _role(name), turns), value)

    def bgcolor(_: str, attributes: Attributes) -> Attributes:
        return {n: _turned(v, "ground", turns) if n == "bgcolor" else v for n, v in attributes.items()}

    return _each_tag(_each_style(html, style), bgcolor)


_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")


def _has_colour(name: str, value: str) -> bool:
    """A gradient is a picture, which no client recolours."""
    return "gradient" not in value and ("color" in name or name.startswith(("border", "background")))


def _role(name: str) -> str:
    return "ground" if name.startswith("background") else "words"


def _turned(colour: str, role: str, turns: Callable[[str, float], bool]) -> str:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = (max(channels) + min(channels)) / 2
    if not turns(role, light):
        return colour
    # The lightness is turned over, hue and saturation stay: each channel moves by as much.
    moved = [min(1.0, max(0.0, channel + 1 - 2 * light)) for channel in channels]
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in moved)


# --- reading and writing tags -----------------------------------------------------------------------------------------


def _each_tag(html: str, change: Callable[[str, Attributes], Attributes]) -> str:
    def changed(found: re.Match[str]) -> str:
        attributes = {name: unescape(value or "") for name, value in _ATTRIBUTE.findall(found[2])}
        written = "".join(f' {name}="{escape(value)}"' for name, value in change(found[1], attributes).items())
        return f"<{found[1]}{written}{found[3]}>"

    return _TAG.sub(changed, html)


def _each_style(html: str, change: Callable[[str, Style], Style]) -> str:
    def changed(tag: str, attributes: Attributes) -> Attributes:
        if "style" not in attributes:
            return attributes
        style = change(tag, _declarations(attributes["style"]))
        return attributes | {"style": ";".join(f"{name}:{value}" for name, value in style.items())}

    return _each_tag(html, changed)


def _but(named: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in named.items() if name not in names}


def _declarations(style: str) -> Style:
    """Later declarations stand after earlier ones, as they did: `padding:5px 0;padding-left:12px`."""
    pairs = (part.partition(":") for part in style.split(";") if ":" in part)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _px(style: str, name: str) -> int:
    return int(float(_declarations(style)[name].removesuffix("px")))
