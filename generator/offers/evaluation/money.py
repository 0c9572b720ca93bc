"""Units and rounding: money half up to its currency's decimals, everything that is counted whole and down."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from generator.model.offer_parts import Give, GiveKind

_THREE: Final = frozenset(["BHD", "JOD", "KWD", "LYD", "OMR", "TND"])
_NONE: Final = frozenset(
    {"AFN", "ALL", "BIF", "CLP", "DJF", "GNF", "IQD", "IRR", "ISK", "JPY", "KMF", "KPW", "KRW", "LAK", "LBP", "MGA"}
    | {"MMK", "PYG", "RSD", "RWF", "SOS", "SYP", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF", "YER"}
)
"""As CLDR has them, which is how people write them (ISO 4217 has three decimals for the dinar of Iraq)."""
_CURRENCY: Final = re.compile("[A-Z]{3}", re.ASCII)
_WHOLE: Final[frozenset[GiveKind]] = frozenset({"points", "capacity", "time", "item", "access", "text"})


def decimals_of(kind: GiveKind, unit: str, own: int | None) -> int:
    """How many decimals an award has. `own` are the offer's, for money only."""
    if kind in _WHOLE or not _CURRENCY.fullmatch(unit):
        return 0
    if own is not None:
        return own
    return 3 if unit in _THREE else 0 if unit in _NONE else 2


def rounded(quantity: Decimal, kind: GiveKind, unit: str, own: int | None) -> Decimal:
    """Half up for money (0.4445 KWD is 0.445), down for what is counted."""
    money = kind not in _WHOLE and bool(_CURRENCY.fullmatch(unit))
    return _to(quantity, decimals_of(kind, unit, own), ROUND_HALF_UP if money else ROUND_FLOOR)


def trimmed(quantity: Decimal, kind: GiveKind, unit: str, own: int | None) -> Decimal:
    """Down: what is left of a cap must not be exceeded by rounding."""
    return _to(quantity, decimals_of(kind, unit, own), ROUND_FLOOR)


def _to(quantity: Decimal, decimals: int, how: str) -> Decimal:
    return quantity.quantize(Decimal(1).scaleb(-decimals), rounding=how)


def value_in(unit: str, quantity: Decimal, give: Give, own_unit: str) -> Decimal | None:
    """What `quantity` is worth in `unit`: itself, or by the points' worth; None where it cannot be said."""
    if not unit or unit == own_unit:
        return quantity
    worth = give.worth
    if worth is None or worth.amount is None or worth.unit != unit:
        return None
    return quantity * worth.amount / worth.points


def quantity_for(unit: str, value: Decimal, give: Give, own_unit: str) -> Decimal:
    """The other way round: how many points `value` buys."""
    worth = give.worth
    if not unit or unit == own_unit or worth is None or worth.amount is None:
        return value
    return value * worth.points / worth.amount


def money_value(quantity: Decimal, give: Give, unit: str) -> Decimal:
    """For `best_of`: money as it is, points at their worth, everything else nothing."""
    if give.worth is not None and give.worth.amount is not None:
        return quantity * give.worth.amount / give.worth.points
    counts_money = give.kind not in _WHOLE and bool(_CURRENCY.fullmatch(unit))
    return quantity if counts_money else Decimal(0)
