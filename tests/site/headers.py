"""Reading `_headers` as static hosts do, so that pages are tested under the policy that they are published with.

Two dialects read the one file: Netlify passes over a line without a colon and joins what is set twice with a comma;
Cloudflare Pages takes `! Name` as "forget what earlier rules set". A file is portable if both mean the same by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Dialect = Literal["netlify", "cloudflare"]
DIALECTS: tuple[Dialect, ...] = ("netlify", "cloudflare")


@dataclass(frozen=True, slots=True)
class Rule:
    """One block of the file: a path pattern (`*` is any run of characters) and its lines in order."""

    pattern: str
    lines: tuple[str, ...]

    def covers(self, path: str) -> bool:
        return re.fullmatch(re.escape(self.pattern).replace(r"\*", ".*"), path) is not None


@dataclass(frozen=True, slots=True)
class Headers:
    """All rules of a site. Every rule that covers a path counts, in the order of the file."""

    rules: tuple[Rule, ...]

    def of(self, path: str, dialect: Dialect) -> dict[str, str]:
        """The headers that a host sends with a path (from the root, with a leading `/`)."""
        found: dict[str, str] = {}
        for line in (line for rule in self.rules if rule.covers(path) for line in rule.lines):
            name, colon, value = (part.strip() for part in line.partition(":"))
            if colon:
                found[name] = f"{found[name]}, {value}" if name in found else value
            elif name.startswith("!") and dialect == "cloudflare":
                found.pop(name.removeprefix("!").strip(), None)
        return found


def read_headers(text: str) -> Headers:
    """Rules of a `_headers` file: a pattern at the start of a line, its headers indented beneath."""
    blocks: list[tuple[str, list[str]]] = []
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("/"):
            blocks.append((line.strip(), []))
        elif not line.lstrip().startswith("#"):
            blocks[-1][1].append(line.strip())
    return Headers(tuple(Rule(pattern, tuple(lines)) for pattern, lines in blocks))
