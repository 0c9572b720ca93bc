"""The entries of a PO file.

Babel reads every PO file there is, line by line. Nearly all are written plainly (as `msgcat` writes them), and of these
the entries are taken by one pattern, in half the time. Whatever is not plain in every respect (fuzzy, obsolete
or double entries, forms that are missing, unusual headers, mistakes) is read by Babel, the whole file.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import Final, NamedTuple

from babel.messages.pofile import read_po, unescape

from generator.text.plurals import plural_count


class Entry(NamedTuple):
    """One message. A plural has two `msgids` and a form for each number; `line` is that of its msgid."""

    context: str | None
    msgids: tuple[str, ...]
    forms: tuple[str, ...]
    fuzzy: bool
    line: int


_QUOTED: Final = r'"[^"\\\n]*(?:\\[nrt"\\][^"\\\n]*)*"'
_TEXT: Final = rf"{_QUOTED}(?:\n{_QUOTED})*"
_ASIDE: Final = r"\n|#(?:[ .:,][^\n]*)?\n"
"""An empty line or a comment, with flags or without; not one that keeps an obsolete entry."""
_ENTRY: Final = re.compile(
    rf"(?P<before>(?:{_ASIDE})*(?:msgctxt (?P<context>{_TEXT})\n)?)msgid (?P<msgid>{_TEXT})\n"
    rf"(?:msgstr (?P<form>{_TEXT})\n|msgid_plural (?P<plural>{_TEXT})\n(?P<forms>(?:msgstr\[[0-9]\] {_TEXT}\n)+))"
    rf"(?:(?:{_ASIDE})*\Z)?"
)
_FORM: Final = re.compile(rf"msgstr\[([0-9])\] ({_TEXT})\n")
_HEADER: Final = re.compile(
    r"(?:(?:Project-Id-Version|Language-Team|Last-Translator|MIME-Version|Content-Transfer-Encoding): [ -~]*\n"
    r"|Language: [A-Za-z_-]+\n|Content-Type: text/plain; charset=(?i:utf-8)\n)*"
    r"Plural-Forms: nplurals=[0-9]; plural=[ -~]*\n",
)


def read_entries(text: str, language: str) -> list[Entry]:
    """All entries but the header and obsolete ones, in their order; of double ones the first.

    The header of `text` gives the right number of plural forms for `language`. Raises Babel's `PoFileError` where this
    is not PO, and `ValueError` for an encoding or a date in the header that Babel cannot read.
    """
    plain = _plain(text if text.endswith("\n") else text + "\n", plural_count(language))
    return _babel(text) if plain is None else plain


def _babel(text: str) -> list[Entry]:
    return [
        Entry(message.context, _tuple(message.id), _tuple(message.string), message.fuzzy, message.lineno or 1)
        for message in read_po(StringIO(text), locale=None, abort_invalid=True)
        if message.id
    ]


def _tuple(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def _plain(text: str, count: int) -> list[Entry] | None:
    """The entries; none where anything is not plain."""
    entries: dict[tuple[str, str | None], Entry] = {}
    at, line = 0, 1
    while at < len(text):
        found = _ENTRY.match(text, at)
        entry = found and _entry(found, line, count)
        if not found or not entry or (entry.msgids[0], entry.context) in entries:
            return None
        if not entry.msgids[0] and (at or not _HEADER.fullmatch(entry.forms[0])):
            return None
        entries[entry.msgids[0], entry.context] = entry
        line += found[0].count("\n")
        at = found.end()
    return list(entries.values())[1:] if ("", None) in entries else None


def _entry(found: re.Match[str], line: int, count: int) -> Entry | None:
    before, context, msgid, form, plural, forms = found.groups()
    if "fuzzy" in before:
        return None
    line += before.count("\n")
    context = None if context is None else _said(context)
    if plural is None:
        return Entry(context, (_said(msgid),), (_said(form),), False, line)
    numbered = _FORM.findall(forms)
    if [int(number) for number, _ in numbered] != [*range(count)]:
        return None
    return Entry(context, (_said(msgid), _said(plural)), tuple(_said(one) for _, one in numbered), False, line)


def _said(quoted: str) -> str:
    return unescape(quoted) if "\n" not in quoted else "".join(map(unescape, quoted.split("\n")))
