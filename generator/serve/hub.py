"""What browsers wait for: which reading is shown, and what is wrong with the project now; and what they show."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from generator.model.code import Both
from generator.model.codes import CODES
from generator.model.phrases import expected_in_arabic
from generator.model.problem import Problem

_AT_MOST, _LOOKED_AT = 50, 3
_TITLE = Both("المشروع فيه ما يمنع البناء", "The project cannot be built")
_HINT = Both("تتحدّث الصفحة فور إصلاح الملف.", "The page reloads as soon as this is mended.")
_MEAN = Both("هل تقصد {0}؟", "Did you mean {0}?")
_EXPECTED = Both("المتوقع: {0}.", "Expected: {0}.")


class Hub:
    """The state that event streams watch. Thread-safe; every change has a number of its own.

    A reading (`build`) is named by the start of the server and a count, so that a page of an earlier run knows that it
    is old.
    """

    def __init__(self, language: str) -> None:
        self.language = "ar" if language.startswith("ar") else "en"
        self._changed = threading.Condition()
        self._start, self._count, self._number = time.time_ns(), 0, 0
        self._problems: list[dict[str, Any]] = []
        self._pages: list[str] = []

    @property
    def build(self) -> str:
        """The name of the reading that is shown now."""
        with self._changed:
            return f"{self._start}-{self._count}"

    @property
    def is_troubled(self) -> bool:
        """Whether browsers show problems now."""
        with self._changed:
            return bool(self._problems)

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of the pages that browsers show, as far as they say so; the last ones only."""
        with self._changed:
            return tuple(dict.fromkeys(reversed(self._pages)))[:_LOOKED_AT]

    @contextmanager
    def showing(self, page: str) -> Iterator[None]:
        """A browser shows this page for the time being."""
        with self._changed:
            self._pages.append(page)
        try:
            yield
        finally:
            with self._changed:
                self._pages.remove(page)

    def built(self) -> None:
        """A new reading is in place."""
        with self._changed:
            self._count += 1
            self._set([])

    def failed(self, problems: Sequence[Problem], trouble: str = "") -> None:
        """The project is invalid (`problems`), or something else went wrong (`trouble`, one sentence)."""
        shown = [_shown(one, self.language) for one in problems if one.stops][:_AT_MOST]
        if trouble:
            shown.append({"place": "", "code": "", "message": trouble, "next": ""})
        with self._changed:
            self._set(shown)

    def _set(self, problems: list[dict[str, Any]]) -> None:
        self._problems = problems
        self._number += 1
        self._changed.notify_all()

    def wait(self, after: int, timeout: float) -> tuple[int, str] | None:
        """The state's number and JSON once it differs from `after` (-1: at once), or None after `timeout` seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._number != after, timeout):
                return None
            return self._number, self._json()

    def _json(self) -> str:
        return json.dumps(
            {
                "build": f"{self._start}-{self._count}",
                "lang": self.language,
                "dir": "rtl" if self.language == "ar" else "ltr",
                "title": _TITLE.text(self.language),
                "hint": _HINT.text(self.language),
                "problems": self._problems,
            },
            ensure_ascii=False,
        )


def _shown(problem: Problem, language: str) -> dict[str, Any]:
    """A problem as the overlay lists it, in the words of the terminal's report."""
    return {
        "place": str(problem.position),
        "code": problem.code,
        "message": _sentence(problem, language),
        "next": _next_step(problem, language),
    }


def _sentence(problem: Problem, language: str) -> str:
    """In Arabic the catalogue's title and the names that the message quotes, as in the report."""
    known, text = CODES.get(problem.code), problem.message
    if known and language == "ar":
        names = list(dict.fromkeys(re.findall("`[^`]+`", problem.message)))
        text = known.title.ar + (": " + "، ".join(names) if names else "")
    text = text if text.endswith((".", "?", "!", "؟")) else text + "."
    return f"{text} {_MEAN.text(language).format(problem.suggestion)}" if problem.suggestion else text


def _next_step(problem: Problem, language: str) -> str:
    known = CODES.get(problem.code)
    fix = known.fix.ar if known and language == "ar" else problem.fix or (known.fix.en if known else "")
    expected = expected_in_arabic(problem.expected) if language == "ar" else problem.expected.rstrip(".")
    shown = _EXPECTED.text(language).format(expected) if expected and expected not in problem.message + fix else ""
    return f"{shown} {fix}".strip()
