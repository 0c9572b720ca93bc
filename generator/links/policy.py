"""The link policy: which media exist, what they are for, and which values are refused.

The vocabulary is closed because analytics reports split on every spelling. Sources: GA4's default channel group
(support.google.com/analytics/answer/9756891) and its parameters (answer/10917952); see `docs/links.md`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

AssetKind = Literal["mail", "post", "message", "page", "print", "snippet", "short", "qr", "banner", "audio", "sms"]
"""What carries the link: `short` is a short link, `snippet` HTML for the partner's own site."""

TRACKED_KEYS: Final = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_id", "via", "code")
"""The parameters that Wasl sets, in the order in which it writes them. `utm_term` is left to paid keywords."""

UTM_PREFIX: Final = "utm_"

SEPARATOR: Final = "--"
"""Between asset, network and variant in `utm_content`."""

VALUE: Final = re.compile(r"[a-z0-9]+(?:(?:--|[-_.])[a-z0-9]+)*")
"""Every `utm_*` value, matched in full."""

PARTNER_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,38}[a-z0-9]")
"""A partner's slug, matched in full: 3 to 40 characters."""

MEDIA: Final = frozenset(
    {"affiliate", "email", "social", "referral", "sms", "display", "banner", "audio", "paid-social"}
)
"""The media that a link may carry."""

RESERVED_MEDIA: Final = frozenset({"push", "app", "video", "organic", "cpc"})
"""Media with a documented meaning of their own, never for a partner's link."""

INSTEAD: Final = {
    "affiliates": "affiliate",
    "partner": "affiliate",
    "partner-referral": "affiliate",
    "referral-partner": "affiliate",
    "ambassador": "affiliate",
    "influencer": "affiliate",
    "newsletter": "email",
    "e-mail": "email",
    "messenger": "social",
    "chat": "social",
    "whatsapp": "social",
    "qr": "affiliate",
    "print": "affiliate",
    "offline": "affiliate",
    "pdf": "affiliate",
    "webinar": "affiliate",
    "co-marketing": "affiliate",
    "podcast": "audio",
    "cpa": "affiliate",
    "cpc": "paid-social",
    "cpm": "display",
    "mobile-app": "affiliate",
    "link": "referral",
}
"""Media that people reach for, and what to write instead; analytics would file most of them under Unassigned."""

PAID: Final = re.compile(r".*cp.*|ppc|retargeting|paid.*")
"""What GA4 and Plausible take for a paid medium, matched in full."""

SHOP: Final = re.compile(r".*(?:(?:[^a-df-z]|^)shop|shopping).*")
"""What GA4 and Plausible take for a shopping campaign, matched in full: `eshop` and `coffee-shop`, not `workshop`."""

CROSS_NETWORK: Final = "cross-network"

URL_LONG: Final = 512
URL_MAX: Final = 2048
"""Characters. The maximum is Pinterest's (pinterest/api-description v5); the shorter one is where people lose trust."""

PACK_TEXT_MAX: Final = 240
"""X weight of a master text with its disclosure, so that a link (23) and line breaks still fit the 280 of X."""

PACK_ALT_MAX: Final = 500
"""Characters of alternative text that every network takes; the lowest limit is Pinterest's."""

PACK_IMAGE_MAX_BYTES: Final = 950_000
"""Fits every network, Bluesky before April 2026 included."""

OG_IMAGE_MAX_BYTES: Final = 300_000
"""The lowest figure reported for WhatsApp's preview; sources disagree (300, 500, 600 KB)."""

PACK_VARIANTS_MIN: Final = 3
"""Wordings per post: X rejects identical text, and schedulers block it for days."""

_BY_KIND: Final = {
    "mail": "email",
    "post": "social",
    "message": "social",
    "banner": "display",
    "audio": "audio",
    "sms": "sms",
}


def medium_for(asset_kind: AssetKind, *, paid: bool = False, rewarded: bool = True) -> str:
    """The `utm_medium` of a link in this kind of asset.

    `paid` means that the post itself is boosted with money; `rewarded` that the partner earns by the link. Pages,
    snippets, short links, print and QR codes are `affiliate` where the partner is rewarded, otherwise `referral`; the
    place goes into `utm_content`.
    """
    if paid and asset_kind in ("post", "message"):
        return "paid-social"
    return _BY_KIND.get(asset_kind, "affiliate" if rewarded else "referral")


def effective_medium(medium: str, *, rewarded: bool) -> str:
    """`medium`, but never `affiliate` for a source that is not rewarded: that would be a false statement."""
    return "referral" if medium == "affiliate" and not rewarded else medium
