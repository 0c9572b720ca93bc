"""The words of one offer in one language: its own `words`, then the shipped ones, then the letters of the slug."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model.declared import dataclass, field
from generator.model.offer import Offer
from generator.model.offer_line import Line
from generator.offers.words import noun_patterns as nouns
from generator.offers.words import patterns as p
from generator.offers.words.arabic import definite, dual_after, feminine
from generator.offers.words.pattern import Table
from generator.offers.words.speech import Speech
from generator.text.plurals import plural_index
from generator.text.prose import mark_prose

_BETWEEN = re.compile(r"[-_]+")
_ALIASES = {"signup": "sign-up", "mb": "MB", "gb": "GB", "tb": "TB", "km": "kilometre", "credit": "point"}


@dataclass(frozen=True, slots=True)
class Voice:
    """An offer and the language to word it in. `missing` collects the slugs that no words were found for."""

    offer: Offer
    speech: Speech
    missing: set[str] = field(default_factory=set)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that may be printed: not those of which only recollections speak."""
        return tuple(line for line in self.offer.lines if not line.sources or any(s.sure != "D" for s in line.sources))

    def forms(self, slug: str) -> tuple[str, ...]:
        """The offer's own words for a slug: several for a noun, one for a phrase, none where it has no words."""
        for key in (slug, _BETWEEN.sub("-", slug.lower())):
            texts = self.offer.words.get(key, {})
            for code in (self.speech.locale.code, self.speech.locale.language):
                if code in texts:
                    return tuple(mark_prose(text, self.speech.locale.dir) for text in texts[code])
        return ()

    def is_noun(self, slug: str) -> bool:
        """Whether it can be counted. What nobody has worded is taken for a noun."""
        forms = self.forms(slug)
        return len(forms) > 1 if forms else True

    def count(self, slug: str, n: Decimal | int, *, after: bool = True) -> str:
        """`n` of them: `10 seats`. `after` a preposition, or as an object."""
        forms = self.forms(slug)
        if not forms:
            key = shipped(slug)
            if key is not None:
                return self.speech.count((nouns.COUNT_AFTER if after else nouns.COUNT)[key], n)
            return f"{self.speech.number(n)} {self._letters(slug)}"
        if len(forms) == 1:
            times = self.speech.count((nouns.COUNT_AFTER if after else nouns.COUNT)["time"], n)
            return self.speech.say(p.PHRASE["times"], what=forms[0], count=times)
        noun = self._form(forms, n, after=after)
        pattern = p.FEMININE["feminine"] if self._arabic and feminine(forms[0]) else p.NOUN["masculine"]
        return self.speech.count(pattern, n, noun=noun)

    def each(self, slug: str) -> str:
        """The singular after "every" and "first": `seat`."""
        forms = self.forms(slug)
        if forms:
            return forms[0]
        key = shipped(slug)
        return self.speech.say(nouns.EACH[key]) if key is not None else self._letters(slug)

    def number_of(self, slug: str) -> str:
        """The plural after "number of": `seats`."""
        forms = self.forms(slug)
        if forms:
            return forms[min(2, len(forms) - 1)] if self._arabic else forms[-1]
        key = shipped(slug)
        return self.speech.say(nouns.NUMBER_OF[key]) if key is not None else self._letters(slug)

    def the_number_of(self, slug: str) -> str:
        """What is counted, as a thing that grows: "the number of seats"."""
        forms = self.forms(slug)
        if len(forms) == 1:
            return forms[0]
        key = shipped(slug)
        if not forms and key is not None:
            return self.speech.say(nouns.THE_NUMBER_OF[key])
        plural = self.number_of(slug)
        what = definite(plural) if self._arabic else plural
        return self.speech.say(p.TIER["number"], what=what)

    def phrase(self, slug: str, *tables: Table) -> str:
        """The offer's own words, else those of the first table that has the slug, else its letters."""
        forms = self.forms(slug)
        if forms:
            return forms[0]
        key = _BETWEEN.sub("_", slug)
        for table in tables:
            for name in (key, slug):
                if name in table:
                    return self.speech.say(table[name])
        shipped_noun = shipped(slug)
        return self.speech.say(nouns.EACH[shipped_noun]) if shipped_noun is not None else self._letters(slug)

    @property
    def _arabic(self) -> bool:
        return self.speech.locale.language == "ar"

    def _form(self, forms: tuple[str, ...], n: Decimal | int, *, after: bool) -> str:
        index = plural_index(self.speech.locale.language, n)
        if not self._arabic:
            return forms[min(index, len(forms) - 1)]
        one, two, few, many = (forms + (forms[-1],) * 3)[:4]
        if index == 2 and after:
            return dual_after(two, one)
        return (one, one, two, few, many, one)[index]

    def _letters(self, slug: str) -> str:
        self.missing.add(slug)
        return mark_prose(_BETWEEN.sub(" ", slug), self.speech.locale.dir)


def shipped(slug: str) -> str | None:
    """The shipped noun for a slug, also for its plural (`seats`)."""
    low = slug.lower()
    names = (slug, low, _ALIASES.get(low, low), low.removesuffix("s"))
    return next((name for name in names if name in nouns.COUNT), None)
