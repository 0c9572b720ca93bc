"""Copy in templates: blocks of a page, mails, and the closed set of values that copy may use."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.model.copy import Copy, Item, Section
from generator.model.value import Kind, Value
from generator.render.markdown import VALUE
from generator.render.plaintext import text_of
from generator.render.run import PartnerView, Run
from generator.render.slots import Printed, Sealed
from generator.render.studio import Studio
from generator.render.views.offer import figure
from generator.text.formats import format_date
from generator.text.markers import SLOT_START

FIELD = "field"
"""The group of merge fields among the values of copy: `[[reward_amount]]` is read as `{{ field.reward_amount }}`."""
_BLOCK_NAME = re.compile(r"(?m)^(##? .*?)[ \t]*\{[a-z-]+\}[ \t]*$")
Values = Callable[[str], Any]


def copy_values(studio: Studio, run: Run, partner: PartnerView | None) -> Values:
    """From a value's name (`offer.partner`) to something printable. The names are `model.values.COPY_VALUES`."""
    project, cohort = studio.project, run.cohort
    segment = project.segments.get(cohort.segment)
    offer = project.offers[segment.offer] if segment else None

    def value(name: str) -> Any:
        group, _, field = name.partition(".")
        if group == FIELD:
            return merge_field(field)
        if group == "partner":
            return getattr(partner, field) if partner else _placeholder(studio, field)
        return plain[name]()

    plain: dict[str, Callable[[], Value]] = {
        "brand.name": lambda: studio.name(project.brand.name),
        "brand.legal_name": lambda: studio.name(project.brand.legal_name),
        "brand.site": lambda: Value(project.brand.site, Kind.URL),
        "brand.email": lambda: Value(project.brand.email, Kind.EMAIL),
        "programme.name": lambda: studio.name(project.programme.name),
        "segment.name": lambda: studio.name(segment.name if segment else {}),
        "offer.name": lambda: studio.name(offer.name if offer else {}),
        "offer.partner": lambda: figure(studio, offer.of_side("referrer") if offer else ()),
        "offer.client": lambda: figure(studio, offer.of_side("referee") if offer else ()),
        "offer.until": lambda: (
            format_date(offer.valid_until, studio.locale) if offer and offer.valid_until else Value("")
        ),
        "campaign.name": lambda: studio.name(project.campaign.name),
        "campaign.ends": lambda: format_date(project.campaign.ends, studio.locale),
    }
    return value


def merge_field(name: str) -> Value:
    """A merge field: the service that sends fills it, so its direction is known then and not before."""
    return Value(f"[[{name}]]", Kind.MERGE)


def _placeholder(studio: Studio, field: str) -> Value:
    """What a neutral kit shows where a partner's own value will stand."""
    word = studio.plain_words.gettext("[[your code]]" if field.endswith("code") else "[[your company]]")
    return Value(str(word.text), Kind.TEXT)


class CopyView:
    """Renders one file of copy for one run."""

    def __init__(self, studio: Studio, values: Values) -> None:
        self._studio = studio
        self._values = values

    def _html_value(self, name: str) -> str:
        return str(self._studio.markup_value(self._values(name)))

    def _plain_value(self, name: str) -> str:
        return str(self._studio.plain_value(self._values(name)))

    def html(self, source: str) -> Markup:
        """Marked HTML; may hold slot tokens, so it is for further work, not for templates."""
        return self._studio.writer.block(source, self._html_value)

    def block(self, source: str) -> Markup | Sealed:
        return sealed(self.html(source))

    def line(self, source: str) -> Markup | Sealed:
        return sealed(self._studio.writer.line(source, self._html_value))

    def plain(self, source: str) -> str:
        """Marked plain text; may hold slot tokens."""
        return self._studio.writer.plain(source, self._plain_value)

    def meta(self, source: str) -> Printed:
        """A title, description or subject: no markup, isolated by the resolver wherever it lands."""
        return Printed("copy", self.plain(source))

    def text(self, source: str) -> Printed:
        """Whole copy as plain text."""
        return Printed("copy", text_of(_BLOCK_NAME.sub(r"\1", source), self.plain))

    def markdown(self, source: str) -> Printed:
        """Whole copy as it is written, its values filled in, its headings without the names of their blocks."""
        bare = _BLOCK_NAME.sub(r"\1", source.strip("\n"))
        return Printed("copy", VALUE.sub(lambda found: self._plain_value(found[1]), bare))

    def section(self, section: Section, logos: list[Any]) -> SimpleNamespace:
        """One block as a template sees it."""
        items = logos if section.kind == "logos" else [self._item(item) for item in section.items]
        anchor = "form" if section.kind == "form" else f"{section.kind}-{section.line}"
        return SimpleNamespace(
            kind=section.kind,
            id=section.kind if section.kind not in ("text",) else anchor,
            heading=self.line(section.heading),
            intro=self.block(section.intro),
            body=self.block(section.body),
            items=items,
        )

    def _item(self, item: Item) -> SimpleNamespace:
        title = self.line(item.title)
        return SimpleNamespace(
            title=title,
            figure=title,
            name=title,
            role=self.line(item.role),
            body=self.block(item.body) if "\n" in item.body else self.line(item.body),
            source=Value(item.source, Kind.URL),
            source_label=self.line(item.source_label),
            has_source=bool(item.source),
        )


def sealed(html: Markup) -> Markup | Sealed:
    """Copy for a template: where a partner is named in it, it differs for every partner and can only be printed."""
    return Sealed("copy", str(html)) if SLOT_START in html else html


def blocks_of(view: CopyView, copy: Copy, logos: list[Any]) -> list[SimpleNamespace]:
    """All blocks of a page in order, with anchors that are unique on the page."""
    blocks = [view.section(section, logos) for section in copy.sections]
    seen: dict[str, int] = {}
    for block in blocks:
        seen[block.id] = seen.get(block.id, 0) + 1
        if seen[block.id] > 1:
            block.id = f"{block.id}-{seen[block.id]}"
    return blocks
