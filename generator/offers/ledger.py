"""What happened (`Event`) and what is owed for it (`Award`), with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from generator.model.declared import dataclass, field
from generator.model.offer_parts import EventKind, GiveKind, Party, PartySide

State = Literal["due", "withdrawn", "lost"]
"""`due` from its payable day on; `withdrawn` by a reversal; `lost` because what it needs was not met in time."""

REVERSALS: Final = frozenset({"refund", "chargeback", "reversal", "cancelled"})
"""`what` of an event that takes back the newest one of the same kind (`pay`, `deal`) and referee, or a part of it."""

LEFT: Final = "left"
RETURNED: Final = "returned"
CERTIFICATE: Final = "certificate"
CLAIM: Final = "claim"
SPEND: Final = "spend"
OWN_WORDS: Final = frozenset({LEFT, RETURNED, CLAIM, SPEND})
"""Acts with a meaning of their own, which start no line unless it names them."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on `day`, to or through the referee `who`; without `who`, to the partner itself.

    `what` refines `kind` (`paid-payroll`, `trip`). Words with a meaning of their own:

    - `refund`, `chargeback`, `reversal`, `cancelled` take back the newest event of the same kind and referee that is
      not yet taken back: all of it, or with `amount` that much (and then of the one before). With `money` or `of` only
      events of that money and base are meant.
    - `act` sets an attribute of its name to `yes` from that day on: `{kind: act, what: papers}` fulfils
      `{attr: papers, value: yes}`. `certificate` sets `certified` as well, for as long as it is valid.
    - `act` `left` sets `active` to `no`, `returned` to `yes`; until somebody leaves, `active` is not `no`.
    - `act` `claim` claims what has to be claimed (`claim_within`), `act` `spend` with an amount uses up credit or
      points, those first that lapse first.
    - any kind with `what: bill` and without `who` is the day of one of the partner's own bills (`window: bill`).

    `counts` are quantities (`seat`: 5) and `state` are attributes (`plan`: `starter`) that hold from this day on; both
    may be compared in conditions, and so may `amount`, `what`, `money`, `unit` and `of` of the event itself. An
    attribute that the referee does not have is read from the partner. `choice` maps lines to what was chosen, for the
    referee, or without `who` for all. Events of the partner start a line only where the line names their `what`, and
    those of the kinds `reach` and `time` always.
    """

    day: date
    kind: EventKind
    who: str = ""
    what: str = ""
    amount: Decimal | None = None
    unit: str = ""
    of: str = ""  # which base the amount is: net-revenue, first-payment; empty fits every base
    money: str = ""  # the kind of money paid with (promo), for totals that exclude it
    counts: Mapping[str, Decimal] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)
    choice: Mapping[str, str] = field(default_factory=dict)


class ContradictionError(ValueError):
    """A choice that is final was made a second time, and differently. `first` and `second` are the two events."""

    def __init__(self, line: str, first: Event, second: Event) -> None:
        self.line, self.first, self.second = line, first, second
        said = " and ".join(f"`{one.choice[line]}` on {one.day} (of `{one.who}`)" for one in (first, second))
        super().__init__(f"the choice of the line `{line}` is final, and was made twice: {said}")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an award is as it is: the part of the line that decided, and its figures, for `wasl offer quote` to say."""

    part: str
    """rate, tier, choice, cap, measure, quantity, total, count, within, repeat, while, ceiling, rounding, combine,
    hold, clawback, forfeit, claim"""
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Award:
    """`quantity` of `unit` (a currency, a scheme of points, MB, months), of one kind, from one line, to one party.

    `who` is the referee by whom it came; empty where many did (a settlement at a window's end). Units of free time are
    `months` and `days`; of what is not counted, its kind (`access`). `ended` is the day on which it was withdrawn or
    lost. Of what can lapse, `used` was spent, and `lapsed` is what was not by `good_until`.
    `units` is what was counted (seats). `made_on` is the day on which it came about: later than `day` where a refund of
    a part made an award anew.
    """

    line: str
    side: PartySide
    party: Party
    who: str
    kind: GiveKind
    quantity: Decimal
    unit: str
    day: date
    payable: date
    pay_by: date | None = None
    good_until: date | None = None
    state: State = "due"
    why: tuple[Reason, ...] = ()
    ended: date | None = None
    used: Decimal = Decimal(0)
    lapsed: Decimal = Decimal(0)
    units: Decimal = Decimal(1)
    made_on: date | None = None

    @property
    def taken_back(self) -> bool:
        """Whether it was withdrawn when it could have been paid already: it is owed back then."""
        return self.state == "withdrawn" and self.ended is not None and self.ended >= self.payable


@dataclass(frozen=True, slots=True)
class Missed:
    """An event that gave nothing though it was of the line's kind, and what decided so (a cap, a deadline)."""

    line: str
    who: str
    day: date
    why: Reason


@dataclass(frozen=True, slots=True)
class Ledger:
    """All awards by day. `until` is the last day that was looked at."""

    awards: tuple[Award, ...]
    until: date
    missed: tuple[Missed, ...] = ()

    def due(self, line: str = "", side: str = "") -> Iterator[Award]:
        """Those that stand, of one line or side."""
        return (
            one for one in self.awards
            if one.state == "due" and line in ("", one.line) and side in ("", one.side)
        )  # fmt: skip

    def total(self, line: str = "", side: str = "") -> dict[str, Decimal]:
        """The sum of what is due, by unit."""
        sums: dict[str, Decimal] = {}
        for one in self.due(line, side):
            sums[one.unit] = sums.get(one.unit, Decimal(0)) + one.quantity
        return sums

    def owed_back(self, line: str = "", side: str = "") -> dict[str, Decimal]:
        """The sum of what was withdrawn after it had become payable, by unit: the next payment is less by this."""
        sums: dict[str, Decimal] = {}
        for one in self.awards:
            if one.taken_back and line in ("", one.line) and side in ("", one.side):
                sums[one.unit] = sums.get(one.unit, Decimal(0)) + one.quantity
        return sums
