"""A scheduler: a tool that posts at a time, and the file with many posts that it imports.

One YAML file per tool under `generator/facts/schedulers/` or in the project's own `content/schedulers/`. Nothing of a
tool is in code: columns, formats and quirks are data.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Final, Literal

from pydantic import Field, field_validator, model_validator

from generator.model.fact import Fact, FactModel, NamedFact, ReviewMonth, Slug, Sourced

HOLDS: Final = frozenset({"when", "date", "time", "text", "link", "media", "alt", "network"})
"""What may stand in braces in a cell: the moment, its day and its clock time in the tool's own formats; the post as it
is in `posts.txt`; its tracked link alone; the whole address of its picture; what that shows; the network's slug."""

MINUTES_AHEAD: Final = 65
"""How far ahead a row has to be where a tool says nothing: the longest that any asks for is an hour."""


class FileRules(FactModel):
    """How a file of rows is written.

    `quote`: every cell, cells of words alone (`text`), or those that need it. `inner_quotes`: a quotation mark within
    a cell is doubled (RFC 4180), or becomes a single one. `line_breaks` are kept in their cell, or written as `\\n`.
    `instead` says what is written for words that the tool would take for something else. `trailing_cells`: empty
    cells at the end of a row are kept, or dropped with their commas.
    """

    header: bool = True
    delimiter: Literal[",", ";", "\t"] = ","
    quote: Literal["all", "text", "needed"] = "all"
    inner_quotes: Literal["doubled", "single"] = "doubled"
    line_breaks: Literal["kept", "escaped"] = "kept"
    line_ends: Literal["crlf", "lf"] = "crlf"
    bom: bool = False
    instead: Mapping[str, str] = {}
    trailing_cells: Literal["kept", "dropped"] = "kept"


class Column(FactModel):
    """One column: its name in the header, and what stands in its cells.

    `holds` is a text in which names of `HOLDS` stand in braces. `networks` are those whose rows have it; in the file
    of one network alone the whole column is left out. `rewarded: true` is for posts that somebody is paid for.
    `otherwise` stands in the other rows.
    """

    name: str = ""
    holds: str = ""
    otherwise: str = ""
    networks: tuple[Slug, ...] = ()
    rewarded: bool = False

    @field_validator("holds")
    @classmethod
    def _known(cls, holds: str) -> str:
        unknown = {name for _, name, _, _ in Formatter().parse(holds) if name is not None} - HOLDS
        if unknown:
            raise ValueError(f"nothing fills {{{sorted(unknown)[0]}}}; there are {', '.join(sorted(HOLDS))}")
        return holds

    @property
    def of_words(self) -> bool:
        """Whether what people wrote stands in it."""
        return "{text}" in self.holds or "{alt}" in self.holds


class Stamps(FactModel):
    """Formats of dates and times, in `YYYY YY MMM MM M DD D HH H hh h mm ss A Z`; everything else stands as it is.

    `zone`: the clock of the programme, which has to be that of the account in the tool; or UTC.
    """

    when: str = ""
    date: str = ""
    time: str = ""
    zone: Literal["account", "utc"] = "account"


class Scheduler(Sourced):
    """One tool. `status` and `source` are those of its file's form.

    `one_channel` says that all rows of a file go to the channels chosen when it is uploaded, so that there is a file
    for each network. An `experimental` one was put together from hearsay. `to_do` is what people have to do by hand
    before the file can be imported, in their language; empty where there is nothing.
    """

    slug: Slug
    label: Mapping[str, str]
    experimental: bool = False
    one_channel: Fact[bool]
    networks: Fact[tuple[Slug, ...]]
    file: FileRules = FileRules()
    stamps: Stamps
    columns: tuple[Column, ...] = Field(min_length=1)
    most_rows: Fact[Annotated[int, Field(gt=0)]] | None = None
    minutes_ahead: Fact[Annotated[int, Field(ge=0)]] | None = None
    picture_bytes: Fact[int] | None = None
    to_do: Mapping[str, str] = {}
    notes: tuple[NamedFact, ...] = ()
    reviewed: ReviewMonth

    @model_validator(mode="after")
    def _has_what_matters(self) -> Scheduler:
        said = "".join(column.holds for column in self.columns)
        for name, wanted in (("when", self.stamps.when), ("date", self.stamps.date), ("time", self.stamps.time)):
            if f"{{{name}}}" in said and not wanted:
                raise ValueError(f"a column holds {{{name}}}, and `stamps` gives it no format")
        if "{text}" not in said:
            raise ValueError("no column holds {text}")
        return self

    def __hash__(self) -> int:  # labels are mappings; the slug is unique among schedulers anyway
        return hash(self.slug)

    @property
    def ahead(self) -> int:
        """Minutes that a row has to be in the future when the file is uploaded."""
        return max(self.minutes_ahead.value if self.minutes_ahead else 0, MINUTES_AHEAD)

    def takes(self, networks: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the networks that it can post to."""
        return tuple(slug for slug in networks if slug in self.networks.value)

    def columns_for(self, network: str) -> tuple[Column, ...]:
        """The columns of the file of one network, or of all (empty)."""
        return tuple(one for one in self.columns if not network or not one.networks or network in one.networks)


def upload_name(scheduler: str, network: str) -> str:
    """The name of a tool's file: `metricool`, or `buffer-linkedin` where each network has its own."""
    return f"{scheduler}-{network}" if network else scheduler
