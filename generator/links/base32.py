"""Base32 in lower case, for addresses and ids: the standard library's takes ten times as long."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
PAIRS: Final = tuple(first + second for first in _LETTERS for second in _LETTERS)
"""Ten bits each: two letters."""


def base32(data: bytes) -> str:
    """RFC 4648 in lower case. `data` is a multiple of five bytes, so there is no padding."""
    number = int.from_bytes(data, "big")
    return "".join([PAIRS[number >> shift & 1023] for shift in range(len(data) * 8 - 10, -1, -10)])
