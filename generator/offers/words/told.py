"""What is told of an offer. Every text may carry value marks; an empty one has nothing to say."""

from __future__ import annotations

from generator.model.declared import dataclass


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One award line in pieces, for a card or a row of a table. `side` and `id` are the line's own, not words."""

    id: str
    side: str
    party: str  # "For you"
    value: str  # the figure alone: "$300", "20%", "one free month"
    of: str  # what follows it: "on a gift card", "of the net payments of every client you refer"
    when: str
    lasts: str
    limit: str
    hold: str
    paid: str
    until: str
    note: str  # conditions
    title: str = ""
    steps: tuple[tuple[str, str], ...] = ()  # of rates and tiers: when, and the figure
    gift: str = ""  # value and what it is in one phrase: "a gift card worth $300"


@dataclass(frozen=True, slots=True)
class ToldLevel:
    """A level, lowest first. `next` says what separates it from the one above."""

    slug: str
    name: str
    needs: tuple[str, ...]
    benefits: tuple[str, ...]
    goals: tuple[str, ...]
    agreement: str
    next: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An offer in words. `headline` has at most 60 visible characters; `terms` are the numbered paragraphs."""

    headline: str
    short: str
    terms: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    lines: tuple[ToldLine, ...]
    levels: tuple[ToldLevel, ...]
    entry: tuple[str, ...]
    notes: tuple[str, ...] = ()
