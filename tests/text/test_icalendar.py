"""Calendars that every program opens: lines of 75 octets, no letter cut, whatever stands in an entry."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.icalendar import MOST, Entry, calendar_file, escape, fold

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(TEXTS.filter(lambda text: not set(text) & set("\r\n")))
@example("a" * 200)
@example("ش" * 200)
def test_folding_loses_nothing_and_cuts_no_letter(line: str) -> None:
    folded = fold(line)
    assert folded.endswith(b"\r\n")
    parts = folded[:-2].split(b"\r\n")
    assert all(len(part) <= MOST for part in parts)
    assert all(part.decode() for part in parts[1:])  # each is letters, whole
    assert folded[:-2].replace(b"\r\n ", b"").decode() == line


def unescaped(value: str) -> str:
    out, rest = "", iter(value)
    for char in rest:
        out += {"n": "\n"}.get(after := next(rest), after) if char == "\\" else char
    return out


@given(TEXTS)
def test_a_text_comes_back_but_for_its_controls(text: str) -> None:
    kept = "".join(char for char in text if char >= " " or char == "\n")
    assert unescaped(escape(text)) == kept
    assert "\n" not in escape(text)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_in_an_entry_can_open_another(summary: str, text: str, url: str) -> None:
    data = calendar_file("n", [Entry("one@host", date(2027, 1, 11), summary, text, url)])
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == lines.count("BEGIN:VCALENDAR") == 1
    assert [line for line in lines if line.startswith(("UID:", "DTSTART"))] == [
        "UID:one@host",
        "DTSTART;VALUE=DATE:20270111",
    ]


def test_the_same_entries_give_the_same_bytes() -> None:
    entry = Entry("a@b", date(2027, 1, 11), "منشور اليوم", "سطر\nسطر", "https://x.example/go/")
    data = calendar_file("دفتر", [entry])
    assert data == calendar_file("دفتر", [entry])
    assert b"DESCRIPTION:" + "سطر\\nسطر".encode() + b"\r\n" in data
