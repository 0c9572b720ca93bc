"""A running `wasl serve` and a client for it. It waits for events, with a deadline for faults only."""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.cli.small import ROOT

DEADLINE = 60


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def plain(self) -> bytes:
        """The page without the name of its build."""
        return re.sub(rb'data-build="[^"]*"', b"", self.body)


def ask(port: int, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    """One request; header names are given with underscores."""
    connection = HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


class Events:
    """The event stream, read one state at a time; `page` is the path of the page that wants to know."""

    def __init__(self, port: int, page: str = "") -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
        self._connection.request("GET", "/__wasl/events" + (f"?page={quote(page, safe='')}" if page else ""))
        self.response: HTTPResponse = self._connection.getresponse()

    def next(self) -> dict[str, Any]:
        """The next state; a stream that ends or stays silent is a failure."""
        while line := self.response.readline():
            if line.startswith(b"data: "):
                state: dict[str, Any] = json.loads(line[6:])
                return state
        raise AssertionError("the event stream ended")

    def close(self) -> None:
        self.response.close()
        self._connection.close()


@dataclass(slots=True)
class Served:
    """`lines` is what the command says, as it says it; `None` ends it: nobody holds its output any more."""

    process: subprocess.Popen[str]
    lines: queue.Queue[str | None] = field(default_factory=queue.Queue)
    port: int = 0

    def line(self, words: str) -> str:
        """Read on until a line holds `words`."""
        said = []
        while (line := self.lines.get(timeout=DEADLINE)) is not None:
            said.append(line)
            if words in line:
                return line
        raise AssertionError(f"never said {words!r}:\n{''.join(said)}")

    def ends(self) -> tuple[int, str]:
        """Wait until the command and every process that it started are gone; the exit code and the last words."""
        said = []
        while (line := self.lines.get(timeout=DEADLINE)) is not None:
            said.append(line)
        return self.process.wait(DEADLINE), "".join(said)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return ask(self.port, path, method, **headers)


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """`wasl serve --root ROOT --port 0`, once it has said its address; killed at the end where it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "serve", "--root", str(root), "--port", "0"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    served = Served(process)
    pump = threading.Thread(target=_pump, args=(served,), daemon=True)
    pump.start()
    try:
        address = served.line("Serving http://127.0.0.1:")
        served.port = int(address.split("127.0.0.1:")[1].split("/")[0])
        yield served
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        pump.join(DEADLINE)
        assert process.stdout
        process.stdout.close()


def _pump(served: Served) -> None:
    assert served.process.stdout
    for line in served.process.stdout:
        served.lines.put(line)
    served.lines.put(None)
