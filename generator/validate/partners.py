"""The partner list: rows of the CSV in bulk, single partners in YAML, one small object each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Literal

from generator.links.lint import lint_partner_slug
from generator.model.fields import EmailAddress, HexColour, Model, Slug, Text, Url
from generator.model.partner import Partner
from generator.model.problem import Position
from generator.model.programme import Colours
from generator.text.hygiene import hygiene
from generator.validate.bench import Bench
from generator.validate.typed_rows import build_rows
from pydantic import Field

TABLE = "content/partners.csv"
FOLDER = "content/partners"


class PartnerRow(Model):
    """One partner as it is written, in a row or in a file of its own."""

    slug: Slug | None = None
    name: dict[str, Text] = Field(min_length=1)
    segment: Slug
    type: Literal["referral", "affiliate", "channel", "agency"]
    tier: Slug
    code: Text = Field(default="", pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$|^$")
    discount_code: Text = Field(default="", pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$|^$")
    site: Url | None = None
    email: EmailAddress | None = None
    phone: Text = ""
    country: Text = Field(default="", pattern=r"^[A-Z]{2}$|^$")
    logo: Text = ""
    colour: HexColour | None = None
    accent: HexColour | None = None
    colours: Colours | None = None
    message: dict[str, Text] = Field(default_factory=dict)


def read_partners(
    bench: Bench, locales: tuple[str, ...], default: str, segments: Iterable[str], tiers: Iterable[str],
    logos: Iterable[str],
) -> tuple[Partner, ...]:  # fmt: skip
    """Every partner, sorted by slug. References and slugs are checked here, where the row's place is known."""
    checker = _Checker(bench, locales, default, frozenset(segments), frozenset(tiers), frozenset(logos))
    found: dict[str, Partner] = {}
    for partner, position in (*_rows(bench, locales, checker), *_files(bench, checker)):
        first = found.get(partner.slug)
        if first is not None:
            bench.say(position, "E0304", f"the partner `{partner.slug}` stands twice", found=partner.slug,
                      fix=f"The first is at {first.path}:{first.line}. Give one of them another slug.")  # fmt: skip
            continue
        found[partner.slug] = partner
    return tuple(found[slug] for slug in sorted(found))


def _rows(bench: Bench, locales: tuple[str, ...], checker: _Checker) -> list[tuple[Partner, Position]]:
    file = bench.source.csv.get(TABLE)
    if file is None:
        return []
    columns: dict[str, str] = {
        name: name
        for name in ("slug", "segment", "type", "tier", "code", "discount_code", "site", "email", "phone", "country",
                     "logo", "colour", "accent")
    }  # fmt: skip
    for code in locales:
        columns[f"name_{code}"] = f"name.{code}"
        columns[f"message_{code}"] = f"message.{code}"
    out: list[tuple[Partner, Position]] = []
    for row, made in build_rows(PartnerRow, file, columns, bench.problems):
        position = Position(file.path, row.line)
        partner = checker.partner(made, made.slug or "", position)
        if partner is not None:
            out.append((partner, position))
    return out


def _files(bench: Bench, checker: _Checker) -> list[tuple[Partner, Position]]:
    out: list[tuple[Partner, Position]] = []
    for slug, file in bench.files(FOLDER):
        made = bench.typed(PartnerRow, file, f"the partner `{slug}`")
        position = Position(file.path)
        partner = checker.partner(made, made.slug or slug, position) if made else None
        if partner is not None:
            out.append((partner, position))
    return out


class _Checker:
    def __init__(
        self, bench: Bench, locales: tuple[str, ...], default: str, segments: frozenset[str], tiers: frozenset[str],
        logos: frozenset[str],
    ) -> None:  # fmt: skip
        self.bench = bench
        self.locales = locales
        self.default = default
        self.segments = segments
        self.tiers = tiers
        self.logos = logos

    def partner(self, row: PartnerRow, slug: str, position: Position) -> Partner | None:
        """The partner of a row, or none where a reference or its slug is wrong."""
        bench = self.bench
        good = self._slug(slug, position)
        good &= bench.known(position, "E0301", "segment", row.segment, self.segments)
        good &= not self.tiers or bench.known(position, "E0310", "tier", row.tier, self.tiers)
        if row.logo:
            good &= bench.known(position, "E0306", "logo", row.logo, self.logos)
        good &= self._names(row, position)
        if not good:
            return None
        colours = row.colours
        return Partner(
            slug=slug,
            names=tuple(self._local(row.name, code) for code in self.locales),
            segment=sys.intern(row.segment),
            type=row.type,
            tier=sys.intern(row.tier),
            code=row.code or slug,
            discount_code=row.discount_code,
            site=row.site or "",
            email=row.email or "",
            phone=row.phone,
            country=sys.intern(row.country),
            logo=row.logo,
            colour=(colours.brand if colours else row.colour) or "",
            accent=(colours.accent if colours else row.accent) or "",
            messages=tuple(row.message.get(code, "") for code in self.locales) if row.message else (),
            path=sys.intern(position.path),
            line=position.line,
        )

    def _slug(self, slug: str, position: Position) -> bool:
        findings = lint_partner_slug(slug)
        for finding in findings:
            self.bench.say(position, "E0808", finding.message, found=slug, fix=finding.fix)
        return not findings

    def _names(self, row: PartnerRow, position: Position) -> bool:
        texts: Mapping[str, str] = {**row.name, **{f"message {code}": text for code, text in row.message.items()}}
        good = True
        for text in texts.values():
            for flaw in hygiene(text, "und"):
                if flaw.code.startswith("E"):
                    good = False
                    self.bench.say(position, flaw.code, f"the partner's name holds {flaw.found}", found=flaw.found,
                                   expected=flaw.expected, fix=flaw.fix)  # fmt: skip
        return good

    def _local(self, names: Mapping[str, str], code: str) -> str:
        return names.get(code) or names.get(self.default) or next(iter(names.values()))
