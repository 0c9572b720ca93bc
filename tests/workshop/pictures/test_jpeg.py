"""The splice of JPEG: byte for byte what encoding the whole picture gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.workshop.pictures import jpeg


def noise(width: int, height: int, seed: int) -> Image.Image:
    rough = np.random.default_rng(seed).integers(0, 256, (height // 4 + 1, width // 4 + 1, 3), np.uint8)
    return Image.fromarray(rough).resize((width, height), Image.Resampling.BICUBIC)


@settings(max_examples=40, deadline=None)
@given(st.integers(8, 90), st.integers(8, 150), st.sampled_from(["4:4:4", "4:2:0"]), st.integers(0, 9), st.data())
def test_splice_is_the_whole_encoding(
    width: int, height: int, subsampling: str, seed: int, data: st.DataObject
) -> None:
    """Any band, also one that begins beyond eight rows of blocks, and heights that end within a block."""
    top = data.draw(st.integers(0, height - 1))
    bottom = data.draw(st.integers(top + 1, height))
    picture, other = noise(width, height, seed), noise(width, height, seed + 100)
    frame = jpeg.frame_of(picture, top, bottom, subsampling)
    assert frame.top <= top
    assert frame.bottom >= bottom
    rows = (0, frame.top, width, frame.bottom)
    whole = picture.copy()
    whole.paste(other.crop(rows), (0, frame.top))
    assert frame.around_band(other.crop(rows)) == jpeg.encode(whole, subsampling=subsampling)


@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:0"])
@pytest.mark.parametrize(("size", "band"), [((1200, 630), (440, 630)), ((1080, 1350), (73, 301)), ((96, 50), (0, 50))])
def test_splice_of_real_sizes(size: tuple[int, int], band: tuple[int, int], subsampling: str) -> None:
    picture, other = noise(*size, 1), noise(*size, 2)
    frame = jpeg.frame_of(picture, *band, subsampling)
    strip = other.crop((0, frame.top, size[0], frame.bottom))
    whole = picture.copy()
    whole.paste(strip, (0, frame.top))
    assert frame.around_band(strip) == jpeg.encode(whole, subsampling=subsampling)
