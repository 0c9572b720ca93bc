"""The worked example of an offer: what its typical clients bring, by the evaluator."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cli import offer_words as w
from generator.model.offer import Offer
from generator.offers.calculator import cases
from generator.offers.reasons import sums_in_words
from generator.offers.words import Speech
from generator.offers.words.voice import Voice


def example_in_words(offer: Offer, spoken: Speech) -> Iterator[str]:
    """What a client pays, then a line for each number of clients; nothing where nothing can be computed."""
    found, typical, voice = cases(offer), offer.typical, Voice(offer, spoken)
    if typical is None or not found:
        return
    price, over = spoken.money(typical.price, typical.unit), spoken.period(typical.over)
    yield w.say(spoken, w.PAYS, price=price, every=spoken.every(typical.every), over=over)
    for case in found:
        said = {"clients": voice.count("client", case.clients, after=False), "yours": sums_in_words(voice, case.total)}
        if case.client:
            yield w.say(spoken, w.YOURS_AND_THEIRS, **said, theirs=sums_in_words(voice, case.client))
        else:
            yield w.say(spoken, w.YOURS, **said)
