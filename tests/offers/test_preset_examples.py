"""The shipped offers pay what the programmes would: worked examples, evaluated on the very files that are shipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from generator.offers.evaluate import evaluate
from generator.offers.ledger import Event, Ledger
from tests.offers.test_presets import OFFERS

D = Decimal


def ledger(slug: str, *events: Event, until: date | None = None) -> Ledger:
    return evaluate(OFFERS[slug], events, until)


def invoiced(who: str, day: date, plan: str, seats: dict[date, int]) -> Iterator[Event]:
    """A first invoice, and what the number of users is from which day on."""
    yield Event(day, "pay", who, amount=D(100), unit="USD", state={"plan": plan})
    for on, number in seats.items():
        yield Event(on, "use", who, counts={"user": D(number)})


def test_google_counts_the_lowest_number_of_users_of_the_window() -> None:
    first = date(2026, 1, 10)
    five = {date(2026, 1, 25): 5, date(2026, 3, 11): 4, date(2026, 4, 10): 9}
    [award] = ledger("google-workspace", *invoiced("a", first, "standard", five)).due(side="referrer")
    assert (award.quantity, award.unit) == (D(60), "USD")
    assert award.day == award.payable == date(2026, 4, 10)
    six = {date(2026, 1, 10): 3, date(2026, 1, 30): 6, date(2026, 3, 31): 5}
    assert ledger("google-workspace", *invoiced("a", first, "standard", six)).total("seat-reward") == {"USD": D(45)}
    many = {first: 150, date(2026, 2, 1): 140, date(2026, 3, 1): 160}
    assert ledger("google-workspace", *invoiced("a", first, "plus", many)).total("seat-reward") == {"USD": D(2300)}


def test_gusto_pays_both_sides_after_the_first_paid_payroll() -> None:
    runs = (("a", date(2026, 3, 5)), ("b", date(2026, 3, 20)), ("a", date(2026, 4, 5)))
    found = ledger(
        "gusto", Event(date(2026, 3, 1), "join", "c"), *(Event(day, "use", who, "paid-payroll") for who, day in runs)
    )
    assert found.total(side="referrer") == {"USD": D(600)}
    assert found.total(side="referee") == {"USD": D(200)}
    assert sorted(award.pay_by or date.max for award in found.due(side="referrer")) == [
        date(2026, 4, 4), date(2026, 4, 19),
    ]  # fmt: skip


def test_gusto_in_2021_pays_all_clients_at_the_step_reached() -> None:
    expected = {9: 0, 10: 2500, 49: 12250, 50: 15000, 60: 18000, 99: 29700, 100: 35000, 199: 69650, 200: 80000}
    for clients, owed in expected.items():
        joins = (
            Event(date(2021, 5, 3) + timedelta(n % 100), "join", f"c{n}", state={"certified": "yes"})
            for n in range(clients)
        )
        found = ledger("gusto-accountants-2021", *joins, until=date(2021, 9, 30))
        assert found.total() == ({"USD": D(owed)} if owed else {}), clients


def test_dropbox_gives_space_to_both_sides_and_counts_32_friends() -> None:
    def joins(plus_from: int) -> Iterator[Event]:
        for n in range(1, 41):
            own = "plus" if n >= plus_from else "basic"
            yield Event(date(2026, 1, 1) + timedelta(n), "join", f"f{n}", state={"plan": "basic", "referrer-plan": own})

    basic = ledger("dropbox", *joins(99))
    assert basic.total("referrer-space") == {"MB": D(16000)}
    assert basic.total("friend-space") == {"MB": D(20000)}
    assert ledger("dropbox", *joins(11)).total("referrer-space") == {"MB": D(27000)}


def test_digitalocean_pays_once_25_dollars_are_spent_and_promotional_credit_is_not() -> None:
    paid = (("promo", 30, ""), ("", 20, ""), ("", 5, "refund"), ("", 15, ""), ("", 90, ""))
    events = [
        Event(date(2026, 2, 2 + n), "pay", "a", what, amount=D(amount), unit="USD", money=money)
        for n, (money, amount, what) in enumerate(paid)
    ]
    found = ledger("digitalocean", Event(date(2026, 2, 1), "join", "a"), *events)
    [credit] = found.due("referrer-credit")
    assert (credit.quantity, credit.day) == (D(25), date(2026, 2, 5))
    [trial] = found.due("friend-credit")
    assert (trial.quantity, trial.good_until) == (D(200), date(2026, 4, 2))


def test_tesla_stops_at_12_a_year_for_the_referrer_only() -> None:
    events = [Event(date(2026, 1, 1 + n), "deal", f"b{n}", "delivery") for n in range(14)]
    found = ledger("tesla", *events)
    assert found.total("referrer-credits") == {"tesla-credit": D(120000)}
    assert found.total("buyer-discount") == {"USD": D(7000)}
    higher = Event(date(2026, 1, 1), "deal", "b", "delivery", state={"model": "higher-award"})
    assert ledger("tesla", higher).total() == {"tesla-credit": D(20000), "USD": D(1000)}


def test_uber_pays_the_bonus_at_the_tenth_rider() -> None:
    riders = [Event(date(2026, 5, 1 + n), "use", f"r{n}", "new-rider") for n in range(12)]
    assert ledger("uber", *riders[:9]).total() == {}
    assert ledger("uber", *riders).total() == {"USD": D(100)}


def test_marriott_counts_five_stays_of_five_friends() -> None:
    events: list[Event] = []
    for n, stays in enumerate((6, 3, 0, 5, 2, 4)):
        joined = date(2026, 1, 1 + n)
        events.append(Event(joined, "join", f"m{n}"))
        events += [Event(joined + timedelta(10 + n + 7 * one), "use", f"m{n}", "stay") for one in range(stays)]
    found = ledger("marriott", *events)
    assert found.total("referrer-points") == {"point": D(38000)}
    theirs = [sum(award.quantity for award in found.due("friend-points") if award.who == f"m{n}") for n in range(6)]
    assert theirs == [10000, 6000, 0, 10000, 4000, 8000]
    late = Event(date(2027, 1, 2), "use", "m0", "stay")
    assert ledger("marriott", Event(date(2026, 1, 1), "join", "m0"), late).total() == {}, "day 366"


def test_costco_gives_by_membership() -> None:
    memberships = ("executive", "executive", "executive", "gold-star", "gold-star")
    joins = [
        Event(date(2026, 3, 1), "join", f"m{n}", state={"membership": one, "country": "CA"})
        for n, one in enumerate(memberships)
    ]
    found = ledger("costco", *joins)
    assert found.total(side="referrer") == found.total(side="referee") == {"CAD": D(200)}


def test_evernote_pays_three_friends_and_every_first_purchase() -> None:
    events = [Event(date(2026, 1, 1 + n), "join", f"f{n}") for n in range(5)]
    events += [
        Event(date(2026, 2, day), "pay", who, amount=D(8), unit="USD", state={"plan": "premium"})
        for who, day in (("f1", 1), ("f4", 2), ("f4", 3))
    ]
    found = ledger("evernote", *events)
    assert found.total(side="referrer") == {"point": D(40)}
    assert len(list(found.due("friend-month"))) == 5


def test_paypal_pays_ten_friends_who_pay_five_dollars_in_30_days() -> None:
    first = date(2025, 5, 20)
    events = [Event(first, "join", f"f{n}", state={"country": "US"}) for n in range(12)]
    for n in range(12):
        amount = D("4.99") if n == 10 else D(5)
        day = first + timedelta(31 if n == 11 else 30 if n == 0 else 1)
        events.append(Event(day, "pay", f"f{n}", amount=amount, unit="USD"))
    found = ledger("paypal", *events)
    assert found.total("referrer-points") == {"point": D(10000)}
    assert found.total("friend-points") == {"point": D(10000)}


def test_paypal_stops_when_the_money_of_the_whole_promotion_is_spent() -> None:
    offer = OFFERS["paypal"]
    less = offer.model_copy(update={"caps": (offer.caps[0].model_copy(update={"max": D(500)}),)})
    events = [Event(date(2025, 6, 1), "join", f"f{n:02}", state={"country": "US"}) for n in range(60)]
    events += [Event(date(2025, 6, 2), "pay", f"f{n:02}", amount=D(9), unit="USD") for n in range(60)]
    assert evaluate(offer, events).total() == {"point": D(70_000)}
    assert evaluate(less, events).total() == {"point": D(50_000)}, "500 dollars, at 1,000 points for 10"


def test_lastpass_gives_a_month_to_both() -> None:
    found = ledger("lastpass", *(Event(date(2026, 1, n), "pay", f"f{n}", amount=D(3), unit="USD") for n in (1, 2, 3)))
    assert [len(list(found.due(line))) for line in ("referrer-month", "friend-month")] == [3, 3]


def test_hubspot_shares_for_the_term_of_the_level_at_the_deal() -> None:
    def payments(level: str, months: int = 48, left_after: int = 99) -> Iterator[Event]:
        start = date(2023, 1, 15)
        yield Event(start, "act", what="papers")
        yield Event(start, "deal", "c", state={"level": level}, counts={"sourced-dollar": D(0)})
        for n in range(months):
            day = date(2023 + n // 12, 1 + n % 12, 15)
            if n == left_after:
                yield Event(day, "act", "c", "left")
            risen = {"level": "partner"} if n >= 5 else {}
            yield Event(day, "pay", "c", amount=D(800), unit="USD", state=risen)

    def share(*events: Event) -> dict[str, Decimal]:
        return ledger("hubspot-partners", *events).total("revenue-share")

    assert share(*payments("partner")) == {"USD": D(5760)}
    assert share(*payments("gold")) == {"USD": D(5760)}
    assert share(*payments("provider")) == {"USD": D(1920)}, "the level of the deal holds for the whole term"
    assert share(*payments("partner", left_after=20)) == {"USD": D(3200)}


def test_hubspot_counts_points_for_what_is_sourced() -> None:
    deal = Event(date(2023, 1, 15), "deal", "c", counts={"sourced-dollar": D(1250)})
    growth = Event(date(2023, 1, 15), "deal", "c", counts={"sourced-dollar": D(1250)}, state={"market": "growth"})
    assert ledger("hubspot-partners", deal).total("sourced-points") == {"tier-point": D(60)}
    assert ledger("hubspot-partners", growth).total("sourced-points") == {"tier-point": D(120)}


def test_hubspot_affiliates_earn_on_the_first_purchase_only() -> None:
    bought = Event(date(2026, 3, 15), "pay", "c", "first-purchase", amount=D(900), unit="USD",
                   counts={"starter-product": D(1), "professional-product": D(1)})  # fmt: skip
    upgrade = Event(date(2026, 5, 10), "pay", "c", "upgrade", amount=D(900), unit="USD",
                    counts={"highest-product": D(1)})  # fmt: skip
    found = ledger("hubspot-affiliates", bought, upgrade)
    assert found.total() == {"USD": D(750)}
    assert {award.payable for award in found.due()} == {date(2026, 5, 31)}
    assert ledger("hubspot-affiliates", bought, Event(date(2026, 5, 20), "act", "c", "left")).total() == {}


def test_netsuite_shares_the_first_year() -> None:
    deal = Event(date(2026, 3, 1), "deal", "c", amount=D(48000), unit="USD")
    assert ledger("netsuite", deal).total("first-year-share") == {"USD": D(4800)}


def test_virgin_gives_both_sides_the_same() -> None:
    found = ledger("virgin-red", Event(date(2026, 3, 1), "act", "f", "unstated-step"))
    assert found.total(side="referrer") == found.total(side="referee") == {"virgin-point": D(2000)}


def test_what_is_not_published_is_not_paid() -> None:
    deal = Event(date(2026, 3, 1), "deal", "c", amount=D(100), unit="USD", state={"certified": "yes"})
    assert ledger("monday-partners", deal).total() == {}
    assert ledger("trello", Event(date(2026, 3, 1), "join", "c", "board-user")).total() == {}


def test_the_generic_types_pay_by_level() -> None:
    joined = date(2026, 1, 10)
    bought = [Event(joined, "pay", f"c{n}", amount=D(50), unit="USD", state={"level": "affiliate"}) for n in range(25)]
    closed = [Event(joined, "deal", f"c{n}", state={"level": "affiliate"}) for n in range(25)]
    assert ledger("affiliate", *bought).total(side="referrer") == {"USD": D(25 * 40)}
    assert ledger("affiliate", *bought, *closed).total(side="referrer") == {"USD": D(25 * 40 + 200)}
    joint = {"level": "co-marketing"}
    sold = [Event(joined, "pay", f"c{n}", amount=D(40000), unit="USD", state=joint) for n in range(2)]
    assert ledger("channel", *sold).total("co-marketing-share") == {"USD": D(7500 + 5400)}
    months = [date(2026 + n // 12, 1 + n % 12, 10) for n in range(30)]
    kept = [Event(day, "pay", "c", amount=D(300), unit="USD", state={"level": "reseller"}) for day in months]
    assert ledger("agency", *kept).total("resale-margin") == {"USD": D(24 * 60)}
