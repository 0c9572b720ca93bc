"""The terms: every line's award as a sentence, its rules, and the programme's own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from generator.model.offer_line import Line
from generator.model.offer_parts import OfferSource
from generator.offers.words import patterns as p
from generator.offers.words.book import Book
from generator.offers.words.clauses import recipient
from generator.offers.words.conditions import condition_words
from generator.offers.words.moments import when
from generator.offers.words.programme import entry_sentences, frame_sentences, tracking_sentences
from generator.offers.words.voice import Voice
from generator.offers.words.whole import ended, line_gift

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def term_sentences(book: Book) -> tuple[str, ...]:
    """The paragraphs of the terms, in order, without their numbers. A line's own rules follow it."""
    voice = book.voice
    this = voice.speech.say(p.REWARD["this"])
    paragraphs: list[str] = []
    for line in voice.lines:
        paragraphs.append(award_term(voice, line))
        for one, owners in book.rules:
            if owners == (line,):
                alone = book.alone(owners)
                paragraphs.append(one.said(voice.speech, this) if alone else book.told((one, owners)))
    paragraphs += [book.told(rule) for rule in book.rules if len(rule[1]) > 1]
    paragraphs += [*frame_sentences(voice), *tracking_sentences(voice), *entry_sentences(voice)]
    return tuple(dict.fromkeys(paragraph for paragraph in paragraphs if paragraph))


def award(voice: Voice, line: Line) -> str:
    """One line as a sentence."""
    moment = ended(voice, line, when(voice, line))
    given = line_gift(voice, line, decided=not moment)
    table = p.AWARD if moment else p.AWARD_PLAIN
    return voice.speech.sentence(table[recipient(line)], gift=given, when=moment)


def award_term(voice: Voice, line: Line) -> str:
    """The line's sentence with its name, its condition and, where only the press tells it, the source."""
    speech = voice.speech
    sentence = award(voice, line)
    slots = _cited(voice, line)
    name = "_".join(part for part in ("cited" if slots else "", "on" if "date" in slots else "") if part)
    if line.if_ is not None and line.if_.label is not None:
        slots["condition"] = condition_words(voice, line.if_)
        name = f"label_{name}" if name else "label"
    if name:
        sentence = speech.say(p.RULE[name], sentence=sentence.removesuffix("."), **slots)
    if line.title is not None and len(voice.lines) > 1:
        return speech.say(p.RULE["named"], name=speech.localised(line.title), sentence=sentence)
    return sentence


def _cited(voice: Voice, line: Line) -> dict[str, str]:
    """The slots of the source to be named, if any."""
    source = hearsay(line)
    if source is None:
        return {}
    speech, on = voice.speech, source.as_of
    slots = {"source": speech.localised(source.title) if source.title else speech.written(source.where)}
    if on:
        slots["date"] = speech.date(datetime.date.fromisoformat(on)) if _DAY.fullmatch(on) else speech.written(on)
    return slots


def hearsay(line: Line) -> OfferSource | None:
    """The source to be named: the first of those that only report, where no better one tells it."""
    if any(source.sure in ("A", "B") for source in line.sources):
        return None
    return next((source for source in line.sources if source.sure == "C"), None)


def spoken(parts: Iterable[str]) -> str:
    """Sentences in a row, once each."""
    return " ".join(dict.fromkeys(part for part in parts if part))
