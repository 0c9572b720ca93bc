"""Problems as text for people. Pure: returns strings.

In a terminal that reorders right-to-left text a caret may point at the wrong letter, so such lines are isolated and
what was found is named beside the caret.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.model.code import Both
from generator.model.codes import CODES
from generator.model.phrases import expected_in_arabic
from generator.model.problem import Position, Problem

_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\u061c\ufeff\ud800-\udfff]")
_BEFORE = 2
_SAME_CODE = 20
_BOLD, _RED, _YELLOW, _DIM, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"

_WORDS = {
    "mean": Both("هل تقصد {0}؟", "Did you mean {0}?"),
    "expected": Both("المتوقع: {0}.", "Expected: {0}."),
    "more": Both("للمزيد: {0}", "More: {0}"),
    "also": Both("انظر أيضًا: {0}", "See also: {0}"),
    "here": Both("هنا: {0}", "here: {0}"),
    "hidden": Both("… و{0} أخرى من {1} في {2}", "... and {0} more {1} in {2}"),
    "errors": Both("الأخطاء: {0}", "Errors: {0}"),
    "warnings": Both("التنبيهات: {0}", "Warnings: {0}"),
    "waived": Both("المستثنى بسبب مكتوب: {0}", "Waived with a reason: {0}"),
    "none": Both("لا مشكلات.", "No problems."),
}


def render_text(
    problems: Iterable[Problem],
    texts: Mapping[str, str],
    width: int = 100,
    colour: bool = False,
    language: str = "en",
) -> str:
    """The report for a terminal, sorted by place; `texts` are the files by the path that the problems name.

    `width` cuts long excerpt lines. What is waived is only counted. In Arabic the sentence is the catalogue's title and
    the names that the message quotes, the next step is the catalogue's.
    """
    printer = _Printer(texts, width, colour, language)
    every = sorted(problems)
    found = [problem for problem in every if not problem.waived]
    seen: Counter[tuple[str, str]] = Counter()
    blocks = []
    for problem in found:
        kind = (problem.position.path, problem.code)
        seen[kind] += 1
        if seen[kind] <= _SAME_CODE:
            blocks.append(printer.block(problem))
    for (path, code), count in sorted(seen.items()):
        if count > _SAME_CODE:
            blocks.append(printer.word("hidden", str(count - _SAME_CODE), code, printer.ltr(path)) + "\n")
    return "\n".join([*blocks, printer.count(found, len(every) - len(found))])


class _Printer:
    def __init__(self, texts: Mapping[str, str], width: int, colour: bool, language: str) -> None:
        self._texts, self._width, self._colour, self._language = texts, width, colour, language
        self._lines: dict[str, list[str]] = {}

    def word(self, name: str, *values: str) -> str:
        return _WORDS[name].text(self._language).format(*values)

    def ltr(self, text: str) -> str:
        """Paths and codes inside Arabic sentences."""
        return f"{_LRI}{text}{_PDI}" if self._arabic else text

    @property
    def _arabic(self) -> bool:
        return self._language.startswith("ar")

    def block(self, problem: Problem) -> str:
        parts = [self._headline(problem), *self._excerpt(problem), self._next_step(problem)]
        if problem.also:
            parts.append("  " + self.word("also", ", ".join(self.ltr(str(place)) for place in problem.also)))
        return "\n".join(parts) + "\n"

    def _headline(self, problem: Problem) -> str:
        code = self._paint(problem.code, _YELLOW if problem.severity == "warning" else _RED)
        sentence = self._arabic_sentence(problem) if self._arabic else ended(problem.message)
        if problem.suggestion:
            sentence += " " + self.word("mean", f"`{problem.suggestion}`")
        return f"{self.ltr(self._paint(str(problem.position), _BOLD) + ': ' + code)} {_isolate_quoted(sentence)}"

    def _arabic_sentence(self, problem: Problem) -> str:
        known = CODES.get(problem.code)
        if known is None:
            return ended(problem.message)
        names = list(dict.fromkeys(re.findall("`[^`]+`", problem.message)))
        return ended(known.title.ar + (": " + "، ".join(names) if names else ""))

    def _next_step(self, problem: Problem) -> str:
        known = CODES.get(problem.code)
        fix = known.fix.ar if known and self._arabic else problem.fix or (known.fix.en if known else "")
        parts = []
        expected = expected_in_arabic(problem.expected) if self._arabic else problem.expected.rstrip(".")
        if expected and expected not in problem.message + fix:
            parts.append(self.word("expected", expected))
        parts += [ended(fix)] if fix else []
        parts.append(self.word("more", self.ltr(f"wasl explain {problem.code}")))
        return "  " + _isolate_quoted(" ".join(parts))

    def _excerpt(self, problem: Problem) -> list[str]:
        place = problem.position
        lines = self._file(place.path)
        if not 1 <= place.line <= len(lines):
            return []
        first = max(1, place.line - _BEFORE)
        gutter = len(str(place.line))
        shown = [self._line(number, lines[number - 1], gutter, place) for number in range(first, place.line + 1)]
        return [*shown, self._caret(lines[place.line - 1], gutter, problem)]

    def _file(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = self._texts[path].split("\n") if path in self._texts else []
        return self._lines[path]

    def _window(self, line: str, column: int) -> tuple[int, str]:
        """The part of a long line around the column, and where it starts."""
        room = max(self._width - 12, 20)
        start = max(0, column - 1 - room * 2 // 3) if len(line) > room else 0
        return start, _UNSHOWN.sub("\u25af", line[start : start + room].replace("\t", "→"))

    def _line(self, number: int, line: str, gutter: int, place: Position) -> str:
        _, text = self._window(line, place.column if number == place.line else 1)
        mark = ">" if number == place.line else " "
        front = self._paint(f"  {mark} {number:>{gutter}} |", _DIM)
        return f"{front} {_isolated(text)}".rstrip()

    def _caret(self, line: str, gutter: int, problem: Problem) -> str:
        place = problem.position
        start, text = self._window(line, place.column)
        before = text[: max(place.column - 1 - start, 0)]
        under = text[len(before) : len(before) + max(place.length, 1)]
        carets = "^" * max(_columns(under), 1)
        note = ""
        found = (problem.found or under).strip()
        if found and _RTL.search(before + under):
            note = " " + self.word("here", _isolated(_UNSHOWN.sub("\u25af", found)))
        margin = self._paint(f"    {' ' * gutter} |", _DIM)
        return f"{margin} {' ' * _columns(before)}{self._paint(carets, _RED)}{note}"

    def count(self, problems: Sequence[Problem], waived: int) -> str:
        excused = [self.word("waived", str(waived))] if waived else []
        if not problems:
            return " · ".join([self.word("none"), *excused]) + "\n"
        warnings = sum(1 for problem in problems if problem.severity == "warning")
        parts = [self.word("errors", str(len(problems) - warnings)), self.word("warnings", str(warnings))]
        return " · ".join([*parts, *excused]) + "\n"

    def _paint(self, text: str, colour: str) -> str:
        return f"{colour}{text}{_PLAIN}" if self._colour else text


def ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "؟")) else sentence + "."


def _isolated(text: str) -> str:
    return f"{_FSI}{text}{_PDI}" if _RTL.search(text) else text


def _isolate_quoted(sentence: str) -> str:
    """Names in backticks are isolated where they hold right-to-left text; nothing in them may steer the terminal."""

    def safe(match: re.Match[str]) -> str:
        return "`" + _isolated(_UNSHOWN.sub("\u25af", match.group(1))) + "`"

    return re.sub("`([^`]*)`", safe, sentence)


def _columns(text: str) -> int:
    """Terminal columns: marks take none, East Asian wide characters two."""
    return sum(
        0 if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )  # fmt: skip


def render_code(code: str, language: str = "en") -> str:
    """`wasl explain`: title, why and what to do. Raises KeyError for an unknown code."""
    known = CODES[code]
    return f"{known.code}  {known.title.text(language)}\n\n{known.why.text(language)}\n{known.fix.text(language)}\n"
