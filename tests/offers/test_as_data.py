"""What `offer.json` holds: the whole of a public offer, exact, and nothing that is private or only recollected."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.model.offer import Offer
from generator.offers.as_data import as_data, offers_as_data
from generator.text.bidi import BIDI_CONTROL
from generator.text.markers import leftover
from tests.offers.shelf import an_offer, presets, speech

BOTH = (speech("ar"), speech("en"))
PUBLIC = sorted(name for name, offer in presets().items() if not offer.private)


@pytest.mark.parametrize("name", PUBLIC)
def test_it_reads_back_as_the_same_offer(name: str) -> None:
    data = as_data(presets()[name], BOTH)
    del data["sentences"]
    assert Offer.model_validate(json.loads(json.dumps(data))) == presets()[name]


@pytest.mark.parametrize("name", PUBLIC)
def test_it_is_said_in_every_language(name: str) -> None:
    said = as_data(presets()[name], BOTH)["sentences"]
    assert list(said) == ["ar", "en"]
    for language, letters in (("ar", "[؀-ۿ]"), ("en", "[A-Za-z]")):
        assert re.search(letters, said[language]["headline"])
        assert re.search(letters, said[language]["short"])


def test_figures_are_exact_texts() -> None:
    data = as_data(an_offer(OFFER), ())
    line = data["lines"][0]
    assert line["give"] == {"kind": "share", "percent": "7.50", "of": "net-revenue"}
    assert line["repeat"] == {"for": "P3Y"}  # the same period as P36M
    assert line["caps"] == [{"of": "value", "max": "1000000.001", "unit": "KWD", "window": "P1Y"}]
    assert data["valid_from"] == "2026-01-01"
    assert not any(isinstance(value, float) for value in leaves(data))


def test_texts_hold_no_marks() -> None:
    for name in PUBLIC:
        texts = [value for value in leaves(as_data(presets()[name], BOTH)["sentences"]) if isinstance(value, str)]
        assert texts
        assert not any(set(text) & BIDI_CONTROL or "\xa0" in text or leftover(text) is not None for text in texts), name


def test_a_private_offer_leaves_no_trace() -> None:
    private = presets()["salesforce"]
    assert private.private
    with pytest.raises(ValueError, match="private"):
        as_data(private, BOTH)
    assert list(offers_as_data({"salesforce": private, "gusto": presets()["gusto"]}, BOTH)) == ["gusto"]


def test_recollections_are_left_out() -> None:
    text = json.dumps(as_data(an_offer(RECOLLECTED), BOTH), ensure_ascii=False)
    assert "somebody remembers" not in text
    assert "rumour" not in text
    assert "12345" not in text
    assert "own page" in text


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


OFFER = """\
name: {ar: عرض, en: An offer}
valid_from: 2026-01-01
lines:
- id: share
  to: referrer
  event: pay
  give: {kind: share, percent: "7.50", of: net-revenue}
  repeat: {for: P36M}
  caps:
  - {of: value, max: "1000000.001", unit: KWD, window: P1Y}
"""
RECOLLECTED = """\
name: {ar: عرض, en: An offer}
valid_from: 2026-01-01
lines:
- id: card
  to: referrer
  event: pay
  give: {kind: card, amount: 10, unit: USD}
  sources: [{sure: B, where: own page}, {sure: D, where: somebody remembers}]
- id: rumoured
  to: referrer
  event: join
  give: {kind: cash, amount: 12345, unit: USD}
  sources: [{sure: D, where: rumour}]
sources: [{sure: D, where: somebody remembers}]
"""
