"""`wasl offer`: an offer in words, what it pays, what changed. See `docs/offer-commands.md`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.telling import Told

offer_commands = typer.Typer(
    name="offer",
    help="Say an offer in words, work out what it pays, compare its versions.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Root = Annotated[Path, typer.Option("--root", help="The folder that holds content/.")]
Json = Annotated[bool, typer.Option("--json", help="Speak JSON.")]
Language = Annotated[str, typer.Option("--language", help="Language of messages: en or ar.")]
Locale = Annotated[str, typer.Option("--locale", help="Language of the offer's words (default: the programme's).")]
Name = Annotated[str, typer.Argument(help="An offer of the project, one that came with Wasl, NAME@DATE, or a file.")]


@offer_commands.command()
def show(
    name: Name, locale: Locale = "", root: Root = Path(), as_json: Json = False, language: Language = "en"
) -> None:  # fmt: skip
    """Say everything that is said of an offer: sentences, terms, questions, levels, a worked example."""
    from generator.cli.offer_showing import show_offer
    from generator.cli.offer_trouble import Trouble

    with Told(root, as_json, language), Trouble(language):
        show_offer(root.resolve(), name, locale, as_json)


@offer_commands.command()
def quote(
    name: Name,
    events: Annotated[Path, typer.Option("--events", metavar="FILE", help="What happened: YAML or CSV.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day to look at.")] = "",
    locale: Locale = "",
    root: Root = Path(),
    as_json: Json = False,
    language: Language = "en",
) -> None:
    """Say who is owed what for what happened, when it is payable, and why."""
    from generator.cli.offer_quoting import quote_offer
    from generator.cli.offer_trouble import Trouble

    last = _day(until, "--until") if until else None
    with Told(root, as_json, language), Trouble(language):
        quote_offer(root.resolve(), name, events, last, locale, as_json)


@offer_commands.command()
def presets(
    name: Annotated[str | None, typer.Argument(help="Print this one's YAML.")] = None,
    copy: Annotated[str, typer.Option("--copy", metavar="SLUG", help="Write it to content/offers/SLUG.yaml.")] = "",
    locale: Locale = "",
    root: Root = Path(),
    as_json: Json = False,
    language: Language = "en",
) -> None:
    """List the offers that came with Wasl, print one, or copy one to start from."""
    from generator.cli.offer_copying import copy_preset, list_presets, print_preset
    from generator.cli.offer_trouble import Trouble

    with Told(root, as_json, language), Trouble(language):
        if name is None and copy:
            raise typer.BadParameter("say which: wasl offer presets gusto --copy SLUG", param_hint="--copy")
        if name is None:
            list_presets(root.resolve(), locale, as_json)
        elif copy:
            copy_preset(root.resolve(), name, copy, language)
        else:
            print_preset(root.resolve(), name)


@offer_commands.command()
def diff(
    old: Name,
    new: Name,
    locale: Locale = "",
    root: Root = Path(),
    as_json: Json = False,
    language: Language = "en",
) -> None:
    """Say in words what changes for partners from OLD to NEW."""
    from generator.cli.offer_comparing import compare_offers
    from generator.cli.offer_trouble import Trouble

    with Told(root, as_json, language), Trouble(language):
        compare_offers(root.resolve(), old, new, locale, as_json)


@offer_commands.command()
def revise(
    name: Annotated[str, typer.Argument(help="An offer of the project.")],
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="The day from which the new terms apply.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The new end, if it has one.")] = "",
    root: Root = Path(),
    as_json: Json = False,
    language: Language = "en",
) -> None:
    """Keep the present version of an offer and begin the next one."""
    from generator.cli.offer_revising import revise_offer
    from generator.cli.offer_trouble import Trouble

    first, last = _day(start, "--from"), _day(until, "--until") if until else None
    with Told(root, as_json, language), Trouble(language):
        revise_offer(root.resolve(), name, first, last, as_json, language)


def _day(text: str, option: str) -> date:
    """Arabic-Indic digits are read as well."""
    from pydantic_core import PydanticCustomError

    from generator.model.reading_numbers import read_iso_date

    try:
        found = read_iso_date(text)
    except PydanticCustomError as error:
        raise typer.BadParameter(f"{error.message()}; write it as 2026-11-21", param_hint=option) from error
    return date.fromisoformat(found.isoformat())
