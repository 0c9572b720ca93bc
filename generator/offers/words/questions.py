"""Questions and answers: the rules, drawn together by what people ask. A question without an answer is not asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model.offer_line import Line
from generator.offers.words import patterns as p
from generator.offers.words.book import Book
from generator.offers.words.clauses import Clause, clause, gathered
from generator.offers.words.limits import programme_cap
from generator.offers.words.moments import cell, repeating
from generator.offers.words.programme import closed, entry_sentences
from generator.offers.words.speech import capital
from generator.offers.words.terms import spoken


def question_pairs(book: Book) -> tuple[tuple[str, str], ...]:
    """Each question with its answer, in the order in which people ask."""
    voice = book.voice
    answers: tuple[tuple[str, Iterable[str]], ...] = (
        ("when", _when(book)),
        ("paid", book.about("paid")),
        ("limit", (*book.about("limit"), *(programme_cap(voice, cap) for cap in voice.offer.caps))),
        ("lasts", book.about("lasts")),
        ("leaves", _leaves(book)),
        ("lapses", book.about("lapses")),
        ("new", _new(book)),
        ("join", entry_sentences(voice)),
    )
    pairs = ((voice.speech.say(p.QUESTION[key]), spoken(parts)) for key, parts in answers)
    return tuple((question, capital(answer)) for question, answer in pairs if answer)


def _when(book: Book) -> Iterable[str]:
    lines = tuple(line for line in book.voice.lines if line.event != "time")
    yield from _of_lines(book, lines, lambda line: clause("when", p.ANSWER["when"], when=cell(book.voice, line)))
    yield from book.about("when", "measure")


def _leaves(book: Book) -> Iterable[str]:
    """A share of payments ends with them, whatever else is said."""
    yield from book.about("leaves")
    mine = (line for line in book.voice.lines if line.to.side != "referee")
    paying = tuple(line for line in mine if line.event == "pay" and repeating(line))
    yield from _of_lines(book, paying, lambda line: clause("leaves", p.ANSWER["leaves"]))


def _new(book: Book) -> Iterable[str]:
    tracking = book.voice.offer.attribution
    if tracking is not None and tracking.new is not None:
        yield closed(book.voice.speech.localised(tracking.new))


def _of_lines(book: Book, lines: tuple[Line, ...], made: Callable[[Line], Clause]) -> Iterable[str]:
    return (book.told(rule) for rule in gathered((line, made(line)) for line in lines))
