"""The offer in templates and in copy: all that is said of it is made from its data (`generator.offers.words`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.value import Kind, Value
from generator.offers.main_figure import main_figure
from generator.offers.words import Speech, Told, ToldLevel, ToldLine, tell
from generator.render.studio import Studio
from generator.text.formats import EN_DASH, format_date, format_money, format_percent
from generator.text.markers import strip_markers

if TYPE_CHECKING:
    from generator.offers.calculator_board import Board

_SAID = ("title", "value", "of", "when", "lasts", "limit", "hold", "paid", "until", "note")
_NOTHING = SimpleNamespace(**dict.fromkeys(_SAID, ""), steps=[], long=False)
_SHORT = 10  # letters: what can stand in the largest size on a phone


def offer_view(studio: Studio, slug: str, terms_url: Markup) -> OfferView:
    """`offer` as documented in `docs/templates.md`. Its words are made once for each language."""
    offer, earlier = studio.project.offers[slug], studio.project.earlier.get(slug, ())
    if slug not in studio.offers:
        studio.offers[slug] = _view(studio, offer, earlier)
    return OfferView(**vars(studio.offers[slug]), terms_url=terms_url)


class OfferView(SimpleNamespace):
    """What takes its time and stands on few pages is made where it is shown."""

    later: Later

    @property
    def calculator(self) -> Board | None:
        return self.later.calculator

    @property
    def example(self) -> SimpleNamespace | None:
        return self.later.example


class Later:
    """The figures of an offer, computed once for each language when a page shows them.

    What computes them is large and is loaded with them: most pages show none.
    """

    def __init__(self, studio: Studio, offer: Offer) -> None:
        self._studio, self._offer = studio, offer

    @cached_property
    def calculator(self) -> Board | None:
        from generator.offers.calculator_board import board

        return board(self._offer, Speech(self._studio.locale, self._studio.catalogue))

    @cached_property
    def example(self) -> SimpleNamespace | None:
        from generator.render.views.example import example_view

        return example_view(self._studio, self._offer)


def figure(studio: Studio, lines: Iterable[Line]) -> Value:
    """The figure of an offer inside a sentence of copy, or what it is worth; empty where it has none."""
    span = main_figure(lines)
    if span is None:
        return Value("")
    if span.unit:
        low, high = (format_money(amount, span.unit, studio.locale) for amount in (span.low, span.high))
    else:
        low, high = (format_percent(share / 100, studio.locale) for share in (span.low, span.high))
    return _between(studio, low, high)


def _between(studio: Studio, low: Value, high: Value) -> Value:
    if low == high:
        return low
    return Value(f"{low.text}{EN_DASH}{high.text}", Kind.RANGE, studio.locale.dir)


def _view(studio: Studio, offer: Offer, earlier: Iterable[Offer]) -> SimpleNamespace:
    speech = Speech(studio.locale, studio.catalogue)
    told = tell(offer, speech)
    earned = [_line(one) for one in told.lines if one.side != "referee"]
    given = [_line(one) for one in told.lines if one.side == "referee"]
    return SimpleNamespace(
        name=studio.name(offer.name),
        **_words(told),
        partner=earned[0] if earned else _NOTHING,
        client=given[0] if given else _NOTHING,
        figure=(shown := _figure(studio, offer)),
        figure_long=isinstance(shown, Value) and len(shown.text) > _SHORT,
        earned=earned,
        given=given,
        levels=[_level(level) for level in told.levels],
        entry=[_said(sentence) for sentence in told.entry],
        notes=[_said(note) for note in told.notes],
        since=format_date(offer.valid_from, studio.locale),
        until=format_date(offer.valid_until, studio.locale) if offer.valid_until else "",
        later=Later(studio, offer),
        earlier=[_version(studio, tell(old, speech), old) for old in earlier],
    )


def _figure(studio: Studio, offer: Offer) -> Value | str:
    found = figure(studio, offer.of_side("referrer"))
    return found if found.text else ""


def _version(studio: Studio, told: Told, offer: Offer) -> SimpleNamespace:
    since = format_date(offer.valid_from, studio.locale)
    return SimpleNamespace(**_words(told), id=f"since-{offer.valid_from.isoformat()}", since=since)


def _level(told: ToldLevel) -> SimpleNamespace:
    words = {name: [_said(text) for text in getattr(told, name)] for name in ("needs", "benefits", "goals", "notes")}
    return SimpleNamespace(
        slug=told.slug, name=_said(told.name), **words, agreement=_said(told.agreement), next=_said(told.next)
    )


def _words(told: Told) -> dict[str, object]:
    return {
        "headline": _said(told.headline),
        "short": _said(told.short),
        "terms": [_said(clause) for clause in told.terms],
        "questions": [SimpleNamespace(title=_said(asked), body=_said(answer)) for asked, answer in told.questions],
    }


def _line(told: ToldLine) -> SimpleNamespace:
    said = {name: _said(getattr(told, name)) for name in _SAID}
    steps = [SimpleNamespace(label=_said(label), value=_said(value)) for label, value in told.steps]
    return SimpleNamespace(**said, steps=steps, long=len(strip_markers(told.value)) > _SHORT)


def _said(text: str) -> Value | str:
    """Words of the page's own language, in which every value is marked already."""
    return Value(text, Kind.PHRASE) if text else ""
