"""The mails of a whole partnership: which there are, whose they are, what they need and what their links say."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.rules import mails as mail_rules
from generator.links.register import register_csv
from generator.model.artifact import Artifact, Issued
from generator.model.build import BuildInfo
from generator.model.copy import Copy
from generator.model.dialect import PLAIN
from generator.model.mail import EVENTS, FIELD, OF_EVERY_SERVICE, MailFront, mail_order
from generator.model.plan import Cohort, Plan
from generator.model.project import Project
from generator.package.library.mails import mails_section
from generator.package.library.words import words
from generator.package.reports import register
from generator.pipeline import read
from generator.render.press import Press
from generator.render.views.merging import Merging
from generator.text.mail_parts import BLOCK_FIELDS, mail_parts
from generator.validate.mails import CopyMap, lend
from tests.tiny.workshop import TODAY, copy_tiny, load, problems_of

ROOT = Path(__file__).parents[2]
SEGMENTS = ("accountants", "consultants", "customers", "agencies", "vendors")


@cache
def example() -> tuple[Project, Plan]:
    _, project, plan, _ = read(ROOT, None, BuildInfo(TODAY))
    return project, plan


@cache
def made(segment: str, *, tokens: bool = False) -> dict[str, tuple[Artifact, ...]]:
    """All mails of a segment that no service sends, in all languages and forms, by event.

    With `tokens` as they are before a service's own tags stand in them.
    """
    project, plan = example()
    press = Press(project, plan.family)
    mine = [one for one in plan.family if one.mail and one.segment == segment and _is_a_mail(one)]
    found: dict[str, tuple[Artifact, ...]] = {}
    with pytest.MonkeyPatch.context() as here:
        if tokens:
            here.setattr(Merging, "html", lambda _, text: text)
            here.setattr(Merging, "text", lambda _, text: text)
            here.setattr("generator.render.views.mail_service.field_tag", lambda _, name: name)
        for one in mine:
            found[one.mail] = (*found.get(one.mail, ()), press.artifact(one, None))
    return found


def _is_a_mail(one: Cohort) -> bool:
    return not one.per_partner and one.dialect in ("", PLAIN) and one.recipe.format in ("email", "text", "draft")


def links_of(segment: str, event: str) -> list[Issued]:
    return [link for artifact in made(segment)[event] for link in artifact.links]


@pytest.mark.parametrize("segment", SEGMENTS)
def test_every_event_in_both_languages_and_three_forms_without_a_finding(segment: str) -> None:
    assert sorted(made(segment), key=mail_order) == list(EVENTS)
    for event, artifacts in made(segment).items():
        names = sorted(artifact.path for artifact in artifacts)
        of = "mails/plain" if event.startswith("announcement") else "mails"
        assert names == [f"kits/{segment}/{code}/{of}/{event}.{form}" for code in ("ar", "en") for form in FORMS]
        for artifact in artifacts:
            found = mail_rules.run(artifact, artifact.data.decode(), example()[0])
            assert [problem for problem in found if not problem.waived] == []


FORMS = ("eml", "html", "txt")


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_mail_shows_the_fields_that_it_needs_and_no_other(segment: str) -> None:
    project, _ = example()
    for event, artifacts in made(segment, tokens=True).items():
        for artifact in artifacts:
            if artifact.path.endswith(".eml"):
                continue
            mail = front(project, segment, event, artifact.path.split("/")[2])
            assert set(FIELD.findall(artifact.data.decode())) - OF_EVERY_SERVICE == set(mail.needs), artifact.path


def front(project: Project, segment: str, event: str, locale: str) -> MailFront:
    copy = project.unit(segment, f"mail-{event}", locale)
    assert copy is not None
    assert copy.mail is not None
    return copy.mail


@pytest.mark.parametrize("segment", SEGMENTS)
def test_every_mail_says_who_sends_it_to_whom_and_when(segment: str) -> None:
    for event in EVENTS:
        for locale in ("ar", "en"):
            mail = front(example()[0], segment, event, locale)
            assert mail.to
            assert mail.when
            assert (mail.sent_by(event) == "partner") == event.startswith("announcement")
            assert 25 <= len(mail.subject) <= 60
            assert all(25 <= len(subject) <= 60 for subject in mail.subjects)


def test_a_number_is_a_link_of_its_own_in_the_register() -> None:
    issued = links_of("accountants", "satisfaction")
    contents = {link.link.content for link in issued}
    assert contents == {f"satisfaction--email--nps-{number}" for number in range(11)}
    rows = register(issued)
    assert len({row.id for row in rows}) == len({row.url for row in rows}) == 22
    table = b"".join(register_csv(rows)).decode("utf-8-sig")
    assert all(f"satisfaction--email--nps-{number}" in table for number in range(11))


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_the_scale_runs_from_nought_to_ten_and_leads_to_the_page_that_thanks(locale: str) -> None:
    files = {artifact.path.split("/", 2)[2]: artifact.data.decode() for artifact in made("customers")["satisfaction"]}
    html, text = files[f"{locale}/mails/satisfaction.html"], files[f"{locale}/mails/satisfaction.txt"]
    pressed = re.findall(r'<a class="number" href="([^"]*)"[^>]*>(\d+)</a>', html)
    assert [number for _, number in pressed] == [str(number) for number in range(11)]
    for address, number in pressed:
        url = unescape(address)
        assert url.startswith(f"https://partners.daftar.example/{locale}/answer/?")
        assert f"satisfaction--email--nps-{number}&" in url
        assert f"\n{number}\n{url}\n" in text


@pytest.mark.parametrize(
    ("event", "href"),
    [("kit", "[[kit_url]]"), ("agreement", "[[agreement_url]]"), ("welcome", "mailto:partners@daftar.example"),
     ("nurture-article", "[[article_url]]")],
)  # fmt: skip
def test_a_button_opens_what_the_front_matter_says(event: str, href: str) -> None:
    mails = made("vendors", tokens=True)[event]
    html = next(one.data.decode() for one in mails if one.path.endswith(f"en/mails/{event}.html"))
    assert re.search(rf'<a class="button" href="{re.escape(href)}"', html)
    assert re.search(rf'<v:roundrect [^>]*href="{re.escape(href)}"', html)
    assert links_of("vendors", event) == [], "a link that nobody sees is not issued"


def test_only_what_the_partner_sends_is_in_its_kit_and_on_the_public_page() -> None:
    project, plan = example()
    own = {one.mail for one in plan.family if one.mail and one.per_partner}
    assert own == {"announcement", "announcement-b"}
    held = {held.recipe for one in plan.family for held in one.recipe.holds}
    assert {recipe for recipe in held if "team-mail" in recipe} == set()
    page = next(one for one in plan.family if one.recipe.name == "segment/kit" and one.recipe.format == "page")
    shown = Press(project, plan.family).artifact(page, None).data.decode()
    assert set(re.findall(r'id="mail-([a-z-]+)-subject"', shown)) == own


def test_the_team_finds_every_mail_in_the_order_of_the_partnership() -> None:
    section = mails_section(example()[0], "en", words("en"))
    assert re.findall(r'<code dir="ltr">([a-z-]+)</code>', section) == list(EVENTS)
    assert section.count('href="../site/kits/') == len(EVENTS) * len(SEGMENTS)
    assert "The day after somebody signs up" in section
    assert "[[reward_amount]] [[payment_date]] [[statement_url]]" in section


HELLO = """---
name: "{name}"
subject: "{subject}"
preheader: "A few words to begin with, and one thing that we ask of you, كلمات نبدأ بها"
cta: "Begin"
to: partner
when: "On the first day"
{more}---
{body}
"""


def hello(body: str, more: str = "", name: str = "Hello") -> str:
    return HELLO.format(name=name, subject="Hello to all of our new partners", body=body, more=more)


def test_a_mail_is_one_file_for_each_language(tmp_path: Path) -> None:
    both = {f"content/mails/eid.{code}.md": hello("We are glad that you are here.") for code in ("ar", "en")}
    project, plan = load(copy_tiny(tmp_path, both))
    made = {(one.segment, one.locale) for one in plan.family if one.mail == "eid"}
    assert made == {(segment, locale) for segment in project.segments for locale in ("ar", "en")}


def test_a_segments_own_mail_wins_and_limits_hold(tmp_path: Path) -> None:
    shared = {f"content/mails/eid.{code}.md": hello("From the programme.") for code in ("ar", "en")}
    limited = {
        f"content/mails/vip.{code}.md": hello("For some.", "segments: [nobody]\n") for code in ("ar", "en")
    }  # fmt: skip
    own = {"content/segments/cafes/mail-eid.en.md": hello("From the cafés.", name="Our own")}
    project, _ = load(copy_tiny(tmp_path / "sound", {**shared, **own}))
    assert front(project, "cafes", "eid", "en").name == "Our own"
    assert front(project, "cafes", "eid", "ar").name == "Hello"
    codes = {problem.code for problem in problems_of(copy_tiny(tmp_path / "limited", limited))}
    assert codes == {"E0301"}


def test_a_language_without_the_mail_falls_back_once(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path, {"content/mails/eid.ar.md": hello("From the programme.")})
    programme = root / "content/programme.yaml"
    programme.write_text(programme.read_text("utf-8") + "fallback: {en: ar}\n", encoding="utf-8")
    told = [problem for problem in problems_of(root) if problem.code == "W0406"]
    assert [problem.position.path for problem in told] == ["content/mails/eid.en.md"]
    project, _ = load(root)
    copy = project.unit("cafes", "mail-eid", "en")
    assert copy is not None
    assert copy.locale == "ar"


def test_levels_limit_who_gets_a_partners_mail(tmp_path: Path) -> None:
    more = "sender: partner\ntiers: [gold]\n"
    both = {f"content/mails/gala.{code}.md": hello("We invite you.", more) for code in ("ar", "en")}
    root = copy_tiny(tmp_path, both)
    for recipe in (root / "kits/partner").glob("mail.*.j2"):
        recipe.write_text(re.sub(r"(?m)^mails: .*\n", "", recipe.read_text("utf-8")), encoding="utf-8")
    _, plan = load(root)
    cohorts = [one for one in plan.cohorts if one.mail == "gala" and one.per_partner]
    assert cohorts
    for one in cohorts:
        assert {plan.roster[place].tier for place in plan.partners_of(one)} <= {"gold"}
    everybody = [one for one in plan.cohorts if one.mail == "announcement" and one.per_partner]
    assert len(plan.partners_of(everybody[0])) > len(plan.partners_of(cohorts[0]))


OWN, SHARED = "mail-eid", "mails/eid"
LANGUAGES = ("ar", "en", "fr")


@given(
    own=st.sets(st.sampled_from(LANGUAGES)),
    shared=st.sets(st.sampled_from(LANGUAGES), min_size=1),
    fallback=st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES), max_size=2),
)
def test_the_law_of_fallback(own: set[str], shared: set[str], fallback: dict[str, str]) -> None:
    """Own words in the right language, then the programme's, then own words in the fallback language."""
    copy: CopyMap = {("cafes", OWN, code): words_in(code, "own") for code in own}
    copy.update({("", SHARED, code): words_in(code, "shared") for code in shared})
    for code in set(LANGUAGES) - shared:  # what completing has done by now, where it can
        if fallback.get(code) in shared:
            copy["", SHARED, code] = words_in(fallback[code], "shared")
    before = dict(copy)
    lend(copy, {"cafes": None}, LANGUAGES, fallback)  # type: ignore[dict-item]
    for code in LANGUAGES:
        found = copy.get(("cafes", OWN, code))
        if code in own:
            assert found == before["cafes", OWN, code]
        elif code in shared:
            assert found == words_in(code, "shared")
        elif ("", SHARED, code) in before:
            assert found == words_in(fallback[code], "own" if fallback[code] in own else "shared")
        else:
            assert found is None


def words_in(code: str, whose: str) -> Copy:
    mail = MailFront(subject=whose, preheader="p", cta="c", to=("partner",), when="w")
    return Copy(f"{whose}.{code}.md", code, (), body=whose, mail=mail)


@given(st.lists(st.sampled_from(["text", "{cta}", "{offer}", "> quoted\n> — Lina، owner", "", "- a\n- b"]), max_size=8))
def test_the_parts_of_a_body_are_its_lines_in_order(pieces: list[str]) -> None:
    body = "\n\n".join(pieces)
    parts = mail_parts(body)
    assert [part.kind for part in parts].count("cta") == max(1, pieces.count("{cta}"))
    said = " ".join(part.text for part in parts if part.kind == "text").split()
    assert said == " ".join(piece for piece in pieces if piece in ("text", "- a\n- b")).split()
    for part in parts:
        if part.kind in BLOCK_FIELDS and f"{{{part.kind}}}" in pieces:
            assert body.split("\n")[part.line] == f"{{{part.kind}}}"
        if part.kind == "story":
            assert (part.text, part.name, part.role) == ("quoted", "Lina", "owner")
