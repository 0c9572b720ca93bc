"""The sentences of changes: for each part of an offer, whether it is another, has come or has gone.

A sentence names the part and puts what is said of it, new and old, after a colon or in brackets, so that it is good
grammar in every language whatever stands there.
"""

from __future__ import annotations

from typing import Final

from generator.model.declared import dataclass

CONTEXT: Final = "offer change"


@dataclass(frozen=True, slots=True)
class Sentences:
    """`hidden` says that it changed, where no words show how. `changed` takes `new` and `old`, `come` takes `new`,
    `gone` takes `old`; one that is empty cannot be needed."""

    hidden: str
    changed: str = ""
    come: str = ""
    gone: str = ""


OF_A_LINE: Final = {
    "to": Sentences("It goes to somebody else than before.", "For whom: %(new)s (before: %(old)s)."),
    "value": Sentences("The way in which the value is computed has changed.", "Value: %(new)s (before: %(old)s)."),
    "when": Sentences(
        "The conditions under which it is earned have changed.",
        "Earned: %(new)s (before: %(old)s).",
        "New condition: %(new)s.",
        "A condition is gone: %(old)s.",
    ),
    "lasts": Sentences(
        "The duration has changed.",
        "Duration: %(new)s (before: %(old)s).",
        "New duration: %(new)s.",
        "The duration is no longer stated (before: %(old)s).",
    ),
    "limit": Sentences(
        "The rules of the limit have changed.",
        "Limit: %(new)s (before: %(old)s).",
        "New limit: %(new)s.",
        "There is no limit any more (before: %(old)s).",
    ),
    "hold": Sentences(
        "The rules of waiting and of taking back have changed.",
        "Waiting time: %(new)s (before: %(old)s).",
        "New waiting time: %(new)s.",
        "There is no waiting time any more (before: %(old)s).",
    ),
    "until": Sentences(
        "The rules of expiry have changed.",
        "Expiry: %(new)s (before: %(old)s).",
        "It now expires: %(new)s.",
        "It no longer expires (before: %(old)s).",
    ),
    "paid": Sentences(
        "The rules of payment have changed.",
        "Payment: %(new)s (before: %(old)s).",
        "New rule of payment: %(new)s.",
        "A rule of payment is gone: %(old)s.",
    ),
    "title": Sentences("Its name has changed.", "It is now called: %(new)s (before: %(old)s)."),
    "line": Sentences("The order of the items has changed.", come="New: %(new)s.", gone="No longer given: %(old)s."),
}

DETAILS: Final = Sentences("", "Now: %(new)s (before: %(old)s).", "New: %(new)s.", "No longer: %(old)s.")
"""What follows where rules of the terms are others than before: the rules themselves, whole sentences."""

OF_A_PROGRAMME: Final = {
    "name": Sentences("The name has changed.", "The offer is now called: %(new)s (before: %(old)s)."),
    "from": Sentences(
        "The day from which the terms apply has changed.",
        "These terms apply from %(new)s (the ones before: from %(old)s).",
    ),
    "end": Sentences(
        "The end of the offer has changed.",
        "The offer ends on: %(new)s (before: %(old)s).",
        "The offer now has an end: %(new)s.",
        "The offer has no end any more (before: %(old)s).",
    ),
    "budget": Sentences(
        "The limits of the whole programme have changed.",
        "Limit of the whole programme: %(new)s (before: %(old)s).",
        "The whole programme now has a limit: %(new)s.",
        "The whole programme has no limit any more (before: %(old)s).",
    ),
    "entry": Sentences(
        "The rules of joining have changed.",
        "Joining: %(new)s (before: %(old)s).",
        "New rule of joining: %(new)s.",
        "A rule of joining is gone: %(old)s.",
    ),
    "new client": Sentences(
        "Who counts as new has changed.",
        "Who counts as new: %(new)s (before: %(old)s).",
        "It is now said who counts as new: %(new)s.",
        "It is no longer said who counts as new (before: %(old)s).",
    ),
    "attribution": Sentences("The rules by which a referral is credited have changed."),
    "countries": Sentences(
        "The countries have changed.",
        "Countries: %(new)s (before: %(old)s).",
        "The offer is now limited to these countries: %(new)s.",
        "The offer is no longer limited to these countries: %(old)s.",
    ),
    "for whom": Sentences("The groups of partners that the offer is for have changed."),
    "rules": Sentences("The general rules of the offer have changed: its kind, currency, rounding or time zone."),
    "summary": Sentences("The description of the offer has changed."),
    "notes": Sentences("The notes have changed.", come="New note: %(new)s.", gone="A note is gone: %(old)s."),
}

OF_A_LEVEL: Final = {
    "level": Sentences(
        "The order of the levels has changed.",
        "The level is now called: %(new)s (before: %(old)s).",
        "New level: %(new)s.",
        "This level is gone: %(old)s.",
    ),
    "needs": Sentences(
        "The rules of reaching and keeping the level have changed.",
        "To reach the level: %(new)s (before: %(old)s).",
        "To reach the level, new: %(new)s.",
        "To reach the level, no longer needed: %(old)s.",
    ),
    "benefits": Sentences(
        "The benefits have changed.", come="New benefit: %(new)s.", gone="A benefit is gone: %(old)s."
    ),
    "goals": Sentences("The goals have changed.", come="New goal: %(new)s.", gone="A goal is gone: %(old)s."),
    "agreement": Sentences(
        "The agreement of the level has changed.",
        "Agreement: %(new)s (before: %(old)s).",
        "New agreement: %(new)s.",
        "The agreement of the level is gone: %(old)s.",
    ),
}

EFFECTS: Final = {
    ("better", "partner"): "better for partners",
    ("worse", "partner"): "worse for partners",
    ("mixed", "partner"): "better for some partners, worse for others",
    ("neutral", "partner"): "neither better nor worse for partners",
    ("better", "client"): "better for clients",
    ("worse", "client"): "worse for clients",
    ("mixed", "client"): "better for some clients, worse for others",
    ("neutral", "client"): "neither better nor worse for clients",
}
"""How a change is, and for whom."""

WHOLE: Final = "The whole offer"
LEVEL: Final = "The level %(level)s"
UNCHANGED: Final = "Nothing has changed for partners."


def msgids() -> tuple[str, ...]:
    """Every sentence, in the order of this file, for the catalogues."""
    parts = (part for table in (OF_A_LINE, {"details": DETAILS}, OF_A_PROGRAMME, OF_A_LEVEL) for part in table.values())
    said = (text for part in parts for text in (part.hidden, part.changed, part.come, part.gone) if text)
    return tuple(dict.fromkeys((*said, *EFFECTS.values(), WHOLE, LEVEL, UNCHANGED)))
