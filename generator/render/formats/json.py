"""JSON: a partner's value inside a string is escaped as JSON, never isolated."""

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text

FORMAT = Format("json", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.JSON, locale.dir)))
