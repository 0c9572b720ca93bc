"""Links that people wrote or have already: how analytics read each, and every finding. Needs no network and no project.

A link that Wasl makes has the partner as its source; one that somebody else made may name a network, so a source that
GA4 knows is no fault by itself (L08): what counts is whether the visits land where the medium says (L16, L17).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from generator.links.channel import UNASSIGNED, ga4_channel, plausible_channel
from generator.links.finding import Finding, warning
from generator.links.host import bare_host
from generator.links.lint import lint_link
from generator.links.matomo import MatomoReading, matomo_reading
from generator.links.parse import is_tracked_key, query_pairs
from generator.links.policy import MEDIA, RESERVED_MEDIA
from generator.links.shorteners import lint_shortener
from generator.links.spelling import Value, values_of
from generator.model.declared import dataclass

_ANY_SOURCE: Final = "a-partner"
_OTHERS_MAY: Final = frozenset({"L10"})
"""Rules for our own parameters: another site may read `+` as it likes."""


@dataclass(frozen=True, slots=True)
class Audit:
    """One link: the channels that analytics file it under (empty without tracking), its values, the findings."""

    url: str
    source: str
    medium: str
    campaign: str
    ga4: str
    plausible: str
    matomo: MatomoReading
    values: tuple[Value, ...]
    findings: tuple[Finding, ...]


def audit(url: str, internal_hosts: tuple[str, ...] = ()) -> Audit:
    """Look at one link as it stands in a text. `internal_hosts`: see `lint_link`."""
    try:
        parts = urlsplit(url)
        pairs = query_pairs(parts.query)
        matomo, host = matomo_reading(url), bare_host(parts)
    except ValueError:
        return Audit(url, "", "", "", "", "", MatomoReading(""), (), lint_link(url))
    given = dict(reversed(pairs))
    source, medium, campaign = (given.get(name, "") for name in ("utm_source", "utm_medium", "utm_campaign"))
    tracked = any(is_tracked_key(name) for name, _ in pairs)
    found = [
        one for one in lint_link(url, "text", internal_hosts)
        if one.id != "L08" and (tracked or one.id not in _OTHERS_MAY)
    ]  # fmt: skip
    found += [*lint_channel(source, medium, campaign), *lint_shortener(host)]
    utm = bool(source or medium or campaign)
    return Audit(
        url, source, medium, campaign, ga4_channel(source, medium, campaign) if utm else "",
        plausible_channel(source, medium, campaign) if utm else "", matomo, tuple(values_of(pairs)),
        tuple(sorted(found)),
    )  # fmt: skip


def lint_channel(source: str, medium: str, campaign: str) -> Iterator[Finding]:
    """L16: no channel at all. L17: another channel than the medium means, because GA4 knows the source.

    A medium outside the vocabulary is L07, which names its channel already.
    """
    if not (source or medium or campaign) or (medium and medium not in MEDIA | RESERVED_MEDIA):
        return
    channel, meant = ga4_channel(source, medium), ga4_channel(_ANY_SOURCE, medium)
    if channel == UNASSIGNED:
        message = "the link has no `utm_medium`: GA4 would report its visits as Unassigned"
        yield warning("L16", message, "add `utm_medium`, such as `affiliate`, `email` or `social`")
    elif medium and channel != meant and medium != "paid-social":
        message = f"GA4 knows the source `{source}` and would report the visits as {channel}, not as {meant}"
        yield warning("L17", message, "name the partner as `utm_source`; the network belongs into `utm_content`")
