"""The posting calendar: every network once a week, on days on which people work everywhere, from the campaign on."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.render.views.kit_calendar import DAYS, WEEKS, turns

NAMES = st.lists(st.text("abcdef", min_size=1, max_size=3), unique=True, max_size=14)


@given(NAMES, NAMES, st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_every_network_has_one_turn_a_week(posts: list[str], networks: list[str], starts: date) -> None:
    found = turns(posts, networks, starts)
    if not posts:
        assert found == ()
        return
    assert Counter((turn.week, turn.network) for turn in found) == Counter(
        (week, network) for week in range(1, WEEKS + 1) for network in networks
    )
    assert all(turn.post == posts[(turn.week - 1) % len(posts)] for turn in found)
    assert [turn.on for turn in found] == sorted(turn.on for turn in found)


@given(NAMES, NAMES, st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_days_are_working_days_from_the_campaign_on(posts: list[str], networks: list[str], starts: date) -> None:
    for turn in turns(posts, networks, starts):
        assert turn.on.weekday() == turn.day - 1 < DAYS
        assert starts + timedelta(weeks=turn.week - 1) <= turn.on < starts + timedelta(weeks=turn.week + 1)


def test_a_week_is_even() -> None:
    days = Counter(turn.on for turn in turns(["a"], list("123456789"), date(2027, 1, 10)))
    assert set(days.values()) == {2, 3}
    assert min(days) == date(2027, 1, 11)
