"""The lines of YAML that people who do not know YAML write, and what they meant.

libyaml says that a line is wrong; this module says why, in the words of somebody who only wanted to write a text. It
looks at one line at a time and is asked only about lines that libyaml has refused.
"""

from __future__ import annotations

import re

from generator.model.declared import dataclass
from generator.model.problem import Position, Problem

_LINE = re.compile(
    r"^(?P<indent>[ \t]*(?:- +)*)"
    r"(?:(?P<key>[^\s#'\"\[\]{}&*!|>%@`,:][^:]*?|\"[^\"]*\"|'[^']*'):(?: +|$))?"
)
_GLUED = re.compile(r"^(?P<indent> *(?:- +)*)(?P<key>[^\W\d][\w-]*):(?!//)(?P<value>\S.*)$")
_CLOSED = re.compile(r"""^(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\[\]]*\])(?P<rest>.*)$""")
_RESERVED = "@`%*&!|>],}-?"


@dataclass(frozen=True, slots=True)
class Trap:
    """A known mistake. `line` and `column` count from 0; `repaired` is a line that YAML accepts in its place."""

    line: int
    column: int
    length: int
    code: str
    message: str
    fix: str
    repaired: str
    found: str = ""
    suggestion: str = ""

    def problem(self, path: str) -> Problem:
        position = Position(path, self.line + 1, self.column + 1, self.length)
        return Problem(position, self.code, self.message, self.found, suggestion=self.suggestion, fix=self.fix)


def find_trap(number: int, line: str) -> Trap | None:
    """The mistake on this line, or None where it looks right."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        column = indent.index("\t")
        message = "a tab stands where only spaces may"
        fix = "Replace the tab with spaces."
        repaired = line.replace("\t", "  ")
        return Trap(number, column, len(indent) - column, "E0223", message, fix, repaired, "tab")
    match = _LINE.match(line)
    start = match.end() if match else 0
    value = line[start:].rstrip()
    trap = _value_trap(number, line, start, value) if value else None
    return trap or _glued(number, line)


def _glued(number: int, line: str) -> Trap | None:
    match = _GLUED.match(line)
    if not match:
        return None
    key, value = match["key"], match["value"]
    column = match.start("key")
    message = f"`{key}:` needs a space after the colon"
    suggestion = f"{key}: {value}"
    repaired = f"{match['indent']}{key}: ~"
    return Trap(number, column, len(key) + 1, "E0224", message, "Add one space.", repaired, line.strip(), suggestion)


def _value_trap(number: int, line: str, start: int, value: str) -> Trap | None:
    def trap(code: str, message: str, offset: int = 0, length: int = 0) -> Trap:
        text = value.split(" #")[0].rstrip() if " #" in value else value
        fix = "Put the whole text in quotes."
        return Trap(
            number, start + offset, length or len(value) - offset, code, message, fix,
            line[:start] + "~", value, _quoted(text),
        )  # fmt: skip

    if value.startswith("{{"):
        return trap("E0222", "a text that starts with `{{` needs quotes")
    closed = _CLOSED.match(value)
    if closed:
        rest = closed["rest"]
        if not rest.strip() or rest.lstrip().startswith("#"):
            return None
        sign = "bracket" if value[0] == "[" else "quote"
        return trap("E0221", f"the text goes on after the closing {sign}", len(closed["quoted"]))
    if value[0] in "\"'[{":
        return None
    if value[0] in _RESERVED and not _is_block_header(value):
        sign = "a backtick" if value[0] == "`" else f"`{value[0]}`"
        return trap("E0219", f"a text that starts with {sign} needs quotes", 0, 1)
    colon = re.search(r":(?= |$)", value.split(" #")[0])
    if colon:
        return trap("E0220", "a text that holds a colon and a space needs quotes", colon.start(), 1)
    return None


def _is_block_header(value: str) -> bool:
    """`|`, `>-`, `|2`: a text on the lines below. `-x` and `?x` are texts of their own."""
    if value[0] in "-?":
        return value[1:2].strip() != ""
    return re.fullmatch(r"[|>][-+0-9]{0,2}(?: +#.*)?", value) is not None


def _quoted(text: str) -> str:
    """The text as YAML reads it without fail: single quotes where it holds double ones."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
