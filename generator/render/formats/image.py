"""Pictures: the template prints a page to draw, then what a partner puts into it.

A line that holds nothing but U+001E stands between the two. The page is the same for all partners: it is drawn once.
After it stand the fills, a line each: `name: Noor Accounting`. They are read as plain text, so a value keeps its
direction and stands there without the escapes of the page before it.
"""

from generator.model.locale import Locale
from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import Piece, pieces_of_html, pieces_of_text
from generator.render.slots import Sheet

SEPARATOR = "\x1e"


def _cut(marked: str, locale: Locale, _: Sheet) -> list[Piece]:
    page, found, fills = marked.partition(SEPARATOR)
    if not found:
        raise ValueError("a picture is a page, a line that holds U+001E, and the fills, a line each (`name: ...`)")
    drawn = pieces_of_html(page.strip(), locale.dir, Where.PAGE)
    if any(not isinstance(piece, str) for piece in drawn):
        raise ValueError("the page of a picture is drawn once for all partners: print their values as fills, after it")
    spot = Spot(Where.PLAIN, locale.dir)
    return [*drawn, f"\n{SEPARATOR}\n", *pieces_of_text(fills.strip() + "\n", spot, escaped=True)]


FORMAT = Format("image", True, _cut, tool="image")
