"""Lints of single values: the partner's slug, the campaign, the medium and any `utm_*` value.

Each says why analytics would misfile the value (rules L01, L07, L08; tables in `docs/links.md`).
"""

from __future__ import annotations

from generator.links import policy, reserved
from generator.links.channel import ga4_channel
from generator.links.finding import Finding, error, warning

_UNLISTED = "a-partner"  # stands for any source that no list knows


def lint_value(name: str, value: str) -> tuple[Finding, ...]:
    """L01: a `utm_*` value in one spelling only, because reports split on case and on every variant."""
    if policy.VALUE.fullmatch(value):
        return ()
    message = f"`{name}` is `{value}`; only a-z, 0-9 and single `-`, `_`, `.` between them are allowed"
    return (error("L01", message, "write it in lower-case Latin letters with hyphens"),)


def lint_partner_slug(slug: str) -> tuple[Finding, ...]:
    """L01 for the shape, L08 for names that analytics know; a warning where only Plausible knows them."""
    found: list[Finding] = []
    if not policy.PARTNER_SLUG.fullmatch(slug) or not policy.VALUE.fullmatch(slug):
        message = f"the partner's slug is `{slug}`; it needs 3 to 40 of a-z, 0-9 and hyphens between them"
        found.append(error("L01", message, "choose a short Latin name, such as `acme-books`"))
    way_out = f"use `partner-{slug}`"
    if slug in reserved.RESERVED_SLUGS:
        channel = ga4_channel(slug, "affiliate")
        message = f"`{slug}` is a source that GA4 knows: visits would be reported as {channel}"
        found.append(error("L08", message, way_out))
    elif any(part in slug for part in reserved.RESERVED_PARTS):
        message = f"`{slug}` contains `email`: visits may be reported as Email"
        found.append(error("L08", message, "choose a slug without it"))
    elif slug in _PLAUSIBLE_NAMES:
        found.append(warning("L08", f"`{slug}` is a source that Plausible knows and files by itself", way_out))
    return tuple(found)


def lint_campaign(value: str) -> tuple[Finding, ...]:
    """L01 for the shape, L07 for words that move a campaign to another channel."""
    found = list(lint_value("utm_campaign", value))
    lowered = value.lower()
    if policy.CROSS_NETWORK in lowered:
        message = f"the campaign `{value}` contains `cross-network`, which analytics report as a channel of its own"
        found.append(error("L07", message, "leave the word out"))
    if policy.SHOP.fullmatch(lowered):
        message = f"the campaign `{value}` reads as a shopping campaign: visits would be reported as Organic Shopping"
        found.append(error("L07", message, "write `store` instead of `shop` and `shopping`"))
    return tuple(found)


def lint_medium(value: str) -> tuple[Finding, ...]:
    """L07: the medium is one of the closed vocabulary."""
    if value in policy.MEDIA:
        return ()
    instead = policy.INSTEAD.get(value.lower(), value.lower() if value.lower() in policy.MEDIA else "")
    if value in policy.RESERVED_MEDIA:
        message = f"the medium `{value}` has a meaning of its own in analytics and is not for partner links"
    else:
        channel = ga4_channel(_UNLISTED, value)
        message = f"the medium `{value}` is not in the vocabulary; GA4 would report it as {channel}"
    choices = ", ".join(f"`{medium}`" for medium in sorted(policy.MEDIA))
    return (error("L07", message, f"use `{instead}`" if instead else f"use one of {choices}"),)


_PLAUSIBLE_NAMES = (
    reserved.PLAUSIBLE_SOCIAL
    | reserved.PLAUSIBLE_SEARCH
    | reserved.PLAUSIBLE_SHOPPING
    | reserved.PLAUSIBLE_ASSISTANTS
    | {"gmail"}
)
