"""The command line: arguments, clock and environment in; one pipeline call; problems and receipt out.

The only package that prints. Heavy imports wait until a command needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import generator.cli.quick  # noqa: F401  # first: the rest is loaded without looking for garbage

# isort: split
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.kit import kit_commands
from generator.cli.leaving import leave
from generator.cli.links import links_commands
from generator.cli.making import beside, receipt_of
from generator.cli.offer import offer_commands
from generator.cli.telling import (
    DONE,
    ENVIRONMENT,
    INVALID,
    Told,
    say_problems,
    say_receipt,
    shipped_folder,
)

if TYPE_CHECKING:
    from generator.make.profile import Profile
    from generator.model.build import BuildInfo

app = typer.Typer(
    name="wasl",
    help="Wasl: from a folder of words to partner pages, mails, posts and kits, every link tracked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help answers in half the time
)
app.add_typer(offer_commands)
app.add_typer(kit_commands)
app.add_typer(links_commands)

Root = Annotated[Path, typer.Option("--root", help="The folder that holds content/.")]
Json = Annotated[bool, typer.Option("--json", help="Speak JSON.")]
Recipes = Annotated[list[str] | None, typer.Option("--recipe", help="Make only this recipe (repeat for more).")]
Only = Annotated[list[str] | None, typer.Option("--only", help="Make only this segment or partner.")]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="FORMAT", help="Make nothing of this format, such as image (repeat for more)."),
]
Language = Annotated[str, typer.Option("--language", help="Language of messages: en or ar.")]
Pseudo = Annotated[bool, typer.Option("--pseudo", help="Add the test language ar-XB.")]


@app.command()
def build(
    root: Root = Path(),
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Where site/ and reports/ go (default: ROOT/build, or ROOT/build/partial for a limited build).",
        ),
    ] = None,
    recipe: Recipes = None,
    only: Only = None,
    without: Without = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Processes (default: the cores).")] = None,
    pseudo: Pseudo = False,
    shard: Annotated[str, typer.Option("--shard", metavar="I/N", help="Make share I of N of the partners.")] = "1/1",
    profile: Annotated[bool, typer.Option("--profile", help="Say where time and memory went.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail for warnings too.")] = False,
    as_json: Json = False,
    language: Language = "en",
) -> None:
    """Make the site; what has not changed stays. The last build is there until the new one is whole."""
    root = _root(root)
    info = _info(recipe, only, pseudo, _shard(shard), without)
    folder, cores = (out or root / info.folder).resolve(), jobs or _cores()
    spent = _profile() if profile else None
    with Told(root, as_json, language):
        receipt = receipt_of(root, folder, info, cores, spent, quiet=as_json, strict=strict)
        say_receipt(receipt, root, as_json, language, spent)


@app.command()
def check(
    root: Root = Path(),
    as_json: Json = False,
    format_: Annotated[str, typer.Option("--format", help="text, json, github or sarif.")] = "text",
    language: Language = "en",
) -> None:
    """Check everything and leave everything as it is."""
    root = _root(root)
    info, style = _info(None, None, False), "json" if as_json else format_
    with Told(root, as_json, language, style), beside(root / info.folder) as folder:
        receipt = receipt_of(root, folder, info, _cores(), quiet=as_json, keep=False)
        say_problems((*receipt.problems, *receipt.waived), root, style, language)


@app.command()
def plan(
    root: Root = Path(),
    recipe: Recipes = None,
    only: Only = None,
    without: Without = None,
    pseudo: Pseudo = False,
    as_json: Json = False,
    language: Language = "en",
) -> None:
    """Say what would be made, and make nothing."""
    import json

    from generator import pipeline

    root = _root(root)
    with Told(root, as_json, language):
        info = _info(recipe, only, pseudo, without=without)
        _, project, planned, _ = pipeline.read(root, shipped_folder(), info)
        rows = pipeline.listing(project, planned)
        if as_json:
            for row in rows:
                typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            for row in rows:
                typer.echo(f"{row['recipe']:<28} {row['path']}")
            typer.echo(f"{planned.count()} files")


@app.command()
def serve(
    root: Root = Path(),
    port: Annotated[int, typer.Option("--port", help="Port on this machine (0: any free one).")] = 8000,
    without: Without = None,
    language: Language = "en",
) -> None:
    """Serve pages as the words are now, reload on every save, build behind."""
    from generator.serve import serve_project

    root = _root(root)
    raise typer.Exit(serve_project(root, shipped_folder(), port, language, typer.echo, frozenset(without or ())))


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    language: Language = "en",
) -> None:
    """Write a new programme to start from: the shipped example with a secret of its own."""
    import secrets

    from generator.starter import FolderInUse, write_starter

    try:
        write_starter(folder, starter(), secrets.token_urlsafe(24))
    except FolderInUse as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(ENVIRONMENT) from error
    typer.echo(f"{folder}/ is ready. Next: cd {folder} && wasl build")


@app.command()
def schema(
    noun: Annotated[str | None, typer.Argument(help="programme, brand, segment, offer, form, campaign, …")] = None,
) -> None:
    """Print the JSON schema of a kind of file, for editors."""
    import json

    from generator.schema import SCHEMAS, schema_of

    if noun is None or noun not in SCHEMAS:
        typer.echo("one of: " + ", ".join(sorted(SCHEMAS)), err=noun is not None)
        raise typer.Exit(DONE if noun is None else INVALID)
    typer.echo(json.dumps(schema_of(noun), ensure_ascii=False, indent=2))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A problem's code, such as E0403.")],
    language: Language = "en",
) -> None:
    """Say what a problem's code means, why it matters and what to do."""
    from generator.model.codes import CODES, similar
    from generator.report import render_code

    wanted = code.upper()
    if wanted in CODES:
        typer.echo(render_code(wanted, language))
        return
    near = similar(wanted)
    typer.echo(f"there is no code {code}" + (f"; did you mean {near}?" if near else ""), err=True)
    raise typer.Exit(INVALID)


def starter() -> Path:
    return shipped_folder() / "content"


def _root(root: Path) -> Path:
    found = root.resolve()
    if not found.is_dir():
        typer.echo(f"there is no folder {root}", err=True)
        raise typer.Exit(ENVIRONMENT)
    return found


def _shard(text: str) -> tuple[int, int]:
    """`2/4` as numbers."""
    first, _, last = text.partition("/")
    number, of = (int(part) if part.isascii() and part.isdigit() else 0 for part in (first, last))
    if not 1 <= number <= of:
        raise typer.BadParameter("write it as I/N, such as 2/4: the second of four shares", param_hint="--shard")
    return number, of


def _info(
    recipe: list[str] | None, only: list[str] | None, pseudo: bool, shard: tuple[int, int] = (1, 1),
    without: list[str] | None = None,
) -> BuildInfo:  # fmt: skip
    from datetime import UTC, datetime

    from generator.model.build import BuildInfo

    today, left_out = datetime.now(UTC).date(), frozenset(without or ())
    return BuildInfo(today, frozenset(recipe or ()), frozenset(only or ()), pseudo, shard, left_out)


def _profile() -> Profile:
    from generator.make.profile import Profile

    return Profile(detailed=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main() -> None:
    """The `wasl` command."""
    try:
        app()
    except SystemExit as end:
        leave(end.code)
        raise
