"""A stamped picture is the picture that the browser would have drawn whole for that partner."""

from __future__ import annotations

import base64
import io
import math
from dataclasses import dataclass
from html import escape

import numpy as np
import pytest
from PIL import Image

from generator.links.qr import qr_matrix
from generator.text.colour import to_hex
from generator.workshop.draughtsman import Draughtsman, Job
from generator.workshop.pictures.base import Base, base_of
from generator.workshop.pictures.colours import readable_pair
from generator.workshop.pictures.shape import Box, Fill, Fills
from generator.workshop.pictures.stamp import Stamper
from generator.workshop.pictures.tile import Words, fitted
from generator.workshop.pictures.typeset import Face
from tests.workshop.scene import BOLD, REGULAR, THEME, Scene

LIKE = 44.0  # decibels: above this nobody tells two pictures apart that lie side by side
LIKE_WORDS = 31.0  # the same of each box alone, where all differences gather

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="120" height="80" rx="12"
fill="#7a1f3d"/><circle cx="42" cy="40" r="22" fill="#f2b705"/><path d="M70 18h34v44H70z" fill="#fff"/></svg>"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A partner in a picture."""

    language: str
    width: int
    height: int
    name: str
    code: str
    brand: str
    accent: str
    logo: bytes = LOGO


SAMPLES = {
    "arabic": Sample("ar", 1200, 630, "مؤسسة نور للمحاسبة", "الرمز: NOOR20", "#0b5d4e", "#b04a00"),
    "vocalised": Sample("ar", 1080, 1080, "دار مُحَمَّد & Co.", "الرمز: \u20667-UFUQ\u2069", "#1d3f8f", "#c2185b"),
    "english": Sample("en", 1600, 900, "Manara Accounting Ltd.", "Code: MANARA", "#5b2a86", "#00695c"),
    "pale": Sample("en", 1500, 500, "Lamar Clinics", "Code: LAMAR15", "#f7c948", "#8ecae6"),
    "long": Sample("ar", 1080, 1350, "مكتب الخليج للاستشارات", "الرمز: GULF", "#7f1d1d", "#14532d"),
    "plain": Sample("en", 1080, 1920, "Noor & Partners", "Code: NOOR", "#202a44", "#a1440a", logo=b""),
}
URL = "HTTPS://GO.EXAMPLE/Q/NOOR/PAGE/"


@pytest.fixture(scope="module")
def fonts() -> dict[int, bytes]:
    return {400: (THEME / REGULAR).read_bytes(), 700: (THEME / BOLD).read_bytes()}


def fills(sample: Sample) -> Fills:
    direction = "rtl" if sample.language == "ar" else "ltr"
    return Fills(
        sample.name, sample.code, URL, sample.logo, sample.brand, sample.accent,
        "rtl" if direction == "rtl" else "ltr", sample.language,
    )  # fmt: skip


def whole(sample: Sample, base: Base, fonts: dict[int, bytes]) -> Job:
    """The page with everything of the partner in it, for the browser to draw."""
    pair = readable_pair(sample.brand, sample.accent)
    boxes = {box.fill: box for box in (base.boxes if sample.logo else base.alone)}
    values = {
        "name": words(boxes["name"], sample.name, sample, fonts[700]),
        "code": words(boxes["code"], sample.code, sample, fonts[400]),
        "qr": code(boxes["qr"]),
        "logo": f'<img src="{address("image/svg+xml", sample.logo)}" alt="">' if sample.logo else "",
    }
    extra = "" if sample.logo else places(boxes)
    scene = Scene(
        sample.language, sample.width, sample.height, to_hex(pair.brand), to_hex(pair.accent), values, extra=extra
    )
    return Job(scene.html(), sample.width, sample.height)


def places(boxes: dict[Fill, Box]) -> str:
    """Without a logo the words have other boxes than the template says."""
    return "".join(
        f"[data-fill={box.fill}]{{position:fixed!important;inset:{box.y}px auto auto {box.x}px!important;"
        f"width:{box.width}px;height:{box.height}px!important;line-height:{box.height}px!important}}"
        for box in (boxes["name"], boxes["code"])
    )


def words(box: Box, text: str, sample: Sample, font: bytes) -> str:
    """A line at the size at which it is stamped; how that size is found is no matter of likeness."""
    face = Face(font)
    direction = fills(sample).dir
    (line,) = fitted(face, box, Words(text, direction, sample.language))
    # A closing dot of a Latin word belongs to that word: the stamped line holds it so by the same mark.
    mark = "\u200e" if direction == "rtl" and text[-1] == "." else ""
    return f'<p style="font-size:{line.scale * face.units:.4f}px">{escape(text)}{mark}</p>'


def code(box: Box) -> str:
    matrix = np.array([[0 if dark else 255 for dark in row] for row in qr_matrix(URL)], np.uint8)
    picture = io.BytesIO()
    Image.fromarray(matrix).save(picture, "PNG")
    side = len(matrix) * (box.width // (len(matrix) + 4))
    place = f"position:absolute;inset:{(box.height - side) // 2}px auto auto {(box.width - side) // 2}px"
    source = address("image/png", picture.getvalue())
    return f'<img style="{place};width:{side}px;height:{side}px;image-rendering:pixelated" src="{source}" alt="">'


def address(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def pixels(picture: bytes) -> np.ndarray[tuple[int, int, int], np.dtype[np.float64]]:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), np.float64)


def likeness(one: np.ndarray[tuple[int, int, int], np.dtype[np.float64]], other: object) -> float:
    """Peak signal-to-noise ratio in decibels."""
    wrong = float(np.mean((one - np.asarray(other)) ** 2))
    return 10 * math.log10(255**2 / wrong) if wrong else math.inf


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_stamped_picture_is_what_the_browser_draws(
    draughtsman: Draughtsman, fonts: dict[int, bytes], sample: Sample
) -> None:
    empty = Scene(sample.language, sample.width, sample.height).html()
    (drawing,) = draughtsman.draw([Job(empty, sample.width, sample.height)])
    base = base_of(drawing)
    stamped = pixels(Stamper(fonts).stamp(base, fills(sample), ".png"))
    drawn = pixels(draughtsman.draw_whole(whole(sample, base, fonts)))
    for box in base.boxes if sample.logo else base.alone:
        place = slice(box.y, box.y + box.height), slice(box.x, box.x + box.width)
        least = math.inf if box.fill == "qr" else LIKE_WORDS
        assert likeness(stamped[place], drawn[place]) >= least, box.fill
    assert likeness(stamped, drawn) >= LIKE
