"""Which channel GA4 and Plausible will file a link under: predictions from its source, medium and campaign.

First match wins. Rules of GA4: support.google.com/analytics/answer/9756891, in the reading of Velir/dbt-ga4 @2d7b1f1.
Rules of Plausible: plausible/analytics, acquisition.ex @277f8f7. Reviewed 2026-11.
"""

from __future__ import annotations

from generator.links import reserved
from generator.links.policy import CROSS_NETWORK, PAID, SHOP

UNASSIGNED = "Unassigned"
"""Where GA4 puts what no rule matches."""

_DISPLAY = frozenset({"display", "banner", "expandable", "interstitial", "cpm"})
_SOCIAL_MEDIA = frozenset({"social", "social-network", "social-media", "sm", "social network", "social media"})
_EMAIL = ("email", "e-mail", "e_mail", "e mail")
_REFERRAL = frozenset({"referral", "app", "link"})
_KNOWN = (
    reserved.SOCIAL | reserved.SHOPPING | reserved.SEARCH | reserved.VIDEO | reserved.PLAUSIBLE_SOCIAL
    | reserved.PLAUSIBLE_SHOPPING | reserved.PLAUSIBLE_SEARCH | reserved.PLAUSIBLE_ASSISTANTS
    | {"(direct)", "sms", "firebase", "gmail"}
)  # fmt: skip


def ga4_channel(source: str, medium: str, campaign: str = "") -> str:
    """The default channel group of GA4; `Unassigned` where no rule matches. Case does not matter."""
    source, medium, campaign = source.lower(), medium.lower(), campaign.lower()
    if source == "(direct)" and medium in ("(not set)", "(none)"):
        return "Direct"
    return (
        _bought(source, medium, campaign, reserved.SHOPPING, reserved.SEARCH, reserved.SOCIAL)
        or _earned(source, medium, campaign, reserved.SHOPPING, reserved.SOCIAL)
        or _ga4_rest(source, medium)
    )


def plausible_channel(source: str, medium: str, campaign: str = "") -> str:
    """The channel of Plausible. It has no Unassigned: a visit with a source is at least a Referral."""
    source, medium, campaign = source.lower(), medium.lower(), campaign.lower()
    return (
        _bought(
            source,
            medium,
            campaign,
            reserved.PLAUSIBLE_SHOPPING,
            reserved.PLAUSIBLE_SEARCH,
            reserved.PLAUSIBLE_SOCIAL,
        )
        or _earned(source, medium, campaign, reserved.PLAUSIBLE_SHOPPING, reserved.PLAUSIBLE_SOCIAL)
        or _plausible_rest(source, medium)
    )


def is_known(source: str) -> bool:
    """Whether a source may end in another channel than any other source with the same medium."""
    source = source.lower()
    return source in _KNOWN or any(tag in source for tag in (*_EMAIL, "newsletter"))


def _bought(
    source: str, medium: str, campaign: str, shopping: frozenset[str], search: frozenset[str], social: frozenset[str]
) -> str:
    """Cross-network and the paid channels (rules 2 to 8), the same in both tools."""
    if CROSS_NETWORK in campaign:
        return "Cross-network"
    paid = PAID.fullmatch(medium) is not None
    if paid and (source in shopping or SHOP.fullmatch(campaign)):
        return "Paid Shopping"
    if paid and source in search:
        return "Paid Search"
    if paid and source in social:
        return "Paid Social"
    if paid and source in reserved.VIDEO:
        return "Paid Video"
    if medium in _DISPLAY:
        return "Display"
    return "Paid Other" if paid else ""


def _earned(source: str, medium: str, campaign: str, shopping: frozenset[str], social: frozenset[str]) -> str:
    """Shopping, social and video without payment (rules 9 to 11), the same in both tools."""
    if source in shopping or SHOP.fullmatch(campaign):
        return "Organic Shopping"
    if source in social or medium in _SOCIAL_MEDIA:
        return "Organic Social"
    if source in reserved.VIDEO or "video" in medium:
        return "Organic Video"
    return ""


def _ga4_rest(source: str, medium: str) -> str:
    if source in reserved.SEARCH or medium == "organic":
        return "Organic Search"
    if medium in _REFERRAL:
        return "Referral"
    if source in _EMAIL or medium in _EMAIL:
        return "Email"
    return _by_medium(source, medium) or UNASSIGNED


def _plausible_rest(source: str, medium: str) -> str:
    if source in reserved.PLAUSIBLE_ASSISTANTS:
        return "AI Assistants"
    if source in reserved.PLAUSIBLE_SEARCH:
        return "Organic Search"
    if source == "gmail" or any(tag in source or tag in medium for tag in (*_EMAIL, "newsletter")):
        return "Email"
    return _by_medium(source, medium) or ("Referral" if source or medium in _REFERRAL else "Direct")


def _by_medium(source: str, medium: str) -> str:
    if medium == "affiliate":
        return "Affiliates"
    if medium == "audio":
        return "Audio"
    if "sms" in (source, medium):
        return "SMS"
    if medium.endswith("push") or "mobile" in medium or "notification" in medium or source == "firebase":
        return "Mobile Push Notifications"
    return ""
