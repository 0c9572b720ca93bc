"""A tracked link: its shape, its id, and that the compiled one is the same link."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links.builder import ID_LENGTH, build_link, compile_link, short_path, utm_id
from generator.links.lint import lint_link
from generator.links.parse import parse_tracked, untracked
from generator.links.policy import TRACKED_KEYS
from generator.model.link import LinkSource, LinkSpec
from tests.links.strategies import campaigns, hostile, slugs, sources, specs, target_urls

SPEC = LinkSpec("post01", "x", "a", "social", "page", "ar")
ACME = LinkSource("acme", "acme", "accountants", "ACME10")


def test_a_link_has_its_parameters_in_the_order_of_the_policy() -> None:
    link = build_link("https://example.com/ar/accountants/p/acme/", ACME, SPEC, "wasl-accountants-2026q4")
    assert link.url == (
        "https://example.com/ar/accountants/p/acme/?utm_source=acme&utm_medium=social"
        "&utm_campaign=wasl-accountants-2026q4&utm_content=post01--x--a&utm_id=ksihudewsr&via=acme"
    )
    assert (link.channel_ga4, link.channel_plausible) == ("Organic Social", "Organic Social")


def test_the_discount_code_travels_to_a_product_only() -> None:
    product = build_link("https://shop.example/", ACME, replace(SPEC, target="product"), "c")
    assert product.url.endswith("&via=acme&code=ACME10")
    assert "code=" not in build_link("https://example.com/", ACME, SPEC, "c").url
    without = replace(ACME, discount_code=None)
    assert "code=" not in build_link("https://shop.example/", without, replace(SPEC, target="product"), "c").url


def test_the_targets_own_query_stays_and_its_fragment_is_last() -> None:
    url = build_link("https://example.com/p?plan=pro&q=a%20b#plans", ACME, SPEC, "c").url
    assert url.startswith("https://example.com/p?plan=pro&q=a%20b&utm_source=acme&")
    assert url.endswith("&via=acme#plans")


def test_a_parameter_that_the_target_already_has_is_replaced() -> None:
    url = build_link("https://example.com/?utm_source=old&via=old&code=own", ACME, SPEC, "c").url
    assert url.count("utm_source=") == url.count("via=") == 1
    assert "code=own" in url  # nothing of ours to put in its place


def test_spaces_become_percent_20_and_arabic_is_encoded() -> None:
    url = build_link("https://example.com/شركاء/", replace(ACME, via="a b"), SPEC, "c").url
    assert "via=a%20b" in url
    assert url.isascii()


def test_an_unrewarded_partner_is_never_called_an_affiliate() -> None:
    spec = replace(SPEC, medium="affiliate")
    assert build_link("https://example.com/", ACME, spec, "c").medium == "affiliate"
    unrewarded = build_link("https://example.com/", replace(ACME, rewarded=False), spec, "c")
    assert unrewarded.medium == "referral"
    assert "utm_medium=referral" in unrewarded.url


@given(target_urls(), sources, specs, campaigns)
def test_a_link_reads_back_whatever_the_codes_hold(
    target: str, source: LinkSource, spec: LinkSpec, campaign: str
) -> None:
    link = build_link(target, source, spec, campaign)
    read = parse_tracked(link.url)
    assert (read["utm_source"], read["via"]) == (source.partner, source.via)
    assert (read["utm_medium"], read["utm_campaign"], read["utm_id"]) == (link.medium, campaign, link.id)
    assert (read["asset"], read["network"], read["variant"]) == (spec.asset, spec.network, spec.variant)
    if spec.target == "product" and source.discount_code:
        assert read["code"] == source.discount_code


@given(target_urls(), sources, specs, campaigns)
def test_no_key_twice_no_plus_no_space_fragment_last(
    target: str, source: LinkSource, spec: LinkSpec, campaign: str
) -> None:
    url = build_link(target, source, spec, campaign).url
    parts = urlsplit(url)
    keys = [key for key, _ in parse_qsl(parts.query, keep_blank_values=True) if key in TRACKED_KEYS]
    assert len(keys) == len(set(keys))
    assert keys == [key for key in TRACKED_KEYS if key in keys] or "code" in keys  # the target's own code comes first
    assert "+" not in parts.query
    assert " " not in url
    assert not any(key in parts.fragment for key in TRACKED_KEYS)
    assert (parts.path + parts.query + parts.fragment).isascii()


@given(target_urls(), sources, specs, campaigns)
def test_untracked_gives_the_target_back_and_the_targets_rest_survives(
    target: str, source: LinkSource, spec: LinkSpec, campaign: str
) -> None:
    once = untracked(build_link(target, source, spec, campaign).url)
    assert once == untracked(build_link(untracked(target), source, spec, campaign).url)
    assert not parse_tracked(once)
    for own in ("plan=pro", "q=a%20b", "flag", "empty="):
        assert (own in urlsplit(target).query.split("&")) == (own in urlsplit(once).query.split("&"))


@given(target_urls() | st.just("https://example.com/ar/p/acme/"), sources, specs, campaigns)
def test_the_compiled_link_is_the_built_link(target: str, source: LinkSource, spec: LinkSpec, campaign: str) -> None:
    compiled = compile_link(spec, campaign)
    built = build_link(target, source, spec, campaign)
    assert compiled.fill(target, source) == built.url
    assert compiled.id_for(source.partner, source.segment) == built.id


@given(sources, specs)
def test_the_id_is_stable_short_and_ascii(source: LinkSource, spec: LinkSpec) -> None:
    link_id = utm_id(source, spec)
    assert len(link_id) == ID_LENGTH
    assert set(link_id) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert link_id == utm_id(replace(source, via="other", discount_code=None, rewarded=True), spec)
    assert link_id == utm_id(source, replace(spec, medium="email"))


@pytest.mark.parametrize("field", ["asset", "network", "variant", "locale"])
def test_each_locale_asset_network_and_variant_has_its_own_id(field: str) -> None:
    assert utm_id(ACME, SPEC) != utm_id(ACME, replace(SPEC, **{field: "other"}))  # type: ignore[arg-type]


def test_each_partner_segment_and_target_has_its_own_id() -> None:
    ids = {
        utm_id(ACME, SPEC),
        utm_id(replace(ACME, partner="other"), SPEC),
        utm_id(replace(ACME, segment="other"), SPEC),
        utm_id(ACME, replace(SPEC, target="signup")),
    }
    assert len(ids) == 4


def test_fields_do_not_run_into_each_other() -> None:
    assert utm_id(ACME, replace(SPEC, asset="ab", network="c")) != utm_id(ACME, replace(SPEC, asset="a", network="bc"))
    assert utm_id(replace(ACME, partner="ab", segment="c"), SPEC) != utm_id(
        replace(ACME, partner="a", segment="bc"), SPEC
    )


def test_the_id_never_changes_between_releases() -> None:
    assert utm_id(ACME, SPEC) == "ksihudewsr"


@given(slugs, slugs)
def test_a_short_path_is_a_folder_below_go(partner: str, asset: str) -> None:
    assert short_path(partner, asset) == f"go/{partner}/{asset}/"


@given(hostile, hostile)
def test_a_short_path_has_two_levels_whatever_it_is_given(partner: str, asset: str) -> None:
    assert short_path(partner, asset).count("/") == 3


def test_a_generated_link_passes_its_own_lint() -> None:
    spec = replace(SPEC, medium="affiliate", target="product")
    url = build_link("https://example.com/ar/p/acme/?plan=pro#plans", ACME, spec, "wasl-accountants-2026q4").url
    assert lint_link(url) == ()
    assert lint_link(url.replace("&", "&amp;"), "html") == ()
