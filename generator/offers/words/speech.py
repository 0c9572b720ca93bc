"""In which language an offer is worded, and how its values are printed there."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from generator.model.declared import dataclass
from generator.model.locale import Locale
from generator.model.localised import Localised
from generator.model.periods import Period
from generator.model.value import Kind, Value
from generator.offers.words import noun_patterns as nouns
from generator.offers.words import patterns as p
from generator.offers.words.arabic import alone, currency_forms, dual_after
from generator.offers.words.pattern import Pattern
from generator.text.bidi import direction_of
from generator.text.catalogue import Catalogue
from generator.text.digits import to_ascii_digits
from generator.text.formats import NBSP, format_date, format_list, format_money, format_number, format_percent
from generator.text.markers import wrap
from generator.text.plurals import plural_index
from generator.text.prose import mark_prose

_FIGURES = re.compile("[0-9\u0660-\u0669][0-9\u0660-\u0669.,\u066b\u066c]*")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_NOT_LETTERS = re.compile(r"\W")
_LONG_IN_MONTHS = 48


@dataclass(frozen=True, slots=True)
class Speech:
    """A language: its locale and its catalogue. `symbols`: amounts with the sign of their currency, never its noun."""

    locale: Locale
    catalogue: Catalogue
    symbols: bool = False

    def say(self, pattern: Pattern, /, **slots: str) -> str:
        """The translated pattern with its slots filled."""
        message = self.catalogue.pgettext(pattern.context, pattern.one)
        return message % slots if slots else message

    def count(self, pattern: Pattern, n: Decimal | int, /, **slots: str) -> str:
        """The same with a number, which chooses the plural form and fills `%(n)s`."""
        message = self.catalogue.npgettext(pattern.context, pattern.one, pattern.many, n)
        return message % {**slots, "n": self.number(n)}

    def sentence(self, pattern: Pattern, /, **slots: str) -> str:
        """The same, beginning with a capital where the script has them."""
        return capital(self.say(pattern, **slots))

    def mark(self, value: Value) -> str:
        return wrap(value.text, direction_of(value, self.locale.dir))

    def number(self, n: Decimal | int) -> str:
        value = format_number(n, self.locale)
        return self.mark(value if _says(value.text, Decimal(n)) else Value(f"{n:f}", Kind.NUMBER))

    def percent(self, percent: Decimal) -> str:
        value = format_percent(percent / 100, self.locale)
        return self.mark(value if _says(value.text, percent) else Value(f"{percent:f}%", Kind.PERCENT))

    def date(self, day: datetime.date) -> str:
        return self.mark(format_date(day, self.locale))

    def figure(self, amount: Decimal, currency: str) -> str:
        """The amount of a currency without its name, where that is said later: `25.250`."""
        found = _FIGURES.search(format_money(amount, currency, self.locale).text)
        if found is None or not _says(found.group(), amount):
            return self.number(amount)
        return self.mark(Value(found.group(), Kind.NUMBER))

    def money(self, amount: Decimal, currency: str, *, after: bool = False) -> str:
        """An amount. Arabic sentences name the currency (`300 دولار`); `after` a preposition the dual changes.

        With `symbols`, or where the language has no noun for the currency, its symbol is printed.
        """
        plain = format_money(amount, currency, self.locale)
        found = _FIGURES.search(plain.text)
        figure = found.group() if found else plain.text
        if not _says(figure, amount):
            return self.mark(Value(f"{amount:f}{NBSP}{currency}", Kind.MONEY, "ltr"))
        forms = currency_forms(currency)
        if self.symbols or self.locale.language != "ar" or forms is None:
            return self.mark(plain)
        one, two, few, many = forms
        if amount == 1:
            return alone(one)
        if amount == 2 and two != one:
            return dual_after(two, one) if after else two
        noun = (one, one, one, few, many, one)[plural_index("ar", amount)]
        return self.mark(Value(f"{figure}{NBSP}{noun}", Kind.MONEY, self.locale.dir))

    def localised(self, words: Localised) -> str:
        """Words of the offer in this language, or in the first that it has."""
        text = words.text(self.locale.code)
        if text is not None:
            return mark_prose(text, self.locale.dir)
        return self.mark(Value(next(iter(words.values()), "")))

    def written(self, text: str) -> str:
        """A text of no particular language: a source, the name of a product."""
        return self.mark(Value(text))

    def period(self, period: Period, *, after: bool = True, years: bool = True) -> str:
        """`30 days`, `36 months`, `one year`. With `years`, one and from four on; terms are told in months."""
        table = nouns.COUNT_AFTER if after else nouns.COUNT
        parts = [self.count(table[unit], n) for unit, n in units_of(period, years=years)]
        return parts[0] if len(parts) == 1 else self.say(p.JOIN["and"], first=parts[0], second=parts[1])

    def every(self, period: Period) -> str:
        """What follows "every": `month`, `3 months`."""
        (unit, n), *more = units_of(period)
        return self.say(nouns.EACH[unit]) if n == 1 and not more else self.period(period)

    def free(self, period: Period) -> str:
        """`one free month`."""
        parts = [self.count(p.FREE[unit], n) for unit, n in units_of(period)]
        return parts[0] if len(parts) == 1 else self.say(p.TIME["and"], first=parts[0], second=parts[1])

    def begins(self, name: str, text: str) -> bool:
        """Whether `text` begins with one of the openers called `name`."""
        return text.casefold().startswith(tuple(self.say(p.OPENERS[name]).split(";")))

    def holds(self, name: str, text: str) -> bool:
        """Whether one of the words of `text` is one of the openers called `name`."""
        known = set(self.say(p.OPENERS[name]).split(";"))
        return any(word in known or word.removesuffix("s") in known for word in _NOT_LETTERS.split(text.casefold()))

    def listed(self, items: tuple[str, ...]) -> str:
        """`a, b, and c`, as the language lists things."""
        return format_list(items, self.locale)

    def joined(self, items: tuple[str, ...], pattern: Pattern = p.CONDITION["list"]) -> str:
        """Items in a row, divided as the pattern of two says."""
        if not items:
            return ""
        out = items[0]
        for item in items[1:]:
            out = self.say(pattern, first=out, second=item)
        return out


def units_of(period: Period, *, years: bool = True) -> tuple[tuple[str, int], ...]:
    """The units in which a period is said, with their numbers."""
    parts: list[tuple[str, int]] = []
    months = period.months
    if months:
        whole = years and months % 12 == 0 and (months == 12 or months >= _LONG_IN_MONTHS)
        parts.append(("year", months // 12) if whole else ("month", months))
    if period.days:
        parts.append(("day", period.days))
    return tuple(parts) or (("day", 0),)


def capital(text: str) -> str:
    """`text` with its first letter as a capital; letters without case stay."""
    found = _FIRST_LETTER.search(text)
    if found is None or any(char.isdigit() for char in text[: found.start()]):
        return text
    return text[: found.start()] + found.group().upper() + text[found.end() :]


def _says(text: str, amount: Decimal) -> bool:
    """Whether the printed figure is the whole amount: printing never changes one (half a cent is not a cent)."""
    digits = Decimal("".join(char for char in to_ascii_digits(text) if char in "0123456789") or "0")
    return any(digits == abs(amount).scaleb(decimals) for decimals in range(4))
