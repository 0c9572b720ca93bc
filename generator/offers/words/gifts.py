"""What one award gives, as a phrase: `a gift card worth $300`, `20% of the net payments of every client you refer`."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from generator.model.declared import dataclass
from generator.model.offer_line import Line
from generator.model.offer_parts import MONEY, WORDED, Give, PercentOf
from generator.offers.words import patterns as p
from generator.offers.words.pattern import Pattern, Table
from generator.offers.words.voice import Voice

_VOWELS = frozenset("aeiou")
_AFTER = frozenset({"card", "credit", "discount"})
_OWN = frozenset({"next_annual_bill", "own_subscription"})
_HELD = frozenset({"seat", "user", "device", "employee", "licence", "domain"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in its shape: `exact`, `range` or `up_to`; with what its patterns need."""

    shape: str
    slots: dict[str, str]


def gift(voice: Voice, line: Line, give: Give, highest: Give | None = None) -> str:
    """The phrase for one give; with `highest`, for the range from `give` to it."""
    return _per_unit(voice, give, _kind(voice, line, give, highest), "unit_client" if held(line, give) else "unit")


def brief(voice: Voice, line: Line, give: Give, highest: Give | None = None) -> str:
    """The same without saying whose the units are."""
    return _per_unit(voice, give, _kind(voice, line, give, highest), "unit")


def bare(voice: Voice, line: Line, give: Give, highest: Give | None = None) -> str:
    """The figure alone."""
    speech = voice.speech
    if give.varies is not None:
        return speech.localised(give.varies)
    if give.kind in WORDED and give.item is not None:
        return speech.localised(give.item)
    if give.period is not None:
        return speech.free(give.period)
    amount = figure(voice, give, highest)
    if amount.shape != "exact":
        return speech.say(p.FIGURE[amount.shape], **amount.slots)
    return _measured(voice, give, (give.amount if give.percent is None else give.percent) or Decimal(0), after=False)


def held(line: Line, give: Give) -> bool:
    """Whether the units are those that a referred client has (seats), rather than things that happen (views)."""
    return line.to.side != "referee" and give.per is not None and (line.measure is not None or give.per in _HELD)


def _per_unit(voice: Voice, give: Give, said: str, name: str) -> str:
    if give.per is None:
        return said
    return voice.speech.say(p.PER[name], gift=said, unit=unit(voice, give.per, give.step))


def unit(voice: Voice, per: str, step: Decimal) -> str:
    """What follows "for every": `seat`, `1,000 views`."""
    return voice.each(per) if step == 1 else voice.count(per, step)


def _kind(voice: Voice, line: Line, give: Give, highest: Give | None) -> str:
    speech = voice.speech
    if give.varies is not None:
        return speech.localised(give.varies)
    if give.kind in WORDED and give.item is not None:
        return speech.localised(give.item)
    if give.period is not None:
        time = speech.free(give.period)
        return time if give.plan is None else speech.say(p.TIME["plan"], time=time, plan=speech.localised(give.plan))
    amount = figure(voice, give, highest)
    if give.percent is not None:
        table = p.SHARE if give.kind == "share" else p.PERCENT_OFF
        return speech.say(table[amount.shape], **amount.slots, base=base(voice, line, give))
    return _counted(voice, line, give, amount)


def _counted(voice: Voice, line: Line, give: Give, amount: Amount) -> str:
    say = partial(voice.speech.say, **amount.slots)
    if give.kind == "discount":
        if give.of is None:
            return say(p.DISCOUNT[amount.shape])
        return say(p.DISCOUNT[f"{amount.shape}_base"], base=base(voice, line, give))
    if give.kind == "cash" or give.item is None:
        return say(_plain(give)[amount.shape])
    item = voice.speech.localised(give.item)
    if give.kind == "card":
        return say(_card(voice, amount.shape, item), item=item)
    if give.kind == "credit":
        ending = "purpose" if voice.speech.begins("purpose", item) else "item"
        return say(p.CREDIT[f"{amount.shape}_{ending}"], item=item)
    return say(p.COUNTED[f"{amount.shape}_item"], item=item)


def _plain(give: Give) -> Table:
    return {"cash": p.CASH, "card": p.CARD, "credit": p.CREDIT}.get(give.kind, p.COUNTED)


def _card(voice: Voice, shape: str, item: str) -> Pattern:
    """A shop's name gets "gift card" beside it, words that say so already do not."""
    vowel = "_vowel" if item.lstrip("\ufdd0\ufdd1\ufdd2")[:1].lower() in _VOWELS else ""
    if not voice.speech.holds("card", item):
        return p.SHOP_CARD[shape + vowel]
    return p.NAMED_CARD[f"{shape}_article" if voice.speech.begins("article", item) else shape + vowel]


def figure(voice: Voice, give: Give, highest: Give | None = None) -> Amount:
    """The figure of a give that counts something, in its shape. What is the same on both ends is exact."""
    low, high = give.amount or give.percent, give.up_to
    if highest is not None:
        high = highest.up_to or highest.amount or highest.percent
    if low is None or high is None or low == high:
        shape, only = ("exact", low) if low is not None else ("up_to", high)
        return Amount(shape, {"amount": measured(voice, give, only or Decimal(0), after=shape == "up_to")})
    return Amount("range", {"low": _first(voice, give, low), "high": measured(voice, give, high, after=True)})


def _first(voice: Voice, give: Give, low: Decimal) -> str:
    """The lower end of a range: in Arabic its unit is said once, after the higher end."""
    if give.percent is not None:
        return voice.speech.percent(low)
    if give.kind not in MONEY and give.kind != "discount":
        return voice.speech.number(low)
    if voice.speech.locale.language == "ar":
        return voice.speech.figure(low, give.unit)
    return voice.speech.money(low, give.unit)


def measured(voice: Voice, give: Give, n: Decimal, *, after: bool = False) -> str:
    """`n` of what the give counts: money, a percentage, points, MB; some kinds say it after a preposition."""
    return _measured(voice, give, n, after=after or (give.kind in _AFTER and give.percent is None))


def _measured(voice: Voice, give: Give, n: Decimal, *, after: bool) -> str:
    if give.percent is not None:
        return voice.speech.percent(n)
    if give.kind in MONEY or give.kind == "discount":
        return voice.speech.money(n, give.unit, after=after)
    return voice.count(give.unit, n, after=after)


def base(voice: Voice, line: Line, give: Give | PercentOf) -> str:
    """What a percentage is of, as the recipient sees it."""
    if line.to.side == "referee":
        return voice.phrase(give.of or "", p.THEIR_BASE)
    if isinstance(give, Give) and give.kind == "share":
        return voice.phrase(give.of or "", p.CLIENT_BASE)
    return voice.phrase(give.of or "", p.OWN_BASE, p.CLIENT_BASE)


def names_the_client(voice: Voice, line: Line, give: Give) -> bool:
    """Whether the phrase says already that it is of every client, so that no "for everyone you refer" may follow."""
    if give.kind != "share" or line.to.side == "referee" or give.of is None or voice.forms(give.of):
        return False
    key = give.of.replace("-", "_")
    return key in p.CLIENT_BASE and key not in _OWN
