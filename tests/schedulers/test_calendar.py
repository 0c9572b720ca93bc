"""The posting calendar as a file and on the page: the right moments, the whole text, names that stay."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.partner import Partner
from generator.model.schedule import wave_of
from generator.render.views.kit_times import by_wave
from generator.render.weave import CROOKED, LONG, SHORT, Model, NotWovenError
from tests.schedulers.described import NO_CONTENT, calendar_file
from tests.schedulers.ical import Component, parse
from tests.schedulers.planned import Made, planned
from tests.tiny.workshop import partner

ZONES = {"Asia/Riyadh": ("070000", "063000"), "Europe/Berlin": ("090000", "073000")}


def events(made: Made, recipe: str, locale: str) -> list[Component]:
    [cohort] = [one for one in made.cohorts(recipe, locale) if one.segment == "cafes"]
    return [one for one in parse(made.file(cohort)).inside if one.name == "VEVENT"]


@pytest.fixture(scope="module", params=sorted(ZONES))
def zone(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(zone: str, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(planned(tmp_path_factory.mktemp("dated") / "project", zone))


def test_moments_are_in_utc_whatever_the_clocks_do(made: Made, zone: str) -> None:
    winter, summer = ZONES[zone]
    found = {one.value("DTSTART") for one in events(made, "segment/calendar", "en")}
    assert f"20270119T{winter}Z" in found, "Tuesday of the second week, 10:00"
    assert f"20270330T{summer}Z" in found, "after Berlin's clocks were put forward, 9:30"


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_an_entry_for_every_turn(made: Made, locale: str) -> None:
    turns, found = made.project.calendar["cafes", locale], events(made, "partner/calendar", locale)
    assert len(found) == len(turns) == 15
    for event, turn in zip(found, turns, strict=True):
        start = turn.starts[wave_of("noor", len(turn.starts))]
        assert event.value("DTSTART") == start.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        assert event.value("DTSTAMP") == "20270110T000000Z", "from the content, so that every build is the same"
        [alarm] = event.inside
        assert (alarm.name, alarm.value("ACTION"), alarm.value("TRIGGER")) == ("VALARM", "DISPLAY", "-PT15M")
        assert event.text("CATEGORIES")
        if turn.post:
            assert event.value("ATTACH").endswith(f"/{locale}/{turn.post}.png")


def test_an_entry_is_named_after_its_link_and_holds_the_post(made: Made) -> None:
    names = [one.text("UID") for one in events(made, "partner/calendar", "en")]
    assert len(set(names)) == len(names)
    for event in events(made, "partner/calendar", "en"):
        link = re.search(r"utm_id=(\w+)", event.text("DESCRIPTION"))
        if link:
            assert event.text("UID") in (f"{link[1]}@tiny.example", f"{link[1]}-2@tiny.example")
    text = events(made, "partner/calendar", "en")[0].text("DESCRIPTION")
    assert any(text in made.file(one).decode() for one in made.cohorts("partner/posts", "en") if one.network == "x")


def test_the_page_shows_weeks_days_and_times(made: Made, zone: str) -> None:
    [cohort] = [one for one in made.cohorts("segment/kit", "en") if one.recipe.format == "page"]
    page = re.sub(r"</?bdi[^>]*>", "", made.press.bytes_of(cohort, None).decode())
    assert re.findall(r"<h2>(\d+):", page) == ["2", "3", "10", "12"]
    assert "Tuesday, January 19, 2027" in page
    assert 'id="x-time">10:00' in page
    assert {"Asia/Riyadh": "Riyadh", "Europe/Berlin": "Berlin"}[zone] in page


def test_the_page_names_files_and_marks_those_of_hearsay(made: Made) -> None:
    [cohort] = [one for one in made.cohorts("segment/kit", "en") if one.recipe.format == "page"]
    page = re.sub(r"</?bdi[^>]*>", "", made.press.bytes_of(cohort, None).decode())
    tools = re.findall(r"<h2>([A-Z][A-Za-z ]+)</h2>(<b>)?", page)
    assert [name for name, _ in tools] == [
        "Buffer", "Metricool", "Publer", "SocialPilot", "Zoho Social", "Hootsuite", "Later",
    ]  # fmt: skip
    assert [name for name, marked in tools if marked] == ["Hootsuite", "Later"]
    assert "<code>02-upload/buffer-linkedin.csv</code>[]" in page, "it is in the archive alone"


def test_times_of_partners_differ_by_their_waves(made: Made) -> None:
    """One template run, and still each partner has times of its own."""
    [cohort] = [one for one in made.cohorts("partner/calendar", "ar") if one.segment == "cafes"]
    first: dict[str, str] = {}
    for one in made.project.partners:
        if one.segment == "cafes":
            found = parse(made.press.artifact(cohort, one).data).inside[0].value("DTSTART")
            first[one.slug] = found
    turn = made.project.calendar["cafes", "ar"][0]
    for slug, found in first.items():
        assert found == turn.starts[wave_of(slug, 4)].astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    assert len(set(first.values())) > 1


def test_a_time_is_never_taken_for_the_same_everywhere() -> None:
    """Models that stand for all partners are of no wave, whatever their own words hash to."""
    for kind in (SHORT, LONG, CROOKED):
        with pytest.raises(NotWovenError):
            by_wave(["10:00", "10:10"])(cast(Partner, Model(partner("noor"), kind)))


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NO_CONTENT), max_size=200)


@given(WORDS, WORDS, WORDS, st.integers(0, 90))
def test_any_words_come_back(summary: str, text: str, category: str, alarm: int) -> None:
    day = datetime(2027, 1, 12, 7, tzinfo=UTC)
    entry = {"uid": "id@host", "start": f"{day:%Y%m%dT%H%M%SZ}", "summary": summary, "text": text,
             "category": category, "alarm": str(alarm)}  # fmt: skip
    [event] = parse(calendar_file("n", [entry])).inside
    kept = ["".join(char for char in words if char >= " " or char == "\n") for words in (summary, text, category)]
    assert event.text("SUMMARY") == kept[0]
    if kept[1]:
        assert event.text("DESCRIPTION") == kept[1]
    assert len(event.inside) == bool(alarm)
    assert event.value("DTSTAMP") == "20270112T000000Z"


def test_the_same_project_gives_the_same_calendar(tmp_path: Path) -> None:
    one, other = (Made(planned(tmp_path / name)) for name in ("one", "other"))
    for cohort, twin in zip(
        one.cohorts("partner/calendar", "ar"), other.cohorts("partner/calendar", "ar"), strict=True
    ):
        assert one.file(cohort) == other.file(twin)
