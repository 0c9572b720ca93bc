"""Tables: the template prints CSV; with the ending `.xlsx` it becomes a workbook."""

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text

FORMAT = Format("table", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.PLAIN, locale.dir)),
                tool="table")  # fmt: skip
