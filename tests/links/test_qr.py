"""A QR code, photographed by another library, gives the very link."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator.links.builder import build_link
from generator.links.qr import QUIET_ZONE, qr_modules, qr_png, qr_svg
from generator.model.link import LinkSource, LinkSpec

LONG = build_link(
    "https://example.com/ar/accountants/p/acme/?plan=pro#plans",
    LinkSource("acme", "acme", "accountants", "ACME10"),
    LinkSpec("flyer", "qr", "a", "affiliate", "product", "ar"),
    "wasl-accountants-2026q4",
).url
TEXTS = [LONG, "HTTPS://GO.X/P/00003", "https://example.com/%D8%B4/?a=%20&b=1"]
SVG = "{http://www.w3.org/2000/svg}"


def scan(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def drawn(svg: bytes, scale: int) -> Image.Image:
    """The strokes of our own SVG as a picture: whole modules, so no renderer is needed."""
    root = ET.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    image = Image.new("L", (side * scale, side * scale), 255)
    pen = ImageDraw.Draw(image)
    path = root.find(f"{SVG}path")
    assert path is not None
    x = y = 0
    for step in path.attrib["d"].replace("M", "\nM").replace("m", "\nm").replace("h", "\nh").split():
        if step.startswith("M"):
            x = int(step[1:])
        elif step.endswith(".5"):
            y = int(step.removesuffix(".5"))
        elif step.startswith("m"):
            x += int(step[1:])
        elif step.startswith("h"):
            length = int(step[1:])
            pen.rectangle((x * scale, y * scale, (x + length) * scale - 1, (y + 1) * scale - 1), fill=0)
            x += length
    return image


@pytest.mark.parametrize("text", TEXTS)
def test_the_png_scans_at_full_and_at_half_size(text: str) -> None:
    image = Image.open(io.BytesIO(qr_png(text, 8))).convert("L")
    assert scan(image) == [text]
    assert scan(image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)) == [text]


@pytest.mark.parametrize("text", TEXTS)
def test_the_svg_scans(text: str) -> None:
    assert scan(drawn(qr_svg(text), 6)) == [text]


def test_the_svg_scales_is_named_and_runs_nothing() -> None:
    svg = qr_svg(LONG, dark="#123", light="#fefefe", title='شركاء <"&> acme')
    root = ET.fromstring(svg)
    assert set(root.attrib) == {"viewBox", "role", "shape-rendering"}
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == 'شركاء <"&> acme'
    assert [child.tag.removeprefix(SVG) for child in root] == ["title", "rect", "path"]
    assert [child.attrib.get("fill") or child.attrib.get("stroke") for child in root] == [None, "#fefefe", "#123"]


def test_without_a_title_it_is_hidden_from_screen_readers() -> None:
    assert ET.fromstring(qr_svg(LONG)).attrib["aria-hidden"] == "true"


def test_a_colour_cannot_break_out_of_its_attribute() -> None:
    root = ET.fromstring(qr_svg("a", dark='"><script>', light="'\"><x/>"))
    assert [child.tag.removeprefix(SVG) for child in root] == ["rect", "path"]


def test_the_quiet_zone_is_four_modules() -> None:
    image = Image.open(io.BytesIO(qr_png(LONG, 1))).convert("L")
    dark = Image.eval(image, lambda grey: 255 - grey).getbbox()
    assert dark == (QUIET_ZONE, QUIET_ZONE, image.width - QUIET_ZONE, image.height - QUIET_ZONE)
    assert image.width == qr_modules(LONG)


def test_a_short_link_in_capitals_is_a_small_code() -> None:
    version_1, version_2, version_3 = (modules + 2 * QUIET_ZONE for modules in (21, 25, 29))
    assert qr_modules("HTTPS://GO.X/P/00003") == version_1
    assert qr_modules("HTTPS://GO.EXAMPLE.COM/Q/" + "A" * 13) == version_2
    assert qr_modules("https://go.example.com/q/" + "a" * 13) == version_3


def test_the_error_level_is_m_or_better() -> None:
    image = Image.open(io.BytesIO(qr_png(LONG, 4))).convert("L")
    (found,) = zxingcpp.read_barcodes(image)
    assert found.ec_level in ("M", "Q", "H")


def test_same_text_same_bytes() -> None:
    assert qr_svg(LONG, title="a") == qr_svg(LONG, title="a")
    assert qr_png(LONG) == qr_png(LONG)
    assert b"tIME" not in qr_png(LONG)
    assert b"tEXt" not in qr_png(LONG)
