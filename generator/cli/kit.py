"""`wasl kit`: which kits there are, and whether one that somebody has is still current. See `docs/kits.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.telling import Told

kit_commands = typer.Typer(
    name="kit",
    help="List the kits, and say whether one that somebody has is still current.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Root = Annotated[Path, typer.Option("--root", help="The folder that holds content/.")]
Out = Annotated[Path | None, typer.Option("--out", help="The build to compare with (default: ROOT/build).")]
Json = Annotated[bool, typer.Option("--json", help="Speak JSON.")]
Language = Annotated[str, typer.Option("--language", help="Language of messages: en or ar.")]
Archive = Annotated[Path, typer.Argument(metavar="FILE.zip", help="A kit as a partner has it.")]


@kit_commands.command()
def status(
    file: Archive, root: Root = Path(), out: Out = None, as_json: Json = False, language: Language = "en"
) -> None:  # fmt: skip
    """Say whether a kit is the one that the last build made: 0 current, 3 outdated, 2 not a kit of this programme."""
    from datetime import UTC, datetime

    from generator.cli.kit_status import say_status

    root = root.resolve()
    today = datetime.now(UTC).date().isoformat()
    with Told(root, as_json, language):
        raise typer.Exit(say_status(file, (out or root / "build").resolve(), root, today, as_json, language))


@kit_commands.command(name="list")
def list_(root: Root = Path(), as_json: Json = False, language: Language = "en") -> None:
    """List the kits of this project: what each is called, who gets it, until when it is valid."""
    from generator.cli.kit_listing import list_kits

    root = root.resolve()
    with Told(root, as_json, language):
        list_kits(root, as_json, language)
