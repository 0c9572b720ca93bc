"""What of an offer is not the same in two versions: part by part, with how each is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator.model.declared import dataclass, field
from generator.model.locale import Locale
from generator.model.localised import Localised
from generator.model.offer import Attribution, Entry, Fee, Level, Offer
from generator.model.offer_line import Line
from generator.model.value import Value
from generator.offers.change_details import details_of, of_whole_line
from generator.offers.comparing import (
    Effect,
    ends,
    gain,
    limits,
    longer,
    more,
    opposite,
    payments,
    repeats,
    sooner,
    together,
    triggers,
    values,
    waits,
)
from generator.offers.words import Speech, Told, ToldLevel, ToldLine
from generator.offers.words.limits import limit_cell
from generator.offers.words.voice import Voice
from generator.text.bidi import direction_of
from generator.text.cldr import territory_names
from generator.text.formats import format_date, format_list
from generator.text.markers import wrap


@dataclass(frozen=True, slots=True)
class Found:
    """A part that differs, how that is for who receives it, and what is said of it before and after (may be empty).

    `gone` and `come` are sentences of the terms that no longer stand there, and those that now do.
    """

    part: str
    effect: Effect
    old: str = ""
    new: str = ""
    gone: tuple[str, ...] = field(default=(), kw_only=True)
    come: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of a line that are told together, the pieces of `ToldLine` that tell them, and who judges them.

    `untold` are the fields whose rules the pieces leave out, so that they are told even where a piece differs.
    """

    fields: tuple[str, ...]
    pieces: tuple[str, ...]
    judge: Callable[[Line, Line], Effect]
    untold: tuple[str, ...] = ()


_VALUE: Final = ("give", "rates", "tiers", "choose", "final", "combine", "measure")
_LOST: Final = ("clawback", "forfeit_after", "needs")
PARTS: Final = {
    "to": Part(("to",), ("party",), lambda old, new: "mixed"),
    "value": Part(_VALUE, ("gift",), values, _VALUE),
    "when": Part(
        ("event", "what", "line", "count", "across", "every", "total", "within", "since", "if_"),
        ("when", "note"),
        triggers,
        ("within", "since"),
    ),
    "lasts": Part(("repeat",), ("lasts",), lambda old, new: repeats(old.repeat, new.repeat)),
    "limit": Part(("caps",), ("limit",), lambda old, new: limits(old.caps, new.caps)),
    "hold": Part(("hold", *_LOST), ("hold",), waits, _LOST),
    "until": Part(("claim_within", "use_within", "idle"), ("until",), ends, ("claim_within", "idle")),
    "paid": Part(("deliver",), ("paid",), lambda old, new: payments(old.deliver, new.deliver)),
    "title": Part(("title",), (), lambda old, new: "neutral"),
}
"""Every field of a line but its `id` and its `sources`. Fields that are nowhere here fall under `value`."""

_NAMES: Final = ("to", "title")  # no rule of the terms is about these
_PLACED: Final = frozenset(name for part in PARTS.values() for name in part.fields) | {"id", "sources"}


def line_parts(
    old: Line, new: Line, before: ToldLine, after: ToldLine, voices: tuple[Voice, Voice]
) -> Iterator[Found]:  # fmt: skip
    """The parts in which two lines of one `id` differ."""
    for name, part in PARTS.items():
        if _same(old, new, part.fields):
            continue
        told = [(getattr(before, piece), getattr(after, piece)) for piece in part.pieces]
        said = next((pair for pair in told if pair[0] != pair[1]), ("", ""))
        fields = part.untold if any(said) else part.fields
        details = details_of(old, new, fields, voices) if name not in _NAMES else ((), ())
        if name not in _NAMES and not any((*said, *details)):
            details = of_whole_line(old, new, part.fields, voices)
        yield Found(name, part.judge(old, new), *said, gone=details[0], come=details[1])
    if not _same(old, new, tuple(sorted(set(Line.model_fields) - _PLACED))):
        yield Found("value", "mixed")


def _same(old: object, new: object, fields: Iterable[str]) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in fields)


RULES: Final = ("type", "currency", "decimals", "time_zone")
SILENT: Final = frozenset({"sources", "words", "typical", "terms"})
"""These change nothing for anybody: where a figure comes from, how things are called, examples, earlier versions."""

_TOLD: Final = frozenset(
    {"name", "summary", "valid_from", "valid_until", "lines", "levels", "caps", "entry", "attribution", "available",
     "notes", *RULES}
)  # fmt: skip


def programme_parts(old: Offer, new: Offer, before: Told, after: Told, speech: Speech) -> Iterator[Found]:
    """What differs in the frame of the offer: dates, joining, limits, for whom."""
    locale = speech.locale
    if old.name != new.name:
        yield Found("name", "neutral", *(localised(name, locale) for name in (old.name, new.name)))
    if old.valid_from != new.valid_from:
        yield Found(
            "from", "neutral", *(_marked(format_date(day, locale), locale) for day in (old.valid_from, new.valid_from))
        )
    if old.valid_until != new.valid_until:
        yield _end(old, new, locale)
    if old.entry != new.entry:
        yield Found("entry", _entries(old.entry, new.entry), " ".join(before.entry), " ".join(after.entry))
    if old.caps != new.caps:
        pieces = (_budget(Voice(offer, speech)) for offer in (old, new))
        yield Found("budget", limits(old.caps, new.caps), *pieces)
    yield from _attributions(old.attribution or Attribution(), new.attribution or Attribution(), locale)
    yield from _availability(old, new, locale)
    yield from _texts("notes", old.notes, new.notes, "neutral", "neutral", locale)
    if old.summary != new.summary:
        yield Found("summary", "neutral")
    if not _same(old, new, (*RULES, *sorted(set(Offer.model_fields) - _TOLD - SILENT))):
        yield Found("rules", "mixed")


def _end(old: Offer, new: Offer, locale: Locale) -> Found:
    days = (_marked(format_date(day, locale), locale) if day else "" for day in (old.valid_until, new.valid_until))
    last = ((offer.valid_until.toordinal() if offer.valid_until else 9_999_999) for offer in (old, new))
    return Found("end", more(*last), *days)


def _entries(old: Entry, new: Entry) -> Effect:
    """Lower fees are better; everything else depends on who wants to join."""
    if not _same(old, new, ("mode", "review", "if_", "certificate")):
        return "mixed"
    before, after = (_fee(entry) for entry in (old, new))
    return "mixed" if before is None or after is None else more(after, before)


def _fee(entry: Entry) -> Decimal | None:
    """The one fee that is known; none where there are several, or one that nobody published."""
    if not entry.fees:
        return Decimal(0)
    only = entry.fees[0]
    return only.amount if len(entry.fees) == 1 and isinstance(only, Fee) else None


def _budget(voice: Voice) -> str:
    """The limits of the whole programme, as a line says its own."""
    if not voice.lines or not voice.offer.caps:
        return ""
    return limit_cell(voice, voice.lines[0].model_copy(update={"caps": voice.offer.caps}))


def _attributions(old: Attribution, new: Attribution, locale: Locale) -> Iterator[Found]:
    if old.new != new.new:
        yield Found("new client", "mixed", *(localised(one.new, locale) for one in (old, new)))
    if not _same(old, new, ("rule", "once_per", "self_referral")):
        yield Found("attribution", "mixed")
    elif old.window != new.window:
        yield Found("attribution", longer(old.window, new.window))


def _availability(old: Offer, new: Offer, locale: Locale) -> Iterator[Found]:
    before, after = old.available, new.available
    countries = tuple(one.countries if one else () for one in (before, after))
    if set(countries[0]) != set(countries[1]):
        names = dict(territory_names(locale))
        lists = (
            format_list([_marked(Value(names.get(code, code)), locale) for code in codes], locale)
            for codes in countries
        )
        yield Found(
            "countries",
            _wider(*countries),
            *(found if codes else "" for found, codes in zip(lists, countries, strict=True)),
        )
    groups = tuple({*one.segments, *one.levels} if one else set() for one in (before, after))
    if groups[0] != groups[1]:
        yield Found("for whom", _wider(*groups))


def _wider(old: Iterable[str], new: Iterable[str]) -> Effect:
    """A list that is empty has no limits."""
    before, after = set(old), set(new)
    if not before or not after:
        return "better" if before else "worse"
    return gain(after - before, before - after)


def level_parts(old: Level, new: Level, before: ToldLevel, after: ToldLevel, locale: Locale) -> Iterator[Found]:
    """The parts in which two levels of one `slug` differ."""
    if old.name != new.name:
        yield Found("level", "neutral", *(localised(level.name, locale) for level in (old, new)))
    if not _same(old, new, ("needs", "if_", "within", "notice", "review")):
        yield Found("needs", _needs(old, new), _joined(before.needs, locale), _joined(after.needs, locale))
    yield from _texts("benefits", old.benefits, new.benefits, "better", "worse", locale)
    yield from _texts("goals", old.goals, new.goals, "worse", "better", locale)
    if old.agreement != new.agreement:
        yield Found("agreement", "mixed", *(localised(level.agreement, locale) for level in (old, new)))


def _needs(old: Level, new: Level) -> Effect:
    if not _same(old, new, ("if_", "review")):
        return "mixed"
    before, after = ({(need.metric, need.window): need.from_ for need in level.needs} for level in (old, new))
    effects = [more(after[key], before[key]) for key in before if key in after]
    return together([*effects, gain(set(before) - set(after), set(after) - set(before)), *_times(old, new)])


def _times(old: Level, new: Level) -> tuple[Effect, Effect]:
    """A later deadline is better, and so is a longer notice, which none is the shortest of."""
    return longer(old.within, new.within), opposite(sooner(old.notice, new.notice))


def _texts(
    part: str, old: Iterable[Localised], new: Iterable[Localised], come_is: Effect, gone_is: Effect, locale: Locale
) -> Iterator[Found]:
    """Texts of a list that are gone, then those that have come."""
    before, after = ([localised(text, locale) for text in texts] for texts in (old, new))
    gone, come = [text for text in before if text not in after], [text for text in after if text not in before]
    yield from (Found(part, gone_is, old=text) for text in gone)
    yield from (Found(part, come_is, new=text) for text in come)
    if tuple(old) != tuple(new) and not (gone or come):  # their order, or their words in another language
        yield Found(part, "neutral")


def localised(text: Localised | None, locale: Locale) -> str:
    """A text in this language, else in any; empty for none."""
    return text.text(locale.code) or next(iter(text.values())) if text else ""


def _joined(pieces: str | tuple[str, ...], locale: Locale) -> str:
    return pieces if isinstance(pieces, str) else format_list(pieces, locale) if pieces else ""


def _marked(value: Value, locale: Locale) -> str:
    return wrap(value.text, direction_of(value, locale.dir))
