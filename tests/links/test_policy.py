"""The medium of each kind of asset, and the limits of a pack."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.links.policy import INSTEAD, MEDIA, RESERVED_MEDIA, AssetKind, medium_for
from generator.links.reserved import RESERVED_SLUGS


@pytest.mark.parametrize(
    ("kind", "medium", "unrewarded"),
    [
        ("mail", "email", "email"),
        ("post", "social", "social"),
        ("message", "social", "social"),
        ("page", "affiliate", "referral"),
        ("print", "affiliate", "referral"),
        ("qr", "affiliate", "referral"),
        ("snippet", "affiliate", "referral"),
        ("short", "affiliate", "referral"),
        ("banner", "display", "display"),
        ("audio", "audio", "audio"),
        ("sms", "sms", "sms"),
    ],
)
def test_medium_for(kind: AssetKind, medium: str, unrewarded: str) -> None:
    assert medium_for(kind) == medium
    assert medium_for(kind, rewarded=False) == unrewarded


def test_a_boosted_post_is_paid_social_and_a_boosted_page_is_not() -> None:
    assert medium_for("post", paid=True) == "paid-social"
    assert medium_for("message", paid=True) == "paid-social"
    assert medium_for("page", paid=True) == "affiliate"


def test_every_kind_gets_a_medium_of_the_vocabulary() -> None:
    assert {medium_for(kind) for kind in get_args(AssetKind)} <= MEDIA


def test_what_is_written_instead_is_allowed_and_what_is_refused_is_not() -> None:
    assert set(INSTEAD.values()) <= MEDIA
    assert not (set(INSTEAD) | RESERVED_MEDIA) & MEDIA


def test_the_reserved_slugs_are_the_whole_list() -> None:
    assert len(RESERVED_SLUGS) == 197 + 10 + 38 + 15 + 4
    assert {"kakao", "zooppa", "walmart", "yandex", "youtube", "sms", "firebase", "direct"} <= RESERVED_SLUGS
    assert not {"x", "fb", "ig", "telegram"} & RESERVED_SLUGS
