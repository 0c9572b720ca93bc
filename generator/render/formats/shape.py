"""What a format is."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.declared import dataclass
from generator.model.locale import Locale
from generator.render.resolve import Piece
from generator.render.slots import Sheet

Cut = Callable[[str, Locale, Sheet], list[Piece]]
Finish = Callable[[bytes, str], bytes]


@dataclass(frozen=True, slots=True)
class Halves:
    """A `cut` in two: `resolve` is the same for all mail services, `fill` puts in what one of them wants."""

    resolve: Callable[[str, Locale], list[Piece]]
    fill: Callable[[list[Piece], Locale, Sheet], list[Piece]]

    def cut(self, marked: str, locale: Locale, sheet: Sheet) -> list[Piece]:
        return self.fill(self.resolve(marked, locale), locale, sheet)


@dataclass(frozen=True, slots=True)
class Format:
    """How printed text becomes bytes.

    `markup` says whether what is printed is escaped as HTML. `cut` resolves markers into pieces. `finish`, where given,
    turns each stamped artifact into its file (a QR code from its address); it gets the output path. A format with a
    `tool` is finished by the tool of that name, which the press is given: a browser draws, a typesetter sets. A
    `composed` format has no template of its own: the press makes it from siblings. `halves` are those of the `cut` of a
    mail.
    """

    name: str
    markup: bool
    cut: Cut
    finish: Finish | None = None
    composed: bool = False
    tool: str = ""
    halves: Halves | None = None
