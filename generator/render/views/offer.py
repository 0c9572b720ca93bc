"""The offer in templates: amounts formatted, words in the page's language."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

from generator.model.offer import ExampleRow, Offer, Side
from generator.render.studio import Studio
from generator.text.formats import format_date, format_money, format_number


def offer_view(studio: Studio, offer: Offer) -> SimpleNamespace:
    """`offer` as documented in `docs/templates.md`."""
    return SimpleNamespace(
        name=studio.name(offer.name),
        partner=_side(studio, offer.partner),
        client=_side(studio, offer.client),
        until=format_date(offer.valid_until, studio.locale) if offer.valid_until else "",
        example=SimpleNamespace(
            price=format_money(offer.example.price, offer.example.currency, studio.locale),
            months=offer.example.months,
            monthly=any(row.monthly is not None for row in offer.rows()),
            rows=[_row(studio, row, offer.example.currency) for row in offer.rows()],
        ),
    )


def _side(studio: Studio, side: Side) -> SimpleNamespace:
    return SimpleNamespace(
        value=studio.amount(side.value),
        of=studio.phrase(side.of),
        when=studio.phrase(side.when) if side.when else "",
        lasts=studio.phrase(side.lasts) if side.lasts else "",
        paid=studio.phrase(side.paid) if side.paid else "",
    )


def _row(studio: Studio, row: ExampleRow, currency: str) -> SimpleNamespace:
    def money(amount: Decimal | None) -> object:
        return "" if amount is None else format_money(amount, currency, studio.locale)

    return SimpleNamespace(
        clients=row.clients,
        clients_text=format_number(row.clients, studio.locale),
        monthly=money(row.monthly),
        total=money(row.total),
    )
