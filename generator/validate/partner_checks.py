"""One partner of the list: what may be written, and what it has to agree with."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Protocol

from pydantic import BeforeValidator, Field

from generator.links.lint import lint_partner_slug
from generator.model.codes_links import link_code
from generator.model.fields import EmailAddress, HexColour, Model, OrText, Slug, Text, Url
from generator.model.partner import Partner, PartnerLicence
from generator.model.problem import Position
from generator.model.programme import Colours
from generator.text.hygiene import hygiene
from generator.text.merge_tags import look_alikes
from generator.validate.bench import Bench
from generator.validate.partner_law import LicenceRow, PartnerLaw


def one_line(name: str) -> str:
    """A name as it is read aloud: a line broken inside a cell, as spreadsheets allow, is a space."""
    return " ".join(part for line in name.split("\n") if (part := line.strip())) if "\n" in name else name


def no_blank_line(message: str) -> str:
    """A message whose lines follow one another: a mail knows no blank line inside a sentence."""
    return "\n".join(line for line in message.split("\n") if line.strip()) if "\n" in message else message


def _codes(value: Any) -> Any:
    """`SA AE`, as a cell has it, is a list of two."""
    return value.replace(",", " ").replace(";", " ").split() if isinstance(value, str) else value


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
    party: Literal["person", "company"] | None = None
    jurisdictions: Annotated[tuple[Text, ...], BeforeValidator(_codes), OrText()] = ()
    licence: LicenceRow | None = None
    logo: Text = ""
    colour: HexColour | None = None
    accent: HexColour | None = None
    colours: Colours | None = None
    message: dict[str, Text] = Field(default_factory=dict)
    dialect: Text = ""
    address: Text = ""


def _licence(row: LicenceRow | None) -> PartnerLicence | tuple[()]:
    return PartnerLicence(row.type, row.number, row.expires.isoformat() if row.expires else "") if row else ()


class At(Protocol):
    """Where a field of a partner is written, in its cell or its file. Asked only where something is wrong."""

    def __call__(self, field: str, code: str = "", /) -> Position: ...


class Checker:
    """Judges what one field cannot know of itself: the slug, the words, and what the partner points to."""

    def __init__(
        self, bench: Bench, locales: tuple[str, ...], default: str, segments: frozenset[str], tiers: frozenset[str],
        logos: frozenset[str], dialects: frozenset[str] = frozenset(), law: PartnerLaw | None = None,
    ) -> None:  # fmt: skip
        self.bench = bench
        self.law = law
        self.locales = locales
        self.default = default
        self.segments = segments
        self.tiers = tiers
        self.logos = logos
        self.dialects = dialects

    def partner(self, row: PartnerRow, slug: str, at: At) -> Partner | None:
        """The partner of a row, or none where a reference or its slug is wrong."""
        good = self._slug(slug, at)
        good &= self.references(row.segment, row.tier, row.logo, at, row.dialect)
        good &= self._names(row, at)
        label, permits = self.law.of(slug, row, at) if self.law else ("default", ())
        if not good or label is None:
            return None
        position = at("")
        colours = row.colours
        return Partner(
            slug=slug,
            names=tuple(one_line(self._local(row.name, code)) for code in self.locales),
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
            messages=tuple(no_blank_line(row.message.get(code, "")) for code in self.locales) if row.message else (),
            dialect=sys.intern(row.dialect),
            address=one_line(row.address),
            path=sys.intern(position.path),
            line=position.line,
            disclosure=label,
            licence=_licence(row.licence),
            permits=permits,
        )

    def references(self, segment: str, tier: str, logo: str, at: At, dialect: str = "") -> bool:
        """Whether what a partner points to is there. Empty cells were judged elsewhere."""
        bench = self.bench
        good = True
        if segment and segment not in self.segments:
            bench.known(at("segment"), "E0301", "segment", segment, bench.segments(self.segments))
            good = False
        if tier and self.tiers and tier not in self.tiers:
            good = bench.known(at("tier"), "E0310", "tier", tier, self.tiers)
        if logo and logo not in self.logos:
            good = bench.known(at("logo"), "E0306", "logo", logo, self.logos)
        if dialect and dialect not in self.dialects:
            good = bench.known(at("dialect"), "E0307", "mail service", dialect, self.dialects)
        return good

    def _slug(self, slug: str, at: At) -> bool:
        good = True
        for finding in lint_partner_slug(slug):
            good &= finding.severity != "error"
            code = link_code(finding.id, warning=finding.severity == "warning")
            self.bench.say(at("slug"), code, finding.message, found=slug, fix=finding.fix)
        if slug in self.segments:  # both have short links under `go/<name>/`
            message = f"`{slug}` is the name of a segment already"
            self.bench.say(at("slug"), "E0304", message, found=slug, fix="Give the partner another slug.")
            good = False
        return good

    def _names(self, row: PartnerRow, at: At) -> bool:
        good = True
        for field, texts in (("name", row.name), ("message", row.message), ("address", {"": row.address})):
            for code, text in texts.items():
                if "{{" in text or "{%" in text:  # such signs are Wasl's own, and a merge tag in every mail tool
                    good = False
                    self.bench.say(at(field, code), "E0403", f"the partner's {field} holds `{{{{`", found=text,
                                   fix="Write the name itself.")  # fmt: skip
                for _, tag in look_alikes(text, name=True):
                    good = False
                    self.bench.say(at(field, code), "E0959", f"the partner's {field} holds `{tag}`", found=tag,
                                   fix="Write it without these signs.")  # fmt: skip
                for flaw in hygiene(text, "und"):
                    if flaw.code.startswith("E"):
                        good = False
                        self.bench.say(at(field, code), flaw.code, f"the partner's {field} holds `{flaw.found}`",
                                       found=flaw.found, expected=flaw.expected, fix=flaw.fix)  # fmt: skip
        return good

    def _local(self, names: Mapping[str, str], code: str) -> str:
        return names.get(code) or names.get(self.default) or next(iter(names.values()))
