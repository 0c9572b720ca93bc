"""What a kit's archive says of itself: its `kit.json`, read out of a file that anybody may have made.

Nothing is extracted, no name in it is opened, and no number in it is believed before it is bounded.
"""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final
from unicodedata import category

from generator.model.declared import dataclass
from generator.text.bidi import BIDI_CONTROL

CARD: Final = "kit.json"
MOST_BYTES: Final = 500_000_000
MOST_MEMBERS: Final = 5_000
MOST_DIRECTORY: Final = 4_000_000
MOST_CARD: Final = 4_000_000
_MOST_WORDS = 2_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading such a file may raise: broken JSON and letters are ValueErrors, places before its beginning OSErrors."""
_END = struct.Struct("<4s4H2LH")  # APPNOTE.TXT of PKWARE, section 4.3.16
_MOST_COMMENT = 0xFFFF


class NotAKit(Exception):
    """The file is no kit of Wasl."""


@dataclass(frozen=True, slots=True)
class Card:
    """`kit.json`. `path` is the archive's place in its site; `files` are digests by name; `news` (day, words)."""

    kit: str
    partner: str
    locale: str
    version: str
    path: str
    until: str
    site: str
    files: Mapping[str, str]
    news: tuple[tuple[str, str], ...]


def read_card(file: Path) -> Card:
    """What the archive says of itself. Raises `NotAKit`, and `OSError` where the file cannot be read."""
    with file.open("rb") as opened:
        try:
            return _card(json.loads(_member(opened)))
        except _BROKEN as error:
            raise NotAKit from error


def _member(opened: BinaryIO) -> bytes:
    """The bytes of `kit.json`."""
    _bounded(opened)
    with zipfile.ZipFile(opened) as archive:
        try:
            found = archive.getinfo(CARD)
        except KeyError as error:
            raise NotAKit from error
        with archive.open(found) as member:
            data = member.read(MOST_CARD + 1)
    if len(data) > MOST_CARD:
        raise NotAKit
    return data


def _bounded(opened: BinaryIO) -> None:
    """Refuse what would take much memory to list: a zip says at its end how many members it has."""
    size = opened.seek(0, 2)
    if size > MOST_BYTES:
        raise NotAKit
    opened.seek(max(0, size - _END.size - _MOST_COMMENT))
    tail = opened.read()
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < _END.size:
        raise NotAKit
    _, _, _, _, members, directory, _, _ = _END.unpack_from(tail, place)
    if members > MOST_MEMBERS or directory > MOST_DIRECTORY:
        raise NotAKit


def _card(data: object) -> Card:
    if not isinstance(data, dict):
        raise NotAKit
    return Card(
        kit=_word(data, "kit"),
        partner=_word(data, "partner", ""),
        locale=_word(data, "locale"),
        version=_word(data, "version"),
        path=_path(_word(data, "path")),
        until=_word(data, "until", ""),
        site=_word(data, "site", ""),
        files=_files(data.get("files")),
        news=_news(data.get("news", [])),
    )


def _word(data: Mapping[str, object], key: str, default: str | None = None) -> str:
    """One line of text. No control character of it reaches a terminal."""
    found = data.get(key)
    if found is None and default is not None:
        return default
    if not isinstance(found, str) or len(found) > _MOST_WORDS:
        raise NotAKit
    if any(category(char) in ("Cc", "Cs", "Zl", "Zp") for char in found):
        raise NotAKit
    return "".join(char for char in found if char not in BIDI_CONTROL)


def _path(text: str) -> str:
    """A path inside the site, as kits have it."""
    place = PurePosixPath(text)
    if "\\" in text or ":" in text or place.is_absolute() or ".." in place.parts or place.suffix != ".zip":
        raise NotAKit
    return text


def _files(found: object) -> dict[str, str]:
    if not isinstance(found, list) or len(found) > MOST_MEMBERS:
        raise NotAKit
    files: dict[str, str] = {}
    for entry in found:
        if not isinstance(entry, dict):
            raise NotAKit
        files[_word(entry, "name")] = _word(entry, "sha256")
    return files


def _news(found: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, list) or len(found) > MOST_MEMBERS:
        raise NotAKit
    pairs = []
    for entry in found:
        if not isinstance(entry, dict):
            raise NotAKit
        pairs.append((_word(entry, "on"), _word(entry, "what")))
    return tuple(pairs)
