"""The levels of a programme: what each takes and brings, and what separates it from the next."""

from __future__ import annotations

from generator.model.offer import Level, Requirement
from generator.offers.words import patterns as p
from generator.offers.words.conditions import condition_words
from generator.offers.words.limits import window_words
from generator.offers.words.told import ToldLevel
from generator.offers.words.voice import Voice, shipped


def told_levels(voice: Voice) -> tuple[ToldLevel, ...]:
    levels = voice.offer.levels
    following = (*levels[1:], None)[: len(levels)]
    return tuple(_level(voice, level, above) for level, above in zip(levels, following, strict=True))


def _level(voice: Voice, level: Level, above: Level | None) -> ToldLevel:
    speech = voice.speech
    return ToldLevel(
        slug=level.slug,
        name=speech.localised(level.name),
        needs=_needs(voice, level),
        benefits=tuple(speech.localised(one) for one in level.benefits),
        goals=tuple(speech.localised(one) for one in level.goals),
        agreement=speech.localised(level.agreement) if level.agreement is not None else "",
        next=_next(voice, above),
        notes=_notes(voice, level),
    )


def _needs(voice: Voice, level: Level) -> tuple[str, ...]:
    needs = [_requirement(voice, one) for one in level.needs if one.from_ > 0]
    if level.if_ is not None:
        needs.append(condition_words(voice, level.if_))
    return tuple(needs)


def _requirement(voice: Voice, need: Requirement) -> str:
    speech = voice.speech
    ending = "" if need.window == "ever" else "_in"
    window = "" if need.window == "ever" else window_words(voice, need.window, "calendar")
    if voice.is_noun(need.metric) and (voice.forms(need.metric) or shipped(need.metric)):
        count = voice.count(need.metric, need.from_, after=False)
        return speech.say(p.LEVEL[f"count{ending}"], count=count, window=window)
    metric, n = voice.phrase(need.metric, p.ATTRIBUTE), speech.number(need.from_)
    return speech.say(p.LEVEL[f"metric{ending}"], metric=metric, n=n, window=window)


def _notes(voice: Voice, level: Level) -> tuple[str, ...]:
    notes: list[str] = []
    if level.within is not None:
        notes.append(voice.speech.say(p.LEVEL["within"], period=voice.speech.period(level.within, after=False)))
    if level.notice is not None:
        notes.append(voice.speech.say(p.LEVEL["notice"], period=voice.speech.period(level.notice, after=False)))
    if level.review is not None:
        notes.append(voice.speech.localised(level.review))
    return tuple(notes)


def _next(voice: Voice, above: Level | None) -> str:
    speech = voice.speech
    if above is None:
        return speech.say(p.LEVEL["top"])
    name, needs = speech.localised(above.name), _needs(voice, above)
    if not needs:
        return speech.say(p.LEVEL["next_plain"], level=name)
    return speech.say(p.LEVEL["next"], level=name, needs=speech.joined(needs, p.CONDITION["and"]))
