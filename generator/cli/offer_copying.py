"""`wasl offer presets`: the offers that came with Wasl."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from generator.cli.offer_finding import FoundOffer, NoSuchOffer, OfferShelf
from generator.cli.offer_saying import Page, speech, terminal_width
from generator.cli.offer_trouble import CannotWrite, isolated
from generator.model.code import Both
from generator.offers.as_data import bare
from generator.offers.versions import FOLDER
from generator.offers.words import tell
from generator.text.slugs import valid_slug

_COPIED = Both(
    "صار لكم {0}. غيّروا فيه ما تشاؤون، ثم سمّوه في الشريحة: {1}",
    "{0} is yours. Change in it what you like, then name it in a segment: {1}",
)
_THERE = Both(
    "لم يُكتب شيء: {0} موجود. اختاروا اسمًا آخر.", "Nothing was written: {0} is there already. Choose another name."
)
_NAME = Both(
    "لم يُكتب شيء: لا يصلح {0} اسمًا لعرض. اكتبوا أحرفًا لاتينية صغيرة وأرقامًا وشُرَطًا.",
    "Nothing was written: {0} cannot name an offer. Write small Latin letters, digits and hyphens.",
)


def list_presets(root: Path, code: str, as_json: bool) -> None:
    """Name, kind and headline of each."""
    shelf, spoken = OfferShelf(root), speech(root, code)
    rows = [(shelf.preset(slug), tell(shelf.preset(slug).offer, spoken)) for slug in shelf.presets()]
    if as_json:
        data = [
            {
                "preset": found.slug, "type": found.offer.type, "private": found.offer.private,
                "name": found.offer.name.text(spoken.locale.code) or "", "headline": bare(told.headline),
            }
            for found, told in rows
        ]  # fmt: skip
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    page = Page(spoken.locale, terminal_width())
    for found, told in rows:
        page.line(f"{spoken.written(found.slug)} · {spoken.localised(found.offer.name)}")
        page.line(told.headline, "    ", "    ")
    typer.echo(str(page))


def print_preset(root: Path, name: str) -> None:
    """Its YAML, as it came."""
    typer.echo(_preset(root, name).text, nl=False)


def copy_preset(root: Path, name: str, slug: str, language: str) -> None:
    """Write it as an offer of the project. Raises `CannotWrite`; a file that is there stays as it is."""
    found, shown = _preset(root, name), f"{FOLDER}/{slug}.yaml"
    if not valid_slug(slug):
        raise CannotWrite(_NAME.text(language).format(isolated(slug, language)))
    if slug in OfferShelf(root).own():
        raise CannotWrite(_THERE.text(language).format(isolated(shown, language)))
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    with (root / shown).open("x", encoding="utf-8", newline="\n") as file:
        file.write(found.text)
    said = (isolated(shown, language), isolated(f"offer: {slug}", language))
    typer.echo(_COPIED.text(language).format(*said))


def _preset(root: Path, name: str) -> FoundOffer:
    shelf = OfferShelf(root)
    if name not in shelf.presets():
        raise NoSuchOffer(name, shelf.presets())
    return shelf.preset(name)
