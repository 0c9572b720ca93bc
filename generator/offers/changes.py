"""What changed between two versions of an offer, in words, for partners.

Lines are compared by their `id`, levels by their `slug`. Every field counts (`generator.offers.change_parts`): what has
no words of its own is still said to have changed, so that no change of terms goes unmentioned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from generator.model.declared import dataclass
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.offers.change_parts import Found, level_parts, line_parts, programme_parts
from generator.offers.change_words import (
    CONTEXT,
    DETAILS,
    LEVEL,
    OF_A_LEVEL,
    OF_A_LINE,
    OF_A_PROGRAMME,
    WHOLE,
    Sentences,
)
from generator.offers.comparing import Effect
from generator.offers.words import Speech, Told, ToldLine, tell
from generator.offers.words.voice import Voice

Party = Literal["partner", "client"]


@dataclass(frozen=True, slots=True)
class Change:
    """One part that changed. `about` names the line, the level or the whole offer; `line` or `level` is its id.

    `words` is a whole sentence; it and `about` may hold value marks. `effect` says how it is for `side`.
    """

    line: str
    about: str
    part: str
    effect: Effect
    side: Party
    words: str
    level: str = ""


def changes(old: Offer, new: Offer, speech: Speech) -> tuple[Change, ...]:
    """All that changed from `old` to `new`: the frame of the offer, then lines and levels in the order of `new`."""
    before, after = tell(old, speech), tell(new, speech)
    return (
        *_of_programme(old, new, before, after, speech),
        *_of_lines(old, new, before, after, speech),
        *_of_levels(old, new, before, after, speech),
    )


def _of_programme(old: Offer, new: Offer, before: Told, after: Told, speech: Speech) -> Iterator[Change]:
    about = speech.catalogue.pgettext(CONTEXT, WHOLE)
    for found in programme_parts(old, new, before, after, speech):
        yield _change("", about, "partner", found, OF_A_PROGRAMME, speech)


def _of_lines(old: Offer, new: Offer, before: Told, after: Told, speech: Speech) -> Iterator[Change]:
    lines = tuple({line.id: line for line in offer.lines} for offer in (old, new))
    told = tuple({line.id: line for line in one.lines} for one in (before, after))
    voices = Voice(old, speech), Voice(new, speech)
    for id_ in {**told[1], **told[0]}:  # a line of which only recollections speak is never told of
        line, said = lines[1].get(id_) or lines[0][id_], told[1].get(id_) or told[0][id_]
        side: Party = "client" if line.to.side == "referee" else "partner"
        for found in _of_line(id_, lines, told, voices):
            yield _change(id_, _about(said), side, found, OF_A_LINE, speech)
    kept = [[id_ for id_ in one if id_ in other] for one, other in (lines, lines[::-1])]
    if kept[0] != kept[1]:
        about = speech.catalogue.pgettext(CONTEXT, WHOLE)
        yield _change("", about, "partner", Found("line", "neutral"), OF_A_LINE, speech)


def _of_line(
    id_: str,
    lines: tuple[Mapping[str, Line], ...],
    told: tuple[Mapping[str, ToldLine], ...],
    voices: tuple[Voice, Voice],
) -> Iterator[Found]:  # fmt: skip
    if id_ not in told[0]:
        yield Found("line", "better", new=_whole(told[1][id_]))
    elif id_ not in told[1]:
        yield Found("line", "worse", old=_whole(told[0][id_]))
    else:
        yield from line_parts(lines[0][id_], lines[1][id_], told[0][id_], told[1][id_], voices)


def _whole(line: ToldLine) -> str:
    """A line in short: what, and when."""
    return " ".join(filter(None, (line.gift or line.value, line.when)))


def _about(told: ToldLine) -> str:
    return told.title or " · ".join(filter(None, (told.party, told.gift or told.value)))


def _of_levels(old: Offer, new: Offer, before: Told, after: Told, speech: Speech) -> Iterator[Change]:
    levels = tuple({level.slug: level for level in offer.levels} for offer in (old, new))
    told = tuple({level.slug: level for level in one.levels} for one in (before, after))
    for slug in {**levels[1], **levels[0]}:
        name = (told[1].get(slug) or told[0][slug]).name
        about = speech.catalogue.pgettext(CONTEXT, LEVEL) % {"level": name}
        if slug in levels[0] and slug in levels[1]:
            parts = level_parts(levels[0][slug], levels[1][slug], told[0][slug], told[1][slug], speech.locale)
        else:
            parts = iter([Found("level", "mixed", *((name, "") if slug in levels[0] else ("", name)))])
        for found in parts:
            yield replace(_change("", about, "partner", found, OF_A_LEVEL, speech), level=slug)
    kept = [[slug for slug in one if slug in other] for one, other in (levels, levels[::-1])]
    if kept[0] != kept[1]:
        about = speech.catalogue.pgettext(CONTEXT, WHOLE)
        yield _change("", about, "partner", Found("level", "mixed"), OF_A_LEVEL, speech)


def _change(
    line: str, about: str, side: Party, found: Found, table: Mapping[str, Sentences], speech: Speech
) -> Change:  # fmt: skip
    words = _sentence(table[found.part], found.old.rstrip(". "), found.new.rstrip(". "), speech)
    gone, come = (" ".join(sentences).rstrip(". ") for sentences in (found.gone, found.come))
    if gone != come:
        words = f"{words} {_sentence(DETAILS, gone, come, speech)}"
    return Change(line, about, found.part, found.effect, side, words)


def _sentence(sentences: Sentences, old: str, new: str, speech: Speech) -> str:
    """The sentence for what is said of the part; where the same is said of both, only that it changed."""
    if old == new:
        wanted = ""
    elif old and new:
        wanted = sentences.changed
    else:
        wanted = sentences.come if new else sentences.gone
    pattern = speech.catalogue.pgettext(CONTEXT, wanted or sentences.hidden)
    return pattern % {"old": old, "new": new} if wanted else pattern
