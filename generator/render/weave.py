"""Woven values: what of a partner's value is the same for everybody is worked out once, and only its threads are not.

A tracked link is long, but it differs between partners in a few plain words: slug, code, token, the link's id. Such
words (*threads*) are letters, digits, `-` and `_` by the rules of the list, so neither escaping nor percent-encoding
nor isolation changes them. A value is therefore computed for three model partners: one whose threads are short and all
letters, one whose threads are long and all digits, one whose threads are as crooked as the rules allow. If all give the
same text around the threads, that text goes into the stencil, and for each partner only the threads are filled in.
Everything else stays a value of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, NamedTuple, cast

from generator.links.addresses import kit_token
from generator.model.declared import dataclass, field
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.post import drawn

SHORTEST, SLUG_LENGTH, CODE_LENGTH = 3, 40, 40
"""Between these lengths woven text is right; a partner with other words gets its files in full (see `is_plain`)."""

_WORD = r"[A-Za-z0-9][A-Za-z0-9_-]{{{},{}}}"
_ALL_PLAIN = re.compile(
    f"{_WORD.format(SHORTEST - 1, SLUG_LENGTH - 1)} {_WORD.format(SHORTEST - 1, CODE_LENGTH - 1)} "
    f"(?:{_WORD.format(SHORTEST - 1, CODE_LENGTH - 1)})?"
)
_LETTERS, _FIGURES = "abcdefghijklmnop", "01234567"
SHORT, LONG, CROOKED = range(3)
HAS_DISCOUNT = "has_discount"


@dataclass(frozen=True, slots=True)
class Thread:
    """A plain word of a partner. Threads of one key are equal; `make` gives the word of a real partner."""

    key: Hashable
    make: Callable[[Partner], bytes] = field(compare=False)
    shortest: int
    longest: int
    crooked: bool = False


class NotWovenError(Exception):
    """The value depends on more than threads."""


SLUG = Thread("slug", lambda partner: partner.slug.encode(), SHORTEST, SLUG_LENGTH)
CODE = Thread("code", lambda partner: partner.code.encode(), SHORTEST, CODE_LENGTH, crooked=True)
DISCOUNT = Thread("discount", lambda partner: partner.discount_code.encode(), SHORTEST, CODE_LENGTH, crooked=True)


class Model:
    """Stands for every partner whose traits are those of `like`. Reads as one, but for what differs beyond threads.

    `traits` are the traits that were read on the way: a stencil with the value in it is only for partners like this.
    `choices` are decisions by length (which version of a post fits): both models decide alike, so do all between them.
    """

    rewarded = True

    def __init__(self, like: Partner, kind: int, *, exact: bool = False) -> None:
        self._like = like
        self._kind = kind
        self._exact = exact
        self.segment = like.segment
        self.threads: dict[str, Thread] = {}
        self._words: dict[Hashable, str] = {}
        self.traits: list[str] = []
        self.choices: list[object] = []

    @property
    def slug(self) -> str:
        return self.word(SLUG)

    @property
    def code(self) -> str:
        return self.word(CODE)

    @property
    def discount_code(self) -> str:
        self.traits.append(HAS_DISCOUNT)
        return self.word(DISCOUNT) if self._like.discount_code else ""

    def draw(self, of: int) -> int:
        """The number below `of` that all partners like this one have drawn."""
        self.traits.append(draw_name(of))
        return draw_of(self._like, of)

    def word(self, thread: Thread) -> str:
        """The stand-in of a thread, which no text around it can hold in both models."""
        known = self._words.get(thread.key)
        if known is not None:
            return known
        number, shortest, longest = len(self.threads), thread.shortest, thread.longest
        if self._exact:
            shortest = longest = len(thread.make(self._like))
        if self._kind == LONG:
            word = f"9{_spelt(number, _FIGURES).rjust(longest - 2, '0')}8"
        elif self._kind == CROOKED and thread.crooked and longest > SHORTEST:
            word = f"Q{_spelt(number, _LETTERS).rjust(longest - 3, 'A')}-_"
        else:
            word = f"q{_spelt(number, _LETTERS).rjust(shortest - 2, 'a')}z"
        self.threads[word] = thread
        self._words[thread.key] = word
        return word

    def __getattr__(self, name: str) -> Any:
        raise NotWovenError(name)


def _spelt(number: int, signs: str) -> str:
    word = signs[number % len(signs)]
    while number := number // len(signs):
        word = signs[number % len(signs)] + word
    return word


class Woven(NamedTuple):
    """Texts with threads between them, one text more than threads; and the traits that its reader has to share."""

    texts: tuple[str, ...]
    threads: tuple[Thread, ...]
    traits: tuple[str, ...]


def weave(say: Callable[[Partner], str], like: Partner, *, exact: bool = False) -> Woven | None:
    """What `say` gives for all partners like this one, or none where it depends on more than threads.

    `exact` takes the lengths of the threads for granted: the result is right for partners with words of these lengths.
    """
    models = [Model(like, kind, exact=exact) for kind in (SHORT, LONG, CROOKED)]
    try:
        first, *others = [(*_parted(say, model), model.choices) for model in models]
    except NotWovenError:
        return None
    if any(other != first for other in others):
        return None
    return Woven(first[0], first[1], tuple(dict.fromkeys(models[0].traits)))


def _parted(say: Callable[[Partner], str], model: Model) -> tuple[tuple[str, ...], tuple[Thread, ...]]:
    text = say(cast(Partner, model))
    if not model.threads:
        return (text,), ()
    parts = re.split("(" + "|".join(model.threads) + ")", text)
    return tuple(parts[::2]), tuple(model.threads[word] for word in parts[1::2])


def word_of(partner: Partner, thread: Thread) -> str:
    """The thread of a partner, real or model."""
    return partner.word(thread) if isinstance(partner, Model) else thread.make(partner).decode()


def token_thread(secret: str) -> Thread:
    """The token of a partner's kit, as long for everybody."""
    return Thread(("token", secret), lambda partner: kit_token(secret, partner.slug).encode(), 24, 24)


def place_of(cohort: Cohort, secret: str) -> Callable[[Partner], str]:
    """Where a cohort's file of a partner goes, from the site's root."""
    token = token_thread(secret)
    if "{token}" not in cohort.recipe.front.path:
        return cohort.path
    return lambda partner: cohort.path(partner, word_of(partner, token))


def draw_of(partner: Partner, of: int) -> int:
    """The number below `of` that a partner draws for life, real or model."""
    return cast(Model, partner).draw(of) if is_model(partner) else drawn(partner.slug, of)


def draw_name(of: int) -> str:
    """The trait that says it."""
    return f"draw_{of}"


@cache
def decider(trait: str) -> Callable[[Partner], Hashable]:
    """What says how one of the traits that a model reads stands for a partner, real or model."""
    if trait == HAS_DISCOUNT:
        return lambda partner: bool(partner.discount_code)
    of = int(trait.removeprefix(draw_name(0)[:-1]))
    return lambda partner: draw_of(partner, of)


def is_model(partner: Partner) -> bool:
    """Whether this is no partner, but stands for many."""
    return isinstance(partner, Model)


def chose(partner: Partner | None, choice: object) -> None:
    """Say that a decision was made by the length of a text, so that it is woven only where all decide alike."""
    if partner is not None and is_model(partner):
        cast(Model, partner).choices.append(choice)


def is_plain(partner: Partner) -> bool:
    """Whether the threads of a partner are as plain as weaving needs them. Checked lists hold no others."""
    return _ALL_PLAIN.fullmatch(f"{partner.slug} {partner.code} {partner.discount_code}") is not None
