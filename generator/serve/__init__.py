"""The development server: builds, serves on this machine only, builds again on every change, reloads the page.

Three parts that know little of one another: `building` makes the site in a process of its own, `pages` answers paths
from what was made, `http` speaks to the browser. The state between them is one `Hub`.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model.code import Both
from generator.serve.building import Builder, Outcome
from generator.serve.http import Server
from generator.serve.hub import Hub
from generator.serve.pages import FolderPages
from generator.serve.watching import watch_project

__all__ = ["serve_project"]

DONE, ENVIRONMENT = 0, 4
Say = Callable[[str], None]

_WORDS = {
    "building": Both("يجري البناء …", "Building ..."),
    "built": Both("الملفات: {files}، في {seconds:.1f} ثانية.", "{files} files in {seconds:.1f} s."),
    "warnings": Both("التنبيهات: {count}. لرؤيتها: wasl check", "Warnings: {count}. To see them: wasl check"),
    "serving": Both("العنوان: {url} (للإيقاف: Ctrl-C)", "Serving {url} (Ctrl-C ends)"),
    "kept": Both("ما زال آخر بناء سليم معروضًا.", "The last good build is still shown."),
    "in_use": Both(
        "المنفذ {port} مستخدم. اختاروا غيره بالخيار ‎--port، أو ‎--port 0 لأي منفذ حر.",
        "Port {port} is in use. Choose another one with --port, or --port 0 for any free one.",
    ),
    "no_port": Both("لا يمكن فتح المنفذ {port}: {reason}", "Port {port} cannot be opened: {reason}"),
}


def serve_project(root: Path, shipped: Path, port: int, language: str, say: Say) -> int:
    """Serve `root` on 127.0.0.1 until Ctrl-C; returns the exit code.

    `port` 0 takes any free one; the address is said once the first build is done. An invalid project does not end it:
    the last good build stays and the problems are shown in the terminal and in the page.
    """
    site = root / "build" / "site"
    hub = Hub(language)
    try:
        server = Server(port, FolderPages(site), hub)
    except (OSError, OverflowError) as error:
        say(_no_port(port, error, language))
        return ENVIRONMENT
    session = _Session(server, hub, Builder(root, shipped, language), site, say, language)
    try:
        session.run(root)
    except KeyboardInterrupt:
        return DONE
    finally:
        session.close()
    return DONE


def _no_port(port: int, error: Exception, language: str) -> str:
    name = "in_use" if isinstance(error, OSError) and error.errno == errno.EADDRINUSE else "no_port"
    return _WORDS[name].text(language).format(port=port, reason=getattr(error, "strerror", None) or error)


@dataclass(slots=True)
class _Session:
    """One run: watch, build, tell the browser, again. One build at a time, changes meanwhile make one more."""

    server: Server
    hub: Hub
    builder: Builder
    site: Path
    say: Say
    language: str

    def run(self, root: Path) -> None:
        changed = threading.Event()
        self.server.start()
        watch_project(root, changed)
        self._wait(changed)
        self.tell("building")
        self._build()
        self.tell("serving", url=self.server.url)
        while True:
            self._wait(changed)
            self._build()

    def close(self) -> None:
        self.builder.stop()
        self.server.stop()

    def tell(self, word: str, **values: object) -> None:
        self.say(_WORDS[word].text(self.language).format(**values))

    def _wait(self, changed: threading.Event) -> None:
        """Until something changed. In slices, because some systems deliver Ctrl-C only between waits."""
        while not changed.wait(1):
            pass
        changed.clear()

    def _build(self) -> None:
        outcome = self.builder.build()
        if outcome.ok:
            self._say_built(outcome)
            self.hub.built()
            return
        self.say(outcome.text)
        if self.site.is_dir():
            self.tell("kept")
        self.hub.failed(outcome.problems, outcome.trouble)

    def _say_built(self, outcome: Outcome) -> None:
        self.tell("built", files=outcome.files, seconds=outcome.seconds)
        if outcome.problems:
            self.tell("warnings", count=len(outcome.problems))
