"""What it takes to become a partner: the fee, the certificate's deadline, whether one may enter at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.offer import Fee, Offer, UnknownFee
from generator.model.offer_parts import Condition
from generator.offers.evaluation.conditions import holds
from generator.offers.evaluation.history import History
from generator.offers.ledger import Event


def fee(offer: Offer, state: Mapping[str, str]) -> Fee | UnknownFee | None:
    """What somebody of these attributes (`score`: 512, `market`: growth) pays; the first fee that fits.

    A fee of which only its existence is published fits everybody. None where nothing is to be paid.
    """
    for one in offer.entry.fees:
        if isinstance(one, UnknownFee) or _fits(one.if_, offer, state):
            return one
    return None


def may_enter(offer: Offer, state: Mapping[str, str]) -> bool:
    """Whether somebody of these attributes fulfils the condition of the entry."""
    return _fits(offer.entry.if_, offer, state)


def certificate_due(offer: Offer, joined: date) -> date | None:
    """The last good day for the certificate, for who joined on `joined`; None where the offer sets no deadline."""
    certificate = offer.entry.certificate
    return certificate.within.after(joined) if certificate and certificate.within else None


def _fits(condition: Condition | None, offer: Offer, state: Mapping[str, str]) -> bool:
    day = offer.valid_from
    return holds(condition, Event(day, "join", state=state), History([], day, day))
