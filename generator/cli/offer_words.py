"""The words of the offer commands that stand around an offer's own: headings and labels, in the offer's language."""

from __future__ import annotations

from typing import Final

from generator.offers.words import Speech

CONTEXT: Final = "offer command"
PRIVATE: Final = "This offer is private: it is shown to nobody but you."
TERMS, QUESTIONS, LEVELS, EXAMPLE, NOTES, VERSIONS = (
    "Terms", "Questions and answers", "Levels", "Worked example", "Notes", "Earlier versions",
)  # fmt: skip
WHEN, LASTS, LIMIT, HOLD, UNTIL, PAID, NOTE = (
    "Earned", "Duration", "Limit", "Waiting time", "Expiry", "Payment", "Note",
)  # fmt: skip
PIECES: Final = {"when": WHEN, "lasts": LASTS, "limit": LIMIT, "hold": HOLD, "until": UNTIL, "paid": PAID, "note": NOTE}
"""The pieces of a line, and what they are called."""
NEEDS, BENEFITS, GOALS, AGREEMENT = "To reach it", "Benefits", "Goals", "Agreement"
LEVEL_PIECES: Final = {"needs": NEEDS, "benefits": BENEFITS, "goals": GOALS, "agreement": AGREEMENT}
LABELLED: Final = "%(label)s: %(said)s"
PAYS: Final = "A client pays %(price)s every %(every)s; over %(over)s:"
YOURS, YOURS_AND_THEIRS = (
    "%(clients)s: you get %(yours)s",
    "%(clients)s: you get %(yours)s, your clients get %(theirs)s",
)
NOTHING_OWED: Final = "Nothing is owed for this."
NOT_GIVEN: Final = "What gave nothing, and why"
TOTAL: Final = "In total, up to %(day)s"
PAYABLE, PAYABLE_BY = "Payable from %(day)s.", "Payable from %(day)s, paid by %(by)s."
GOOD_UNTIL, LAPSED = "Good until %(day)s.", "Lapsed unused: %(amount)s."
OWED_BACK, BACK = "It may have been paid already and is owed back.", "%(label)s, owed back: %(said)s"
STATES: Final = {"withdrawn": "Not due: it was withdrawn.", "lost": "Not due: it was lost."}


def say(speech: Speech, words: str, **values: str) -> str:
    """One of these in the offer's language."""
    said = speech.catalogue.pgettext(CONTEXT, words)
    return said % values if values else said


def msgids() -> tuple[str, ...]:
    """All of them, for the catalogues."""
    alone = (
        PRIVATE, TERMS, QUESTIONS, LEVELS, EXAMPLE, NOTES, VERSIONS, LABELLED, PAYS, YOURS, YOURS_AND_THEIRS,
        NOTHING_OWED, NOT_GIVEN, TOTAL, PAYABLE, PAYABLE_BY, GOOD_UNTIL, LAPSED, OWED_BACK, BACK,
    )  # fmt: skip
    return tuple(dict.fromkeys((*alone, *PIECES.values(), *LEVEL_PIECES.values(), *STATES.values())))
