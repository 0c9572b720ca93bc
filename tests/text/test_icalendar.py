"""Calendars that every program opens: lines of 75 octets, no letter cut, whatever stands in an entry."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.icalendar import MOST, escape, fold
from tests.schedulers.described import NO_CONTENT, calendar_file

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NO_CONTENT), max_size=400)


@given(TEXTS.filter(lambda text: text and not set(text) & set("\r\n")))
@example("a" * 200)
@example("ش" * 200)
@example("a" * 74 + "ش")
@example("URL:https://x.example/" + "a" * 60 + "/?b=c&d=" + "e" * 80)
def test_folding_loses_nothing_and_cuts_no_letter(line: str) -> None:
    folded = fold(line).encode()
    assert folded.endswith(b"\r\n")
    parts = folded[:-2].split(b"\r\n")
    assert all(len(part) <= MOST for part in parts)
    assert parts[0].decode()
    assert all(part.decode().removeprefix(" ") for part in parts[1:])  # each is letters, whole
    assert folded[:-2].replace(b"\r\n ", b"").decode() == line


def test_a_long_line_is_broken_where_its_text_is() -> None:
    text = escape("First.\n\nThe folder is C:\\new.\n") + "https://x.example/p/?utm_source=noor&via=noor"
    assert fold(f"DESCRIPTION:{text}") == (
        "DESCRIPTION:First.\\n\\n\r\n The folder is C:\\\\new.\\n\r\n https://x.example/p/\r\n ?utm_source=noor\r\n"
        " &via=noor\r\n"
    )
    assert fold(f"URL:https://x.example/{'k' * 50}/#x-one") == f"URL:https://x.example/{'k' * 50}/\r\n #x-one\r\n"
    assert fold("DESCRIPTION:#one #two #three" + " four" * 9) == "DESCRIPTION:#one #two #three" + " four" * 9 + "\r\n"
    assert fold("DESCRIPTION:#one #two #three" + " four" * 10) == (
        "DESCRIPTION:#one #two #three" + " four" * 9 + " f\r\n our\r\n"
    )
    assert fold("SUMMARY:?a" + "b" * 70) == "SUMMARY:?a" + "b" * 65 + "\r\n " + "b" * 5 + "\r\n"
    assert fold("SUMMARY:Is it so?yes&no") == "SUMMARY:Is it so?yes&no\r\n"


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
    entry = {"uid": "one@host", "day": "2027-01-11", "summary": summary, "text": text, "url": url}
    data = calendar_file("n", [entry])
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == lines.count("BEGIN:VCALENDAR") == 1
    assert [line for line in lines if line.startswith(("UID:", "DTSTART"))] == [
        "UID:one@host",
        "DTSTART;VALUE=DATE:20270111",
    ]


def test_the_same_entries_give_the_same_bytes() -> None:
    entry = {"uid": "a@b", "day": "2027-01-11", "summary": "منشور اليوم", "text": "سطر\nسطر",
             "url": "https://x.example/go/"}  # fmt: skip
    data = calendar_file("دفتر", [entry])
    assert data == calendar_file("دفتر", [entry])
    assert b"DESCRIPTION:" + "سطر\\nسطر".encode() + b"\r\n" in data
