"""When an award can be paid, and by when it is."""

from __future__ import annotations

from datetime import date

from generator.model.offer_line import Line
from generator.model.offer_parts import Deliver
from generator.offers.evaluation.history import History
from generator.offers.evaluation.windows import cadence_end, month_end
from generator.offers.ledger import Event


def payable_on(line: Line, event: Event, day: date, history: History) -> date:
    """The first payable day: that of the award, or the end of its hold. An anchor that is not recorded is the event."""
    hold = line.hold
    if hold is None:
        return day
    start = day if hold.from_ == "award" else history.first(event.who, hold.from_) or event.day
    ready = max(day, hold.for_.after(start))
    return month_end(ready) if hold.to == "month_end" else ready


def pay_by(deliver: Deliver | None, payable: date) -> date | None:
    """The last day on which it may come; None where the offer does not say.

    The end of the period in which awards are paid together, and the lag; then `within`, or `day` of the month after.
    """
    if deliver is None or not (deliver.within or deliver.day or deliver.lag):
        return None
    day = cadence_end(deliver.cadence, payable)
    if deliver.lag:
        day = deliver.lag.after(day)
    if deliver.day:
        first_of_next = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        day = first_of_next.replace(day=deliver.day)
    return deliver.within.after(day) if deliver.within else day
