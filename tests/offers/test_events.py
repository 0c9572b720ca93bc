"""Events as a marketer writes them: YAML and tables say the same, and every fault is told at its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.load.events import read_named
from generator.load.yaml import parse_yaml
from generator.model.offer import Offer
from generator.model.problem import Problem
from generator.offers.evaluate import evaluate
from generator.offers.ledger import Event
from generator.validate.events import EventRow, events_of
from generator.validate.typed import build

OFFER = """\
name: {ar: عرض, en: An offer}
valid_from: 2026-01-01
lines:
- id: share
  to: referrer
  event: pay
  choose:
  - {id: discount, give: {kind: discount, percent: 15, of: price}}
  - {id: cash, give: {kind: share, percent: 20, of: net-revenue}}
- id: card
  to: referee
  event: use
  what: paid-payroll
  give: {kind: card, amount: 100, unit: USD, per: seat}
"""


def an_offer(text: str = OFFER) -> Offer:
    problems: list[Problem] = []
    node, _ = parse_yaml("offer.yaml", text)
    assert node is not None
    made = build(Offer, node, problems)
    assert made is not None, problems
    return made


def read(
    folder: Path, text: str, name: str = "events.yaml", offer: str = OFFER
) -> tuple[tuple[Event, ...], list[Problem]]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    found, problems = read_named(file, name)
    all_problems = list(problems)
    tree = found.table if found.table else found.yaml.root if found.yaml else None
    return (events_of(tree, an_offer(offer), all_problems) if tree is not None else ()), all_problems


def said(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.position.line, problem.position.column) for problem in sorted(problems)]


def test_every_field_of_an_event(tmp_path: Path) -> None:
    text = """\
events:
- date: 2026-03-05
  event: pay
  who: مخبز نور
  what: paid-payroll
  amount: ٨٠٠
  unit: USD
  of: net-revenue
  money: promo
  counts: {seat: 5}
  state: {plan: starter}
  choice: {share: cash}
"""
    events, problems = read(tmp_path, text)
    assert problems == []
    assert events == (
        Event(
            date(2026, 3, 5), "pay", "مخبز نور", "paid-payroll", Decimal(800), "USD", "net-revenue", "promo",
            {"seat": Decimal(5)}, {"plan": "starter"}, {"share": "cash"},
        ),
    )  # fmt: skip


def test_the_same_again_by_the_calendar(tmp_path: Path) -> None:
    events, problems = read(tmp_path, "- {date: 2026-11-30, event: pay, amount: 1, unit: SAR, every: P1M, times: 4}\n")
    assert problems == []
    assert [event.day.isoformat() for event in events] == ["2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28"]


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_says_the_same(tmp_path: Path, separator: str) -> None:
    table = "date,event,who,amount,unit,counts.seat,state.plan,choice.share\n2026-03-05,pay,a,800,USD,5,starter,cash\n"
    table += "2026-03-06,lead,b,,,,,\n"
    events, problems = read(tmp_path, table.replace(",", separator), "events.csv")
    assert problems == []
    text = """\
- {date: 2026-03-05, event: pay, who: a, amount: 800, unit: USD, counts: {seat: 5}, state: {plan: starter},
   choice: {share: cash}}
- {date: 2026-03-06, event: lead, who: b}
"""
    assert events == read(tmp_path, text)[0]


def test_all_faults_at_once_each_at_its_place(tmp_path: Path) -> None:
    text = """\
events:
- {date: 5/3/2026, event: pays}
- date: 2026-03-05
  event: use
  what: payd-payroll
- {date: 2026-03-06, event: pay, amount: -5, unit: USD}
- {date: 2026-03-06, event: pay, amount: 5}
- {date: 2026-03-06, event: pay, when: now}
"""
    events, problems = read(tmp_path, text)
    assert events == ()
    assert said(problems) == [
        ("E0208", 2, 10), ("E0205", 2, 27), ("E0206", 6, 42), ("E0207", 7, 4), ("E0202", 8, 34),
    ]  # fmt: skip
    assert [problem.suggestion for problem in sorted(problems)][1] == "pay"


def test_words_that_the_offer_does_not_have(tmp_path: Path) -> None:
    text = """\
- date: 2026-03-05
  event: use
  what: payd-payroll
- {date: 2026-03-06, event: pay, choice: {shar: cash}}
- {date: 2026-03-06, event: pay, choice: {share: cahs}}
- {date: 2026-03-06, event: pay, counts: {seats: 5}}
"""
    events, problems = read(tmp_path, text)
    assert events == ()
    assert said(problems) == [("E0205", 3, 9), ("E0205", 4, 49), ("E0205", 5, 50), ("E0205", 6, 50)]
    assert [problem.suggestion for problem in sorted(problems)] == ["paid-payroll", "share", "cash", "seat"]


UNDERSCORED = OFFER.replace("net-revenue", "net_revenue").replace("per: seat", "per: paid_seat")
BOTH_WAYS = [(OFFER.replace("per: seat", "per: paid-seat"), "net-revenue"), (UNDERSCORED, "net_revenue")]


@pytest.mark.parametrize("written", ["net-revenue", "net_revenue"])
@pytest.mark.parametrize(("offer", "base"), BOTH_WAYS)
def test_a_hyphen_and_an_underscore_are_one_letter(tmp_path: Path, offer: str, base: str, written: str) -> None:
    """A payment that names its base earns its share, however the two files spell it."""
    mark = written[3]
    text = f"""\
- {{date: 2026-03-01, event: act, who: a, choice: {{share: cash}}}}
- {{date: 2026-03-05, event: pay, who: a, amount: 500, unit: USD, of: {written}}}
- {{date: 2026-03-06, event: use, who: a, what: paid{mark}payroll, counts: {{paid{mark}seat: 2}}}}
"""
    events, problems = read(tmp_path, text, offer=offer)
    assert problems == []
    assert events[1].of == base
    assert (events[2].what, *events[2].counts) == ("paid-payroll", f"paid{base[3]}seat")
    ledger = evaluate(an_offer(offer), events)
    assert (ledger.total(line="share"), ledger.total(line="card")) == ({"USD": Decimal(100)}, {"USD": Decimal(200)})


def test_names_of_lines_and_choices_too_and_faults_at_what_was_written(tmp_path: Path) -> None:
    offer = OFFER.replace("id: share", "id: 2-ways").replace("id: cash", "id: in-cash")
    events, problems = read(tmp_path, "- {date: 2026-03-01, event: act, choice: {2_ways: in_cash}}\n", offer=offer)
    assert ([event.choice for event in events], problems) == ([{"2-ways": "in-cash"}], [])
    text = "- {date: 2026-03-01, event: act, choice: {2_ways: cahs}}\n"
    assert said(read(tmp_path, text, offer=offer)[1]) == [("E0205", 1, 51)]
    text = "- {date: 2026-03-01, event: use, counts: {paid_seat: 1, paid-seat: 2}}\n"
    assert said(read(tmp_path, text, offer=UNDERSCORED)[1]) == [("E0205", 1, 68)]


def test_a_base_that_no_line_names(tmp_path: Path) -> None:
    text = "- {date: 2026-03-05, event: pay, who: a, amount: 5, unit: USD, of: net_revenu}\n"
    events, problems = read(tmp_path, text)
    assert (events, said(problems), problems[0].suggestion) == ((), [("E0205", 1, 68)], "net-revenue")
    assert problems[0].expected == "net-revenue, price"


@pytest.mark.parametrize("what", ["refund", "chargeback", "reversal", "cancelled"])
def test_a_reversal_of_what_no_line_counts(tmp_path: Path, what: str) -> None:
    events, problems = read(tmp_path, f"- {{date: 2026-03-05, event: act, who: a, what: {what}}}\n")
    assert (events, said(problems)) == ((), [("E0207", 1, 48)])
    assert "`event: pay`" in problems[0].fix


@pytest.mark.parametrize(("kind", "what"), [("pay", "refund"), ("deal", "cancelled"), ("use", "cancelled")])
def test_a_reversal_of_a_kind_that_can_be(tmp_path: Path, kind: str, what: str) -> None:
    events, problems = read(tmp_path, f"- {{date: 2026-03-05, event: {kind}, who: a, what: {what}}}\n")
    assert (len(events), problems) == (1, [])


def test_a_cancelled_that_a_condition_asks_for(tmp_path: Path) -> None:
    offer = OFFER + "  if: {attr: cancelled, op: ne, value: yes}\n"
    text = "- {date: 2026-03-05, event: act, who: a, what: cancelled}\n"
    assert read(tmp_path, text, offer=offer)[1] == []


def test_a_word_of_its_own_is_no_fault(tmp_path: Path) -> None:
    events, problems = read(tmp_path, "- {date: 2026-03-05, event: act, what: left}\n")
    assert (len(events), problems) == (1, [])


def test_faults_of_a_table(tmp_path: Path) -> None:
    table = "date,event,whom,amount\n2026-03-05,pay,a,1\n"
    assert said(read(tmp_path, table, "events.csv")[1]) == [("E0202", 1, 12)]
    table = "date,event,amount,choice.share\n2026-03-05,use,x,cash\n2026-02-30,pay,,crash\n2026-02-20,pay,,crash\n"
    assert said(read(tmp_path, table, "events.csv")[1]) == [("E0209", 2, 16), ("E0208", 3, 1), ("E0205", 4, 17)]


@pytest.mark.parametrize("text", ["", "events: []\n", "events: no\n"])
def test_no_events_are_a_fault(tmp_path: Path, text: str) -> None:
    events, problems = read(tmp_path, text)
    assert events == ()
    assert [problem.severity for problem in problems] == ["error"]


def test_too_many(tmp_path: Path) -> None:
    row = "- {date: 9000-01-01, event: pay, every: P1Y, times: 5000}\n"
    assert said(read(tmp_path, row)[1]) == [("E0206", 1, 53)]
    row = "- {date: 2000-01-01, event: pay, every: P1D, times: 5000}\n"
    assert said(read(tmp_path, row * 5)[1]) == [("E0206", 5, 53)]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found, problems = read_named(tmp_path / "none.yaml", "none.yaml")
    assert (found.yaml, found.table, [problem.code for problem in problems]) == (None, None, ["E0104"])


def test_the_documented_examples_are_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "offer-commands.md").read_text("utf-8")
    offer = OFFER.replace("per: seat", "per: user")
    for language, name in (("yaml", "events.yaml"), ("csv", "events.csv")):
        text = page.split(f"```{language}\n")[1].split("```")[0]
        (tmp_path / name).write_text(text, encoding="utf-8")
        found, problems = read_named(tmp_path / name, name)
        all_problems = list(problems)
        tree = found.table or (found.yaml.root if found.yaml else None)
        assert tree is not None
        assert events_of(tree, an_offer(offer), all_problems), all_problems
        assert all_problems == []
    fields = page.split("| field | meaning |")[1].split("\n\n")[0]
    assert {name for name in EventRow.model_fields if f"`{name}`" not in fields} == set()
