"""What the law asks of one partner of the list: known jurisdictions, and a licence where one is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from pydantic import Field

from generator.model.disclosure import Disclosure
from generator.model.fields import IsoDate, Model, Slug, Text
from generator.model.jurisdictions import DEFAULT, Jurisdictions
from generator.model.problem import Position
from generator.validate.bench import Bench


class LicenceRow(Model):
    """A partner's permit to advertise as it is written."""

    type: Slug
    number: Text = Field(max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9/._-]*$")
    expires: IsoDate | None = None


class _Row(Protocol):
    """What of a partner's row the law looks at."""

    @property
    def country(self) -> str: ...
    @property
    def party(self) -> str | None: ...
    @property
    def jurisdictions(self) -> tuple[str, ...]: ...
    @property
    def licence(self) -> LicenceRow | None: ...


class _At(Protocol):
    def __call__(self, field: str, code: str = "", /) -> Position: ...


class PartnerLaw:
    """Judges partners by the jurisdictions that are known. `today` decides whether a licence has expired."""

    def __init__(self, bench: Bench, jurisdictions: Jurisdictions, today: date) -> None:
        self._bench = bench
        self._today = today
        self.jurisdictions = jurisdictions
        self._codes = sorted(code for code in jurisdictions.known if code != DEFAULT)
        self._types = {one.licence.type for one in jurisdictions.known.values() if one.licence}

    @property
    def key(self) -> tuple[str, date]:
        """What its judgement depends on beside the facts."""
        return self.jurisdictions.label, self._today

    def of(self, slug: str, row: _Row, at: _At) -> tuple[str | None, tuple[str, ...]]:
        """The disclosure whose words the partner uses, or none where its row is wrong; and the permits that matter.

        A licence is asked for by the partner's own jurisdictions only: those of the programme lend their words to
        partners of whom nothing is known, and nobody is told to get a licence of a country that is not theirs.
        """
        good = [
            self._bench.known(at("jurisdictions", str(number)), "E0428", "jurisdiction", code, self._codes)
            for number, code in enumerate(row.jurisdictions)
        ]
        if row.licence is not None:
            place = at("licence", "type")
            good.append(self._bench.known(place, "E0428", "kind of licence", row.licence.type, self._types))
        if not all(good):
            return None, ()
        codes = self.jurisdictions.own(row.country, row.jurisdictions)
        label = self.jurisdictions.words_of(codes) if codes else self.jurisdictions.label
        return label, tuple(self._permits(slug, row, codes, at))

    def _permits(self, slug: str, row: _Row, codes: tuple[str, ...], at: _At) -> Iterator[str]:
        for code in codes:
            disclosure = self.jurisdictions.known[code]
            law, own = disclosure.licence, row.licence
            if law is None:
                continue
            held = own is not None and own.type == law.type
            if held or law.required_for == "everyone" or row.party == "person":
                yield code
                self._judge(slug, row, disclosure, at, held=held)

    def _judge(self, slug: str, row: _Row, disclosure: Disclosure, at: _At, *, held: bool) -> None:
        law, own = disclosure.licence, row.licence
        assert law is not None
        name, land = law.label.get("en", law.type), disclosure.label.get("en", disclosure.jurisdiction)
        if not held:
            kind = "a person" if row.party == "person" else "a partner"
            wanted = f"licence: {{type: {law.type}, number: …, expires: …}}"
            where = f" Numbers can be looked up: {law.check_url}" if law.check_url else ""
            self._bench.say(
                at("licence", "type") if own else at("party"), "W0429",
                f"`{slug}` is {kind} in {land} without the {name} that advertising there needs",
                found=own.type if own else "", expected=wanted,
                fix=f"Ask for its number and add it; in the list the columns are `licence_type`, `licence_number` and"
                f" `licence_expires`.{where}",
            )  # fmt: skip
        elif own and own.expires and own.expires < self._today:
            self._bench.say(
                at("licence", "expires"), "W0439", f"the {name} of `{slug}` ended on {own.expires.isoformat()}",
                found=own.expires.isoformat(), expected="a day to come",
                fix="Ask for the renewed one and write its last day; until then the partner should not post.",
            )  # fmt: skip
