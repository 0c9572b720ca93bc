"""A strict reader of iCalendar (RFC 5545), written from the RFC and sharing nothing with the writer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(?P<value>.*)")
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
"""Section 3.3.11: what a value of text may be."""


@dataclass(slots=True)
class Component:
    """`BEGIN:NAME` to `END:NAME`: its properties (name, parameters, raw value) and the components in it."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The one value of a property."""
        [found] = [value for own, _, value in self.properties if own == name]
        return found

    def text(self, name: str) -> str:
        """The one value of a property of text, unescaped."""
        raw = self.value(name)
        assert _TEXT.fullmatch(raw), f"{name} is not escaped: {raw}"
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], raw)


def parse(data: bytes) -> Component:
    """The calendar. Fails on what the RFC forbids."""
    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert len(line) <= 75, "section 3.1: lines of at most 75 octets"
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # no letter is cut
    unfolded = re.sub(rb"\r\n[ \t]", b"", data[:-2]).decode().split("\r\n")
    open_ones: list[Component] = [Component("")]
    for text in unfolded:
        found = _LINE.fullmatch(text)
        assert found, f"no content line: {text}"
        name, value = found["name"].upper(), found["value"]
        assert all(char >= " " or char == "\t" for char in value)
        if name == "BEGIN":
            open_ones.append(Component(value.upper()))
        elif name == "END":
            done = open_ones.pop()
            assert done.name == value.upper()
            open_ones[-1].inside.append(done)
        else:
            open_ones[-1].properties.append((name, found["params"], value))
    assert len(open_ones) == 1
    [calendar] = open_ones[0].inside
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    return calendar
