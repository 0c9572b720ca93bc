"""Whose rules hold for a partner, and which words open what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, get_args

from generator.model.disclosure import Disclosure, Placement

DEFAULT: Final = "default"

_STRICTNESS: Final[tuple[Placement, ...]] = ("first", "start_or_picture", "with_endorsement", "recognisable")
assert set(_STRICTNESS) == set(get_args(Placement))


class Jurisdictions:
    """The known disclosures, by code, and those of the programme (`home`), which hold where nothing else is known."""

    def __init__(self, disclosures: Mapping[str, Disclosure], home: Iterable[str] = ()) -> None:
        self.known: Final = disclosures
        self._home = tuple(code for code in home if code in disclosures)
        members = {country: code for code, one in disclosures.items() for country in one.countries}
        self._by_country = {**members, **{code: code for code in disclosures if code != DEFAULT}}
        self.labels: Final[Mapping[str, str]] = {
            country: self.words_of((code,)) for country, code in self._by_country.items()
        }
        """By country, the disclosure whose words a partner there uses; `label` for all other countries."""
        self.label: Final = self.words_of(self._home)

    def own(self, country: str, named: Iterable[str] = ()) -> tuple[str, ...]:
        """A partner's own jurisdictions: those that it names, otherwise its country's, otherwise none."""
        codes = tuple(code for code in named if code in self.known)
        return codes or ((self._by_country[country],) if country in self._by_country else ())

    def words_of(self, codes: Iterable[str]) -> str:
        """The disclosure whose words are right in all of these: the strictest one's, or the default's."""
        ranked = sorted((self.known[code] for code in codes), key=_rank)
        return ranked[0].jurisdiction if ranked and ranked[0].short else DEFAULT

    def say(self, code: str, length: str, locale: str) -> str:
        """The words of disclosure `code` in a language; the default's where it has none. `length`: `short`, `long`."""
        own: Mapping[str, str] = getattr(self.known[code], length)
        default: Mapping[str, str] = getattr(self.known[DEFAULT], length)
        return own.get(locale) or default.get(locale) or own.get("en") or default.get("en", "")


def _rank(disclosure: Disclosure) -> tuple[int, bool]:
    """The place of the label counts first; of those alike, a law that asks for a licence is the stricter one."""
    return _STRICTNESS.index(disclosure.position.placement), disclosure.licence is None
