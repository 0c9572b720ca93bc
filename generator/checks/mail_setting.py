"""What the mails of a project are measured by: who sends and who pays, which links count, what an offer promises."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from generator.checks.mail_letter import Figure, Setting, Terms
from generator.model.copy import Copy
from generator.model.locale import Locale
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.model.offer_parts import Cap
from generator.model.project import Project
from generator.text.formats import currency_name, format_money

_COUNTS: Final = (1, 2, 3, 11, 100)
"""Numbers that take different forms of a noun in Arabic."""


def setting_of(project: Project, segment: str, locale: Locale, copy: Copy | None, name: str) -> Setting:
    """In the test language the words are disguised, so that nothing is asked of them."""
    real = locale.code in project.programme.locales
    sender = _sender(copy, name)
    return Setting(
        dir=locale.dir,
        payer=(project.brand.name.text(locale.code) or "") if real and sender == "partner" else "",
        sender=sender if real else "",
        address=(project.brand.address.text(locale.code) or "") if real else "",
        site=_whole(project.programme.base_url),
        product=project.programme.product_url,
        facts=project.mail_facts,
        terms=_terms(project, segment, locale) if real else Terms(),
    )


def _sender(copy: Copy | None, name: str) -> Literal["partner", "team"]:
    """Who sends it: what its front matter says, otherwise the partner for the announcement, the team for the rest."""
    return copy.mail.sent_by(name) if copy and copy.mail else "team"


def _whole(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _terms(project: Project, segment: str, locale: Locale) -> Terms:
    known = project.segments.get(segment)
    offer = project.offers.get(known.offer) if known else None
    if offer is None:
        return Terms()
    figures = tuple(dict.fromkeys(_figures(offer)))
    marks = {mark for figure in figures if figure.unit != "%" for mark in _marks(figure.unit, locale)}
    return Terms(figures, offer.valid_until, tuple(sorted(marks)))


def _figures(offer: Offer) -> Iterator[Figure]:
    """Every share and every amount of money that the offer gives, with the limits that hold for it."""
    for line in offer.lines:
        caps = tuple(_limit(cap) for cap in (*line.caps, *offer.caps))
        for number, unit in _given(line):
            yield Figure(_plain(number), unit, tuple(cap for cap in caps if cap))


def _given(line: Line) -> Iterator[tuple[Decimal, str]]:
    for give in line.gives():
        if give.percent is not None:
            yield give.percent, "%"
        if give.amount is not None and _is_money(give.unit):
            yield give.amount, give.unit
        if give.worth is not None and give.worth.amount is not None and _is_money(give.worth.unit or ""):
            yield give.worth.amount, give.worth.unit or ""


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _limit(cap: Cap) -> str:
    return _plain(cap.max) if isinstance(cap.max, Decimal) else ""


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=64)
def _marks(currency: str, locale: Locale) -> frozenset[str]:
    """The ways to name a currency: its letters, its sign, its name in each form of the language."""
    sign = "".join(char for char in format_money(Decimal(1), currency, locale).text if not char.isdigit())
    names = {currency_name(Decimal(count), currency, locale) for count in _COUNTS}
    return frozenset({currency, sign.strip("\u200e\u200f\u061c\u00a0 .,\u066b"), *names} - {""})
