"""Mail as HTML: the only door to css-inline, and the mail's style on copy that Markdown made.

Runs once for each cohort, on the marked output of a template, before values are resolved and slots are cut: css-inline
keeps the marker characters in text, in attributes and inside conditional comments. See `docs/email.md`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from generator.model.locale import Locale
from generator.render.formats.shape import Format, Halves
from generator.render.notation import Dir, Where
from generator.render.resolve import Piece, pieces_of_html
from generator.render.slots import Sheet
from generator.render.stencil import merged
from generator.text.markers import HOLD_END, HOLD_START, strip_markers

_BLOCK: Final = re.compile(r"<style.*?</style>", re.DOTALL)
_BASE_BLOCK: Final = re.compile(r'<style data-mail="inline">[^<]*</style>\s*')
_EMPTY_BLOCK: Final = re.compile(r"<style[^>]*>\s*</style>\s*")
_BLANK_LINES: Final = re.compile(r"\n\s*\n+")
_TEXT_TAG: Final = re.compile(r"<(p|h1|h2|h3|ul|ol|li)(?=[\s>])")
_LINK_TAG: Final = re.compile(r"<a(?=[\s>])")


def inline_mail(html: str) -> str:
    """Write the styles of a whole mail into its elements.

    What is left of the block `<style data-mail="inline">` (selectors that this mail has no element for) goes away, the
    other blocks stay as they are: a client that drops one must lose only that one (email lint E45).
    Colours printed into a style lose their value markers, because a style has no direction.
    Raises `ValueError` where the styles cannot be read.
    """
    import css_inline  # with the first mail: every page knows this module, and few pages are mails

    bare = _BLOCK.sub(lambda block: strip_markers(block[0]).replace(HOLD_START, "").replace(HOLD_END, ""), html)
    try:
        inlined = _inliner().inline(bare)
    except css_inline.InlineError as error:
        raise ValueError(f"the styles of the mail cannot be read: {error}") from error
    without_base = _BASE_BLOCK.sub("", inlined)
    return _BLANK_LINES.sub("\n", _EMPTY_BLOCK.sub("", without_base))


@cache
def _inliner() -> Any:
    import css_inline

    return css_inline.CSSInliner(
        keep_style_tags=True,
        remove_inlined_selectors=True,
        minify_css=True,
        load_remote_stylesheets=False,
    )


def style_copy(html: str, direction: Dir) -> str:
    """Give the paragraphs, headings, lists and links of Markdown's output what a mail needs of them.

    Text elements get `dir` and inline direction, because clients drop the one or the other; links get the class that
    the theme styles, and never `dir` (Outlook on Windows draws such links wrongly). A first-level heading becomes a
    second-level one: the template's heading is the only `h1`.
    """
    side = "right" if direction == "rtl" else "left"
    own = f' dir="{direction}" style="direction:{direction};text-align:{side}"'
    lowered = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    directed = _TEXT_TAG.sub(lambda found: f"<{found[1]}{own}", lowered)
    return _LINK_TAG.sub('<a class="link"', directed)


def _resolved(marked: str, locale: Locale) -> list[Piece]:
    return pieces_of_html(inline_mail(marked), locale.dir, Where.MAIL)


def _filled(pieces: list[Piece], _: Locale, sheet: Sheet) -> list[Piece]:
    return merged(pieces, sheet)


_HALVES: Final = Halves(_resolved, _filled)
"""The styles are written in and values resolved before the service's tags are put in: no HTML parser ever sees them."""

FORMAT = Format("email", True, _HALVES.cut, halves=_HALVES)
