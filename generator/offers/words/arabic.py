"""What Arabic nouns of an offer's own words need: their gender, and their dual after a preposition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.text.currencies import CURRENCY_NOUNS

_DUAL: Final = (("تان", "تين"), ("ان", "ين"))


CURRENCIES: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "CAD": ("دولار كندي", "دولاران كنديان", "دولارات كندية", "دولارًا كنديًا"),
    "AUD": ("دولار أسترالي", "دولاران أستراليان", "دولارات أسترالية", "دولارًا أستراليًا"),
    "EUR": ("يورو", "يورو", "يورو", "يورو"),
    "GBP": ("جنيه إسترليني", "جنيهان إسترلينيان", "جنيهات إسترلينية", "جنيهًا إسترلينيًا"),
    "JPY": ("ين", "ينان", "ينات", "ينًا"),
    "TRY": ("ليرة تركية", "ليرتان تركيتان", "ليرات تركية", "ليرة تركية"),
    "SYP": ("ليرة سورية", "ليرتان سوريتان", "ليرات سورية", "ليرة سورية"),
    "LBP": ("ليرة لبنانية", "ليرتان لبنانيتان", "ليرات لبنانية", "ليرة لبنانية"),
    "INR": ("روبية هندية", "روبيتان هنديتان", "روبيات هندية", "روبية هندية"),
    "PKR": ("روبية باكستانية", "روبيتان باكستانيتان", "روبيات باكستانية", "روبية باكستانية"),
}
"""Currencies of elsewhere: one, two, 3 to 10, 11 to 99; those of the region are in `generator.text.currencies`."""


def currency_forms(currency: str) -> tuple[str, str, str, str] | None:
    """The four forms of a currency's noun, where it has one."""
    noun = CURRENCY_NOUNS.get(currency)
    return (noun.one, noun.two, noun.few, noun.many) if noun is not None else CURRENCIES.get(currency)


def alone(one: str) -> str:
    """One of them: `دولار واحد`, `ليرة تركية واحدة`."""
    return f"{one} {'واحدة' if feminine(one) else 'واحد'}"


def definite(plural: str) -> str:
    """A noun with its article; of more words than one it cannot be told which takes it."""
    return plural if " " in plural or plural.startswith("ال") else f"ال{plural}"


def feminine(noun: str) -> bool:
    """By the ending of its first word: `رحلة مدفوعة`."""
    return noun.split(" ")[0].endswith(("ة", "اء"))


def dual_after(two: str, one: str) -> str:
    """The dual after a preposition: `رحلتان` is `رحلتين`, `مسيرا رواتب` is `مسيري رواتب`.

    A word that stands alike in the singular keeps its form, whatever its ending (`عقدا ضمان`).
    """
    singular = one.split(" ")
    words = two.split(" ")
    return " ".join(
        word if index < len(singular) and singular[index] == word else _word_after(word, first=index == 0)
        for index, word in enumerate(words)
    )


def _word_after(word: str, *, first: bool) -> str:
    for ending, after in _DUAL:
        if word.endswith(ending):
            return word.removesuffix(ending) + after
    return f"{word[:-1]}ي" if first and word.endswith("ا") else word
