"""Reading PO files: the short way for plain ones gives what Babel gives, and leaves everything else to Babel."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError
from hypothesis import given
from hypothesis import strategies as st

from generator.text import po
from generator.text.plurals import plural_count, plural_header

ROOT = Path(__file__).resolve().parent.parent.parent
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n\n'
)
ARABIC = HEADER.format(plural_header("ar"))


@pytest.mark.parametrize("file", sorted((ROOT / "themes").rglob("*.po")), ids=lambda file: file.name)
def test_the_shipped_catalogues_are_plain_and_read_as_by_babel(file: Path) -> None:
    text = file.read_text("utf-8")
    plain = po._plain(text, plural_count(file.stem))
    assert plain == po._babel(text)
    assert plain
    assert len(plain) > 1000


PARTS = ["a", "b", "ب", " ", "%(n)s", "{n}", "\\n", '\\"', "\\\\", "\\t", "#", "\u2028"]
WORDS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("".join)
PLAIN = st.one_of(
    st.sampled_from(["\n", "# a remark\n", "#, python-format\n", "#: place.py:3\n", "#. note\n", "#\n"]),
    st.builds('msgid "{}"\nmsgstr "{}"\n'.format, WORDS, WORDS),
    st.builds('msgctxt "{}"\nmsgid "{}"\nmsgstr ""\n"{}"\n'.format, st.sampled_from(["", "verb"]), WORDS, WORDS),
    st.builds('msgid ""\n"{}"\n"b"\nmsgstr "{}"\n'.format, WORDS, WORDS),
    st.builds(
        lambda one, forms: f'msgid "{one}"\nmsgid_plural "{one}s"\n'
        + "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms)),
        WORDS, st.lists(WORDS, min_size=6, max_size=6),
    ),
)  # fmt: skip
ODD = [
    "#, fuzzy\n", "#,fuzzy, python-format\n", '#~ msgid "old"\n#~ msgstr "alt"\n', "#| msgid\n", " \n", "\ufeff",
    'msgid "b"\nmsgid_plural "bs"\nmsgstr[0] "x"\n', 'msgid "b"\nmsgid_plural "bs"\nmsgstr[6] "x"\n',
    'msgid "a"\nmsgstr "first"\nmsgid "a"\nmsgstr "second"\n', 'msgid "a\\x"\nmsgstr "b\\"\n', 'msgid ""\nmsgstr ""\n',
    "\r\n", "msgid\n", 'msgctxt "verb"\n\n', 'msgid "a" \nmsgstr  "b"\n', 'msgid "a"\n\nmsgstr "b"\n',
    'msgid "a"\n# aside\nmsgstr "b"\n',
]  # fmt: skip
"""What Babel has to be asked about: a file holds one of them, or none."""


def read(text: str) -> list[po.Entry] | str:
    """What is read, or what stands in the way."""
    try:
        return po.read_entries(text, "ar")
    except (PoFileError, ValueError) as error:
        return str(error)


def by_babel(text: str) -> list[po.Entry] | str:
    try:
        return po._babel(text)
    except (PoFileError, ValueError) as error:
        return str(error)


@given(st.lists(PLAIN, max_size=4), st.sampled_from(["", *ODD]), st.lists(PLAIN, max_size=4), st.booleans())
def test_every_file_is_read_as_by_babel(before: list[str], odd: str, after: list[str], end: bool) -> None:
    text = ARABIC + "".join((*before, odd, *after))
    text = text if end else text.rstrip("\n")
    assert read(text) == by_babel(text)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_not_plain_is_left_to_babel(odd: str) -> None:
    text = f'{ARABIC}msgid "c"\nmsgstr "d"\n{odd}msgid "e"\nmsgstr "f"\n'
    assert po._plain(text, 6) is None
    assert read(text) == by_babel(text)


@given(st.text('"\\n:; -AaPlurFomscht=/-8UTF\n', max_size=40))
def test_every_header_is_read_as_by_babel(line: str) -> None:
    text = ARABIC.replace('"Language: ar\\n"', f'"{line}\\n"') + 'msgid "a"\nmsgstr "ا"\n'
    assert read(text) == by_babel(text)


def test_plain_entries_take_the_short_way() -> None:
    """Otherwise the laws above would hold for a short way that nothing takes."""
    body = '# a\n\n#, python-format\nmsgctxt "verb"\nmsgid "a"\n"b"\nmsgstr "ا\\n"\n\nmsgid "c"\nmsgstr ""\n# end'
    found = po._plain(f"{ARABIC}{body}\n", 6)
    assert found == [po.Entry("verb", ("ab",), ("ا\n",), False, 11), po.Entry(None, ("c",), ("",), False, 15)]
