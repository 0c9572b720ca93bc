"""One entry of the catalogue of problem codes."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.declared import dataclass


class Both(NamedTuple):
    """A text in the two languages of the catalogue."""

    ar: str
    en: str

    def text(self, language: str) -> str:
        return self.ar if language.split("-")[0] == "ar" else self.en


@dataclass(frozen=True, slots=True)
class Code:
    """`title` names the fault, `why` says what would happen without the check, `fix` is one next step."""

    code: str
    title: Both
    why: Both
    fix: Both

    @property
    def warning(self) -> bool:
        return self.code.startswith("W")


def entry(code: str, title: tuple[str, str], why: tuple[str, str], fix: tuple[str, str]) -> Code:
    """Pairs are (Arabic, English)."""
    return Code(code, Both(*title), Both(*why), Both(*fix))
