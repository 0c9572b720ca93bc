"""Each rule about tags fires where it is meant to, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.mail_tags import lint_tags
from generator.text.merge_tags import families_of, look_alikes, strangers, unbalanced, without_own
from tests.dialects.known import DIALECTS, made

FAMILIES = families_of(DIALECTS.values())
H1 = "</body>"

FAULTS: tuple[tuple[str, str, str, str], ...] = (
    ("E0951", "mailchimp", H1, "[[first_name]]</body>"),
    ("E0952", "mailchimp", H1, "{{ contact.firstname }}</body>"),
    ("E0952", "hubspot", H1, "*|FNAME|*</body>"),
    ("E0952", "brevo", H1, "{% unsubscribe_link %}</body>"),
    ("E0952", "plain", H1, "%UNSUBSCRIBELINK%</body>"),
    ("E0952", "zoho_campaigns", H1, "[firstname]</body>"),
    ("E0952", "mailchimp", H1, "<unsubscribe>x</unsubscribe></body>"),
    ("E0953", "klaviyo", "{% unsubscribe_link %}", "https://x.example/"),
    ("E0953", "campaign_monitor", "</unsubscribe>", '</unsubscribe><unsubscribe style="">x</unsubscribe>'),
    ("E0954", "mailchimp", "*|LIST:ADDRESS|*", "Riyadh"),
    ("E0954", "brevo", "[postal address]", ""),
    ("E0955", "mailchimp", H1, "*|FNAME|*</body>"),
    ("E0956", "mailchimp", "*|END:IF|*", ""),
    ("E0957", "brevo", H1, '<p title="{{ contact.FIRSTNAME | default : "x" }}"></p></body>'),
    ("E0958", "klaviyo", "|default:'there'", " | default: 'there'"),
    ("E0958", "sendgrid", "{{{unsubscribe}}}", "{{unsubscribe}}"),
    ("E0958", "customerio", "{% unsubscribe_url %}", "{{ unsubscribe_url }}"),
    ("E0958", "hubspot", "<!--\n  templateType", "<!-- \n  templateType"),
    ("E0950", "zoho_campaigns", "$[LI:UNSUBSCRIBE]$", "http://$[LI:UNSUBSCRIBE]$"),
)


def codes(text: str, slug: str, *, markup: bool = True, named: bool = False) -> set[str]:
    found = lint_tags(text, DIALECTS[slug], FAMILIES, path="x", markup=markup, named=named)
    return {problem.code for problem in found}


@pytest.mark.parametrize(("code", "slug", "old", "new"), FAULTS)
def test_each_fault_is_found(code: str, slug: str, old: str, new: str) -> None:
    html = made(slug, "en", "email")
    assert old in html
    assert codes(html, slug) == set()
    assert code in codes(html.replace(old, new, 1), slug)


def test_the_plain_text_has_its_own_way_out() -> None:
    text = made("mailchimp", "en", "text")
    assert codes(text, "mailchimp", markup=False) == set()
    assert "E0953" in codes(text.replace("*|UNSUB|*", ""), "mailchimp", markup=False)
    assert "E0953" in codes(text + "*|UNSUB|*", "mailchimp", markup=False)


def test_a_blank_address_is_told_where_a_service_sends_for_a_partner() -> None:
    html = made("brevo", "en", "email")
    assert codes(html, "brevo", named=True) == {"W0939"}
    assert codes(html.replace("[postal address]", "Riyadh"), "brevo", named=True) == set()
    assert codes(made("plain", "en", "email"), "plain", named=True) == set()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("*|IF:A|*x*|END:IF|*", ""), ("*|IF:A|*x", "*|IF:A|*"), ("x*|END:IF|*", "*|END:IF|*"),
        ("{% if a %}{% if b %}x{% endif %}{% endif %}", ""), ("{% if a %}*|END:IF|*", "*|END:IF|*"),
        ("%%[IF a THEN]%%x%%[ENDIF]%%", ""), ("%%[IF a THEN]%%x", "%%[IF a THEN]%%"),
    ],
)  # fmt: skip
def test_conditions(text: str, first: str) -> None:
    assert unbalanced(text) == first


@pytest.mark.parametrize("text", ["20%% off", "%SALE%", "*|A|*", "$[A]$", "a [word] b", "[x]", "[x,fallback=]"])
def test_a_look_alike_is_found(text: str) -> None:
    assert list(look_alikes(text))


@pytest.mark.parametrize(
    "text",
    ["20% off, 30% later", "[words](https://x.example/)", "[words][1]", "[[points]]", "{{ offer.client }}", "A | B",
     "[two words]", "5 * 6", "$100", "100%"],
)  # fmt: skip
def test_plain_words_are_none(text: str) -> None:
    assert list(look_alikes(text)) == []


def test_a_name_may_have_brackets() -> None:
    assert list(look_alikes("Lina [x]", name=True)) == []
    assert list(look_alikes("Lina [[x]]", name=True))


@given(st.text(), st.sampled_from(sorted(DIALECTS)), st.booleans())
def test_no_text_breaks_a_rule(text: str, slug: str, markup: bool) -> None:
    lint_tags(text, DIALECTS[slug], FAMILIES, path="x", markup=markup, named=True)


TAGS = ("*|FNAME|*", "{{ a }}", "{{{a}}}", "{% a %}", "%%a%%", "%ABCD%", "[firstname]", "[[first_name]]", "$[A]$",
        "<unsubscribe>")  # fmt: skip
MADE_OF_TAGS = st.lists(st.sampled_from(TAGS) | st.text("[]{}%*|$<a A", max_size=4), max_size=8).map("".join)


@given(MADE_OF_TAGS, st.sampled_from(list(DIALECTS)))
def test_what_is_looked_for_in_a_faster_way_is_found_all_the_same(text: str, slug: str) -> None:
    found = [(one.text, one.place, one.family) for one in strangers(text, DIALECTS[slug], FAMILIES)]
    assert found == list(_one_by_one(without_own(text, DIALECTS[slug])))


def _one_by_one(rest: str) -> Iterator[tuple[str, int, str]]:
    """Every tag of every family, but for those that lie in one told before."""
    seen: set[int] = set()
    for name, pattern in FAMILIES.items():
        for tag in pattern.finditer(rest):
            if seen.isdisjoint(range(*tag.span())):
                seen.update(range(*tag.span()))
                yield tag[0], tag.start(), name
