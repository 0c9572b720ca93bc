"""A campaign's dates: nothing on days off, no network twice at once, all posts somewhere, clocks that change."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.copy import Post
from generator.model.moments import read_when
from generator.model.programme import Campaign, Programme
from generator.model.schedule import STEP, Turn, wave_of
from generator.model.source import Source
from generator.text.zones import later, moment, weekend_of
from generator.validate.bench import Bench
from generator.validate.schedule import read_calendar

NETWORKS = ("x", "linkedin", "threads")
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PROGRAMME: dict[str, object] = {
    "slug": "p", "name": {"en": "n"}, "tagline": {"en": "t"}, "base_url": "https://a.example/", "campaign": "c",
    "product_url": "https://b.example/", "form_provider": "mailto", "host": "netlify", "kit_secret": "0123456789abcdef",
}  # fmt: skip


def posts(count: int) -> tuple[Post, ...]:
    one = {"short": "a", "long": "b", "alt": "c"}
    return tuple(Post.model_validate({"id": f"post{number}", **one}) for number in range(1, count + 1))


def planned(
    schedule: list[dict[str, object]], count: int = 3, zone: str = "Asia/Riyadh", weekend: tuple[int, ...] = (),
    networks: tuple[str, ...] = NETWORKS, **campaign: object,
) -> tuple[tuple[Turn, ...], list[str]]:  # fmt: skip
    """The turns of one segment, and the codes of what was said."""
    bench = Bench(Source(*[{} for _ in range(6)]))
    about = {"name": {"en": "n"}, "period": "2027q1", "starts": date(2027, 1, 10), "ends": date(2027, 3, 31)}
    made = Campaign.model_validate({**about, "schedule": schedule, **campaign})
    days_off = tuple(DAY_NAMES[day] for day in weekend)
    fields = {"time_zone": zone, "weekend": days_off, "networks": networks, "default_locale": "ar", "locales": ("ar",)}
    programme = Programme.model_validate({**PROGRAMME, **fields})
    found = read_calendar(bench, programme, made, "c", {("s", "ar"): posts(count)}, {("s", "news")})
    return found.get(("s", "ar"), ()), [problem.code for problem in bench.problems]


@given(
    count=st.integers(1, 6), length=st.integers(0, 90), start=st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    weekend=st.sets(st.integers(0, 6), max_size=6), off=st.tuples(st.integers(0, 90), st.integers(0, 20)),
    networks=st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True, min_size=1),
    zone=st.sampled_from(["UTC", "Asia/Riyadh", "Europe/Berlin", "America/New_York"]),
)  # fmt: skip
def test_without_a_schedule_all_is_spread_over_working_days(
    count: int, length: int, start: date, weekend: set[int], off: tuple[int, int], networks: list[str], zone: str
) -> None:
    first, last = (start + timedelta(days=days) for days in (off[0], sum(off)))
    pauses = [{"name": {"en": "p"}, "from": first, "to": last}]
    own = weekend or weekend_of(zone, "ar")
    turns, codes = planned([], count, zone, tuple(weekend), tuple(networks), starts=start,
                           ends=start + timedelta(days=length), pauses=pauses)  # fmt: skip
    missing = count * len(networks) - len(turns)
    assert set(codes) == ({"W0366"} if missing else set())
    assert max(Counter((turn.post, turn.network) for turn in turns).values(), default=0) <= 1
    assert len({(turn.network, turn.starts[0]) for turn in turns}) == len(turns)
    for turn in turns:
        assert start <= turn.day <= start + timedelta(days=length)
        assert turn.day.weekday() not in own
        assert not first <= turn.day <= last
        assert turn.week == (turn.day - start).days // 7 + 1
        assert {one.date() for one in turn.starts} == {turn.day}
    assert list(turns) == sorted(turns, key=lambda turn: turn.starts[0])
    room = sum(1 for day in range(length + 1) if (at := start + timedelta(days=day)).weekday() not in own
               and not first <= at <= last)  # fmt: skip
    assert missing == max(0, count - 3 * room) * len(networks), "three hours a day for each network"


@given(st.integers(1, 40))
def test_the_spread_is_even(count: int) -> None:
    turns, _ = planned([], count, networks=("x",))
    days = [turn.day for turn in turns]
    working = 58
    gaps = [(after - before).days for before, after in pairwise(days)]
    assert all(gap <= working / count * 7 / 5 + 3 for gap in gaps)
    assert days[0] == date(2027, 1, 10)


def test_a_line_says_what_where_and_when() -> None:
    turns, codes = planned([
        {"post": "2", "networks": ["x"], "when": "week 2, Tuesday 10:00"},
        {"post": "post1", "networks": ["linkedin"], "when": "2027-01-12 09:30"},
        {"mail": "news", "when": "الأسبوع ٣، الأحد ١١:٠٠"},
    ])  # fmt: skip
    assert codes == []
    assert [(turn.post or turn.mail, turn.network, turn.starts[0].isoformat()) for turn in turns] == [
        ("post1", "linkedin", "2027-01-12T09:30:00+03:00"),
        ("post2", "x", "2027-01-19T10:00:00+03:00"),
        ("news", "", "2027-01-24T11:00:00+03:00"),
    ]


def test_a_week_is_spread_over_its_working_days() -> None:
    turns, codes = planned([{"post": "1", "when": "week 2"}])
    assert codes == []
    assert [turn.network for turn in turns] == list(NETWORKS)
    assert len({turn.day for turn in turns}) == 3
    assert {turn.week for turn in turns} == {2}


def test_the_rest_is_what_no_other_line_names() -> None:
    turns, _ = planned([{"post": "2", "networks": ["x"], "when": "week 1"}, {"post": "rest", "networks": ["x"]}])
    assert sorted(turn.post for turn in turns) == ["post1", "post2", "post3"]


def test_a_week_at_one_time_puts_two_posts_on_two_days() -> None:
    turns, codes = planned([{"post": "rest", "networks": ["x"], "when": "week 2 10:00"}])
    assert codes == []
    assert len({turn.starts[0] for turn in turns}) == 3
    assert {turn.starts[0].time() for turn in turns} == {time(10)}


def test_what_is_left_open_keeps_clear_of_what_is_written() -> None:
    turns, codes = planned(
        [{"post": "1", "networks": ["x"], "when": "2027-01-10 10:00"}, {"post": "2", "networks": ["x"]}],
        ends=date(2027, 1, 10),
    )
    assert codes == []
    assert [turn.starts[0].hour for turn in turns] == [10, 13]


def test_a_post_that_comes_back_knows_which_time_that_is() -> None:
    turns, _ = planned([{"post": "1", "networks": ["x"], "when": f"week {week}"} for week in (1, 3, 5)])
    assert [turn.again for turn in turns] == [1, 2, 3]


def test_ten_in_the_morning_stays_ten_when_clocks_change() -> None:
    lines: list[dict[str, object]] = [
        {"post": "1", "networks": ["x"], "when": f"2027-03-{day} 10:00"} for day in ("25", "30")
    ]
    for zone, wanted in (("Europe/Berlin", [9, 8]), ("Asia/Riyadh", [7, 7])):
        turns, _ = planned(lines, zone=zone)
        assert [turn.starts[0].astimezone(UTC).hour for turn in turns] == wanted
        assert {turn.starts[0].hour for turn in turns} == {10}


def test_a_time_that_clocks_jump_over_does_not_exist() -> None:
    day = date(2027, 3, 28)
    assert moment(day, time(2, 30), "Europe/Berlin") is None
    assert moment(day, time(1, 59), "Europe/Berlin") is not None
    assert moment(day, time(2, 30), "Asia/Riyadh") is not None
    twice = moment(date(2027, 10, 31), time(2, 30), "Europe/Berlin")
    assert twice is not None
    assert twice.utcoffset() == timedelta(hours=2), "of two, the first"


@given(st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)), st.integers(0, 24 * 60))
def test_later_is_later_by_that_much(start: datetime, minutes: int) -> None:
    first = moment(start.date(), start.time(), "Europe/Berlin")
    if first is not None:
        assert later(first, minutes, "Europe/Berlin") - first == timedelta(minutes=minutes)


def test_partners_are_apart_but_never_past_midnight() -> None:
    turns, _ = planned([{"post": "1", "networks": ["x"], "when": "2027-01-12 23:45"}])
    [turn] = turns
    assert [one.strftime("%H:%M") for one in turn.starts] == ["23:45", "23:55", "23:45", "23:45"]
    turns, _ = planned([{"post": "1", "networks": ["x"], "when": "2027-01-12 10:00"}], spread=0)
    assert len(turns[0].starts) == 1


def test_waves_are_even_and_stay_what_they_are() -> None:
    counts = Counter(wave_of(f"partner-{number}", 4) for number in range(4000))
    assert set(counts) == {0, 1, 2, 3}
    assert all(900 < count < 1100 for count in counts.values())
    assert [wave_of(slug, 4) for slug in ("noor", "lina", "raqm")] == [wave_of(s, 4) for s in ("noor", "lina", "raqm")]
    assert STEP % 5 == 0, "some tools take minutes that end in 0 or 5 only"


@pytest.mark.parametrize(("zone", "locale", "days"), [
    ("Asia/Riyadh", "en", {4, 5}), ("Europe/Berlin", "ar", {5, 6}), ("Asia/Dubai", "ar", {5, 6}),
    ("Asia/Kolkata", "en", {6}), ("Asia/Tehran", "fa", {4}), ("UTC", "ar", {4, 5}), ("UTC", "en", {5, 6}),
])  # fmt: skip
def test_the_weekend_is_that_of_the_country(zone: str, locale: str, days: set[int]) -> None:
    assert weekend_of(zone, locale) == days


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_date_and_time_are_read_as_written(day: date, at: time) -> None:
    text = f"{day} {at:%H:%M}"
    for written in (text, text.translate({ord("0") + n: chr(ord("٠") + n) for n in range(10)})):
        found = read_when(written)
        assert (found.day, found.at) == (day, at)
