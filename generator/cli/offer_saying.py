"""What the offer commands say: an offer's words in a terminal, right-to-left paragraphs readable among Latin names.

Every value is isolated, a paragraph that opens in Latin gets its mark, and lines are broken between words here, because
a terminal would break them inside a value.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cli.offer_trouble import NoWords
from generator.cli.telling import shipped_folder
from generator.load.events import read_named
from generator.model.locale import Locale
from generator.model.source import Mapping, Scalar
from generator.offers.words import Speech
from generator.render.notation import Spot, Where, notate
from generator.text.bidi import BIDI_CONTROL, FSI, LRI, PDI, RLI, RLM, strong_directions
from generator.text.catalogue import read_catalogue
from generator.text.cldr import make_locale
from generator.text.plain import open_paragraphs

_WORD = re.compile(f"(?:[{LRI}{RLI}{FSI}][^{PDI}]*{PDI}|[^ ])+")
_WIDEST = 100
_NO_CONTROLS = dict.fromkeys(map(ord, BIDI_CONTROL))


def speech(root: Path, code: str) -> Speech:
    """How a language is spoken: its locale, and its words as the project's theme has them.

    Raises `UnknownLocale`, and `NoWords` where no catalogue of that language came with the theme or with Wasl.
    """
    wanted = code or setting(root, "default_locale") or "en"
    locale = make_locale(wanted)
    theme = setting(root, "theme") or "base"
    for folder in (root / "themes" / theme, root / "themes" / "base", shipped_folder() / "themes" / "base"):
        for name in (locale.code, locale.language):
            file = folder / "locales" / f"{name}.po"
            if file.is_file():
                catalogue, _ = read_catalogue(file.read_text("utf-8"), locale, file.as_posix())
                return Speech(locale, catalogue)
    raise NoWords(wanted)


def setting(root: Path, key: str) -> str:
    """What `programme.yaml` says, if there is one; nothing else of the project is read."""
    file = root / "content" / "programme.yaml"
    tree = read_named(file, file.name)[0].yaml if file.is_file() else None
    entry = tree.root.get(key) if tree and isinstance(tree.root, Mapping) else None
    return entry.value.text if entry and isinstance(entry.value, Scalar) else ""


def plain_text(marked: str, locale: Locale) -> str:
    """A text with value marks as plain text of this language, each value isolated where that can change anything."""
    plain = notate(marked, Spot(Where.PLAIN, locale.dir))
    if locale.rtl or "rtl" in strong_directions(plain):
        return plain
    return plain.translate(_NO_CONTROLS)  # some terminals show such marks as boxes


class Page:
    """Lines for a terminal `width` columns wide, in the direction of a language."""

    def __init__(self, locale: Locale, width: int) -> None:
        self._locale, self._width = locale, min(width, _WIDEST)
        self._lines: list[str] = []

    def line(self, marked: str, first: str = "", rest: str = "") -> None:
        """A paragraph that may hold value marks; `first` stands before its first line, `rest` before the others."""
        plain = plain_text(marked, self._locale)
        for number, line in enumerate(_broken(plain, self._width - len(first))):
            indented = (rest if number else first) + line
            self._lines.append(open_paragraphs(indented, self._locale.dir, RLM))

    def heading(self, words: str) -> None:
        """After a blank line."""
        self._lines += [""] if self._lines else []
        self.line(words)

    def numbered(self, paragraphs: Iterable[str]) -> None:
        for number, paragraph in enumerate(paragraphs, 1):
            front = f"{number:>3}. "
            self.line(paragraph, front, " " * len(front))

    def blank(self) -> None:
        self._lines.append("")

    def __str__(self) -> str:
        return "\n".join(self._lines)


def _broken(text: str, width: int) -> Iterator[str]:
    """Lines no wider than `width`, never broken inside an isolate."""
    line = ""
    for word in _WORD.findall(text):
        if line and columns(line) + 1 + columns(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def columns(text: str) -> int:
    """Terminal columns; marks of direction and vowel signs take none."""
    return sum(1 for char in text if char not in BIDI_CONTROL and not unicodedata.combining(char))


def terminal_width() -> int:
    return shutil.get_terminal_size((_WIDEST, 24)).columns
