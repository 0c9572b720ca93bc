"""`wasl offer show`: everything that is said of an offer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer

from generator.cli import offer_words as w
from generator.cli.offer_example import example_in_words
from generator.cli.offer_finding import OfferShelf
from generator.cli.offer_saying import Page, speech, terminal_width
from generator.offers.as_data import bare
from generator.offers.versions import Version
from generator.offers.words import Speech, Told, ToldLevel, ToldLine, tell


def show_offer(root: Path, name: str, code: str, as_json: bool) -> None:
    """Raises what `OfferShelf.find` and `speech` raise."""
    shelf = OfferShelf(root)
    found = shelf.find(name)
    spoken = speech(root, code)
    told = tell(found.offer, spoken)
    versions = shelf.earlier(found.slug)
    example = tuple(example_in_words(found.offer, spoken))
    if as_json:
        said = {**told_as_data(told), "example": [bare(row) for row in example]}
        data = {"offer": found.slug, "file": found.path, "private": found.offer.private, "locale": spoken.locale.code}
        kept = [{"from": one.day.isoformat(), "file": one.path} for one in versions]
        typer.echo(json.dumps({**data, **said, "earlier": kept}, ensure_ascii=False, indent=2))
        return
    page = Page(spoken.locale, terminal_width())
    if found.offer.private:
        page.line(w.say(spoken, w.PRIVATE))
        page.blank()
    tell_offer(page, told, spoken)
    tell_example(page, example, spoken)
    tell_versions(page, versions, spoken)
    typer.echo(str(page))


def tell_offer(page: Page, told: Told, spoken: Speech) -> None:
    """All parts that have something to say."""
    page.line(told.headline)
    page.blank()
    page.line(told.short)
    for line in told.lines:
        _line(page, line, spoken)
    if told.terms:
        page.heading(w.say(spoken, w.TERMS))
        page.numbered(told.terms)
    if told.questions:
        page.heading(w.say(spoken, w.QUESTIONS))
    for question, answer in told.questions:
        page.line(question, "  ", "  ")
        page.line(answer, "    ", "    ")
    if told.levels:
        page.heading(w.say(spoken, w.LEVELS))
    for level in told.levels:
        _level(page, level, spoken)
    if told.notes:
        page.heading(w.say(spoken, w.NOTES))
    for note in told.notes:
        page.line(note, "  - ", "    ")


def _line(page: Page, line: ToldLine, spoken: Speech) -> None:
    page.heading(" · ".join(filter(None, (line.title, line.party, line.gift or line.value))))
    for piece, label in w.PIECES.items():
        if words := getattr(line, piece):
            page.line(w.say(spoken, w.LABELLED, label=w.say(spoken, label), said=words), "  - ", "    ")


def _level(page: Page, level: ToldLevel, spoken: Speech) -> None:
    page.line(level.name, "  ", "  ")
    for piece, label in w.LEVEL_PIECES.items():
        said = getattr(level, piece)
        for words in (said,) if isinstance(said, str) else said:
            if words:
                page.line(w.say(spoken, w.LABELLED, label=w.say(spoken, label), said=words), "    - ", "      ")
    for note in (*level.notes, level.next):
        page.line(note, "    - ", "      ")


def tell_example(page: Page, example: tuple[str, ...], spoken: Speech) -> None:
    """What a client pays, and what so many of them bring."""
    if not example:
        return
    page.heading(w.say(spoken, w.EXAMPLE))
    page.line(example[0], "  ", "  ")
    for row in example[1:]:
        page.line(row, "  - ", "    ")


def tell_versions(page: Page, versions: tuple[Version, ...], spoken: Speech) -> None:
    """The earlier versions, the newest first, with the names by which commands know them."""
    if not versions:
        return
    page.heading(w.say(spoken, w.VERSIONS))
    for version in reversed(versions):
        page.line(f"{spoken.date(version.day)} · {spoken.written(version.path)}", "  - ", "    ")


def told_as_data(told: Told) -> dict[str, Any]:
    """The words for programs: plain texts, empty ones left out."""
    return {
        "headline": bare(told.headline),
        "short": bare(told.short),
        "lines": [_pieces(line) for line in told.lines],
        "terms": [bare(one) for one in told.terms],
        "questions": [{"question": bare(question), "answer": bare(answer)} for question, answer in told.questions],
        "levels": [_pieces(level) for level in told.levels],
        "entry": [bare(one) for one in told.entry],
        "notes": [bare(one) for one in told.notes],
    }


def _pieces(told: ToldLine | ToldLevel) -> dict[str, Any]:
    pieces = ((name, getattr(told, name)) for name in type(told).__slots__)
    return {name: _bare(said) for name, said in pieces if said}


def _bare(said: Any) -> Any:
    """A piece without marks; pieces of pieces too."""
    return bare(said) if isinstance(said, str) else [_bare(one) for one in said]
