"""The offers that Wasl comes with, and how they are spoken, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.load.project import read_presets
from generator.load.yaml import parse_yaml
from generator.model.offer import Offer
from generator.model.problem import Problem
from generator.offers.words import Speech
from generator.text.catalogue import read_catalogue
from generator.text.cldr import make_locale
from generator.validate.typed import build

LOCALES = Path(__file__).parents[2] / "themes" / "base" / "locales"


@cache
def presets() -> dict[str, Offer]:
    """By name. Each is read as a build reads it."""
    source, problems = read_presets()
    assert not problems
    return {
        key.rpartition("/")[2].removesuffix(".yaml"): an_offer(source.texts[file.path])
        for key, file in source.yaml.items()
    }


def an_offer(text: str) -> Offer:
    """The offer that this YAML says."""
    problems: list[Problem] = []
    node, found = parse_yaml("offer.yaml", text)
    assert node is not None, found
    made = build(Offer, node, problems)
    assert made is not None, problems
    return made


@cache
def speech(code: str) -> Speech:
    """`ar` or `en`, with the words of the base theme."""
    locale = make_locale(code)
    catalogue, problems = read_catalogue((LOCALES / f"{code}.po").read_text("utf-8"), locale, code)
    assert not problems
    return Speech(locale, catalogue)
