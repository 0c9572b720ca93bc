"""The `.eml` draft of a mail, composed from its HTML and its text."""

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text

FORMAT = Format(
    "draft", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.PLAIN, locale.dir)), composed=True
)
