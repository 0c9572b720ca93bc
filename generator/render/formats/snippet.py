"""HTML to paste into somebody else's site: self-contained, inline styles, no script."""

from generator.render.formats.shape import Format
from generator.render.notation import Where
from generator.render.resolve import pieces_of_html

FORMAT = Format("snippet", True, lambda marked, locale, _: pieces_of_html(marked, locale.dir, Where.PAGE))
