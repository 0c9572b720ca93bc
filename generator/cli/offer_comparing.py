"""`wasl offer diff`: what changes for partners from one version to another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import typer

from generator.cli.offer_finding import OfferShelf
from generator.cli.offer_saying import Page, speech, terminal_width
from generator.offers.as_data import bare
from generator.offers.change_words import CONTEXT, EFFECTS, UNCHANGED
from generator.offers.changes import Change, changes
from generator.offers.words import Speech


def compare_offers(root: Path, old: str, new: str, code: str, as_json: bool) -> None:
    """Raises what `OfferShelf.find` and `speech` raise."""
    shelf, spoken = OfferShelf(root), speech(root, code)
    before, after = shelf.find(old), shelf.find(new)
    found = changes(before.offer, after.offer, spoken)
    if as_json:
        rows = [{key: bare(value) for key, value in asdict(change).items()} for change in found]
        data = {"old": before.path, "new": after.path, "locale": spoken.locale.code, "changes": rows}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    page = Page(spoken.locale, terminal_width())
    tell_changes(page, found, spoken)
    typer.echo(str(page))


def tell_changes(page: Page, found: Iterable[Change], spoken: Speech) -> None:
    """Line by line, each change with whom it is better or worse for."""
    said = False
    for about, group in groupby(found, key=lambda change: change.about):
        page.heading(about)
        said = True
        for change in group:
            effect = spoken.catalogue.pgettext(CONTEXT, EFFECTS[change.effect, change.side])
            page.line(f"{change.words} [{effect}]", "  - ", "    ")
    if not said:
        page.line(spoken.catalogue.pgettext(CONTEXT, UNCHANGED))
