"""How the reader's language writes a figure, as data: the calculator's script writes amounts as the server does.

A browser's own formatting differs from ours (marks beside signs, the letters of a currency, spaces), so nothing is left
to it: the pieces are cut out of what `generator.text.formats` makes of a few amounts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from generator.model.declared import dataclass
from generator.model.locale import Locale
from generator.model.value import Value
from generator.text.bidi import direction_of
from generator.text.digits import to_ascii_digits
from generator.text.formats import format_money, format_number
from generator.text.plurals import plural_index

_GROUPED: Final = 1234567
_LEAST: Final = (1000, 10000)
_RUN: Final = re.compile(r"\d(?:.*\d)?")
_FORMS_UNTIL: Final = 200
"""From here on a plural form depends on the last two digits alone, in every language that gettext knows."""

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Figures:
    """The pieces of a positive figure: what stands before and after it, its signs, and the first of its ten digits.

    `decimals` of a currency are written all or none (`exact`), those of a count as far as they are not zero. `least` is
    the number of digits from which thousands are set apart, `inner` the size of all groups but the last.
    """

    before: str
    after: str
    group: str
    point: str
    zero: str
    decimals: int
    exact: bool
    least: int
    inner: int
    direction: str

    def json(self) -> Json:
        return {
            "b": self.before, "a": self.after, "g": self.group, "p": self.point, "z": self.zero, "n": self.decimals,
            "e": int(self.exact), "l": self.least, "i": self.inner, "d": self.direction,
        }  # fmt: skip


def money_figures(currency: str, locale: Locale) -> Figures:
    """Of an amount of money, as `format_money` writes it."""
    return _figures(lambda n: format_money(n, currency, locale), locale, exact=True)


def count_figures(locale: Locale) -> Figures:
    """Of a number that counts, as `format_number` writes it."""
    return _figures(lambda n: format_number(n, locale), locale, exact=False)


def plural_table(language: str) -> str:
    """The plural form of 0 to 199 as one digit each; a larger number counts by its last two digits from 100 on."""
    return "".join(str(plural_index(language, n)) for n in range(_FORMS_UNTIL))


def _figures(write: Callable[[Decimal], Value], locale: Locale, *, exact: bool) -> Figures:
    whole = write(Decimal(_GROUPED))
    broken = write(Decimal("1.1111"))
    run = _digits(whole.text)
    fraction = re.split(r"\d+", _digits(broken.text))[1]
    groups = re.split(r"\D+", run)
    start = whole.text.index(run)
    return Figures(
        before=whole.text[:start],
        after=whole.text[start + len(run) :],
        group=re.split(r"\d+", run)[1],
        point=fraction or _point(write),
        zero=_digits(write(Decimal(0)).text),
        decimals=len(to_ascii_digits(_digits(broken.text)).partition(fraction)[2]) if fraction else 0,
        exact=exact,
        least=next((len(str(n)) for n in _LEAST if not _digits(write(Decimal(n)).text).isdigit()), len(str(_GROUPED))),
        inner=len(groups[-2]),
        direction=direction_of(whole, locale.dir),
    )


def _point(write: Callable[[Decimal], Value]) -> str:
    """A currency without decimals has no sign for them; readers type none."""
    return "."


def _digits(text: str) -> str:
    """From the first digit to the last."""
    found = _RUN.search(text)
    if found is None:
        raise ValueError(f"no figure in {text!r}")
    return found[0]
