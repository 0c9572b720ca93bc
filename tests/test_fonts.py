"""The typeface of the base theme: what it says it covers is true, and Arabic joins, stacks and kerns as upstream's."""

from __future__ import annotations

import importlib.util
import io
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "themes" / "base" / "fonts"
WOFF2 = FONTS / "alexandria.woff2"
RECORD: dict[str, Any] = json.loads((ROOT / "tests" / "fonts" / "shaping.json").read_text(encoding="utf-8"))
CASES = [(name, weight) for name, entry in RECORD.items() for weight in entry["weights"]]


@cache
def maker() -> ModuleType:
    """`scripts/build_fonts.py`, whose shaping and comparison are the ones that the record was made with."""
    spec = importlib.util.spec_from_file_location("build_fonts", ROOT / "scripts" / "build_fonts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def font_bytes() -> bytes:
    plain: bytes = maker().uncompressed(WOFF2.read_bytes())
    return plain


def without(*tables: str) -> bytes:
    font = TTFont(io.BytesIO(font_bytes()))
    for table in tables:
        del font[table]
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def features(table: str) -> set[str]:
    return {record.FeatureTag for record in TTFont(WOFF2)[table].table.FeatureList.FeatureRecord}


def test_the_coverage_list_is_what_the_font_draws() -> None:
    listed = (FONTS / "coverage.txt").read_text(encoding="utf-8").split()
    assert listed == list(maker().ranges(TTFont(WOFF2).getBestCmap()))


@pytest.mark.parametrize("text", ["وصل", "ٱلوصل", "پچژڤگکی", "٠١٢٣٤٥٦٧٨٩٫٬٪", "،؛؟«»…", "Wasl 0-9 @ € ™ ← →", "ğışĞİŞ"])
def test_words_that_pages_use_are_covered(text: str) -> None:
    assert not {ord(character) for character in text} - set(TTFont(WOFF2).getBestCmap())


def test_layout_features_of_arabic_are_kept() -> None:
    assert {"init", "medi", "fina", "rlig", "ccmp", "tnum"} <= features("GSUB")
    assert {"mark", "mkmk", "kern"} <= features("GPOS")


def test_one_weight_axis_from_regular_to_bold() -> None:
    axes = [(axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) for axis in TTFont(WOFF2)["fvar"].axes]
    assert axes == [("wght", 400, 400, 700)]


def test_it_is_small_enough_for_a_phone() -> None:
    assert WOFF2.stat().st_size <= 40_000


def test_the_licence_travels_with_it() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8").upper()


@pytest.mark.parametrize(("name", "weight"), CASES)
def test_text_is_shaped_as_the_full_font_shapes_it(name: str, weight: str) -> None:
    entry = RECORD[name]
    assert maker().alike(maker().shape(font_bytes(), entry["text"], int(weight)), entry["weights"][weight])


@pytest.mark.parametrize("table", ["GSUB", "GPOS"])
@pytest.mark.parametrize("name", ["vocalised", "stacked marks"])
def test_the_comparison_notices_a_font_that_lost_its_layout(name: str, table: str) -> None:
    entry = RECORD[name]
    assert not maker().alike(maker().shape(without(table), entry["text"], 400), entry["weights"]["400"])


def test_weights_differ() -> None:
    regular, bold = (maker().shape(font_bytes(), "وصل", weight) for weight in (400, 700))
    assert not maker().alike(regular, bold)
