"""The archive of a kit, composed of what its `kit.yaml` names."""

from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text

FORMAT = Format("archive", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.PLAIN, locale.dir)),
                composed=True)  # fmt: skip
