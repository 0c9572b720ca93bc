"""Stamping: one partner's name, code, logo, QR code and colours into a base, and the file of it."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Generic, TypeVar

from generator.workshop.pictures.base import Base
from generator.workshop.pictures.canvas import as_jpeg, coloured, paste
from generator.workshop.pictures.code import code_tile
from generator.workshop.pictures.colours import readable_pair
from generator.workshop.pictures.logo import LogoTile, logo_tile
from generator.workshop.pictures.palette import recolour
from generator.workshop.pictures.shape import Box, Fills
from generator.workshop.pictures.tile import Words, tile
from generator.workshop.pictures.typeset import Face

T = TypeVar("T")

_NO_LOGO: Final = LogoTile(b"", b"")
_KEPT_LOGOS: Final = 64
_KEPT_TILES: Final = 256


class Stamper:
    """Stamps partners into bases, also from several threads. It keeps what several pictures of a partner share."""

    def __init__(self, fonts: Mapping[int, bytes], level: int = 3) -> None:
        """`fonts` are static font files by their weight, each with all scripts; `level` is deflate's, 1 to 9.

        On flat pictures 3 takes a third of the time of 6, for a file that is 5 % larger; 4 and 5 give larger ones.
        """
        self._faces = {weight: Face(file) for weight, file in fonts.items()}
        self._level = level
        self._logos: _Kept[LogoTile] = _Kept(_KEPT_LOGOS)
        self._words = lru_cache(maxsize=_KEPT_TILES)(self._draw_words)
        self._code = lru_cache(maxsize=_KEPT_TILES)(code_tile)

    def stamp(self, base: Base, fills: Fills, ending: str) -> bytes:
        """One partner's picture as PNG or JPEG, by its `ending` (`.png`, `.jpg` or `.jpeg`).

        Raises `ValueError` for another ending, a logo that cannot be drawn, a box too small for the QR code.
        """
        if ending not in {".png", ".jpg", ".jpeg"}:
            raise ValueError(f"pictures end in .png or .jpg, not in {ending!r}")
        logo = self._logo(base, fills)
        palette = recolour(base.shares, readable_pair(fills.brand, fills.accent), logo.colours)
        rows = self._composed(base, fills, logo, palette)
        if ending == ".png":
            return base.frame.around_band(rows, self._level, palette if base.flat else b"")
        return as_jpeg(base, rows, palette)

    def _composed(self, base: Base, fills: Fills, logo: LogoTile, palette: bytes) -> bytearray:
        """The band's rows with everything of the partner in them."""
        rows = bytearray(base.rows)
        cell = 1 if base.flat else 3
        for box, indices in self._tiles(base, fills, logo):
            pixels = indices if base.flat else coloured(indices, palette)
            paste(rows, base.width * cell + 1, box.x * cell + 1, box.y - base.band[0], pixels, box.width * cell)
        return rows

    def _tiles(self, base: Base, fills: Fills, logo: LogoTile) -> Iterator[tuple[Box, bytes]]:
        """What fills each box, as palette indices. Empty fills leave their box white."""
        for box in base.boxes if logo.indices else base.alone:
            if box.fill == "logo":
                yield box, logo.indices
            elif box.fill == "qr":
                if fills.url:
                    yield box, self._code(fills.url, box)
            elif text := fills.name if box.fill == "name" else fills.code:
                yield box, self._words(box, text, fills.dir, fills.language)

    def _draw_words(self, box: Box, text: str, direction: str, language: str) -> bytes:
        face = self._faces[min(self._faces, key=lambda weight: (abs(weight - box.weight), weight))]
        return tile(face, box, Words(text, "rtl" if direction == "rtl" else "ltr", language))

    def _logo(self, base: Base, fills: Fills) -> LogoTile:
        box = next((box for box in base.boxes if box.fill == "logo"), None)
        if box is None or not fills.logo:
            return _NO_LOGO
        key = blake2b(fills.logo, digest_size=16).digest() + f"{box.width},{box.height},{box.side}".encode()
        return self._logos.get(key, lambda: logo_tile(fills.logo, box))


class _Kept(Generic[T]):
    """The last few results of long work, by a short key, so that large input is not kept with them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[bytes, T] = OrderedDict()

    def get(self, key: bytes, make: Callable[[], T]) -> T:
        found = self._kept.pop(key, None)
        self._kept[key] = made = make() if found is None else found
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
        return made


def engine() -> str:
    """What draws, with versions: part of the key of every kept picture, since other versions give other bytes."""
    from importlib.metadata import version

    names = ("numpy", "pillow", "typst", "uharfbuzz", "zxing-cpp")
    return " ".join([*(f"{name} {version(name)}" for name in names), f"zlib {zlib.ZLIB_RUNTIME_VERSION}"])
