"""What the command line says: problems, receipts, exit codes, and that it is working."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.status import Status

    from generator.make.profile import Profile
    from generator.model.problem import Problem
    from generator.standing.receipt import Receipt

DONE, BUG, INVALID, FAILED, ENVIRONMENT = range(5)
"""Exit codes: done, a bug in Wasl, the project is invalid, checks failed, the environment lacks something."""


def shipped_folder() -> Path:
    """The folder that carries Wasl's own kits and themes: inside the wheel, or the checkout."""
    package = Path(__file__).parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


class Told:
    """Turns what goes wrong into messages and exit codes."""

    def __init__(self, root: Path, as_json: bool, language: str, style: str = "") -> None:
        self.root, self.style, self.language = root, style or ("json" if as_json else "text"), language

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        from generator.model.problem import ProjectInvalid
        from generator.pipeline import ChecksFailed

        if isinstance(error, ProjectInvalid):
            say_problems(error.problems, self.root, self.style, self.language)
            raise typer.Exit(FAILED if isinstance(error, ChecksFailed) else INVALID) from error
        if isinstance(error, BrokenPipeError):  # `wasl links | head`: the reader has seen enough
            sys.stderr.close()
            raise typer.Exit(DONE) from error
        if isinstance(error, OSError):
            typer.echo(f"wasl: {error}", err=True)
            raise typer.Exit(ENVIRONMENT) from error


class Working:
    """A spinner on long work, where a person is watching."""

    def __init__(self, as_json: bool) -> None:
        self._status: Status | None = None
        self._quiet = as_json or not sys.stderr.isatty()

    def __enter__(self) -> Callable[[str], None]:
        """What to call with the next few words."""
        if self._quiet:
            return lambda _: None
        from rich.console import Console

        status = self._status = Console(stderr=True).status("Building…")
        status.start()
        return lambda words: status.update(f"{words}…")

    def __exit__(self, *what: object) -> None:
        if self._status is not None:
            self._status.stop()


def say_problems(problems: Sequence[Problem], root: Path, style: str, language: str) -> None:
    from generator.report import render_github, render_json, render_sarif, render_text

    machine = {"json": render_json, "github": render_github, "sarif": render_sarif}
    if style in machine:
        typer.echo(machine[style](problems))
        return
    width = shutil.get_terminal_size((100, 24)).columns
    typer.echo(render_text(problems, _texts(problems, root), width, sys.stderr.isatty(), language), err=True)


def _texts(problems: Sequence[Problem], root: Path) -> dict[str, str]:
    """The files that problems speak of, for excerpts."""
    from generator.model.source import SHIPPED

    found: dict[str, str] = {}
    for problem in problems:
        path = problem.position.path
        file = shipped_folder() / path.removeprefix(SHIPPED) if path.startswith(SHIPPED) else root / path
        if path not in found and file.is_file():
            found[path] = file.read_text("utf-8-sig", errors="replace")
    return found


def say_receipt(
    receipt: Receipt, root: Path, as_json: bool, language: str, profile: Profile | None = None
) -> None:  # fmt: skip
    if profile is not None:
        from generator.report.spent import render_spent, spent_as_data

    if as_json:
        import json

        typer.echo(
            json.dumps(
                {
                    "site": str(receipt.site),
                    "reports": str(receipt.reports),
                    "files": receipt.files,
                    "bytes": receipt.size,
                    "links": receipt.links,
                    "partners": receipt.partners,
                    "warnings": len(receipt.problems),
                    "made": receipt.made,
                    "changed": receipt.changed,
                    "runs": receipt.runs,
                    "full": dict(receipt.full),
                    **({"profile": spent_as_data(profile)} if profile is not None else {}),
                }
            )
        )
        return
    if receipt.problems:
        say_problems(receipt.problems, root, "text", language)
    if profile is not None:
        typer.echo(render_spent(profile, language))
    size = receipt.size / 1_000_000
    if language.split("-")[0] == "ar":
        typer.echo(
            f"الملفات: {receipt.files} · الحجم: {size:.1f} م.ب · الروابط: {receipt.links} · الشركاء: {receipt.partners}"
        )
        typer.echo(f"صُنع في هذا البناء: {receipt.made} · تغيّر: {receipt.changed}")
        for recipe, count in receipt.full:
            typer.echo(f"شُغّل القالب لكل شريك على حدة: ‎{recipe}‎ (الملفات: {count})")
        typer.echo("افتحوا هذا الملف، أو استعملوا الأمر wasl serve:")
        typer.echo(str(receipt.site / "index.html"))
        return
    typer.echo(f"{receipt.files} files, {size:.1f} MB, {receipt.links} tracked links, {receipt.partners} partners")
    typer.echo(f"Made in this build: {receipt.made}, different from before: {receipt.changed}")
    for recipe, count in receipt.full:
        typer.echo(f"Not stamped, the template ran for each partner: {recipe} ({count} files)")
    typer.echo(f"Open {receipt.site / 'index.html'} or run: wasl serve")
