"""`wasl kit status`: a kit that somebody has, against the one that the last build made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

from generator.cli import kit_words as words
from generator.cli.kit_reading import CARD, Card, NotAKit, read_card
from generator.cli.kit_words import said
from generator.cli.offer_saying import setting
from generator.cli.telling import DONE, ENVIRONMENT, FAILED, INVALID
from generator.model.declared import dataclass, field

OUTDATED: Final = FAILED
_MOST_NAMES = 12
_ENDS: Final = {"current": DONE, "outdated": OUTDATED, "expired": OUTDATED, "gone": OUTDATED, "stranger": INVALID}


@dataclass(frozen=True, slots=True)
class Status:
    """What is to be said. `word` is one of `current`, `outdated`, `expired`, `gone`, `stranger`."""

    word: str
    card: Card
    present: Card | None = None
    changed: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    news: tuple[tuple[str, str], ...] = field(default=())


def say_status(file: Path, out: Path, root: Path, today: str, as_json: bool, language: str) -> int:
    """Say it, and give the exit code."""
    if not file.is_file():
        return _sorry(said(words.NO_FILE, language, file), ENVIRONMENT)
    try:
        card = read_card(file)
    except NotAKit:
        return _sorry(said(words.NOT_A_KIT, language, file.name, CARD), INVALID)
    site = out / "site"
    if not site.is_dir():
        return _sorry(said(words.NO_BUILD, language, out, "wasl build"), ENVIRONMENT)
    status = _compared(card, _present(site, card), setting(root, "base_url"), today)
    typer.echo(json.dumps(_as_data(status), ensure_ascii=False, indent=2) if as_json else _told(status, file, language))
    return _ENDS[status.word]


def _present(site: Path, card: Card) -> Card | None:
    """The kit that the build has in this one's place, if it is for the same partner."""
    place = (site / card.path).resolve()
    if not place.is_relative_to(site.resolve()) or not place.is_file():
        return None
    try:
        found = read_card(place)
    except NotAKit:
        return None
    same = (found.kit, found.partner, found.locale) == (card.kit, card.partner, card.locale)
    return found if same else None


def _compared(card: Card, present: Card | None, site: str, today: str) -> Status:
    if site and card.site and card.site.rstrip("/") != site.rstrip("/"):
        return Status("stranger", card)
    if present is None:
        return Status("gone", card)
    if present.version == card.version:
        return Status("expired" if card.until and card.until < today else "current", card, present)
    return Status(
        "outdated", card, present,
        changed=tuple(name for name, digest in present.files.items() if card.files.get(name, digest) != digest),
        came=tuple(name for name in present.files if name not in card.files),
        went=tuple(name for name in card.files if name not in present.files),
        news=tuple(entry for entry in present.news if entry not in card.news),
    )  # fmt: skip


def _as_data(status: Status) -> dict[str, Any]:
    card, present = status.card, status.present
    return {
        "status": status.word,
        "kit": card.kit, "partner": card.partner, "locale": card.locale, "path": card.path,
        "until": present.until if present else card.until,
        "version": card.version, "present": present.version if present else None,
        "changed": list(status.changed), "came": list(status.came), "went": list(status.went),
        "news": [{"on": on, "what": what} for on, what in status.news],
    }  # fmt: skip


def _told(status: Status, file: Path, language: str) -> str:
    card = status.card
    if status.word == "stranger":
        return said(words.STRANGER, language, file.name, card.site)
    whose = (card.kit, card.partner, card.locale) if card.partner else (card.kit, card.locale)
    heading = said(words.WHOSE if card.partner else words.NOBODYS, language, *whose)
    return "\n".join([heading, *_lines(status, language)])


def _lines(status: Status, language: str) -> Iterator[str]:
    if status.word == "current":
        yield said(words.CURRENT, language)
    elif status.word == "expired":
        yield said(words.EXPIRED, language, status.card.until)
    elif status.word == "gone":
        yield said(words.GONE, language)
    else:
        yield said(words.OUTDATED, language, status.card.path)
        if status.news:
            yield f"{words.NEWS.text(language)}:"
            yield from (f"    {on}  {what}" for on, what in status.news)
        yield from _names(words.CHANGED.text(language), status.changed, language)
        yield from _names(words.CAME.text(language), status.came, language)
        yield from _names(words.WENT.text(language), status.went, language)


def _names(label: str, names: tuple[str, ...], language: str) -> Iterator[str]:
    if names:
        yield f"{label}:"
        yield from (f"    {name}" for name in names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            yield f"    {said(words.MORE, language, len(names) - _MOST_NAMES)}"


def _sorry(message: str, code: int) -> int:
    typer.echo(message, err=True)
    return code
