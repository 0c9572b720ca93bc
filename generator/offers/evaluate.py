"""Who is owed what, when, and why: an offer and what happened make a ledger. Exact decimals, days by the calendar.

A line is read in the order of a contract: type, conditions, availability, term and deadline; caps on events; total or
count; caps on awards and referees; quantity; caps on units; rate, choice or step; amount; ceiling; rounding; caps on
value. The parts are in `generator.offers.evaluation`, one module each. Where the rules of the field are silent:

- **Order.** The order of one day's events decides nothing; reversals come after what they reverse. What happens on a
  day counts for the whole day.
- **The offer's days.** An event before `valid_from` or after `valid_until` starts nothing; a term that began in time
  runs on to its end.
- **Terms** (`repeat`) begin with the first event that fulfils the line's conditions. `while` pauses, it does not end:
  what is paid while it does not hold is not shared, and the term goes on.
- **A firing is spent** once it met a cap on awards or referees: a referee above the cap does not come back next year.
- **Windows**: of a length (`P90D`) they follow one another from `valid_from`, or from joining. Retroactive tiers over
  `ever` are settled on `valid_until`, else on the last day that is looked at.
- **Reversals** take back the newest event first. They withdraw an award on its own day, before it is payable, and up
  to its date + `clawback`; a part refund takes the same part of a percentage, and a fixed value only when nothing is
  left or the condition on the amount no longer holds. What is withdrawn gives back its place in caps; what is lost
  does not. An upline's share is withdrawn with the award that it is of.
- **Holds** to the month's end: the referee is still active on the payable day, and the line's conditions hold.
- **`needs`** also waits: what needs papers is not payable before they are there.
- **Choices** hold from their day on. Who does not choose gets what stands first.
- **Caps**: what an unknown attribute or base would limit is not limited. `stops: pair` is for good.
- **A missing fact gives nothing**: no seats recorded in a window are none; a share of a base that nobody stated, too.
- **Only what is exact is computed.** Ranges and `varies` make no award; what is not counted (`access`) makes one of 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import localcontext

from generator.model.offer import Offer
from generator.offers.evaluation.course import Course
from generator.offers.evaluation.history import read_history
from generator.offers.evaluation.settling import ledger_of
from generator.offers.ledger import Event, Ledger

_PRECISION = 60


def evaluate(offer: Offer, events: Sequence[Event], until: date | None = None) -> Ledger:
    """Who is owed what by the events of one partner up to and including `until`.

    Without `until` the last day is that of the last event, or of the last window that it left open (a measure, a
    settlement, a hold to the month's end). What is measured over a window that is not over by then is not awarded.
    Raises `ContradictionError` where a final choice was made twice, and differently.
    """
    with localcontext(prec=_PRECISION):
        seen = [event for event in events if until is None or event.day <= until]
        history = read_history(offer, seen)
        course = Course(offer, history)
        last = course.run(until)
        return ledger_of(offer, history, course, last, until)
