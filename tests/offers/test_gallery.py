"""The gallery of the documentation shows every offer that comes with Wasl, as it is said now."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator.offers.as_data import bare
from generator.offers.words import tell
from tests.offers.shelf import presets, speech

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "offers-gallery.md").read_text("utf-8")


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    """`scripts/gallery.py`, which makes the page."""
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "scripts" / "gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def test_the_page_is_up_to_date(gallery: ModuleType) -> None:
    assert gallery.gallery() == PAGE, "run scripts/gallery.py"


@pytest.mark.parametrize("name", sorted(presets()))
def test_every_offer_is_there_in_both_languages(name: str) -> None:
    part = PAGE.split(f'<a id="{name}"></a>')[1].split("<a id=")[0]
    english, arabic = part.split('<div dir="rtl" lang="ar">')
    for text, code in ((english, "en"), (arabic, "ar")):
        told = tell(presets()[name], speech(code))
        assert bare(told.short) in bare(text).replace("\\", "")
        assert f"{len(told.terms)}. " in text


def test_the_markup_is_whole() -> None:
    for tag in ("div", "details", "summary"):
        assert PAGE.count(f"<{tag}") == PAGE.count(f"</{tag}>") > 0
    assert "%(" not in PAGE
    assert "\n\n\n" not in PAGE
