"""Each link lint fires on its example and stays silent on the neighbour that is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links.lint import (
    Context,
    lint_campaign,
    lint_canonical,
    lint_link,
    lint_medium,
    lint_partner_slug,
)
from generator.links.reserved import RESERVED_SLUGS

GOOD = "https://example.com/ar/p/acme/?utm_source=acme&utm_medium=social&utm_campaign=wasl-2026q4&utm_content=p--x--a"


def ids(url: str, context: Context = "text", hosts: tuple[str, ...] = ()) -> set[str]:
    return {finding.id for finding in lint_link(url, context, hosts)}


FIRES = [
    ("L01", "https://example.com/?utm_source=acme&utm_content=Post", "text", ()),
    ("L01", "https://example.com/?utm_source=acme&utm_content=a%20b", "text", ()),
    ("L01", "https://example.com/?utm_source=Acme", "text", ()),
    ("L02", "https://example.com/p?a=1?utm_source=acme", "text", ()),
    ("L03", "https://example.com/#top?utm_source=acme", "text", ()),
    ("L03", "https://example.com/#utm_source=acme", "text", ()),
    ("L04", "https://example.com/?utm_source=acme&utm_source=acme", "text", ()),
    ("L04", "https://example.com/?via=acme&via=acme", "text", ()),
    ("L05", "https://example.com/?utm_source=acme&amp;utm_medium=social", "text", ()),
    ("L05", "https://example.com/?utm_source=acme&utm_medium=social", "html", ()),
    ("L06", "https://example.com/?utm_source=acme", "text", ("example.com",)),
    ("L06", "/ar/?utm_source=acme", "html", ("example.com",)),
    ("L07", "https://example.com/?utm_source=acme&utm_medium=newsletter", "text", ()),
    ("L07", "https://example.com/?utm_source=acme&utm_campaign=coffee-shop-2026", "text", ()),
    ("L08", "https://example.com/?utm_source=kakao", "text", ()),
    ("L10", "https://example.com/?q=a+b", "text", ()),
    ("L10", "https://example.com/?q=a b", "text", ()),
    ("L11", "https://example.com/?q=" + "a" * 500, "text", ()),
    ("L12", "https://example.com/?to=a.b%40example.com", "text", ()),
    ("L12", "https://example.com/a.b@example.com/", "text", ()),
    ("L12", "https://example.com/?q=%2B966501234567", "text", ()),
    ("L12", "https://example.com/?q=%7B%7Bcontact.id%7D%7D", "text", ()),
    ("L12", "https://example.com/?first_name=x", "text", ()),
    ("L13", "https://example.com/%D8%B4%D8%B1%D9%83%D8%A7%D8%A1/", "text", ()),
    ("L13", "https://example.com/شركاء/", "text", ()),
    ("L15", "http://example.com/", "text", ()),
    ("L15", "example.com/ar/", "text", ()),
    ("L15", "example.com/ar/", "html", ()),
    ("L15", "//example.com/ar/", "html", ()),
    ("L15", "/ar/", "text", ()),
    ("L15", "ftp://example.com/", "text", ()),
    ("L15", "https://example.com/ar/.", "text", ()),
    ("L15", "https://example.com/ar/،", "text", ()),
    ("L15", "https://مثال.xn--mgbai9azgqp6j/", "text", ()),
    ("L15", "https://xn--a.example/", "text", ()),
    ("L15", "https://[example.com/", "text", ()),
    ("L15", "https:///ar/", "text", ()),
]

SILENT = [
    ("L01", GOOD, "text", ()),
    ("L02", "https://example.com/p?a=1&utm_source=acme", "text", ()),
    ("L02", "https://example.com/p?next=%3Fa", "text", ()),
    ("L03", "https://example.com/?utm_source=acme#top", "text", ()),
    ("L03", "https://example.com/#code", "text", ()),
    ("L04", "https://example.com/?utm_source=acme&tag=a&tag=b", "text", ()),
    ("L05", "https://example.com/?utm_source=acme&amp;utm_medium=social", "html", ()),
    ("L06", "https://example.com/?utm_source=acme", "text", ("other.example",)),
    ("L06", "https://example.com/?utm_source=acme", "text", ()),
    ("L06", "/ar/?plan=pro", "html", ("example.com",)),
    ("L07", "https://example.com/?utm_source=acme&utm_campaign=workshop-2026q1&utm_medium=affiliate", "text", ()),
    ("L08", "https://example.com/?utm_source=partner-kakao", "text", ()),
    ("L10", "https://example.com/?q=a%20b", "text", ()),
    ("L11", GOOD, "text", ()),
    ("L12", "https://example.com/?via=acme&plan=2026-11-01&page=123456789", "text", ()),
    ("L12", "mailto:a@example.com", "html", ()),
    ("L13", "https://example.com/partners/", "text", ()),
    ("L15", "https://example.com/ar/", "text", ()),
    ("L15", "https://مثال.السعودية/", "text", ()),
    ("L15", "https://xn--mgbh0fb.xn--kgbechtv/", "text", ()),
    ("L15", "/ar/", "html", ()),
    ("L15", "../kit/offer.pdf", "html", ()),
    ("L15", "page.html", "html", ()),
    ("L15", "#top", "html", ()),
    ("L15", "tel:+966112345678", "html", ()),
]


@pytest.mark.parametrize(("rule", "url", "context", "hosts"), FIRES)
def test_fires(rule: str, url: str, context: Context, hosts: tuple[str, ...]) -> None:
    assert rule in ids(url, context, hosts)


@pytest.mark.parametrize(("rule", "url", "context", "hosts"), SILENT)
def test_stays_silent(rule: str, url: str, context: Context, hosts: tuple[str, ...]) -> None:
    assert rule not in ids(url, context, hosts)


def test_a_good_link_has_no_finding_at_all() -> None:
    assert lint_link(GOOD) == ()


def test_a_link_longer_than_pinterest_takes_is_an_error() -> None:
    (long,) = [f for f in lint_link("https://example.com/?q=" + "a" * 2100) if f.id == "L11"]
    (warned,) = [f for f in lint_link("https://example.com/?q=" + "a" * 600) if f.id == "L11"]
    assert (long.severity, warned.severity) == ("error", "warning")


def test_canonical() -> None:
    assert [f.id for f in lint_canonical(GOOD)] == ["L14"]
    assert [f.id for f in lint_canonical("https://example.com/?via=acme")] == ["L14"]
    assert lint_canonical("https://example.com/ar/?page=2") == ()


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_every_reserved_slug_is_refused_and_has_a_way_out(slug: str) -> None:
    assert "L08" in {f.id for f in lint_partner_slug(slug) if f.severity == "error"}
    assert lint_partner_slug(f"partner-{slug}") == ()


@pytest.mark.parametrize("slug", ["acme", "a-1", "my-emails-x", "email-pro", "e-mail-pro"])
def test_slugs_containing_email(slug: str) -> None:
    assert ("L08" in {f.id for f in lint_partner_slug(slug)}) == ("mail" in slug)


@pytest.mark.parametrize("slug", ["ab", "-acme", "acme-", "Acme", "شركة", "a" * 41, "a--", "", "a b", "acme\n"])
def test_slugs_of_the_wrong_shape(slug: str) -> None:
    assert "L01" in {f.id for f in lint_partner_slug(slug)}


def test_a_name_that_only_plausible_knows_is_a_warning() -> None:
    assert [(f.id, f.severity) for f in lint_partner_slug("telegram")] == [("L08", "warning")]


@pytest.mark.parametrize(
    "campaign", ["coffee-shop-2026", "eshop-2026", "onlineshop", "pet_shop", "1shop", "cross-network"]
)
def test_campaigns_that_change_the_channel(campaign: str) -> None:
    assert [f.id for f in lint_campaign(campaign)] == ["L07"]


@pytest.mark.parametrize("campaign", ["workshop-2026q1", "bishop-x", "autoshop", "wasl-accountants-2026q4"])
def test_campaigns_that_do_not(campaign: str) -> None:
    assert lint_campaign(campaign) == ()


@pytest.mark.parametrize(
    ("medium", "fix"),
    [("affiliates", "affiliate"), ("newsletter", "email"), ("chat", "social"), ("qr", "affiliate"), ("Email", "email")],
)
def test_a_forbidden_medium_says_what_to_write(medium: str, fix: str) -> None:
    (finding,) = lint_medium(medium)
    assert (finding.id, finding.fix) == ("L07", f"use `{fix}`")


@pytest.mark.parametrize("medium", ["push", "app", "video", "organic", "cpc", "paid-x", "xcpx", "whatever"])
def test_media_outside_the_vocabulary(medium: str) -> None:
    assert [f.id for f in lint_medium(medium)] == ["L07"]


@pytest.mark.parametrize(
    "medium", ["affiliate", "email", "social", "referral", "sms", "display", "banner", "audio", "paid-social"]
)
def test_media_of_the_vocabulary(medium: str) -> None:
    assert lint_medium(medium) == ()


@given(st.text(max_size=60) | st.text(alphabet="htps:/.?#&=[]xn-%", max_size=40), st.sampled_from(["html", "text"]))
def test_no_text_breaks_the_lint(url: str, context: Context) -> None:
    assert all(finding.message for finding in lint_link(url, context, ("example.com",)))
