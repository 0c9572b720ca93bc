"""Escaping for each place, and slugs."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.escape import escape_attr, escape_json, escape_text
from generator.text.slugs import suggest_slug, valid_slug


@given(st.text())
def test_escaping_loses_nothing(text: str) -> None:
    assert html.unescape(escape_text(text.replace("&", "+"))) == text.replace("&", "+")
    assert json.loads(f'"{escape_json(text)}"') == text
    assert not set('<>"') & set(escape_attr(text))
    assert not set("<>&\u2028\u2029") & set(escape_json(text))


def test_each_place_has_its_own_escapes() -> None:
    assert escape_text('a & <b> "c"\u00a0') == 'a &amp; &lt;b&gt; "c"&nbsp;'
    assert escape_attr('a & <b> "c"\u00a0') == "a &amp; &lt;b&gt; &quot;c&quot;&nbsp;"
    assert escape_json('</script>"\\\n') == '\\u003c/script\\u003e\\"\\\\\\n'


@pytest.mark.parametrize("slug", ["accountants", "acme-2", "a"])
def test_good_slugs(slug: str) -> None:
    assert valid_slug(slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "محاسبون", "a\n", "٢"])
def test_bad_slugs(slug: str) -> None:
    assert not valid_slug(slug)


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Café & Bar 24", "cafe-bar-24"), ("Let's  Go!", "lets-go"), ("محاسبون", ""), ("Acme محاسبون", ""), ("!!", "")],
)
def test_a_suggestion_is_made_for_latin_only(text: str, slug: str) -> None:
    assert suggest_slug(text) == slug


@given(st.text())
def test_a_suggestion_is_valid_or_empty(text: str) -> None:
    assert suggest_slug(text) == "" or valid_slug(suggest_slug(text))
