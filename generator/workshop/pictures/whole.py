"""Pictures into which no partner is put: finished when they are drawn."""

from __future__ import annotations

import io
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.pictures.jpeg import encode
from generator.workshop.pictures.shape import Drawing

COLOURS: Final = 256
FEW: Final = 4096
"""Pictures of words have some two thousand colours, most of them the edges of letters; photographs have far more."""

_MAGIC: Final = b"WASLWHO1"


@dataclass(frozen=True, slots=True)
class Whole:
    """A finished picture as PNG."""

    png: bytes

    def file(self, ending: str) -> bytes:
        """The picture as PNG or JPEG, by its `ending`. Raises `ValueError` for another one."""
        if ending == ".png":
            return self.png
        if ending not in {".jpg", ".jpeg"}:
            raise ValueError(f"pictures end in .png or .jpg, not in {ending!r}")
        from PIL import Image

        return encode(Image.open(io.BytesIO(self.png)).convert("RGB"))

    def to_bytes(self) -> bytes:
        """As bytes of its own format."""
        return _MAGIC + self.png

    @classmethod
    def from_bytes(cls, data: bytes) -> Whole | None:
        """The picture that `to_bytes` wrote; none where these are the bytes of something else."""
        return cls(data.removeprefix(_MAGIC)) if data.startswith(_MAGIC) else None


def is_whole(drawing: Drawing) -> bool:
    """Whether nothing of a partner goes into it: neither boxes nor a card nor colours."""
    return not drawing.flat and not drawing.boxes and drawing.band == (0, 0)


def whole_of(drawing: Drawing) -> Whole:
    """The picture, in a palette where few colours make it up: a third of the bytes, and nobody sees a difference."""
    from PIL import Image

    picture = Image.open(io.BytesIO(drawing.png)).convert("RGB")
    if picture.getcolors(FEW) is not None:
        picture = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return Whole(out.getvalue())
