"""How long a save takes to reach the browser: `wasl serve`, a partner's page that is open, an edit of its copy."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path

PATIENCE = 1800.0  # seconds for the first page; the first build may be long
SOON = 120.0  # seconds within which a save must show; the server's signs of life come more often
QUIET = 1.0  # seconds between two edits, so that nothing of the last one still runs
EVENTS = "/__wasl/events"


class ServeFailed(Exception):
    """The server ended, says that the project is broken, or does not answer."""


@dataclass(frozen=True, slots=True)
class Reload:
    """One save. Seconds from the save, until the browser is told, and until it has the page with the new words."""

    told: float
    shown: float


def reloads(
    root: Path, page: str, file: Path, edit: Callable[[int], tuple[str, str]], repeat: int,
    without: tuple[str, ...] = (),
) -> list[Reload]:  # fmt: skip
    """Serve `root` but for the formats `without`, open `page` (a path), save `file` again and again.

    `edit` gives, for a turn, the file's new text and words that `page` then holds. Raises `ServeFailed`.
    """
    with _served(root, without) as port:
        _wait_for(port, page)
        stream = _events(port)
        build = next(name for name in stream if name)
        found: list[Reload] = []
        for turn in range(repeat):
            time.sleep(QUIET)
            text, words = edit(turn)
            start = _save(file, text)
            build = _next_build(stream, build, start + SOON)
            told = time.perf_counter() - start
            if words.encode() not in _get(port, page):
                raise ServeFailed(f"the page was reloaded without the new words: {words}")
            found.append(Reload(told, time.perf_counter() - start))
    return found


@contextmanager
def _served(root: Path, without: tuple[str, ...]) -> Iterator[int]:
    """`wasl serve` on a free port, ended as by Ctrl-C."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    limits = [word for form in without for word in ("--without", form)]
    command = [sys.executable, "-m", "generator.cli", "serve", "--root", str(root), "--port", str(port), *limits]
    process = subprocess.Popen(command, cwd=Path(__file__).resolve().parent.parent, stdout=subprocess.DEVNULL)
    try:
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _next_build(stream: Iterator[str], shown: str, end: float) -> str:
    """The name of the first build that is not the one `shown`, if it comes before `end`."""
    for name in stream:
        if name not in ("", shown):
            return name
        if time.perf_counter() > end:
            break
    raise ServeFailed(f"nothing was built within {SOON:.0f} seconds of a save")


def _save(file: Path, text: str) -> float:
    """Put the new text in place at once, as editors do; gives the moment before."""
    ready = file.parents[3] / "saved.tmp"  # on the same disk, but outside of what is watched
    ready.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    os.replace(ready, file)
    return start


def _wait_for(port: int, page: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            _get(port, page)
            return
        except (OSError, HTTPException, ServeFailed):
            time.sleep(0.1)
    raise ServeFailed(f"no page at {page} after {PATIENCE:.0f} seconds")


def _get(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        body = reply.read()
    finally:
        connection.close()
    if reply.status != 200:
        raise ServeFailed(f"{path}: {reply.status}")
    return body


def _events(port: int) -> Iterator[str]:
    """Names of builds, as the stream tells them. Raises `ServeFailed` when it tells of problems."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SOON)
    connection.request("GET", EVENTS)
    return _builds(connection.getresponse())


def _builds(reply: HTTPResponse) -> Iterator[str]:
    """The name of the build in each message; empty for a sign of life."""
    while line := reply.readline():
        said = line.removeprefix(b"data: ") if line.startswith(b"data: ") else b'{"problems": [], "build": ""}'
        state = json.loads(said)
        if state["problems"]:
            raise ServeFailed(str(state["problems"][0]))
        yield str(state["build"])
    raise ServeFailed("the server ended the stream")
