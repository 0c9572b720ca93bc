"""What a camera reads in a kit's QR codes is the short address in capitals, letter by letter, and nothing else."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from generator.model.build import BuildInfo
from generator.model.partner import Partner
from generator.pipeline import read
from generator.render.formats import formats
from generator.render.press import Press

ROOT = Path(__file__).resolve().parents[2]
SHORT = re.compile(rb"HTTPS://[A-Z0-9.-]+/Q/[A-Z0-9-]+/[A-Z0-9-]+/")


def read_code(png: bytes) -> list[bytes]:
    return [code.bytes for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_the_codes_of_every_kit_of_the_example(locale: str) -> None:
    _, project, plan, _ = read(ROOT, None, BuildInfo(date(2027, 1, 15)))
    press = Press(project, plan.family)
    mine = [one for one in plan.family if one.recipe.format == "qr" and one.locale == locale]
    pngs = [one for one in mine if one.path(None).endswith(".png")]
    assert {one.per_partner for one in pngs} == {True, False}
    for cohort in pngs:
        people: list[Partner | None] = [None]
        if cohort.per_partner:
            people = [plan.roster[place] for place in plan.partners_of(cohort)[:2]]
        for partner in people:
            [found] = read_code(press.artifact(cohort, partner).data)
            assert SHORT.fullmatch(found), found


def test_marks_of_direction_do_not_get_into_a_code() -> None:
    finish = formats()["qr"].finish
    assert finish is not None
    made = finish("\u2066HTTPS://A.EXAMPLE/Q/NOOR/PAGE/\u2069\n".encode(), "a.png")
    assert read_code(made) == [b"HTTPS://A.EXAMPLE/Q/NOOR/PAGE/"]
