"""Channels as GA4 and Plausible assign them: every row of the tables in `docs/links.md`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links import reserved
from generator.links.channel import ga4_channel, is_known, plausible_channel
from generator.links.policy import MEDIA as OUR_MEDIA
from tests.links.strategies import partner_slugs, slugs

NAMES = sorted(
    {name for group in vars(reserved).values() if isinstance(group, frozenset) for name in group}
    | {"gmail-help", "the-newsletter", "sms-team", "email-marketing", "e-mail", "firebase", "video-house"}
)

GA4_RULES = [
    ("(direct)", "(none)", "", "Direct"),
    ("(direct)", "(not set)", "", "Direct"),
    ("acme", "affiliate", "x-cross-network-y", "Cross-network"),
    ("shopify", "cpc", "", "Paid Shopping"),
    ("acme", "cpc", "eshop-2026", "Paid Shopping"),
    ("google", "cpc", "", "Paid Search"),
    ("facebook", "paid-social", "", "Paid Social"),
    ("youtube", "cpc", "", "Paid Video"),
    *[("acme", medium, "", "Display") for medium in ("display", "banner", "expandable", "interstitial", "cpm")],
    ("facebook", "cpm", "", "Paid Social"),
    ("facebook", "display", "", "Display"),
    ("acme", "cpc", "", "Paid Other"),
    ("acme", "ppc", "", "Paid Other"),
    ("acme", "retargeting", "", "Paid Other"),
    ("amazon", "affiliate", "", "Organic Shopping"),
    ("linkedin", "email", "", "Organic Social"),
    *[
        ("acme", medium, "", "Organic Social")
        for medium in ("social", "social-network", "social-media", "sm", "social network", "social media")
    ],
    ("youtube", "affiliate", "", "Organic Video"),
    ("acme", "product-video", "", "Organic Video"),
    ("bing", "affiliate", "", "Organic Search"),
    ("acme", "organic", "", "Organic Search"),
    *[("acme", medium, "", "Referral") for medium in ("referral", "app", "link")],
    *[("acme", medium, "", "Email") for medium in ("email", "e-mail", "e_mail", "e mail")],
    ("email", "x", "", "Email"),
    ("acme", "affiliate", "", "Affiliates"),
    ("acme", "audio", "", "Audio"),
    ("acme", "sms", "", "SMS"),
    ("sms", "x", "", "SMS"),
    ("acme", "web-push", "", "Mobile Push Notifications"),
    ("acme", "mobile-app", "", "Mobile Push Notifications"),
    ("acme", "notification", "", "Mobile Push Notifications"),
    ("firebase", "x", "", "Mobile Push Notifications"),
    ("acme", "something", "", "Unassigned"),
    ("ACME", "Affiliate", "", "Affiliates"),
]

MEDIA = [  # medium, GA4, Plausible; for a source that no list knows
    ("affiliate", "Affiliates", "Affiliates"),
    ("referral", "Referral", "Referral"),
    ("email", "Email", "Email"),
    ("social", "Organic Social", "Organic Social"),
    ("sms", "SMS", "SMS"),
    ("display", "Display", "Display"),
    ("banner", "Display", "Display"),
    ("audio", "Audio", "Audio"),
    ("paid-social", "Paid Other", "Paid Other"),
    ("push", "Mobile Push Notifications", "Mobile Push Notifications"),
    ("app", "Referral", "Referral"),
    ("video", "Organic Video", "Organic Video"),
    ("organic", "Organic Search", "Referral"),
    ("cpc", "Paid Other", "Paid Other"),
    ("partner", "Unassigned", "Referral"),
    ("partner-referral", "Unassigned", "Referral"),
    ("referral-partner", "Unassigned", "Referral"),
    ("affiliates", "Unassigned", "Referral"),
    ("ambassador", "Unassigned", "Referral"),
    ("influencer", "Unassigned", "Referral"),
    ("newsletter", "Unassigned", "Email"),
    ("messenger", "Unassigned", "Referral"),
    ("chat", "Unassigned", "Referral"),
    *[(m, "Unassigned", "Referral") for m in ("qr", "print", "offline", "pdf", "webinar", "podcast", "co-marketing")],
    ("cpa", "Paid Other", "Paid Other"),
    ("tcp", "Paid Other", "Paid Other"),
    ("paid-anything", "Paid Other", "Paid Other"),
    ("mobile-app", "Mobile Push Notifications", "Mobile Push Notifications"),
    ("link", "Referral", "Referral"),
]

LISTED = {
    "social": "facebook fb facebook.com m.facebook.com l.facebook.com lm.facebook.com instagram ig l.instagram.com "
    "linkedin linkedin.com lnkd.in twitter twitter.com t.co tiktok snapchat pinterest reddit quora t.me whatsapp "
    "whatsapp.com messenger line wechat",
    "video": "youtube youtube.com",
    "search": "google bing yahoo baidu",
    "shopping": "shopify stripe amazon",
}
WITH_SOCIAL = {
    "social": "Organic Social",
    "video": "Organic Social",
    "search": "Organic Social",
    "shopping": "Organic Shopping",
}
WITH_CPC = {"social": "Paid Social", "video": "Paid Video", "search": "Paid Search", "shopping": "Paid Shopping"}
SWALLOWED = {
    "social": "Organic Social",
    "video": "Organic Video",
    "search": "Organic Search",
    "shopping": "Organic Shopping",
}
ROWS = [(source, kind) for kind, names in LISTED.items() for source in names.split()]
NOT_LISTED = [
    *("x", "x.com", "threads", "threads.net", "telegram", "wa", "wa.me"),
    *("bluesky", "bsky.app", "mastodon", "discord", "slack", "github"),
]

TRIPS = ["coffee-shop-2026", "eshop-2026", "onlineshop", "pet_shop", "1shop", "shopping-days", "shop"]
DOES_NOT = ["workshop-2026q1", "bishop-x", "autoshop", "wasl-accountants-2026q4"]


@pytest.mark.parametrize(("source", "medium", "campaign", "channel"), GA4_RULES)
def test_ga4_rules(source: str, medium: str, campaign: str, channel: str) -> None:
    assert ga4_channel(source, medium, campaign) == channel


@pytest.mark.parametrize(("medium", "ga4", "plausible"), MEDIA)
def test_media_of_an_unlisted_source(medium: str, ga4: str, plausible: str) -> None:
    assert ga4_channel("acme", medium) == ga4
    assert plausible_channel("acme", medium) == plausible


@pytest.mark.parametrize(("source", "kind"), ROWS)
def test_listed_sources(source: str, kind: str) -> None:
    assert ga4_channel(source, "social") == WITH_SOCIAL[kind]
    assert ga4_channel(source, "cpc") == WITH_CPC[kind]
    assert ga4_channel(source, "display") == "Display"
    for medium in ("affiliate", "email", "sms", "audio", "referral"):
        assert ga4_channel(source, medium) == SWALLOWED[kind]


@pytest.mark.parametrize("source", NOT_LISTED)
def test_unlisted_networks_follow_the_medium(source: str) -> None:
    assert ga4_channel(source, "social") == "Organic Social"
    assert ga4_channel(source, "cpc") == "Paid Other"
    assert ga4_channel(source, "affiliate") == "Affiliates"


@pytest.mark.parametrize("campaign", TRIPS)
def test_shopping_campaigns(campaign: str) -> None:
    assert ga4_channel("acme", "affiliate", campaign) == "Organic Shopping"
    assert plausible_channel("acme", "affiliate", campaign) == "Organic Shopping"


@pytest.mark.parametrize("campaign", DOES_NOT)
def test_campaigns_that_only_look_like_shopping(campaign: str) -> None:
    assert ga4_channel("acme", "affiliate", campaign) == "Affiliates"


@pytest.mark.parametrize(
    ("source", "medium", "channel"),
    [
        *[
            (source, "affiliate", "Organic Social")
            for source in ("Telegram", "threads", "bluesky", "mastodon", "discord", "slack", "github", "X (Twitter)")
        ],
        ("claude", "affiliate", "AI Assistants"),
        ("acme", "weekly-newsletter", "Email"),
        ("acme-email", "affiliate", "Email"),
        ("ecosia", "", "Organic Search"),
        ("acme", "", "Referral"),
        ("", "", "Direct"),
        ("", "link", "Referral"),
    ],
)
def test_where_plausible_differs(source: str, medium: str, channel: str) -> None:
    assert plausible_channel(source, medium) == channel


@given(source=partner_slugs | st.sampled_from(NAMES), medium=st.sampled_from(sorted(OUR_MEDIA)) | slugs, campaign=slugs)
def test_only_known_sources_end_elsewhere_than_all_others(source: str, medium: str, campaign: str) -> None:
    """Partners whom no tool knows are not asked about one by one."""
    for channel in (ga4_channel, plausible_channel):
        if not is_known(source):
            assert channel(source, medium, campaign) == channel("any-partner", medium, campaign)
