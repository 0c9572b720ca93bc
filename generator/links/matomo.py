"""How Matomo reads a link: its campaign dimensions.

Source: matomo-org/plugin-MarketingCampaignsReporting @d4db44c, without which Matomo knows name and keyword only;
reviewed 2026-11. It reads the query and the part after `#`, and the names of parameters in any case, but for
`mtm_clid`.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from generator.links.parse import query_pairs
from generator.model.declared import dataclass

CAMPAIGN: Final = "campaign"
"""Matomo's channel type of every visit whose link names a campaign."""

_LONGEST: Final = 250
"""Characters that Matomo keeps of a value."""

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "name": (
        "mtm_campaign", "matomo_campaign", "mtm_cpn", "pk_campaign", "piwik_campaign", "pk_cpn", "utm_campaign",
    ),
    "keyword": ("mtm_keyword", "matomo_kwd", "mtm_kwd", "pk_keyword", "piwik_kwd", "pk_kwd", "utm_term"),
    "source": ("mtm_source", "pk_source", "utm_source"),
    "medium": ("mtm_medium", "pk_medium", "utm_medium"),
    "content": ("mtm_content", "pk_content", "utm_content"),
    "id": ("mtm_cid", "pk_cid", "utm_id", "mtm_clid"),
    "group": ("mtm_group", "pk_group"),
    "placement": ("mtm_placement", "pk_placement"),
}  # fmt: skip
"""For each dimension the parameters that fill it; the first that is there counts."""


@dataclass(frozen=True, slots=True)
class MatomoReading:
    """The dimensions of a link. `channel` is empty where no campaign is named: then the referrer decides."""

    channel: str
    name: str = ""
    keyword: str = ""
    source: str = ""
    medium: str = ""
    content: str = ""
    id: str = ""
    group: str = ""
    placement: str = ""


def matomo_reading(url: str) -> MatomoReading:
    """What Matomo makes of a link. Raises `ValueError` where the address cannot be read."""
    parts = urlsplit(url)
    given: dict[str, str] = {}
    for name, value in (*query_pairs(parts.query), *query_pairs(parts.fragment.rpartition("?")[2])):
        given.setdefault(name if name.lower() == "mtm_clid" else name.lower(), value)
    values = {
        dimension: next((given[name][:_LONGEST] for name in names if given.get(name)), "")
        for dimension, names in _NAMES.items()
    }
    return MatomoReading(CAMPAIGN if values["name"] else "", **values)
