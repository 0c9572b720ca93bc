"""Documents: the template prints one page in a small vocabulary; the file's ending chooses PDF, Word or slides."""

from generator.render.formats.shape import Format
from generator.render.notation import Where
from generator.render.resolve import pieces_of_html

FORMAT = Format("document", True, lambda marked, locale, _: pieces_of_html(marked, locale.dir, Where.PAGE),
                tool="document")  # fmt: skip
