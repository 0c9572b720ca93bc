"""Pictures of a document as SVG text, whatever they are made from: one form that a layout takes as a plain value."""

from __future__ import annotations

import base64
import struct
from itertools import groupby
from typing import Final

from generator.links.qr import qr_matrix
from generator.workshop.shelf import Shelf

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_QUIET: Final = 2
"""Modules of white around a code inside its picture; layouts set it on white, which gives the rest of the four."""


def svg_of(source: str, shelf: Shelf) -> str:
    """`logo:NAME`, `qr:TEXT` or `theme:NAME` as SVG. Raises `ValueError` that names what cannot be drawn."""
    scheme, _, name = source.partition(":")
    if scheme == "qr":
        return code_svg(name)
    try:
        data = shelf.logo(name) if scheme == "logo" else shelf.theme(name)
    except KeyError:
        raise ValueError(f"there is no picture {name!r}") from None
    if data.startswith(_PNG):
        return _framed(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "<svg" in text:
        return text
    raise ValueError(f"{name!r} is neither SVG nor PNG")


def code_svg(text: str) -> str:
    """A QR code as one filled path: modules drawn apart would show hairlines between them."""
    matrix = qr_matrix(text)
    side = len(matrix) + 2 * _QUIET
    path: list[str] = []
    for y, row in enumerate(matrix, _QUIET):
        x = _QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{"".join(path)}"/></svg>'
    )


def _framed(png: bytes) -> str:
    """A PNG inside an SVG of its own size, so that it travels as text."""
    if len(png) < 24:
        raise ValueError("a PNG without a head")
    width, height = struct.unpack_from(">II", png, 16)
    data = base64.b64encode(png).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
