"""Share links decode to exactly what was put in."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links.share import placeholders, share_url
from tests.links.facts import NETWORKS

URL = "https://example.com/ar/p/acme/?utm_source=acme&utm_medium=social#plans"
TEXT = "إعلان | سجّلوا الآن\nخصم 10% & أكثر #شركاء"
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1)
X = "https://x.com/intent/tweet?text={text}&url={url}&hashtags={hashtags_csv}&via={handle}"


def decoded(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query.replace("+", "%2B")))


def test_x_in_full() -> None:
    link = share_url(X, text="a b\nc", url="https://e.com/?a=1&b=2", hashtags=("#شركاء_النجاح", "x"), handle="@acme")
    assert link == (
        "https://x.com/intent/tweet?text=a%20b%0Ac&url=https%3A%2F%2Fe.com%2F%3Fa%3D1%26b%3D2"
        "&hashtags=%D8%B4%D8%B1%D9%83%D8%A7%D8%A1_%D8%A7%D9%84%D9%86%D8%AC%D8%A7%D8%AD%2Cx&via=acme"
    )


def test_empty_options_are_dropped() -> None:
    assert share_url(X, text="a", url=URL).endswith("%23plans")


def test_the_link_stands_last_and_alone_on_its_line() -> None:
    link = share_url("https://bsky.app/intent/compose?text={text_with_url}", text=TEXT + "\r\n", url=URL)
    assert decoded(link)["text"].split("\n")[-1] == URL
    assert decoded(link)["text"] == f"{TEXT}\n{URL}"


def test_a_mastodon_instance_is_a_host_and_nothing_more() -> None:
    template = "https://{instance}/share?text={text_with_url}"
    link = share_url(template, text="a", url=URL, instance="social.example")
    assert urlsplit(link).hostname == "social.example"
    hostile = share_url(template, text="a", url=URL, instance="evil.example/?x=")
    assert "evil.example/?x=" not in hostile


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("https://{instance}/?t={text}", "instance"),
        ("https://a.b/?u={url}", "url"),
        ("https://a.b/?m={image_url}", "image_url"),
    ],
)
def test_what_a_template_cannot_do_without(template: str, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        share_url(template, text="a")


def test_an_unknown_placeholder_is_named() -> None:
    with pytest.raises(ValueError, match="colour"):
        share_url("https://a.b/?c={colour}", url=URL)


@given(texts, texts)
def test_text_and_url_come_back_whatever_they_hold(text: str, url: str) -> None:
    link = share_url("https://a.b/?t={text}&u={url}", text=text, url=url)
    assert [unquote(pair.partition("=")[2]) for pair in urlsplit(link).query.split("&")] == [text, url]
    assert "+" not in link
    assert " " not in link


@pytest.mark.parametrize("slug", sorted(NETWORKS))
def test_every_networks_template_gives_a_link_that_holds_url_and_text(slug: str) -> None:
    share = NETWORKS[slug].share
    if not share.template:
        assert share.takes == "nothing"
        return
    link = share_url(
        share.template,
        text=TEXT,
        url=URL,
        title="عنوان",
        instance="social.example",
        image_url="https://example.com/a.jpg",
        app_id="1",
        redirect_uri="https://example.com/",
    )
    assert "{" not in link
    assert link.isascii()
    whole = unquote(link)
    if {"url", "text_with_url"} & set(placeholders(share.template)):
        assert URL in whole
    assert (TEXT in whole) == (share.takes == "text")
