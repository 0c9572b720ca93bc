"""The facts about mail services: complete, certain where they say so, and told apart."""

from __future__ import annotations

import re

import pytest

from generator.model.dialect import PLAIN, Dialect, known
from generator.text.merge_tags import families_of, field_tag, strangers, without_own
from tests.dialects.known import DIALECTS, SERVICES, examples

FAMILIES = families_of(DIALECTS.values())


def test_the_ten_services_and_the_one_without_tags_are_there() -> None:
    assert set(DIALECTS) == {
        "activecampaign", "brevo", "campaign_monitor", "customerio", "hubspot", "klaviyo", "mailchimp", "plain",
        "salesforce_mc", "sendgrid", "zoho_campaigns",
    }  # fmt: skip
    assert [slug for slug, dialect in DIALECTS.items() if dialect.is_plain] == [PLAIN]


@pytest.mark.parametrize("slug", SERVICES)
def test_every_tag_is_its_own_and_found_by_a_family(slug: str) -> None:
    dialect = DIALECTS[slug]
    for name, tag in examples(dialect).items():
        assert without_own(tag, dialect).strip() == "", name
        assert any(pattern.search(tag) for pattern in FAMILIES.values()), name


@pytest.mark.parametrize("slug", SERVICES)
def test_a_tag_is_a_stranger_to_every_service_that_does_not_print_it(slug: str) -> None:
    tags = [tag for name, tag in examples(DIALECTS[slug]).items() if name.startswith(("unsubscribe", "first_name_"))]
    for other in DIALECTS.values():
        for tag in tags:
            mine = without_own(tag, other).strip() == ""
            assert mine or list(strangers(tag, other, FAMILIES)), (other.slug, tag)
            assert not (mine and other.slug != slug and "unsub" in tag.lower()), (other.slug, tag)


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/%D8%A9%D8%A7-%D8%A8?a=100%25&b=%7Bc%7D", "<!--[if mso]>a<![endif]-->", "50% and 20 %",
        "[[your company]]", "[[اسم منشأتكم]]", "[العنوان البريدي]", "[postal address]", "a | b", "$5 [1]",
    ],
)  # fmt: skip
def test_what_is_no_tag_is_left_alone(text: str) -> None:
    assert list(strangers(text, DIALECTS[PLAIN], FAMILIES)) == []


def test_a_field_takes_the_service_s_form() -> None:
    assert field_tag(DIALECTS["mailchimp"], "reward_amount") == "*|REWARD_AMO|*"
    assert field_tag(DIALECTS["mailchimp"], "monthly_a_b") == "*|MONTHLY_A|*"
    assert field_tag(DIALECTS["sendgrid"], "points") == "{{points}}"
    assert field_tag(DIALECTS["campaign_monitor"], "points") == ""


def test_what_is_not_certain_is_not_known() -> None:
    assert DIALECTS["mailchimp"].preview_text_field is not None
    assert known(DIALECTS["mailchimp"].preview_text_field) is None
    assert known(DIALECTS["brevo"].address) is None
    assert known(DIALECTS["activecampaign"].first_name_fallback) is None


def test_a_tag_that_no_family_finds_is_refused() -> None:
    facts = {"value": "<<leave>>", "status": "tested", "source": "x"}
    with pytest.raises(ValueError, match="none of `families` finds the tag of `unsubscribe_href`"):
        Dialect.model_validate({"slug": "x", "label": {}, "unsubscribe_href": facts, "reviewed": "2026-11"})


@pytest.mark.parametrize("slug", DIALECTS)
def test_every_service_says_how_to_import_in_both_languages(slug: str) -> None:
    dialect = DIALECTS[slug]
    for steps in (dialect.steps, dialect.trial):
        assert steps is not None
        for step in steps.steps:
            assert set(step) == {"ar", "en"}
            assert re.search("[\u0621-\u064a]", step["ar"])
            assert not re.search(r"[\u0621-\u064a][,;?]", step["ar"])
