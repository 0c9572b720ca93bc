"""A QR code, photographed by another library, gives the very link."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zlib

import pypdfium2
import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.links.builder import build_link
from generator.links.qr import PRINT_SIDE, QUIET_ZONE, qr_matrix, qr_modules, qr_pdf, qr_png, qr_svg
from generator.model.link import LinkSource, LinkSpec

LONG = build_link(
    "https://example.com/ar/accountants/p/acme/?plan=pro#plans",
    LinkSource("acme", "acme", "accountants", "ACME10"),
    LinkSpec("flyer", "qr", "a", "affiliate", "product", "ar"),
    "wasl-accountants-2026q4",
).url
SHORT = "HTTPS://GO.X/P/00003"
TEXTS = [LONG, SHORT, "HTTPS://PARTNERS.EXAMPLE.COM/Q/NOOR-BOOKS/PAGE/", "https://example.com/%D8%B4/?a=%20&b=1"]
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
def test_the_svg_scans_at_full_and_at_half_size(text: str) -> None:
    assert scan(drawn(qr_svg(text), 6)) == [text]
    assert scan(drawn(qr_svg(text), 3)) == [text]


@pytest.mark.parametrize("text", TEXTS)
def test_the_print_version_scans_at_full_and_at_half_size(text: str) -> None:
    """As a press or an office printer draws it: 300 and 150 dots an inch."""
    for dots in (300, 150):
        image = page(qr_pdf(text)).render(scale=dots / 72).to_pil().convert("L")
        assert abs(image.width - PRINT_SIDE / 25.4 * dots) <= 1
        assert scan(image) == [text]


def test_print_and_picture_show_the_same_side() -> None:
    """Readers also read a code in the mirror, so they do not tell."""
    points = PRINT_SIDE / 25.4 * 72
    side = qr_modules(SHORT) * 8
    printed = page(qr_pdf(SHORT)).render(scale=side / points).to_pil().convert("L").resize((side, side))
    shown = Image.open(io.BytesIO(qr_png(SHORT, 8))).convert("L")
    middles = range(4, side, 8)
    seen = [
        [image.getpixel((x, y)) < 128 for y in middles for x in middles]  # type: ignore[operator]  # one channel
        for image in (printed, shown, drawn(qr_svg(SHORT), 8))
    ]
    assert seen[0] == seen[1] == seen[2]


def page(data: bytes) -> pypdfium2.PdfPage:
    (found,) = pypdfium2.PdfDocument(data)
    return found


def test_the_print_version_has_its_measures_its_ink_and_its_quiet_zone() -> None:
    data = qr_pdf(SHORT)
    side = PRINT_SIDE / 25.4 * 72
    assert page(data).get_size() == pytest.approx((side, side), abs=0.01)
    (stream,) = [part.split(b"\nendstream")[0] for part in data.split(b"stream\n")[1:2]]
    words = zlib.decompress(stream).decode().split(" ")
    assert [words[place - 4 : place] for place, word in enumerate(words) if word == "k"] == [
        ["0", "0", "0", "0"], ["0", "0", "0", "1"],
    ]  # fmt: skip
    assert {word for word in words if word.isalpha()} == {"cm", "k", "re", "f"}
    image = page(data).render(scale=29 * 8 / side).to_pil().convert("L")
    modules = image.width / qr_modules(SHORT)
    dark = Image.eval(image, lambda grey: 255 * (grey < 128)).getbbox()
    assert dark == pytest.approx([QUIET_ZONE * modules] * 2 + [image.width - QUIET_ZONE * modules] * 2, abs=1)


def test_the_print_version_names_no_time_and_no_program() -> None:
    assert qr_pdf(LONG) == qr_pdf(LONG)
    about = pypdfium2.PdfDocument(qr_pdf(LONG)).get_metadata_dict(skip_empty=True)
    assert about == {"Title": LONG}


CAPITALS = st.text(st.sampled_from("ABCXYZ-./:$%*+ "), min_size=1, max_size=90).filter(
    lambda text: (13 + len(text) // 2 * 11 + len(text) % 2 * 6) % 8 != 4  # ends on a whole byte: filled in two ways
)


@given(CAPITALS)
def test_another_encoder_draws_the_same_modules(text: str) -> None:
    """Without digits there is one way to write capitals, so two encoders agree on everything but the mask."""
    ours = qr_matrix(text)
    side, (level, mask) = len(ours), format_of(ours)
    theirs = segno.make_qr(text, error=level, version=(side - 17) // 4, mask=mask, boost_error=False)
    assert ours == tuple(bytes(row) for row in theirs.matrix)


def format_of(matrix: tuple[bytes, ...]) -> tuple[str, int]:
    """The error level and the mask that a code says of itself (ISO/IEC 18004, 7.9)."""
    bits = int("".join(str(matrix[8][x]) for x in (0, 1, 2, 3, 4)), 2) ^ 0b10101
    return "MLHQ"[bits >> 3], bits & 7


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_every_text_comes_back(text: str) -> None:
    assert scan(drawn(qr_svg(text), 4)) == [text]


def test_a_text_that_no_code_holds_is_refused() -> None:
    for text in ("", "a" * 3000):
        with pytest.raises(ValueError, match=r"\w"):
            qr_matrix(text)
    assert qr_modules("a" * 2300) == 177 + 2 * QUIET_ZONE


def test_the_matrix_is_rows_of_modules() -> None:
    matrix = qr_matrix(SHORT)
    assert {len(row) for row in matrix} == {len(matrix)} == {21}
    assert set(b"".join(matrix)) == {0, 1}
    assert matrix[0][:8] == b"\1\1\1\1\1\1\1\0"


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


def test_the_picture_has_the_colours_that_are_asked_for() -> None:
    image = Image.open(io.BytesIO(qr_png(SHORT, 3, dark="#123456", light="#fedcba"))).convert("RGB")
    assert {colour for _, colour in image.getcolors() or ()} == {(0x12, 0x34, 0x56), (0xFE, 0xDC, 0xBA)}


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
