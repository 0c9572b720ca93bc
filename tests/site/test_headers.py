"""The published headers mean the same to each host, and every page has exactly one policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.headers import DIALECTS, Dialect, Headers, read_headers

SAMPLE = """/*
  X-Frame-Options: DENY
  # a note
/a/*
  ! X-Frame-Options
  X-Frame-Options: SAMEORIGIN
"""


def test_each_host_reads_the_file_in_its_own_way() -> None:
    headers = read_headers(SAMPLE)
    assert headers.of("/b", "netlify") == headers.of("/b", "cloudflare") == {"X-Frame-Options": "DENY"}
    assert headers.of("/a/b", "netlify") == {"X-Frame-Options": "DENY, SAMEORIGIN"}
    assert headers.of("/a/b", "cloudflare") == {"X-Frame-Options": "SAMEORIGIN"}


@pytest.fixture
def headers(site: Path) -> Headers:
    return read_headers((site / "_headers").read_text("utf-8"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_page_has_one_policy_and_no_header_twice(site: Path, headers: Headers, dialect: Dialect) -> None:
    for page in site.rglob("*.html"):
        path = "/" + page.relative_to(site).as_posix()
        for visited in {path, path.removesuffix("index.html")}:
            sent = headers.of(visited, dialect)
            assert sent["Content-Security-Policy"].count("default-src 'none'") == 1, visited
            assert sent["X-Content-Type-Options"] == "nosniff", visited


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_private_kit_tells_nobody_where_its_visitor_came_from(site: Path, headers: Headers, dialect: Dialect) -> None:
    for kit in site.glob("*/k/*"):
        sent = headers.of(f"/{kit.relative_to(site).as_posix()}/", dialect)
        # Of a list of policies a browser takes the last that it knows.
        assert sent["Referrer-Policy"].split(",")[-1].strip() == "no-referrer"
        assert sent["X-Robots-Tag"] == "noindex"


def test_scripts_and_styles_come_from_the_site_alone(headers: Headers) -> None:
    policy = headers.of("/ar/accountants/", "netlify")["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
