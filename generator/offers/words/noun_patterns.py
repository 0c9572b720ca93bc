"""Counted nouns: each with a number, with a number after a preposition, alone after "every", and after "number of".

Arabic has six forms of the first two, which differ by case where the number is two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.offers.words.pattern import Pattern, Table

_PLURALS: Final[Mapping[str, str]] = {
    "day": "days", "week": "weeks", "month": "months", "quarter": "quarters", "year": "years", "time": "times",
    "seat": "seats", "user": "users", "device": "devices", "referral": "referrals", "client": "clients",
    "customer": "customers", "friend": "friends", "partner": "partners", "lead": "leads", "point": "points",
    "stay": "stays", "night": "nights", "trip": "trips", "mile": "miles", "kilometre": "kilometres", "view": "views",
    "visit": "visits", "sale": "sales", "order": "orders", "purchase": "purchases", "payment": "payments",
    "invoice": "invoices", "subscription": "subscriptions", "deal": "deals", "sign-up": "sign-ups",
    "activation": "activations", "use": "uses", "action": "actions", "goal": "goals", "reward": "rewards",
    "invitation": "invitations", "review": "reviews", "certificate": "certificates", "MB": "MB", "GB": "GB",
    "TB": "TB",
}  # fmt: skip


def _one(noun: str) -> str:
    return "once" if noun == "time" else f"one {noun}"


COUNT: Final[Table] = {one: Pattern("offer count", _one(one), f"%(n)s {many}") for one, many in _PLURALS.items()}
COUNT_AFTER: Final[Table] = {
    one: Pattern("offer count after", _one(one), f"%(n)s {many}") for one, many in _PLURALS.items()
}
"""After a preposition: the dual has another form in Arabic."""
EACH: Final[Table] = {one: Pattern("offer each", one) for one in _PLURALS}
NUMBER_OF: Final[Table] = {one: Pattern("offer number of", many) for one, many in _PLURALS.items()}
THE_NUMBER_OF: Final[Table] = {
    one: Pattern("offer the number of", f"the number of {many}") for one, many in _PLURALS.items()
}
