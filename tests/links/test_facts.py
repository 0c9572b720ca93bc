"""The fact files: each loads, is typed, says where it was read, and agrees with the rules built on it."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from generator.links import policy, reserved
from generator.links.channel import ga4_channel
from generator.model.fact import Sourced
from generator.model.network import Asked, Network
from generator.model.provider import Provider
from tests.links.facts import DISCLOSURES, FACTS, NETWORKS, PROVIDERS, SCHEDULERS, raw

USED = ("x", "threads", "linkedin", "facebook", "instagram", "whatsapp", "telegram", "bluesky", "mastodon")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def facts_in(value: Any) -> list[Sourced]:
    found = [value] if isinstance(value, Sourced) else []
    inner = value if isinstance(value, tuple) else [v for _, v in value] if hasattr(value, "model_fields_set") else []
    return found + [fact for item in inner for fact in facts_in(item)]


@pytest.mark.parametrize("slug", sorted(NETWORKS))
def test_a_network_is_named_after_its_file_and_speaks_both_languages(slug: str) -> None:
    network = NETWORKS[slug]
    assert network.slug == slug
    assert network.label["ar"]
    assert network.label["en"]
    assert hash(network) == hash(NETWORKS[slug])


@pytest.mark.parametrize("slug", sorted(NETWORKS))
def test_a_fact_without_a_source_is_unverified(slug: str) -> None:
    facts = facts_in(NETWORKS[slug])
    assert facts
    for fact in facts:
        assert fact.source != "none" or fact.status == "unverified", fact


@pytest.mark.parametrize("slug", USED)
def test_a_network_in_use_has_a_text_limit_and_a_link_rule(slug: str) -> None:
    network = NETWORKS[slug]
    assert network.text is not None
    assert network.text.max > 0
    assert network.link_clickable is not None


def test_the_numbers_that_packs_are_built_on() -> None:
    limits = {slug: (n.text.max, n.text.unit) for slug in USED if (n := NETWORKS[slug]).text}
    assert limits == {
        "x": (280, "x_weighted"),
        "threads": (500, "threads"),
        "linkedin": (3000, "utf16"),
        "facebook": (63206, "utf16"),
        "instagram": (2200, "utf16"),
        "whatsapp": (65536, "utf16"),
        "telegram": (4096, "utf16"),
        "bluesky": (300, "graphemes"),
        "mastodon": (500, "mastodon"),
    }
    bluesky, x, telegram = NETWORKS["bluesky"].text, NETWORKS["x"], NETWORKS["telegram"]
    assert bluesky is not None
    assert bluesky.max_bytes == 3000
    assert x.url_cost is not None
    assert x.url_cost.value == 23
    assert (x.opener, NETWORKS["threads"].opener) == ("alm", "rlm")
    assert telegram.limit("caption") == 1024
    assert telegram.limit("nothing") is None


def test_a_pack_fits_every_network() -> None:
    alts = [n.alt_max.value for n in NETWORKS.values() if n.alt_max]
    sizes = [n.images.max_bytes.value for n in NETWORKS.values() if n.images.max_bytes]
    assert min(alts) >= policy.PACK_ALT_MAX
    assert min(sizes) >= policy.PACK_IMAGE_MAX_BYTES
    texts = [NETWORKS[slug].text for slug in ("x", "threads", "bluesky", "mastodon")]
    assert all(text and text.max >= policy.PACK_TEXT_MAX + 1 + 23 for text in texts)


@pytest.mark.parametrize("slug", sorted(NETWORKS))
def test_the_ga4_listing_agrees_with_the_source_lists(slug: str) -> None:
    ga4 = NETWORKS[slug].ga4
    lists = {"social": reserved.SOCIAL, "video": reserved.VIDEO, "search": reserved.SEARCH}
    for name in ga4.listed:
        assert name in lists[ga4.category]
    for name in ga4.not_listed:
        assert ga4_channel(name, "affiliate") == "Affiliates"


@pytest.mark.parametrize(
    ("slug", "good", "bad"),
    [
        ("x", "acme_sa", "acme-sa"),
        ("telegram", "acme_sa", "acme"),
        ("whatsapp", "966501234567", "+966501234567"),
        ("bluesky", "acme.bsky.social", "acme"),
        ("mastodon", "@acme@social.example", "@acme"),
    ],
)
def test_handles(slug: str, good: str, bad: str) -> None:
    handle = NETWORKS[slug].handle
    assert handle is not None
    assert re.fullmatch(handle.value, good)
    assert not re.fullmatch(handle.value, bad)


@pytest.mark.parametrize("code", ["default", "SA", "AE", "GB", "US", "EU"])
def test_a_disclosure_is_named_after_its_file(code: str) -> None:
    assert DISCLOSURES[code].jurisdiction == code
    assert facts_in(DISCLOSURES[code])


def test_the_default_words() -> None:
    default = DISCLOSURES["default"]
    assert default.short == {"ar": "إعلان |", "en": "Ad:"}
    assert set(default.long) == {"ar", "en"}
    for words in (*default.short.values(), *default.long.values()):
        assert not any(words.startswith(sign) for sign in "=+-@#")
        assert not any(rule.rejects(words) for rule in DISCLOSURES.values())


def test_rejected_labels_are_found_without_case() -> None:
    assert DISCLOSURES["GB"].rejects(" #Affiliate ") is not None
    assert DISCLOSURES["GB"].rejects("#ad") is None
    for rule in DISCLOSURES.values():
        assert not [entry for entry in rule.accepted if rule.rejects(entry.text)]


def test_licences() -> None:
    types = {code: rule.licence.type for code, rule in DISCLOSURES.items() if rule.licence}
    assert types == {"SA": "mawthooq", "AE": "ae-advertiser"}


def test_no_fact_hides_a_bidi_control() -> None:
    kinds = ("networks", "providers", "disclosures", "schedulers")
    files = [file for kind in kinds for file in (FACTS / kind).glob("*.yaml")]
    assert len(files) == len(NETWORKS) + len(PROVIDERS) + len(DISCLOSURES) + len(SCHEDULERS)
    for file in files:
        assert not BIDI.search(file.read_text("utf-8")), file


def test_an_unknown_key_and_a_wrong_type_are_refused() -> None:
    data = raw("networks")["x"]
    with pytest.raises(ValidationError, match="hastag_max"):
        Network.model_validate({**data, "hastag_max": "1"})
    with pytest.raises(ValidationError, match="max"):
        Network.model_validate({**data, "text": {**data["text"], "max": "many"}})
    with pytest.raises(ValidationError, match="not a regular expression"):
        Network.model_validate({**data, "handle": {**data["handle"], "value": "("}})


def test_a_provider_without_html_needs_a_fallback() -> None:
    data = raw("providers")["hubspot"]
    with pytest.raises(ValidationError, match="needs_fallback"):
        Provider.model_validate({**data, "needs_fallback": "false"})
    assert [slug for slug, provider in PROVIDERS.items() if provider.needs_fallback] == ["hubspot"]


@pytest.mark.parametrize("slug", sorted(NETWORKS))
def test_a_network_has_every_fact_or_says_that_it_is_unknown(slug: str) -> None:
    network = NETWORKS[slug]
    unsaid = [name for name in get_args(Asked) if not network.knows(name) and name not in network.unknown]
    assert unsaid == []
    assert network.ga4.listed or network.ga4.not_listed or network.ga4.category
    assert network.reviewed


def test_a_fact_cannot_be_known_and_unknown() -> None:
    with pytest.raises(ValidationError, match="both given and called unknown: text, share"):
        Network.model_validate({**raw("networks")["x"], "unknown": ["text", "share"]})
