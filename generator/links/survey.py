"""What analytics will make of many links: a line for each thing that is shared, and for each group of channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.links.audit import lint_channel
from generator.links.finding import Finding
from generator.links.matomo import matomo_reading
from generator.links.spelling import Spellings, Value
from generator.model.artifact import Issued
from generator.model.declared import dataclass, field
from generator.model.link import TrackedLink


class Channels(NamedTuple):
    """Where visits will be filed. Matomo calls each of them a campaign, or leaves them to the referrer."""

    medium: str
    ga4: str
    plausible: str
    matomo: str


class Shared(NamedTuple):
    """One thing that is shared: what tells its links apart in reports, beside whose they are."""

    segment: str
    locale: str
    content: str
    campaign: str
    channels: Channels


@dataclass(slots=True)
class Tally:
    """How many links, and one of them."""

    links: int
    example: str


@dataclass(slots=True)
class Survey:
    """All links of a build, counted; memory holds one line for each thing, however many partners share it."""

    partners: int = 0
    shared: dict[Shared, Tally] = field(default_factory=dict)
    findings: dict[Finding, Issued] = field(default_factory=dict)
    _values: dict[Value, Issued] = field(default_factory=dict)
    _spellings: Spellings = field(default_factory=Spellings)

    @property
    def links(self) -> int:
        return sum(tally.links for tally in self.shared.values())

    def add(self, issued: Iterable[Issued], times: int = 1) -> None:
        """The links of one partner, for as many as are like it. A link that stands in two files is one."""
        once = {(one.link.id, one.link.url): one for one in issued}
        for one in once.values():
            link = one.link
            key = Shared(one.segment, one.locale, link.content, link.campaign, channels_of(link))
            known = self.shared.get(key)
            if known is None:
                self.shared[key] = Tally(times, link.url)
                self._look(one)
            else:
                known.links += times

    def _look(self, one: Issued) -> None:
        """What is said of a thing once, whoever shares it."""
        link, spec = one.link, one.link.spec
        for finding in lint_channel(link.source, link.medium, link.campaign):
            self.findings.setdefault(finding, one)
        fields = ("asset", spec.asset), ("network", spec.network), ("variant", spec.variant)
        for value in (*fields, ("utm_campaign", link.campaign)):
            self._spellings.add(value)
            self._values.setdefault(value, one)

    def splits(self) -> Iterator[tuple[Finding, Issued]]:
        """Values that divide a report, each with a link that carries it."""
        for value, finding in self._spellings.findings().items():
            yield finding, self._values[value]

    def groups(self) -> dict[Channels, list[Shared]]:
        """What ends in the same channels, the most links first."""
        found: dict[Channels, list[Shared]] = {}
        for one in self.shared:
            found.setdefault(one.channels, []).append(one)
        return dict(sorted(found.items(), key=lambda pair: (-self.count(pair[1]), pair[0])))

    def count(self, shared: Iterable[Shared]) -> int:
        return sum(self.shared[one].links for one in shared)


def channels_of(link: TrackedLink) -> Channels:
    return Channels(link.medium, link.channel_ga4, link.channel_plausible, matomo_reading(link.url).channel)
