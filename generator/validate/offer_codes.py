"""The codes and words of an offer: currencies, countries, time zones, and the forms of its own nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pydantic_core import PydanticCustomError

from generator.model.reading_names import read_locale
from generator.model.source import Mapping, Scalar
from generator.text.cldr import known_locale_codes
from generator.text.iso_codes import country_codes, country_meant, currency_codes, currency_meant, time_zones
from generator.text.plurals import plural_count
from generator.text.suggest import closest
from generator.validate.bench import Bench
from generator.validate.offer_nodes import Spot, scalars, spots

_MONEY: Final = frozenset({"cash", "card", "credit", "discount"})
_COUNTED: Final = frozenset({"points", "capacity"})
_ARABIC_FORMS: Final = 4


def check_codes(bench: Bench, root: Mapping) -> None:
    """Every code that does not exist, with the one that was meant, and every noun without its forms."""
    found = tuple(spots(root))
    counted = {spot.text("unit") for spot in found if spot.text("kind") in _COUNTED}
    for spot in found:
        for value in _currencies(spot, counted):
            _known(bench, value, "currency", currency_codes(), currency_meant, "a code of ISO 4217 such as SAR or USD")
        for value in _countries(spot):
            _known(bench, value, "country", country_codes(), country_meant, "a code of ISO 3166 such as SA or NO")
    zone = found[0].at("time_zone")
    if isinstance(zone, Scalar) and not zone.missing:
        _known(bench, zone, "time zone", time_zones(), _zone_meant, "a name such as Asia/Riyadh")
    for spot in found:
        if spot.words == "words":
            _words(bench, spot)


def _known(
    bench: Bench, value: Scalar, kind: str, known: frozenset[str], meant: Callable[[str], str], expected: str
) -> None:
    if value.text.strip() not in known:
        bench.say(value.position, "E0247", f"there is no {kind} `{value.text}`", found=value.text, expected=expected,
                  suggestion=meant(value.text))  # fmt: skip


def _currencies(spot: Spot, counted: set[str]) -> Iterator[Scalar]:
    """Scalars that hold a currency: beside money, of a limit on value that counts nothing else, of the offer."""
    kind, unit = spot.text("kind"), spot.at("unit")
    of_cap = spot.text("of") == "value" and spot.has("max") and spot.text("unit") not in counted
    of_money = not kind and (spot.has("amount") or spot.has("price")) and not spot.has("max")
    if isinstance(unit, Scalar) and not unit.missing and (kind in _MONEY or of_cap or of_money):
        yield unit
    currency = spot.at("currency")
    if not spot.words and isinstance(currency, Scalar) and not currency.missing:
        yield currency


def _countries(spot: Spot) -> Iterator[Scalar]:
    if spot.words == "available":
        yield from scalars(spot.at("countries"))
    if spot.text("attr") == "country":
        yield from scalars(spot.at("value"))


def _zone_meant(text: str) -> str:
    return closest(text, sorted(time_zones()))


def _words(bench: Bench, spot: Spot) -> None:
    for word in spot.group.entries:
        for language in word.value.entries if isinstance(word.value, Mapping) else ():
            if _language(bench, language.key):
                _forms(bench, word.key.text, language.key, len(list(scalars(language.value))))


def _language(bench: Bench, key: Scalar) -> bool:
    try:
        read_locale(key.text)
    except PydanticCustomError as error:
        context = error.context or {}
        expected, suggestion, fix = (str(context.get(name) or "") for name in ("expected", "suggestion", "fix"))
        bench.say(key.position, "E0232", f"`words` {context.get('said')}", found=key.text, expected=expected,
                  suggestion=suggestion, fix=fix)  # fmt: skip
        return False
    return key.text in known_locale_codes()


def _forms(bench: Bench, word: str, key: Scalar, count: int) -> None:
    """A phrase has one form, a noun as many as its language; Arabic needs four: zero and hundreds take the first."""
    language = key.text.split("-")[0]
    due = _ARABIC_FORMS if language == "ar" else plural_count(language)
    if count in (1, due) or not count:
        return
    order = "one, two, 3 to 10, 11 to 99" if language == "ar" else "one and many" if due == 2 else f"{due} forms"
    bench.say(key.position, "E0238", f"`words.{word}` has {count} forms in `{key.text}`", found=key.text,
              expected=f"1 (a phrase) or {due}",
              fix=f"Write {due} forms ({order}), or one phrase for what is not counted.")  # fmt: skip
