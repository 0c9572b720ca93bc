"""The host's `_headers` in its portable subset, and what the reload script needs added to a policy.

A block is a pattern (an absolute path, at most one `*`, at its end) and indented lines: `Name: value`, or `! Name`
to remove what an earlier block set. Every block that matches applies; a header set twice is joined with a comma.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.model.declared import dataclass

Headers: TypeAlias = Mapping[str, str]
POLICY = "Content-Security-Policy"
_META = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)
_NEEDED = ("script-src", "connect-src")


@dataclass(frozen=True, slots=True)
class _Block:
    pattern: str
    lines: tuple[str, ...]

    def matches(self, path: str) -> bool:
        head, star, _ = self.pattern.partition("*")
        return path.startswith(head) if star else path == self.pattern


@dataclass(frozen=True, slots=True)
class HeaderRules:
    blocks: tuple[_Block, ...]

    def of(self, path: str) -> dict[str, str]:
        """The headers of a path, names as they were first written."""
        found: dict[str, str] = {}
        for line in (line for block in self.blocks if block.matches(path) for line in block.lines):
            if line.startswith("!"):
                name = _known(found, line[1:].strip())
                found.pop(name, None)
                continue
            name, _, value = line.partition(":")
            name, value = _known(found, name.strip()), value.strip()
            found[name] = f"{found[name]}, {value}" if name in found else value
        return found


def parse_headers(text: str) -> HeaderRules:
    """Read `_headers`. Lines before the first pattern and comments (`#`) are left out."""
    blocks: list[_Block] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            blocks.append(_Block(line.strip(), ()))
        elif blocks:
            blocks[-1] = _Block(blocks[-1].pattern, (*blocks[-1].lines, line.strip()))
    return HeaderRules(tuple(blocks))


def _known(found: Headers, name: str) -> str:
    return next((known for known in found if known.lower() == name.lower()), name)


def runs_scripts(headers: Headers) -> bool:
    """Whether the policy lets the page run any script at all: a sandbox does not, and stays as it is."""
    return not any(words[0] == "sandbox" for policy in _policies(headers) for words in _directives(policy))


def with_reload(headers: Headers) -> dict[str, str]:
    """The headers, with the development server's own script and event stream allowed and nothing else."""
    return {name: _allow(value) if name.lower() == POLICY.lower() else value for name, value in headers.items()}


def meta_with_reload(page: bytes) -> bytes:
    """The same for a policy that the page carries in its head."""

    def allowed(match: re.Match[bytes]) -> bytes:
        policy = _allow(html.unescape(match[2].decode()))
        return match[1] + policy.replace("&", "&amp;").replace('"', "&quot;").encode() + match[3]

    return _META.sub(allowed, page)


def _policies(headers: Headers) -> Iterator[str]:
    for name, value in headers.items():
        if name.lower() == POLICY.lower():
            yield from value.split(",")


def _allow(value: str) -> str:
    return ", ".join(_allow_in(policy) for policy in value.split(","))


def _allow_in(policy: str) -> str:
    directives = {words[0].lower(): words[1:] for words in reversed(_directives(policy))}
    directives = dict(reversed(directives.items()))  # the first of a name counts
    for name in _NEEDED:
        sources = directives.get(name, directives.get("default-src"))
        if sources is not None and "'self'" not in sources:
            directives[name] = [*(source for source in sources if source != "'none'"), "'self'"]
    return "; ".join(" ".join([name, *words]) for name, words in directives.items())


def _directives(policy: str) -> list[list[str]]:
    return [part.split() for part in policy.split(";") if part.strip()]
