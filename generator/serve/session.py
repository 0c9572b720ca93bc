"""One run of the server: a change is read, the browser told, then the whole site is built."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from generator.model.code import Both
from generator.model.problem import Problem
from generator.preview import Preview, Shown
from generator.serve.building import Builder, Outcome, failure
from generator.serve.http import Server
from generator.serve.hub import Hub
from generator.serve.pages import SitePages
from generator.serve.watching import watch_project

Say = Callable[[str], None]

_PATIENCE = 0.1
"""Seconds that a broken project gets to become whole before it is told: some editors save in two steps."""

WORDS = {
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


class Session:
    """Reads in this process and at once, builds in another one: one build at a time, the last change always built."""

    def __init__(self, server: Server, hub: Hub, preview: Preview, builder: Builder, say: Say) -> None:
        self._server, self._hub, self._preview, self._builder, self._say = server, hub, preview, builder, say
        self._order = builder.order
        self._changed, self._to_build = threading.Event(), threading.Event()
        self._telling = threading.Lock()
        self._readings = 0  # how often the project was read: what is said of an older reading is no news
        self._said: frozenset[Problem] = frozenset()

    def run(self) -> None:
        """Serve, for ever."""
        gc.freeze()  # what was imported is never looked through again
        self._server.start()
        watch_project(self._order.root, self._changed)
        self._wait()
        self._read()
        self._tell("serving", url=self._server.url)
        self._builder.start()
        self._tell("building")
        threading.Thread(target=self._build, name="build", daemon=True).start()
        while True:
            self._wait()
            self._read()

    def close(self) -> None:
        self._builder.stop()
        self._server.stop()

    def page_failed(self, shown: Shown, error: Exception) -> None:
        """A page of this reading could not be made. The browser is told, the terminal hears it from the build."""
        with self._telling:
            if self._preview.shown is shown and not self._hub.is_troubled:
                self._hub_failed(failure(error, self._order))

    def _wait(self) -> None:
        """Until something changed. In slices, because some systems deliver Ctrl-C only between waits."""
        while not self._changed.wait(1):
            pass
        self._changed.clear()

    def _read(self) -> None:
        with self._telling:
            self._readings += 1
            self._said = frozenset()
        try:
            self._preview.refresh(self._look, self._hub.built)
        except Exception as error:  # a bug must not end the server: it is shown where the author looks
            if self._changed.wait(_PATIENCE):
                return
            self._refuse(failure(error, self._order))
        self._to_build.set()

    def _look(self, shown: Shown) -> None:
        """Make the pages that browsers show: they are asked for next, and where one cannot be made all stays."""
        pages = SitePages(shown)
        for path in self._hub.pages:
            pages.get(path)

    def _refuse(self, outcome: Outcome) -> None:
        with self._telling:
            self._said = frozenset(outcome.problems)
            self._say(outcome.text)
            if self._preview.shown or self._order.site.is_dir():
                self._tell("kept")
            self._hub_failed(outcome)

    def _build(self) -> None:
        while True:
            self._to_build.wait()
            self._to_build.clear()
            reading = self._readings
            outcome = self._builder.build()
            if outcome is None:
                return
            with self._telling:
                self._say_built(outcome, is_news=reading == self._readings)
            gc.collect()  # old readings are rings, which nothing else would find; nobody waits now

    def _say_built(self, outcome: Outcome, *, is_news: bool) -> None:
        if outcome.ok:
            self._tell("built", files=outcome.files, seconds=outcome.seconds)
            if outcome.problems:
                self._tell("warnings", count=len(outcome.problems))
        elif is_news and (outcome.trouble or not self._said.issuperset(outcome.problems)):
            self._say(outcome.text)
            self._hub_failed(outcome)

    def _hub_failed(self, outcome: Outcome) -> None:
        self._hub.failed(outcome.problems, outcome.trouble)

    def _tell(self, word: str, **values: object) -> None:
        self._say(WORDS[word].text(self._order.language).format(**values))
