"""`wasl links`: the register of tracked links, and what analytics will make of links. See `docs/links.md`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.telling import ENVIRONMENT, FAILED, INVALID, Told, say_problems, shipped_folder

if TYPE_CHECKING:
    from generator.model.build import BuildInfo
    from generator.model.problem import Problem

links_commands = typer.Typer(
    name="links",
    help="Print every tracked link, or check links: `wasl links check`.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

Root = Annotated[Path, typer.Option("--root", help="The folder that holds content/.")]
Only = Annotated[list[str] | None, typer.Option("--only", help="This segment or partner only.")]
Json = Annotated[bool, typer.Option("--json", help="Speak JSON.")]
Format = Annotated[str, typer.Option("--format", help="text, json, github or sarif.")]
Language = Annotated[str, typer.Option("--language", help="Language of messages: en or ar.")]
Links = Annotated[list[str] | None, typer.Argument(metavar="[FILE|URL]...", help="Links that are there already.")]


@links_commands.callback()
def register(
    context: typer.Context, root: Root = Path(), only: Only = None, as_json: Json = False, language: Language = "en"
) -> None:  # fmt: skip
    """Print every tracked link with the channel that analytics will report it under."""
    if context.invoked_subcommand is not None:
        return
    import tempfile

    from generator import pipeline

    root = _folder(root)
    with Told(root, as_json, language), tempfile.TemporaryDirectory() as folder:
        receipt = pipeline.build(root, Path(folder), shipped_folder(), _info(only), _cores(), rough=True)
        name = "links.json" if as_json else "links.csv"
        sys.stdout.write((receipt.reports / name).read_text("utf-8-sig"))


@links_commands.command()
def check(
    given: Links = None, root: Root = Path(), only: Only = None, as_json: Json = False, format_: Format = "text",
    language: Language = "en",
) -> None:  # fmt: skip
    """Say how GA4, Plausible and Matomo will read every link of the build, or those of a list, and what is wrong."""
    style = "json" if as_json else format_
    if given:
        _check_list(given, style, language)
    else:
        _check_build(_folder(root), only, style, language)


def _check_build(root: Path, only: list[str] | None, style: str, language: str) -> None:
    from generator import pipeline
    from generator.report.links import render_survey, survey_as_data

    with Told(root, False, language, style):
        survey, problems = pipeline.survey_links(root, shipped_folder(), _info(only))
    if style == "text":
        typer.echo(render_survey(survey, language), nl=False)
    _finish(survey_as_data(survey) if style == "json" else {}, problems, root, style, language)


def _check_list(given: Sequence[str], style: str, language: str) -> None:
    from generator.cli.links_list import NotAList, looked_at, placed
    from generator.report.links import audit_as_data, render_audits

    here = Path.cwd()
    with Told(here, False, language, style):
        try:
            audits, problems = looked_at(placed(given, here))
        except NotAList as error:
            typer.echo(f"wasl: {error}", err=True)
            raise typer.Exit(INVALID) from error
    if style == "text":
        typer.echo(render_audits(audits, language), nl=False)
    data = {"links": [audit_as_data(*one) for one in audits]} if style == "json" else {}
    _finish(data, problems, here, style, language)


def _finish(data: Mapping[str, object], problems: Sequence[Problem], root: Path, style: str, language: str) -> None:
    """Say the problems; exit code 3 where one of them is an error."""
    import json

    from generator.report import render_json

    if style == "json":
        typer.echo(json.dumps({**data, **json.loads(render_json(problems))}, ensure_ascii=False, indent=2))
    elif problems and style == "text":
        _say_first(problems, root, language)
    elif style != "text":
        say_problems(problems, root, style, language)
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(FAILED)


def _say_first(problems: Sequence[Problem], root: Path, language: str) -> None:
    """A list may have the same fault on ten thousand lines; nobody reads that."""
    from generator.cli.links_list import the_first

    shown, more = the_first(problems)
    say_problems(shown, root, "text", language)
    for code, times in sorted(more.items()):
        arabic = language.split("-")[0] == "ar"
        typer.echo(f"{code}: {times:,} أخرى مثلها" if arabic else f"{code}: {times:,} more like these", err=True)


def _folder(root: Path) -> Path:
    found = root.resolve()
    if not found.is_dir():
        typer.echo(f"there is no folder {root}", err=True)
        raise typer.Exit(ENVIRONMENT)
    return found


def _info(only: list[str] | None) -> BuildInfo:
    from datetime import UTC, datetime

    from generator.model.build import BuildInfo

    return BuildInfo(datetime.now(UTC).date(), only=frozenset(only or ()))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
