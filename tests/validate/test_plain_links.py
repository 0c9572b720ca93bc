"""Addresses that are told to be good at a glance: every rule agrees, and no other address is passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.links.audit import audit
from generator.links.shorteners import SHORTENERS
from generator.validate.plain_links import odd_addresses

EVERY = {",": r"https?://[^\"\s,]+", ";": r"https?://[^\"\s;]+", "\t": r"https?://[^\"\s\t]+"}
_PIECES = st.sampled_from(
    ("https://", "http://", "HTTPS://", "Https://", "://", "ftp://", "httpſ://", "https:/", "a", "b.c", "A", "/",
     "//", "acme.example",
     ".", "..", "-", "--", "xn--", "?", "#", "utm_medium=sms", "&", "=", "@", ":80", "bit.ly", "www.bit.ly",
     "t.co", "x" * 101, "p/" * 150, ",", ";", "\t", "\n", " ", '"', "\u00a0", "\x1f", "ش", "é", "_", "0")
)  # fmt: skip


@settings(max_examples=1000)
@example("https://a.b/,https://bit.ly/,https://www.bit.ly\nhttps://bit.ly.example/x", ",")
@example("https://a.b/?u=https://bit.ly/x", ",")
@example("https://a.b;https://A.b", ";")
@example("https://xn--9.example/", ",")
@example("https://a.b/x.", ",")
@example("https://a.b/" + "x" * 505, ",")
@example("https://a.b,https://A.b", ";")
@given(st.lists(_PIECES, max_size=12).map("".join), st.sampled_from(sorted(EVERY)))
def test_every_address_is_given_but_those_with_which_nothing_is_wrong(text: str, separator: str) -> None:
    given_ = list(odd_addresses(text, separator))
    every = [(one.start(), one[0]) for one in re.finditer(EVERY[separator], text, re.IGNORECASE)]
    assert [one for one in every if one in given_] == given_
    passed = [audit(url) for place, url in every if (place, url) not in given_]
    assert [one.url for one in passed if one.findings or one.values] == []


@pytest.mark.parametrize("host", sorted(SHORTENERS))
@pytest.mark.parametrize("address", ["https://{}", "https://{}/", "https://www.{}/x"])
def test_no_shortener_is_passed_over(host: str, address: str) -> None:
    url = address.format(host)
    assert list(odd_addresses(f"a,{url},b\n", ",")) == [(2, url)]


@pytest.mark.parametrize(
    "url", ["https://acme.example", "https://acme.example/", "https://www.acme.example/en/a_b.html"]
)
def test_an_ordinary_address_is_passed_over(url: str) -> None:
    assert list(odd_addresses(f"a,{url},{url}\n{url}", ",")) == []
