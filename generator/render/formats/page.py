"""HTML of the site."""

from generator.render.formats.shape import Format
from generator.render.notation import Where
from generator.render.resolve import pieces_of_html

FORMAT = Format("page", True, lambda marked, locale, _: pieces_of_html(marked, locale.dir, Where.PAGE))
