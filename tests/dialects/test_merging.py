"""From tokens to tags: what stands in the mail of each service, with a name and without one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.mail_tags import lint_tags
from generator.model.dialect import PLAIN, Dialect
from generator.render.press import Press
from generator.render.views.merging import MergeWords, Merging, is_in_tag
from generator.text.merge_tags import NEUTRAL, families_of, fits_in_tag, neutralised
from tests.dialects.known import DIALECTS, FALLBACK, SERVICES, made, text_of
from tests.tiny.workshop import copy_tiny, edit, load, partner, tiny

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en")
WORDS = MergeWords("there", "friend", lambda name: f"[a {name}]", "tiny intro en")
FAMILIES = families_of(DIALECTS.values())


def merging(slug: str, greeting: str = "there") -> Merging:
    return Merging(DIALECTS[slug], MergeWords(greeting, WORDS.reader, WORDS.blank, WORDS.label))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", DIALECTS)
def test_golden_mail(slug: str, language: str, bless: bool) -> None:
    for form, ending in (("email", "html"), ("text", "txt")):
        golden = HERE / "golden" / f"{slug}.{language}.{ending}"
        if bless:
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(made(slug, language, form), encoding="utf-8", newline="\n")
        assert made(slug, language, form) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", DIALECTS)
def test_no_service_finds_a_fault(slug: str, language: str) -> None:
    for form in ("email", "text"):
        found = lint_tags(made(slug, language, form), DIALECTS[slug], FAMILIES, path="x", markup=form == "email")
        assert found == ()


def test_every_golden_file_is_of_a_dialect() -> None:
    assert {file.name.split(".")[0] for file in (HERE / "golden").iterdir()} == set(DIALECTS)


@pytest.mark.parametrize("slug", SERVICES)
def test_no_token_is_left_in_any_place(slug: str) -> None:
    tokens = "[[first_name]] [[greeting_name]] [[unsubscribe_url]] [[sender_address]] [[web_version_url]] [[points]]"
    html = f'<a href="[[unsubscribe_url]]" style="color:#123456">x</a><p title="{tokens}">{tokens}</p>'
    assert not NEUTRAL.search(merging(slug).html(html))
    assert not NEUTRAL.search(merging(slug).text(tokens))


@pytest.mark.parametrize("slug", SERVICES)
def test_no_quote_ends_an_attribute(slug: str) -> None:
    tag = merging(slug).html('<p title="[[first_name]] and [[greeting_name]]">')
    assert tag.count('"') == 2


def test_a_greeting_names_nobody_where_nothing_is_certain_or_nothing_fits() -> None:
    assert not merging("activecampaign").greets_by_name
    assert not merging(PLAIN).greets_by_name
    assert merging("klaviyo").greets_by_name
    assert not merging("klaviyo", "l'ami").greets_by_name


@given(st.text())
def test_what_fits_ends_no_tag(words: str) -> None:
    if fits_in_tag(words):
        assert not set(words) & set("'\"{}[]|%$*<>=\n\r:")
        assert words == words.strip() != ""


def test_elements_take_the_place_of_links() -> None:
    html = '<a class="small" href="[[unsubscribe_url]]" style="color:#54625e;background-color:#ffffff">Leave</a>'
    assert merging("campaign_monitor").html(html) == (
        '<unsubscribe style="color:inherit;background-color:#ffffff">Leave</unsubscribe>'
    )


def test_an_address_that_nobody_knows_is_a_blank_and_no_dead_link() -> None:
    html = '<v:roundrect href="[[kit_url]]" x="1"><a href="[[kit_url]]" style="a">Open</a>'
    assert merging(PLAIN).html(html) == '<v:roundrect x="1"><a style="a">Open [a kit_url]</a>'
    assert merging("hubspot").html(html).count('href="{{ contact.kit_url }}"') == 2


@given(st.text(alphabet='<>"=[]abc /!-', max_size=40))
def test_html_without_tokens_stays_what_it_is(html: str) -> None:
    if not NEUTRAL.search(html):
        assert merging("campaign_monitor").html(html) == html


@pytest.mark.parametrize("slug", SERVICES)
def test_read_neutrally_a_mail_has_one_way_out(slug: str) -> None:
    html = neutralised(made(slug, "en", "email"), DIALECTS[slug])
    assert html.count('href="[[unsubscribe_url]]"') == 1
    assert html.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(("name", "read"), [("Sara", "Hello Sara,"), ("", "Hello there,"), (None, "Hello there,")])
def test_hubspot_s_greeting_reads_right(name: str | None, read: str) -> None:
    said = re.search(r"Hello [^\n]*,", made("hubspot", "en", "text"))
    assert said
    person: dict[str, Any] = {} if name is None else {"contact.firstname": name}
    words = {"personalization_token": lambda key, default: person.get(key) or default}
    assert bare(jinja2.Template(said[0]).render(words)) == read


@pytest.mark.parametrize(("name", "read"), [("سارة", "السلام عليكم سارة،"), ("", "السلام عليكم ورحمة الله،")])
def test_mailchimp_s_greeting_reads_right_in_arabic(name: str, read: str) -> None:
    """Mailchimp's conditions, read by their documentation: the first part where the field is filled."""
    said = next(line for line in made("mailchimp", "ar", "text").split("\n") if "FNAME" in line)
    chosen = re.sub(r"\*\|IF:FNAME\|\*(.*?)\*\|ELSE:\|\*(.*?)\*\|END:IF\|\*", r"\1" if name else r"\2", said)
    assert bare(chosen.replace("*|FNAME|*", name)) == read


def bare(text: str) -> str:
    return re.sub("[\u200f\u2066-\u2069]", "", text)


def test_an_address_alone_on_its_line_is_bare() -> None:
    assert "\n*|UNSUB|*\n" in made("mailchimp", "ar", "text") + "\n"


def test_a_partner_gets_its_own_service_and_the_draft_none() -> None:
    project, plan = tiny()
    press = Press(project, plan.family)
    lina = partner(dialect="zoho_campaigns", address="12 King Fahd Road, Riyadh")
    find = {one.recipe.format: one for one in plan.family if one.recipe.name == "partner/mail" and one.locale == "en"}
    html = press.bytes_of(find["email"], lina).decode()
    assert 'href="$[LI:UNSUBSCRIBE]$"' in html
    assert "12 King Fahd Road, Riyadh" in html
    assert html.encode() == press.in_full(find["email"], lina)
    assert "$[" not in press.artifact(find["draft"], lina).data.decode()
    assert press.artifact(find["draft"], lina).dialect == PLAIN


def test_the_programme_s_service_is_the_default(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    edit(root, "content/programme.yaml", ("theme: tiny", "theme: tiny\ndialect: brevo"))
    project, plan = load(root)
    press = Press(project, plan.family)
    mail = next(one for one in plan.family if (one.recipe.name, one.recipe.format) == ("segment/mail", "email"))
    assert "{{ unsubscribe }}" in press.artifact(mail, None).data.decode()


OURS = """slug: ours
label: {ar: خدمتنا, en: Ours}
first_name_fallback: {value: "<<name|{fallback}>>", status: tested, source: our own server}
unsubscribe_href: {value: "<<leave>>", status: tested, source: our own server}
web_version: {value: "<<web>>", status: unverified, source: none}
preview_text_field: {value: true, status: tested, source: our own server}
families:
  ours: {value: '<<[^<>]+>>', status: tested, source: Python re}
reviewed: "2026-11"
"""


def test_a_dialect_is_one_file(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path, {"content/dialects/ours.yaml": OURS})
    project, plan = load(root)
    html = text_of(project, plan.family, "ours", "en", "email")
    assert 'href="<<leave>>"' in html
    assert "<<name|there>>" in html
    assert "<<web>>" not in html  # nobody has read or tried it
    ours: Dialect = project.dialects["ours"]
    assert lint_tags(html, ours, families_of(project.dialects.values()), path="x", markup=True) == ()
    assert Merging(ours, WORDS).fills_preview
    assert set(project.dialects) == {*DIALECTS, "ours"}


def test_fallback_words_are_those_of_the_catalogue() -> None:
    for language in LANGUAGES:
        assert FALLBACK[language] in made("klaviyo", language, "text")


def test_a_partner_s_name_is_never_read_as_a_token() -> None:
    project, plan = tiny()
    press = Press(project, plan.family)
    crook = partner(names=("[[unsubscribe_url]]", "[[unsubscribe_url]]"), dialect="mailchimp")
    for one in plan.family:
        if one.recipe.name == "partner/mail" and one.recipe.format in ("email", "text"):
            data = press.bytes_of(one, crook)
            assert data == press.in_full(one, crook)
            assert data.count(b"*|UNSUB|*") == 1
            assert b"[[unsubscribe_url]]" in data


@given(
    st.lists(st.sampled_from(["<a ", ">", "<", "</p>", "[[first_name]]", "[[code]]", 'title="', '"', " x "])).map(
        "".join
    )
)
def test_a_token_is_in_a_tag_where_a_tag_is_around_it(html: str) -> None:
    tags = [found.span() for found in re.finditer(r"\A[^<>]*>|<[^<>]*(?:>|\Z)", html)]
    for token in NEUTRAL.finditer(html):
        assert is_in_tag(token) == any(start <= token.start() and token.end() <= end for start, end in tags)
