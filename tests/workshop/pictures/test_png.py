"""The splice of PNG: parts set side by side are the stream of the whole."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workshop.pictures import png
from tests.workshop.pictures.strict_png import chunks_of, pixels_of

PALETTE = bytes(range(256)) * 3


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_adler_of_two_runs_is_that_of_both_together(first: bytes, second: bytes) -> None:
    combined = png.combine_adler(zlib.adler32(first), zlib.adler32(second), len(second))
    assert combined == zlib.adler32(first + second)


@pytest.mark.parametrize("letter", [b"\xff", b"\x00", b"\x80"])
def test_adler_of_long_runs(letter: bytes) -> None:
    first, second = letter * 70_001, b"\xff" * 300_007
    assert png.combine_adler(zlib.adler32(first), zlib.adler32(second), len(second)) == zlib.adler32(first + second)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(1, 30), st.data())
def test_a_picture_with_any_band_is_that_picture(width: int, height: int, data: st.DataObject) -> None:
    """Band at the top, at the bottom, over everything, or empty: always the rows that went in, in a strict file."""
    top = data.draw(st.integers(0, height))
    bottom = data.draw(st.integers(top, height))
    level = data.draw(st.sampled_from([1, 3, 6, 9]))
    pixels = np.random.default_rng(data.draw(st.integers(0, 99))).integers(0, 9, (height, width), np.uint8)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    stride = width + 1
    frame = png.Frame.around(
        png.head_chunks(width, height, png.PALETTE),
        png.open_part(rows[: top * stride], 9),
        png.last_part(rows[bottom * stride :], 9),
    )
    file = frame.around_band(rows[top * stride : bottom * stride], level, PALETTE)
    expected = np.frombuffer(PALETTE, np.uint8).reshape(256, 3)[pixels]
    assert np.array_equal(pixels_of(file), expected)


def test_a_part_can_be_inflated_alone() -> None:
    rows = b"\0abc" * 50
    assert png.inflate(png.open_part(rows, 9)) == rows
    assert png.inflate(png.last_part(rows, 9)) == rows
    assert png.inflate(png.EMPTY) == b""


def test_the_strict_reader_sees_a_wrong_checksum() -> None:
    """The reader of these tests can fail."""
    file = png.SIGNATURE + struct.pack(">I4s", 1, b"tEXt") + b"a" + b"\0\0\0\0"
    with pytest.raises(AssertionError):
        chunks_of(file)
