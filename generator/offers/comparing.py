"""Whether a change of an offer is better or worse for who receives it.

Each judge takes the old and the new part and says how the new one compares for the recipient. What cannot be compared
(dollars with points, one condition with another) is `mixed`: better for some, worse for others, so that nobody is told
that all is well where it may not be.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal

from generator.model.offer_line import Line
from generator.model.offer_parts import Cap, Deliver, Give, Hold, Idle, MoneyAmount, PercentOf, Repeat, Tiers
from generator.model.periods import Period

Effect = Literal["better", "worse", "mixed", "neutral"]

_DAYS_OF_A_MONTH: Final = Decimal("30.4375")
_LENGTHS: Final[Mapping[str, Decimal]] = {
    "day": Decimal(1), "week": Decimal(7), "month": _DAYS_OF_A_MONTH, "quarter": 3 * _DAYS_OF_A_MONTH,
    "year": 12 * _DAYS_OF_A_MONTH, "ever": Decimal(1_000_000),
}  # fmt: skip
_CADENCES: Final = ("each", "week", "month", "quarter", "year")
_OPPOSITE: Final[Mapping[Effect, Effect]] = {"better": "worse", "worse": "better"}


def together(effects: Iterable[Effect]) -> Effect:
    """The effect of several changes at once."""
    found = set(effects) - {"neutral"}
    if len(found) > 1:
        return "mixed"
    return found.pop() if found else "neutral"


def opposite(effect: Effect) -> Effect:
    """The effect of taking the change back."""
    return _OPPOSITE.get(effect, effect)


def more(old: Decimal | int, new: Decimal | int) -> Effect:
    """More is better."""
    return "neutral" if old == new else "better" if new > old else "worse"


def longer(old: Period | None, new: Period | None) -> Effect:
    """Longer is better, and no end is the longest."""
    return more(_days(old), _days(new))


def sooner(old: Period | None, new: Period | None) -> Effect:
    """Shorter is better, and no wait is the shortest."""
    return more(_days(new, Decimal(0)), _days(old, Decimal(0)))


def _days(period: Period | None, none: Decimal = _LENGTHS["ever"]) -> Decimal:
    """About how many days, to compare months with weeks."""
    return none if period is None else period.months * _DAYS_OF_A_MONTH + period.days


def given(old: Give, new: Give) -> Effect:
    """Of two gifts, which is worth more: only where they count the same thing."""
    if (old.kind, old.unit, old.of, old.per) != (new.kind, new.unit, new.of, new.per):
        return "mixed"
    if (old.varies is None) != (new.varies is None) or old.item != new.item or old.plan != new.plan:
        return "mixed"
    effects = [more(new.step, old.step), _ceilings(old.max, new.max)]
    for name in ("amount", "percent", "up_to", "period"):
        before, after = getattr(old, name), getattr(new, name)
        if (before is None) != (after is None):
            effects.append("mixed")
        elif before is not None:
            effects.append(longer(before, after) if name == "period" else more(before, after))
    if old.worth != new.worth:
        effects.append("mixed")
    return together(effects)


def _ceilings(old: MoneyAmount | PercentOf | None, new: MoneyAmount | PercentOf | None) -> Effect:
    if old == new:
        return "neutral"
    if old is None or new is None:
        return "worse" if old is None else "better"
    if isinstance(old, MoneyAmount) and isinstance(new, MoneyAmount) and old.unit == new.unit:
        return more(old.amount, new.amount)
    if isinstance(old, PercentOf) and isinstance(new, PercentOf) and old.of == new.of:
        return more(old.percent, new.percent)
    return "mixed"


def values(old: Line, new: Line) -> Effect:
    """What two lines give: by step, by condition, by choice."""
    if (old.final, old.combine, old.measure) != (new.final, new.combine, new.measure):
        return "mixed"
    if old.choose or new.choose:
        return _choices(old, new)
    if old.tiers or new.tiers:
        return _tiers(old, new)
    return _rates(old, new)


def _choices(old: Line, new: Line) -> Effect:
    if not (old.choose and new.choose):
        return "mixed"
    before, after = ({one.id: one for one in line.choose} for line in (old, new))
    effects = [given(before[id_].give, after[id_].give) for id_ in before if id_ in after]
    effects += [repeats(before[id_].repeat, after[id_].repeat) for id_ in before if id_ in after]
    return together([*effects, _coming_and_going(before, after)])


def _tiers(old: Line, new: Line) -> Effect:
    """Step by step; one gift for all is a single step from nothing."""
    before, after = _steps(old), _steps(new)
    if before is None or after is None or _shapes_differ(old.tiers, new.tiers):
        return "mixed"
    effects: list[Effect] = []
    for start in sorted({*before, *after}):
        was, is_now = _at(before, start), _at(after, start)
        if was is None or is_now is None:
            effects.append("neutral" if was is is_now else "better" if was is None else "worse")
        else:
            effects.append(given(was, is_now))
    return together(effects)


def _shapes_differ(old: Tiers | None, new: Tiers | None) -> bool:
    return bool(old and new and (old.by, old.window, old.mode) != (new.by, new.window, new.mode))


def _steps(line: Line) -> dict[Decimal, Give] | None:
    if line.tiers:
        return {step.from_: step.give for step in line.tiers.steps}
    return {Decimal(0): line.give} if line.give else None


def _at(steps: Mapping[Decimal, Give], metric: Decimal) -> Give | None:
    reached = [start for start in steps if start <= metric]
    return steps[max(reached)] if reached else None


def _rates(old: Line, new: Line) -> Effect:
    """By condition; where one side has no rate for it, its rate for all others counts."""
    before, after = _by_condition(old), _by_condition(new)
    if [key for key in before if key in after] != [key for key in after if key in before]:
        return "mixed"  # the first rate that fits is given, so their order counts
    effects: list[Effect] = []
    for key in {**before, **after}:
        was, is_now = before.get(key, before.get(_OTHERS)), after.get(key, after.get(_OTHERS))
        if was is None or is_now is None:
            effects.append("better" if was is None else "worse")
        else:
            effects += [given(was[0], is_now[0]), repeats(was[1], is_now[1])]
    return together(effects)


_OTHERS: Final = (None, ())


def _by_condition(line: Line) -> dict[Hashable, tuple[Give, Repeat | None]]:
    if line.give is not None:
        return {_OTHERS: (line.give, None)}
    return {
        (str(rate.if_.model_dump(exclude={"label"})) if rate.if_ else None, rate.position): (rate.give, rate.repeat)
        for rate in line.rates
    }


def gain(come: object, gone: object) -> Effect:
    """Something more is better, something less is worse, both are for some."""
    if come and gone:
        return "mixed"
    return "better" if come else "worse" if gone else "neutral"


def _coming_and_going(old: Iterable[Hashable], new: Iterable[Hashable]) -> Effect:
    before, after = set(old), set(new)
    return gain(after - before, before - after)


def repeats(old: Repeat | None, new: Repeat | None) -> Effect:
    if old == new:
        return "neutral"
    if old is None or new is None or old.while_ != new.while_:
        return "mixed"
    times = more(_count(old.times), _count(new.times))
    return together([longer(old.for_, new.for_), times])


def _count(times: int | None) -> int:
    return 1_000_000 if times is None else times


def triggers(old: Line, new: Line) -> Effect:
    """When it is earned: fewer events, a smaller sum and a longer time are better."""
    if any(getattr(old, name) != getattr(new, name) for name in ("event", "what", "line", "across", "since", "if_")):
        return "mixed"
    effects = [more(new.count, old.count), more(old.every, new.every), longer(old.within, new.within)]
    if old.total != new.total:
        comparable = old.total and new.total and old.total.unit == new.total.unit
        comparable = comparable and old.total.exclude == new.total.exclude  # type: ignore[union-attr]
        effects.append(more(new.total.amount, old.total.amount) if comparable else "mixed")  # type: ignore[union-attr]
    return together(effects)


def limits(old: Iterable[Cap], new: Iterable[Cap]) -> Effect:
    """Caps: none is best, then the larger one over the shorter time."""
    before, after = {_cap_key(cap): cap for cap in old}, {_cap_key(cap): cap for cap in new}
    effects = [_caps(before[key], after[key]) for key in before if key in after]
    gone = [cap for key, cap in before.items() if key not in after]
    come = [cap for key, cap in after.items() if key not in before]
    return together([*effects, gain(gone, come)])


def _cap_key(cap: Cap) -> Hashable:
    return cap.of, cap.scope, cap.unit, str(getattr(cap.max, "of", ""))


def _caps(old: Cap, new: Cap) -> Effect:
    effects: list[Effect] = [more(_figure(old), _figure(new))]
    if old.window != new.window:
        before, after = _window(old), _window(new)
        effects.append("mixed" if before is None or after is None else more(after, before))
    if old.stops != new.stops:
        effects.append("worse" if new.stops == "pair" else "better")
    if old.from_ != new.from_:
        effects.append("mixed")
    return together(effects)


def _figure(cap: Cap) -> Decimal:
    return cap.max.percent if isinstance(cap.max, PercentOf) else cap.max


def _window(cap: Cap) -> Decimal | None:
    return _days(cap.window) if isinstance(cap.window, Period) else _LENGTHS.get(cap.window)


def waits(old: Line, new: Line) -> Effect:
    """Until it is paid, and what may take it away again."""
    effects = [_holds(old.hold, new.hold), sooner(old.clawback, new.clawback)]
    effects.append(longer(old.forfeit_after, new.forfeit_after))
    if old.needs != new.needs and old.forfeit_after is not None and new.forfeit_after is not None:
        effects.append("mixed")
    return together(effects)


def _holds(old: Hold | None, new: Hold | None) -> Effect:
    if old is None or new is None:
        return "neutral" if old is new else "worse" if old is None else "better"
    effects = [sooner(old.for_, new.for_), more(old.to == "month_end", new.to == "month_end")]
    return together([effects[0], opposite(effects[1]), "mixed" if old.from_ != new.from_ else "neutral"])


def ends(old: Line, new: Line) -> Effect:
    """When it lapses."""
    effects = [longer(old.claim_within, new.claim_within), longer(old.use_within, new.use_within)]
    return together([*effects, _idles(old.idle, new.idle)])


def _idles(old: Idle | None, new: Idle | None) -> Effect:
    if old and new and old.extends != new.extends:
        return "mixed"
    return longer(old.for_ if old else None, new.for_ if new else None)


def payments(old: Deliver | None, new: Deliver | None) -> Effect:
    """How it is paid: sooner, oftener and from a smaller sum are better; another way of payment is neither."""
    before, after = old or Deliver(), new or Deliver()
    effects = [
        more(_CADENCES.index(after.cadence), _CADENCES.index(before.cadence)),
        sooner(before.lag, after.lag), _minimums(before.minimum, after.minimum),
        opposite(_coming_and_going(before.needs, after.needs)),
    ]  # fmt: skip
    if before.within != after.within:
        effects.append(opposite(longer(before.within, after.within)))
    if before.day is not None and after.day is not None:
        effects.append(more(after.day, before.day))
    return together(effects)


def _minimums(old: MoneyAmount | None, new: MoneyAmount | None) -> Effect:
    return opposite(_ceilings(old, new)) if old and new else opposite(more(bool(old), bool(new)))
