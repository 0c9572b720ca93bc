"""The picture of a mail shows the very file, with somebody's name where a partner's will be."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest

from generator.model.dialect import PLAIN
from generator.model.plan import Cohort, Plan
from generator.pipeline import read
from generator.render.press import Press
from generator.text.merge_tags import own_tags
from tests.mail.example_mails import INFO, ROOT

NAMES = {"ar": ("اسم منشأتكم", "عنوانكم البريدي"), "en": ("Your Company", "Your postal address")}


@cache
def press_and_plan() -> tuple[Press, Plan]:
    _, project, plan, _ = read(ROOT, None, INFO)
    return Press(project, plan.family), plan


def pictures() -> list[Cohort]:
    return [one for one in press_and_plan()[1].cohorts if one.recipe.format == "image" and one.mail]


def mail_of(picture: Cohort) -> Cohort:
    """As the first service sends it: what nobody's service sends has no colours for the dark."""
    return next(
        one for one in press_and_plan()[1].cohorts
        if one.recipe.format == "email" and not one.per_partner and one.dialect != PLAIN
        and (one.segment, one.locale, one.mail) == (picture.segment, picture.locale, picture.mail)
    )  # fmt: skip


def tags_of(mail: Cohort) -> re.Pattern[str]:
    """What is filled in later: blanks for people, and the tags of the service."""
    dialect = press_and_plan()[0].project.dialects[mail.dialect]
    tags = [pattern.pattern for _, pattern in own_tags(dialect)]
    return re.compile("|".join([r"\[\[[^\[\]]*\]\]", *tags]))


def framed(page: str) -> str:
    found = re.search(r'srcdoc="([^"]*)"', page)
    assert found
    return unescape(found[1])


def test_each_mail_for_a_partner_s_list_has_one_in_light_and_one_in_dark() -> None:
    mine = {(one.segment, one.locale, one.mail) for one in press_and_plan()[1].cohorts
            if one.recipe.name == "partner/mail" and one.recipe.format == "email"}  # fmt: skip
    for scheme in ("light", "dark"):
        drawn = {
            (one.segment, one.locale, one.mail) for one in pictures() if one.recipe.name == f"segment/mail-{scheme}"
        }
        assert drawn == mine
        assert len(drawn) >= 10
    assert not [one for one in pictures() if one.per_partner], "never for each partner"


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_it_is_the_file_with_the_theme_s_typefaces_and_a_name(locale: str) -> None:
    press, _ = press_and_plan()
    for picture in (one for one in pictures() if one.locale == locale):
        page = press.bytes_of(picture, None).decode()
        shown = framed(page)
        styles = re.findall(r"<style>@font-face.*?</style>", shown, re.DOTALL)
        assert len(styles) == 1
        name, address = NAMES[locale]
        bare = shown.replace(styles[0], "")
        file = press.bytes_of(mail_of(picture), None).decode()
        assert name in bare
        assert address in bare
        assert "[[" not in bare
        # What differs from the file is what was filled in.
        parts = [part for part in tags_of(mail_of(picture)).split(file) if part]
        assert len(parts) > 2
        at = 0
        for part in parts:
            at = bare.index(part, at) + len(part)


def test_it_asks_for_its_scheme_and_issues_no_link() -> None:
    press, _ = press_and_plan()
    for picture in pictures():
        page = press.bytes_of(picture, None).decode()
        scheme = picture.recipe.name.rpartition("-")[2]
        assert f'data-scheme="{scheme}"' in page
        assert press.artifact(picture, None).links == ()
