"""One run of one template: for nobody in particular, for a cohort's slots, or for one partner in full."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from types import SimpleNamespace
from typing import Any, TypeVar

from generator.model.dialect import Dialect
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.post import LETTERS
from generator.model.project import Project
from generator.model.value import Kind, Value
from generator.render.fills import Fills
from generator.render.notation import Dir, mark
from generator.render.once import Once
from generator.render.slots import Compute, Given, Narrow, Printed, Sheet, SlotMisuse
from generator.render.studio import Studio
from generator.render.watch import Watch
from generator.render.weave import draw_name, draw_of, token_thread, word_of
from generator.text.markers import GUARD

T = TypeVar("T")

TRAITS: dict[str, Callable[[Partner], Any]] = {
    "type": lambda partner: partner.type,
    "tier": lambda partner: partner.tier,
    "has_logo": lambda partner: bool(partner.logo),
    "has_colours": lambda partner: bool(partner.colour),
    "has_discount": lambda partner: bool(partner.discount_code),
    "has_site": lambda partner: bool(partner.site),
    "has_email": lambda partner: bool(partner.email),
    "has_phone": lambda partner: bool(partner.phone),
    "has_message": lambda partner: any(partner.messages),
    "rewarded": lambda partner: partner.rewarded,
    "dialect": lambda partner: partner.dialect,
    "has_address": lambda partner: bool(partner.address),
    "disclosure": lambda partner: partner.disclosure,
    "permits": lambda partner: " ".join(partner.permits),
    "licence": lambda partner: partner.licence[0] if partner.licence else "",
    **{draw_name(of): partial(draw_of, of=of) for of in range(2, len(LETTERS) + 1)},
}
"""What a template may branch on. Closed: everything else about a partner is a slot.

`draw_3` is the number below 3 that a partner draws for life. It decides which wording of a post it gets.
"""


def trait_of(partner: Partner, name: str) -> Any:
    return TRAITS[name](partner)


class Run:
    """The state of one template run. `reads` are the traits that it read, in order, with their values."""

    def __init__(
        self, project: Project, cohort: Cohort, partner: Partner | None, *, full: bool = False,
        fills: Fills | None = None, once: Once | None = None,
    ) -> None:  # fmt: skip
        self.project = project
        self.cohort = cohort
        self.partner = partner
        self.full = full
        self.sheet = Sheet(fills, None if full else partner)
        self.reads: list[tuple[str, Any]] = []
        self.once = once or Once(Watch())
        self.placed = False  # whether a template has asked for what only this very file shows
        self._seen: set[str] = set()
        self._traced: list[dict[str, None]] = []

    def give(
        self, name: str, compute: Compute, key: object = None, *, shared: Hashable = None,
        narrow: Narrow | None = None, alone: bool = False,
    ) -> Given:  # fmt: skip
        """A partner's value in this run's manner: a slot, or printed at once where the run is for one partner.

        `shared` names a value that is the same function in every run, so that it is made once for all files of a
        partner; `narrow` says what it depends on beside plain words, so that its text is worked out once for all alike,
        or instead of them, where it `alone` decides.
        """
        if self.full:
            if self.partner is None:
                raise SlotMisuse(f"`{name}` needs a partner")
            return Printed(name, self._guarded(compute(self.partner)))
        slot = self.sheet.slot(name, compute, key or name)
        slot.shared, slot.narrow, slot.alone = shared, narrow, alone
        return slot

    def _guarded(self, text: str) -> str:
        """What a slot is by itself: no part of what a mail's tokens are looked for in."""
        mail = self.cohort.mail and self.cohort.recipe.format in ("email", "text")
        return text.replace("[[", f"[{GUARD}[") if mail else text

    @property
    def dialect(self) -> Dialect:
        """The mail service that this is for: that of the recipe's axis, the partner's own, or the programme's."""
        own = self.trait("dialect") if self.partner is not None and not self.cohort.dialect else ""
        return self.project.dialects[self.cohort.dialect or own or self.project.programme.dialect]

    def trait(self, name: str) -> Any:
        """A trait of the present partner, noted down the first time."""
        if self.partner is None:
            raise AttributeError(name)
        value = trait_of(self.partner, name)
        for traced in self._traced:
            traced[name] = None
        if name not in self._seen:
            self._seen.add(name)
            self.reads.append((name, value))
        return value

    @property
    def kind(self) -> str:
        """Whom the run is about, as far as links are woven differently: nobody, or partners with a discount or none."""
        return f"discount {bool(self.partner.discount_code)}" if self.partner is not None else ""

    def tracing(self, make: Callable[[], T]) -> tuple[T, tuple[str, ...]]:
        """What `make` gives, and the traits that it has read."""
        traced: dict[str, None] = {}
        self._traced.append(traced)
        try:
            return make(), tuple(traced)
        finally:
            self._traced.pop()


class Traits:
    """`partner.traits` in a template."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in TRAITS:
            raise AttributeError(name)
        return self._run.trait(name)


class PartnerView:
    """`partner` in a template: slots, and traits to branch on."""

    def __init__(self, run: Run, studio: Studio, urls: dict[str, Compute]) -> None:
        self.traits = Traits(run)
        self._run = run
        language, locale_index = studio.locale.dir, studio.index
        tiers = {tier.slug: studio.local(tier.name) for tier in run.project.programme.tiers}
        token = token_thread(run.project.programme.kit_secret)
        house = run.project.brand.colours
        house_accent = house.accent or house.brand
        self._locale = studio.locale.code

        def value(take: Callable[[Partner], str], kind: Kind) -> Compute:
            return lambda partner: mark(Value(take(partner), kind), language)

        self._computes: dict[str, Compute] = {
            "name": value(lambda partner: partner.names[locale_index], Kind.TEXT),
            "code": value(lambda partner: partner.code, Kind.CODE),
            "slug": value(lambda partner: partner.slug, Kind.CODE),
            "discount_code": value(lambda partner: partner.discount_code, Kind.CODE),
            "address": value(lambda partner: partner.address, Kind.TEXT),
            "site": value(lambda partner: partner.site, Kind.URL),
            "email": value(lambda partner: partner.email, Kind.EMAIL),
            "phone": value(lambda partner: partner.phone, Kind.PHONE),
            "message": value(lambda partner: _message(partner, locale_index), Kind.TEXT),
            "tier": value(lambda partner: tiers.get(partner.tier) or partner.tier, Kind.TEXT),
            "token": value(lambda partner: word_of(partner, token), Kind.CODE),
            "logo_file": value(lambda partner: partner.logo, Kind.CODE),
            "brand": value(lambda partner: partner.colour or house.brand, Kind.CODE),
            "accent": value(lambda partner: partner.accent or partner.colour or house_accent, Kind.CODE),
            **urls,
        }
        self._placed = frozenset(urls)

    @property
    def names(self) -> list[SimpleNamespace]:
        """The partner's name in each language of the programme."""
        return [
            SimpleNamespace(locale=locale, name=self._run.give(
                f"partner.names.{locale.code}", _name(number, locale.dir), shared=("partner", "names", locale.code)
            ))
            for number, locale in enumerate(self._run.project.locales)
        ]  # fmt: skip

    def __getattr__(self, name: str) -> Given:
        if name.startswith("_") or name not in self._computes:
            raise AttributeError(name)
        if name in ("logo", "logo_file"):
            len(self._run.project.logos)  # notes them all: each partner has its own, read when it is stamped
        shared = None if name in self._placed else ("partner", name, self._locale)  # an address depends on the page
        return self._run.give(f"partner.{name}", self._computes[name], shared=shared)


def _name(number: int, language: Dir) -> Compute:
    return lambda partner: mark(Value(partner.names[number], Kind.TEXT), language)


def _message(partner: Partner, locale_index: int) -> str:
    own = partner.messages[locale_index] if locale_index < len(partner.messages) else ""
    return own or next((message for message in partner.messages if message), "")
