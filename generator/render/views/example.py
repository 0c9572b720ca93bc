"""The worked example of an offer in templates: what so many clients bring, by the evaluator."""

from __future__ import annotations

from types import SimpleNamespace

from generator.model.offer import Offer
from generator.offers.calculator import Case, cases
from generator.render.studio import Studio
from generator.text.formats import format_money, format_number


def example_view(studio: Studio, offer: Offer) -> SimpleNamespace | None:
    """None where the offer has no typical client, or brings no money to those who refer."""
    typical = offer.typical
    found = cases(offer) if typical else ()
    if typical is None or not found or any(typical.unit not in one.total for one in found):
        return None
    return SimpleNamespace(
        price=format_money(typical.price, typical.unit, studio.locale),
        months=typical.over.months,
        monthly=all(one.monthly is not None for one in found),
        rows=[_row(studio, one, typical.unit) for one in found],
    )


def _row(studio: Studio, case: Case, unit: str) -> SimpleNamespace:
    return SimpleNamespace(
        clients=case.clients,
        clients_text=format_number(case.clients, studio.locale),
        monthly="" if case.monthly is None else format_money(case.monthly, unit, studio.locale),
        total=format_money(case.total[unit], unit, studio.locale),
    )
