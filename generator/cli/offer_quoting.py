"""`wasl offer quote`: who is owed what for what happened, when it is payable, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import typer

from generator.cli import offer_words as w
from generator.cli.offer_finding import FoundOffer, OfferShelf
from generator.cli.offer_saying import Page, speech, terminal_width
from generator.load.events import read_named
from generator.model.declared import dataclass
from generator.model.offer_line import Line
from generator.model.problem import ProjectInvalid
from generator.offers.as_data import bare
from generator.offers.evaluate import evaluate
from generator.offers.ledger import Award, Event, Ledger, Missed
from generator.offers.reasons import quantity_in_words, reason_in_words, together_in_words
from generator.offers.words import ToldLine, tell
from generator.offers.words import patterns as p
from generator.offers.words.payment import minimum_words
from generator.offers.words.voice import Voice
from generator.validate.events import events_of


def quote_offer(root: Path, name: str, file: Path, until: date | None, code: str, as_json: bool) -> None:
    """Raises what `OfferShelf.find` and `speech` raise, `ProjectInvalid` for the file, `ContradictionError`."""
    found, spoken = OfferShelf(root).find(name), speech(root, code)
    events = read_events(root, file, found)
    told = {line.id: line for line in tell(found.offer, spoken).lines}
    quoted = Quote(found, Voice(found.offer, spoken), evaluate(found.offer, events, until), told)
    if as_json:
        typer.echo(json.dumps(quote_as_data(quoted), ensure_ascii=False, indent=2))
        return
    page = Page(spoken.locale, terminal_width())
    quoted.tell(page)
    typer.echo(str(page))


def read_events(root: Path, file: Path, found: FoundOffer) -> tuple[Event, ...]:
    """The events of a file. Raises `ProjectInvalid` with every problem of it."""
    read, problems = read_named(file, _shown(root, file))
    all_problems = list(problems)
    tree = read.table or (read.yaml.root if read.yaml else None)
    events = events_of(tree, found.offer, all_problems) if tree is not None else ()
    if tree is None or any(problem.severity == "error" for problem in all_problems):
        raise ProjectInvalid(all_problems)
    return events


def _shown(root: Path, file: Path) -> str:
    """How problems call it: below the project's folder by its path there, so that the report finds it."""
    whole = file.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


_SIDES = ("referrer", "upline", "referee")


@dataclass(frozen=True, slots=True)
class Quote:
    """A ledger in words."""

    found: FoundOffer
    voice: Voice
    ledger: Ledger
    told: dict[str, ToldLine]

    def why(self, award: Award | Missed) -> list[str]:
        """The reasons as plain texts."""
        return [bare(words) for words in self._why(award, self.found.offer.line(award.line))]

    def tell(self, page: Page) -> None:
        """Each award with its reasons, what gave nothing, and the sums."""
        spoken = self.voice.speech
        if not self.ledger.awards:
            page.line(w.say(spoken, w.NOTHING_OWED))
        for award in self.ledger.awards:
            line = self.found.offer.line(award.line)
            parts = (spoken.date(award.day), self._party(award.line), self._amount(award, line), self._who(award))
            page.line(" · ".join(filter(None, parts)))
            for words in (*self._when(award), *self._why(award, line)):
                page.line(words, "  - ", "    ")
        if self.ledger.missed:
            page.heading(w.say(spoken, w.NOT_GIVEN))
        for missed in self.ledger.missed:
            self._tell_missed(page, missed)
        self._tell_totals(page)

    def _party(self, line: str) -> str:
        return self.told[line].party if line in self.told else ""

    def _amount(self, award: Award, line: Line) -> str:
        return quantity_in_words(self.voice, line, award.kind, award.quantity, award.unit)

    def _who(self, award: Award | Missed) -> str:
        return self.voice.speech.written(award.who) if award.who else ""

    def _when(self, award: Award) -> Iterator[str]:
        """When it is paid, or that it is not; how long it is good."""
        spoken = self.voice.speech
        if award.state == "due":
            yield self._payable(award)
        else:
            yield w.say(spoken, w.STATES[award.state])
        if award.taken_back:
            yield w.say(spoken, w.OWED_BACK)
        if award.good_until is not None:
            yield w.say(spoken, w.GOOD_UNTIL, day=spoken.date(award.good_until))
        if award.lapsed:
            line = self.found.offer.line(award.line)
            lapsed = quantity_in_words(self.voice, line, award.kind, award.lapsed, award.unit)
            yield w.say(spoken, w.LAPSED, amount=lapsed)

    def _payable(self, award: Award) -> str:
        """From when and by when it is paid; with a least balance that is no promise before the balance is there."""
        spoken = self.voice.speech
        said = w.say(spoken, w.PAYABLE, day=spoken.date(award.payable))
        if award.pay_by is not None and award.pay_by != award.payable:
            by = spoken.date(award.pay_by)
            said = w.say(spoken, w.PAYABLE_BY, day=spoken.date(award.payable), by=by)
        least = minimum_words(self.voice, self.found.offer.line(award.line))
        return spoken.joined((said.removesuffix("."), least), p.TIMING["and"]) + "." if least else said

    def _why(self, award: Award | Missed, line: Line) -> Iterator[str]:
        reasons = (award.why,) if isinstance(award, Missed) else award.why
        for reason in reasons:
            if words := reason_in_words(self.voice, line, reason, award):
                yield words

    def _tell_missed(self, page: Page, missed: Missed) -> None:
        parts = (self.voice.speech.date(missed.day), self._party(missed.line), self._who(missed))
        page.line(" · ".join(filter(None, parts)), "  - ", "    ")
        for words in self._why(missed, self.found.offer.line(missed.line)):
            page.line(words, "    ", "    ")

    def _tell_totals(self, page: Page) -> None:
        spoken = self.voice.speech
        page.heading(w.say(spoken, w.TOTAL, day=spoken.date(self.ledger.until)))
        awards = self.ledger.awards
        for pattern, counted in (
            (w.LABELLED, [one for one in awards if one.state == "due"]),
            (w.BACK, [one for one in awards if one.taken_back]),
        ):
            for sums in _by_side(counted).values():
                amounts = (self._amount(award, self.found.offer.line(award.line)) for award in sums)
                label = self._party(sums[0].line) or sums[0].side
                page.line(
                    w.say(spoken, pattern, label=label, said=together_in_words(self.voice, amounts)), "  - ", "    "
                )


def _by_side(awards: Iterable[Award]) -> dict[tuple[str, str], list[Award]]:
    """For each side and party one award of each unit, with the sum of all; what is not counted stays by its line."""
    sums: dict[tuple[str, str], dict[tuple[str, str], Award]] = {}
    for award in awards:
        side = sums.setdefault((award.side, award.party), {})
        unit = (award.unit, award.line if award.kind in ("item", "access", "text") else "")
        known = side.get(unit)
        side[unit] = replace(award, quantity=award.quantity + known.quantity) if known else award
    return {key: list(sums[key].values()) for key in sorted(sums, key=lambda key: _SIDES.index(key[0]))}


def quote_as_data(quoted: Quote) -> dict[str, Any]:
    """Everything of the ledger, amounts as text, with the reasons in words."""
    found, ledger = quoted.found, quoted.ledger
    sides = sorted({award.side for award in ledger.awards})
    return {
        "offer": found.slug,
        "file": found.path,
        "until": ledger.until.isoformat(),
        "locale": quoted.voice.speech.locale.code,
        "awards": [{**_plain(award), "why": quoted.why(award)} for award in ledger.awards],
        "missed": [{**_plain(missed), "why": quoted.why(missed)} for missed in ledger.missed],
        "totals": {side: _plain(ledger.total(side=side)) for side in sides},
        "owed_back": {side: _plain(back) for side in sides if (back := ledger.owed_back(side=side))},
    }


def _plain(value: Any) -> Any:
    """Days and amounts as text; empty fields left out."""
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(one) for name, one in pairs if one not in (None, "", ())}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
