"""Posts in a text file: each post was resolved for its network already."""

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text

FORMAT = Format("post", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.PLAIN, locale.dir)))
