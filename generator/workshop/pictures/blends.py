"""Reducing a flat drawing to the few blends of a palette.

The colours of a drawing are split into cells: always the cell with the greatest error, at its mean, across the
channel in which it is widest (as Wu's quantiser does). Then each colour goes to the nearest mean. All in whole
numbers, so that every machine comes to the same cells. Gradients come out far finer than with an octree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.model.declared import dataclass
from generator.workshop.pictures.palette import BLENDS, PLAIN, WHOLE, Share

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Numbers = NDArray[np.int64]

TOLERANCE: Final = 12
"""How far (of 255) the shares of one pixel may be from a whole: every layer of a drawing rounds each channel."""

_WHITE: Final = (0, 255, 0)
_ROUNDS: Final = 3
_FINE: Final = 16
"""Means are whole numbers of sixteenths."""


@dataclass(frozen=True, slots=True)
class Blends:
    """A drawing, reduced: an index for each pixel, and the shares that each index stands for."""

    indices: bytes
    shares: tuple[Share, ...]


@dataclass(slots=True)
class _Cell:
    """Colours by their place in the list, how far they are from their mean, and where to split them."""

    places: Numbers
    error: int
    channel: int
    mean: int


def reduce_to_blends(drawing: Image.Image) -> Blends:
    """Reduce a flat drawing (RGB) to at most 127 blends and white.

    An index stands for the mean of all pixels that carry it. Raises `ValueError` where a pixel is no blend: another
    colour, a shadow, a photograph.
    """
    import numpy as np

    counted = drawing.getcolors(drawing.width * drawing.height) or []
    found = sorted((colour, count) for count, colour in counted if isinstance(colour, tuple))
    _check_blends(drawing, found)
    rest = [entry for entry in found if entry[0] != _WHITE]
    colours = np.array([colour for colour, _ in rest], np.int64).reshape(-1, 3)
    counts = np.array([count for _, count in rest], np.int64)
    numbers = _nearest(colours, counts, _cells(colours, counts))
    sums = np.zeros((BLENDS, 3), np.int64)
    np.add.at(sums, numbers, colours * counts[:, None])
    return Blends(_indices(drawing, colours, numbers), tuple(_share(*map(int, row)) for row in sums))


def _check_blends(drawing: Image.Image, found: list[tuple[tuple[int, ...], int]]) -> None:
    wrong = {colour: count for colour, count in found if abs(sum(colour) - 255) > TOLERANCE}
    if not wrong:
        return
    pixels, width = drawing.load(), drawing.width
    places = ((place % width, place // width) for place in range(width * drawing.height))
    x, y = next(place for place in places if pixels is not None and pixels[place] in wrong)
    shown = "#{:02x}{:02x}{:02x}".format(*drawing.getpixel((x, y)))  # type: ignore[misc]
    raise ValueError(
        f"{sum(wrong.values())} pixels show no blend of --brand (drawn as #f00), --accent (#00f) and --white (#0f0); "
        f"the first, at {x}, {y} from the top left, shows {shown}. Black, shadows, filters and further colours cannot "
        "follow a partner's colours: take them out, or mark the picture with data-photo"
    )


def _cells(colours: Numbers, counts: Numbers) -> list[Numbers]:
    """The colours in at most 127 cells."""
    import numpy as np

    cells = [_cell(colours, counts, np.arange(len(colours)))]
    while len(cells) < BLENDS:
        worst = max(range(len(cells)), key=lambda number: cells[number].error)
        cell = cells[worst]
        if not cell.error:
            break
        low = colours[cell.places, cell.channel] * _FINE <= cell.mean
        cells[worst] = _cell(colours, counts, cell.places[low])
        cells.append(_cell(colours, counts, cell.places[~low]))
    return [cell.places for cell in cells]


def _cell(colours: Numbers, counts: Numbers, places: Numbers) -> _Cell:
    if len(places) < 2:
        return _Cell(places, 0, 0, 0)
    members, weights = colours[places], counts[places][:, None]
    total = int(weights.sum())
    firsts = [int(number) for number in (members * weights).sum(axis=0)]
    seconds = [int(number) for number in (members * members * weights).sum(axis=0)]
    spreads = [second - first * first // total for first, second in zip(firsts, seconds, strict=True)]
    widest = max(range(3), key=lambda channel: int(members[:, channel].max() - members[:, channel].min()))
    channel = max(range(3), key=lambda number: spreads[number])
    channel = channel if spreads[channel] > 0 else widest
    return _Cell(places, max(1, sum(spreads)), channel, firsts[channel] * _FINE // total)


def _nearest(colours: Numbers, counts: Numbers, cells: list[Numbers]) -> Numbers:
    """By colour, the number of its cell, after moving colours to the nearest mean a few times."""
    import numpy as np

    numbers = np.zeros(len(colours), np.int64)
    for number, places in enumerate(cells):
        numbers[places] = number
    for _ in range(_ROUNDS):
        least = np.full(len(colours), np.iinfo(np.int64).max)
        moved = numbers.copy()
        for number, mean in enumerate(_means(colours, counts, numbers)):
            distance = ((colours * _FINE - mean) ** 2).sum(axis=1)
            nearer = distance < least
            least[nearer], moved[nearer] = distance[nearer], number
        numbers = moved
    return numbers


def _means(colours: Numbers, counts: Numbers, numbers: Numbers) -> Numbers:
    """The mean colour of each cell. Empty ones are far from everything."""
    import numpy as np

    sums, weights = np.zeros((BLENDS, 3), np.int64), np.zeros(BLENDS, np.int64)
    np.add.at(sums, numbers, colours * counts[:, None])
    np.add.at(weights, numbers, counts)
    means = sums * _FINE // np.maximum(weights, 1)[:, None]
    means[weights == 0] = -(1 << 20)
    return means


def _indices(drawing: Image.Image, colours: Numbers, numbers: Numbers) -> bytes:
    """The index of each pixel, row by row."""
    import numpy as np

    table = np.full(1 << 24, PLAIN, np.uint8)
    table[colours[:, 0] << 16 | colours[:, 1] << 8 | colours[:, 2]] = numbers
    pixels = np.asarray(drawing).astype(np.uint32)
    return bytes(table[pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]].tobytes())


def _share(red: int, green: int, blue: int) -> Share:
    """The shares of an index from the sums of its pixels. One that no pixel carries takes white."""
    total = red + green + blue
    if not total:
        return 0, WHOLE, 0
    brand = min(WHOLE, (2 * red * WHOLE + total) // (2 * total))
    accent = min(WHOLE - brand, (2 * blue * WHOLE + total) // (2 * total))
    return brand, WHOLE - brand - accent, accent
