"""Partners who are as they were are taken over in stretches: all of them, in their order, and nobody by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import make
from generator.make.crew import Task, share_out
from generator.make.ledgers import LEDGERS
from generator.make.news import News
from generator.make.people import People, partner_line
from generator.make.record import Record
from generator.make.share import Share
from generator.make.stretches import Stretch, portion, stretches
from generator.model.partner import Partner
from generator.model.plan import Plan
from generator.model.roster import Roster
from tests.build.farm import COPY, FIRST, WORDS, Farm, Row

SEGMENTS = ("bakers", "cafes", "zoos")
OLD, NEW = "old-code", "new-code"


def partner(slug: str, segment: str, code: str) -> Partner:
    return Partner(slug=slug, names=("x", "x"), segment=segment, type="referral", tier="", code=code)


class Lists:
    """A list of the last build, one of now, and what is new between them."""

    def __init__(
        self, then: dict[str, tuple[str, str]], now: dict[str, tuple[str, str]], stale: frozenset[str], forced: set[str]
    ) -> None:
        before = Roster.of(partner(slug, *row) for slug, row in then.items())
        self.roster = Roster.of(partner(slug, *row) for slug, row in now.items())
        self.lines = [(one.slug, key.hex(), one.segment) for one, key in zip(before, keys(before), strict=True)]
        lengths = [len(LEDGERS) * [len(slug)] for slug, _, _ in self.lines]
        text = b"".join(
            partner_line(*line, 2, sizes, (number, 0, 7))
            for number, (line, sizes) in enumerate(zip(self.lines, lengths, strict=True), start=1)
        )
        self.people = People(text.decode(), Path("reports"))
        self.plan = Plan((), self.roster, {name: self.roster.segment(name) for name in SEGMENTS})
        self.forced = frozenset(place for place, one in enumerate(self.roster) if one.slug in forced)
        record = Record(partners=self.people)
        self.news = News(record, frozenset(), frozenset(), self.forced, stale, untouched=True)

    def found(self, number: int, of: int) -> Iterator[Stretch]:
        return portion(tuple(stretches(self.plan, self.news)), number, of)


def keys(roster: Roster) -> Iterator[bytes]:
    return roster.keys(0, len(roster))


rows = st.tuples(st.sampled_from(SEGMENTS), st.sampled_from((OLD, OLD, OLD, NEW)))
slugs = st.sampled_from([f"p{number:02}" for number in range(30)])
people = st.dictionaries(slugs, rows, max_size=30)
lists = st.builds(
    lambda then, gone, more, stale, forced: Lists(
        then, {slug: row for slug, row in then.items() if slug not in gone} | more, stale, forced
    ),
    people, st.sets(slugs, max_size=4), st.dictionaries(slugs, rows, max_size=4),
    st.frozensets(st.sampled_from(SEGMENTS), max_size=1), st.sets(slugs, max_size=3),
)  # fmt: skip


@given(lists=lists, of=st.integers(1, 5))
def test_everybody_once_in_order_whatever_the_number_of_workers(lists: Lists, of: int) -> None:
    found = [stretch for number in range(of) for stretch in lists.found(number, of)]
    assert list(chain.from_iterable(stretch.places for stretch in found)) == list(range(len(lists.roster)))
    assert all(len(stretch.places) > 0 for stretch in found)


@given(lists=lists, of=st.integers(1, 3))
def test_only_who_is_the_same_is_taken_over(lists: Lists, of: int) -> None:
    """And everybody who is."""
    now = [(one.slug, key.hex(), one.segment) for one, key in zip(lists.roster, keys(lists.roster), strict=True)]
    taken = dict[int, int]()
    for number in range(of):
        for stretch in lists.found(number, of):
            if stretch.lines is not None:
                taken |= zip(stretch.places, stretch.lines, strict=True)
    wanted = {
        place: lists.lines.index(line) for place, line in enumerate(now)
        if line in lists.lines and place not in lists.forced and line[2] not in lists.news.segments
    }  # fmt: skip
    assert taken == wanted


@given(lists=lists)
def test_a_stretch_ends_only_where_it_has_to(lists: Lists) -> None:
    for one, other in pairwise(lists.found(0, 1)):
        if one.lines is not None and other.lines is not None:
            same_segment = lists.roster[one.places[-1]].segment == lists.roster[other.places[0]].segment
            assert not same_segment or one.lines.stop != other.lines.start


@given(lists=lists)
def test_what_is_known_of_a_stretch_is_what_is_known_of_each(lists: Lists) -> None:
    last = lists.people
    for stretch in lists.found(0, 1):
        if stretch.lines is None:
            continue
        each = [last[lists.lines[number][0]] for number in stretch.lines]
        assert [extent.length for extent in last.blocks(stretch.lines)] == [
            sum(one.blocks[place].length for one in each) for place in range(len(LEDGERS))
        ]
        assert [extent.offset for extent in last.blocks(stretch.lines)] == [one.offset for one in each[0].blocks]
        sizes = [size for one in each for size in one.sizes]
        links = sum(one.links for one in each)
        assert last.totals(stretch.lines) == (sum(map(bool, sizes)), sum(sizes), links)


@given(lists=lists)
def test_nobody_is_taken_over_where_somebody_was_in_the_site(lists: Lists) -> None:
    news = News(lists.news.record, frozenset(), frozenset())
    for known in (news, News(None, frozenset(), frozenset(), untouched=True)):
        found = list(stretches(lists.plan, known))
        assert [stretch.lines for stretch in found] == [None]


@given(
    found=st.lists(st.tuples(st.integers(1, 300), st.sampled_from((1, 50, 2_000))), max_size=12), of=st.integers(1, 8)
)
def test_the_work_is_shared_out(found: list[tuple[int, int]], of: int) -> None:
    """No worker has more than its part, give or take one partner: wherever those stand of whom something is made."""
    ends = [0, *accumulate(count for count, _ in found)]
    whole = [Stretch(range(*ends[place : place + 2]), None, weight) for place, (_, weight) in enumerate(found)]
    total = sum(count * weight for count, weight in found)
    for number in range(of):
        mine = sum(len(one.places) * one.weight for one in portion(whole, number, of))
        assert abs(mine - total / of) <= 2_000 + 1


@given(lists=lists)
def test_who_is_new_weighs_most(lists: Lists) -> None:
    for stretch in lists.found(0, 1):
        stale = lists.roster[stretch.places[0]].segment in lists.news.segments
        assert (stretch.weight == 1) == (stretch.lines is not None)
        assert (stretch.weight > 1_000) == (stretch.lines is None and not stale)


# --- counted --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("partners", [6, 24])
@pytest.mark.parametrize(("event", "wanted"), [("added", ["p003x"]), ("removed", []), ("copy", [])])
def test_nobody_looks_at_partners_of_whom_nothing_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, partners: int, event: str, wanted: list[str]
) -> None:
    """However many there are: no file of theirs, no block of theirs, not even a `Partner` is made."""
    farm, looked, each = Farm(tmp_path, few=True), list[str](), Share._each
    farm.people |= {f"p{number:03}": Row(segment=1) for number in range(partners)}
    farm.build()

    def noted(self: Share, places: range) -> Iterator[tuple[int, str, Partner]]:
        for place, key, one in each(self, places):
            looked.append(one.slug)
            yield place, key, one

    with monkeypatch.context() as patch:
        patch.setattr(Share, "_each", noted)
        happen(farm, event)
        receipt = farm.build()
    assert [slug for slug in looked if slug not in FIRST and slug != "lina"] == wanted
    farm.same_as_clean(receipt)


def happen(farm: Farm, event: str) -> None:
    """Among the bakers somebody comes or goes; the copy is that of the others."""
    match event:
        case "added":
            farm.enrol("p003x", Row(segment=1))
        case "removed":
            farm.dismiss("p003")
        case _:
            farm.spell(next(word for word in WORDS if word.file == f"{COPY}/partner.en.md"), 1)


def test_one_partner_touched_by_hand_and_everybody_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    farm, taken = Farm(tmp_path, few=True), list[range]()
    farm.build()
    monkeypatch.setattr(Share, "_take_over", lambda _, lines: taken.append(lines))
    (farm.out / "site/en/cafes/p/plain/index.html").write_text("by hand")
    farm.dismiss("raqm")
    farm.same_as_clean(farm.build())
    assert taken == []


@pytest.mark.parametrize(("event", "workers"), [("added", 1), ("removed", 1), ("copy", 3)])
def test_as_many_workers_as_there_is_work_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str, workers: int
) -> None:  # fmt: skip
    """Each one needs as much memory as the build itself. The copy is everybody's."""
    farm, crews = Farm(tmp_path, few=True), list[int]()

    def noted(tasks: Sequence[Task]) -> list[Any]:
        crews.append(len(tasks))
        return share_out(tasks)

    farm.people |= {f"p{number:03}": Row(segment=number % 2) for number in range(30)}
    monkeypatch.setattr(make, "SMALL", 100)
    monkeypatch.setattr(make, "share_out", noted)
    farm.build(jobs=3)
    happen(farm, event)
    receipt = farm.build(jobs=3)
    assert crews == [3, workers]
    farm.same_as_clean(receipt)
