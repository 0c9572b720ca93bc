"""An offer in words."""

from __future__ import annotations

from dataclasses import replace

from generator.model.offer import Fee, Offer
from generator.offers.words.arabic import currency_forms
from generator.offers.words.book import book_of
from generator.offers.words.cards import told_line
from generator.offers.words.headline import headline, short
from generator.offers.words.levels import told_levels
from generator.offers.words.programme import entry_sentences
from generator.offers.words.questions import question_pairs
from generator.offers.words.speech import Speech
from generator.offers.words.terms import term_sentences
from generator.offers.words.told import Told
from generator.offers.words.voice import Voice


def tell(offer: Offer, speech: Speech) -> Told:
    """The offer in one language. Lines that only recollections speak of are left out."""
    return _told(_voice(offer, speech))


def unworded(offer: Offer, speech: Speech) -> tuple[str, ...]:
    """The free slugs of the offer that neither it nor the catalogue has words for, sorted, for a warning."""
    voice = _voice(offer, speech)
    _told(voice)
    return tuple(sorted(voice.missing))


def _voice(offer: Offer, speech: Speech) -> Voice:
    """Where two currencies share a noun (the riyals), amounts are told apart by their signs."""
    units = {give.unit for line in offer.lines for give in line.gives()} | {fee.unit for fee in _known_fees(offer)}
    nouns = [forms[0] for unit in units if (forms := currency_forms(unit)) is not None]
    return Voice(offer, replace(speech, symbols=True) if len(set(nouns)) < len(nouns) else speech)


def _known_fees(offer: Offer) -> tuple[Fee, ...]:
    return tuple(fee for fee in offer.entry.fees if isinstance(fee, Fee))


def _told(voice: Voice) -> Told:
    book = book_of(voice)
    return Told(
        headline=headline(voice),
        short=short(voice),
        terms=term_sentences(book),
        questions=question_pairs(book),
        lines=tuple(told_line(voice, line) for line in voice.lines),
        levels=told_levels(voice),
        entry=entry_sentences(voice),
        notes=tuple(voice.speech.localised(note) for note in voice.offer.notes),
    )
