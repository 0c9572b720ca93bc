"""`wasl offer`, as a marketer meets it: what it says in both languages, what it writes, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.text.bidi import BIDI_CONTROL
from tests.cli.conftest import Wasl, files_of

OFFER = """\
# our offer
name: {ar: عرض الشركاء, en: Partner offer}
valid_from: 2026-01-01  # from the new year
lines:
- id: share
  to: referrer
  event: pay
  give: {kind: share, percent: 20, of: net-revenue}
  repeat: {for: P12M}
  caps: [{of: value, max: 300, unit: SAR, window: year}]
- id: gift
  to: referee
  event: join
  give: {kind: credit, amount: 100, unit: SAR}
typical: {price: 500, unit: SAR, every: P1M, over: P12M, clients: [1, 2, 11]}
"""
EVENTS = """\
events:
- {date: 2026-01-05, event: join, who: مخبز نور}
- {date: 2026-01-10, event: pay, who: مخبز نور, amount: 500, unit: SAR, every: P1M, times: 4}
- {date: 2026-02-01, event: pay, who: Acme, amount: 10, unit: SAR}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of nothing but one offer."""
    (tmp_path / "content" / "offers").mkdir(parents=True)
    (tmp_path / "content" / "offers" / "ours.yaml").write_text(OFFER, encoding="utf-8")
    (tmp_path / "content" / "programme.yaml").write_text("default_locale: ar\ntheme: base\n", encoding="utf-8")
    (tmp_path / "events.yaml").write_text(EVENTS, encoding="utf-8")
    return tmp_path


def bare(text: str) -> str:
    return "".join(char for char in text if char not in BIDI_CONTROL).replace("\xa0", " ")


def test_show_says_everything(root: Path, wasl: Wasl) -> None:
    english = wasl("offer", "show", "ours", "--root", root, "--locale", "en")
    assert (english.code, english.err) == (0, "")
    for part in (
        "20%",
        "for 12 months",
        "SAR 300",
        "SAR 100",
        "Terms\n",
        "Questions and answers\n",
        "Worked example\n",
    ):
        assert part in english.out.replace("\xa0", " ")
    assert "  - 2 clients: you get SAR 300, your clients get SAR 200" in english.out.replace("\xa0", " ")
    assert not set(english.out) & BIDI_CONTROL, "nothing to isolate in an English text"
    arabic = wasl("offer", "show", "ours", "--root", root)
    assert "الشروط" in arabic.out, "the programme's own language is the default"
    assert "  - 11 عميلًا: لكم 300 ريال، ولعملائكم 1,100 ريال" in bare(arabic.out)


def test_show_isolates_values_and_breaks_no_isolate(root: Path, wasl: Wasl) -> None:
    out = wasl("offer", "show", "google-workspace", "--root", root, "--locale", "ar", COLUMNS="40").out
    assert "\u2066" in out
    for line in out.splitlines():
        assert sum(line.count(mark) for mark in "\u2066\u2067\u2068") == line.count("\u2069"), line
        assert len(bare(line)) <= 44 or " " not in bare(line).strip()


def test_show_for_programs(root: Path, wasl: Wasl) -> None:
    said = wasl("offer", "show", "gusto", "--root", root, "--locale", "ar", "--json").json
    assert (said["offer"], said["locale"], said["private"]) == ("gusto", "ar", False)
    assert [line["id"] for line in said["lines"]] == ["referrer-card", "friend-card"]
    assert said["terms"]
    assert said["questions"][0]["answer"]
    assert not set(json.dumps(said, ensure_ascii=False)) & BIDI_CONTROL


def test_a_private_offer_says_so(root: Path, wasl: Wasl) -> None:
    assert "private" in wasl("offer", "show", "salesforce", "--root", root, "--locale", "en").out.splitlines()[0]
    assert wasl("offer", "show", "salesforce", "--root", root, "--json").json["private"] is True


@pytest.mark.parametrize(("name", "near"), [("gutso", "gusto"), ("our", "ours"), ("ours@2020-01-01", "")])
def test_the_nearest_name(root: Path, wasl: Wasl, name: str, near: str) -> None:
    done = wasl("offer", "show", name, "--root", root)
    assert (done.code, done.out) == (2, "")
    assert f"There is no offer {name}." in done.err
    assert (f"Did you mean {near}?" in done.err) == bool(near)
    assert "لا عرض باسم" in wasl("offer", "show", name, "--root", root, "--language", "ar").err


def test_an_offer_with_faults_tells_them_all(root: Path, wasl: Wasl) -> None:
    file = root / "content" / "offers" / "ours.yaml"
    file.write_text(OFFER.replace("P12M}\n", "12 months}\n").replace("amount: 100", "amount: -1"), encoding="utf-8")
    (root / "content" / "offers" / "other.yaml").write_text("nonsense: true\n", encoding="utf-8")
    done = wasl("offer", "show", "ours", "--root", root, "--json")
    assert done.code == 2
    places = {(problem["path"], problem["line"]) for problem in done.json["problems"]}
    assert places == {("content/offers/ours.yaml", 9), ("content/offers/ours.yaml", 14)}


def test_an_unknown_language(root: Path, wasl: Wasl) -> None:
    assert "no language xq" in wasl("offer", "show", "ours", "--root", root, "--locale", "xq").err
    assert "in the language fr" in wasl("offer", "show", "ours", "--root", root, "--locale", "fr").err


def test_quote_says_who_is_owed_what_and_why(root: Path, wasl: Wasl) -> None:
    done = wasl("offer", "quote", "ours", "--events", root / "events.yaml", "--root", root, "--locale", "en")
    assert (done.code, done.err) == (0, "")
    out = bare(done.out)
    flowing = " ".join(out.split())
    assert "January 10, 2026 · For you · SAR 100 · مخبز نور" in out
    assert "The limit is reached (up to SAR 300 in a calendar year): SAR 98 instead of SAR 100." in flowing
    assert "What gave nothing, and why" in out
    assert "  - For you: SAR 300\n  - For those you refer: SAR 100\n" in out
    arabic = bare(wasl("offer", "quote", "ours", "--events", root / "events.yaml", "--root", root).out)
    assert "لكم: 300 ريال" in arabic


def test_quote_promises_no_payment_below_the_least_balance(root: Path, wasl: Wasl) -> None:
    deliver = "  deliver: {minimum: {amount: 200, unit: SAR}, within: P10D}\n"
    changed = OFFER.replace("  caps:", f"{deliver}  caps:")
    (root / "content" / "offers" / "ours.yaml").write_text(changed, encoding="utf-8")
    quote = ("offer", "quote", "ours", "--events", root / "events.yaml", "--root", root)
    english = " ".join(bare(wasl(*quote, "--locale", "en").out).split())
    assert "paid by January 20, 2026, once the balance reaches SAR 200." in english
    assert "Payable from January 5, 2026. " in english, "the other side's line has no least balance"
    assert "متى بلغ الرصيد 200 ريال." in " ".join(bare(wasl(*quote).out).split())


def test_quote_for_programs_and_until_a_day(root: Path, wasl: Wasl) -> None:
    events = ("offer", "quote", "ours", "--events", root / "events.yaml", "--root", root, "--json")
    whole, early = wasl(*events).json, wasl(*events, "--until", "2026-01-31").json
    assert whole["totals"] == {"referee": {"SAR": "100.00"}, "referrer": {"SAR": "300.00"}}
    assert early["totals"]["referrer"] == {"SAR": "100.00"}
    assert early["until"] == "2026-01-31"
    award = whole["awards"][0]
    assert (award["line"], award["who"], award["day"], award["quantity"]) == (
        "gift",
        "مخبز نور",
        "2026-01-05",
        "100.00",
    )
    assert all(isinstance(words, str) for one in whole["awards"] for words in one["why"])
    assert wasl(*events, "--until", "1/2/2026").code == 2


def test_a_table_of_events(root: Path, wasl: Wasl) -> None:
    (root / "events.csv").write_text("date;event;who;amount;unit\n2026-01-10;pay;a;500;SAR\n", encoding="utf-8")
    done = wasl("offer", "quote", "ours", "--events", root / "events.csv", "--root", root, "--json")
    assert done.json["totals"] == {"referrer": {"SAR": "100.00"}}


def test_faults_of_the_events_all_at_once(root: Path, wasl: Wasl) -> None:
    (root / "events.yaml").write_text("events:\n- {date: x, event: pays}\n- {date: 2026-01-01}\n", encoding="utf-8")
    command = ("offer", "quote", "ours", "--events", root / "events.yaml", "--root", root)
    done = wasl(*command, "--json")
    assert done.code == 2
    found = [(problem["code"], problem["path"], problem["line"]) for problem in done.json["problems"]]
    assert found == [("E0208", "events.yaml", 2), ("E0205", "events.yaml", 2), ("E0203", "events.yaml", 3)]
    assert "> 2 | - {date: x, event: pays}" in wasl(*command).err, "with the line that is wrong"
    missing = wasl("offer", "quote", "ours", "--events", root / "none.yaml", "--root", root, "--json")
    assert (missing.code, missing.json["problems"][0]["code"]) == (2, "E0104")


def test_a_final_choice_made_twice(root: Path, wasl: Wasl) -> None:
    events = "- {date: 2026-01-01, event: join, who: a, choice: {volume-or-share: discount}}\n"
    events += "- {date: 2026-02-01, event: pay, who: a, amount: 1, unit: USD, choice: {volume-or-share: share}}\n"
    offer = OFFER.replace("- id: gift", TWO_WAYS + "- id: gift")
    (root / "content" / "offers" / "ours.yaml").write_text(offer, encoding="utf-8")
    (root / "events.yaml").write_text(events, encoding="utf-8")
    done = wasl("offer", "quote", "ours", "--events", root / "events.yaml", "--root", root)
    assert done.code == 2
    assert "volume-or-share is final, and was made twice: discount on 2026-01-01, then share on 2026-02-01" in done.err


TWO_WAYS = """\
- id: volume-or-share
  to: referrer
  event: pay
  choose:
  - {id: discount, give: {kind: discount, percent: 15, of: invoice}}
  - {id: share, give: {kind: share, percent: 20, of: invoice}}
  final: true
"""


def test_presets_are_listed(root: Path, wasl: Wasl) -> None:
    rows = wasl("offer", "presets", "--root", root, "--locale", "en", "--json").json
    assert {"gusto", "trello", "salesforce"} <= {row["preset"] for row in rows}
    assert all(row["headline"] and row["name"] and row["type"] for row in rows)
    text = wasl("offer", "presets", "--root", root, "--locale", "en").out
    assert "gusto · Gusto referral programme\n    $300 for you" in text


def test_a_preset_is_copied_and_never_over_a_file(root: Path, wasl: Wasl) -> None:
    printed = wasl("offer", "presets", "gusto", "--root", root)
    assert (printed.code, printed.err) == (0, "")
    done = wasl("offer", "presets", "gusto", "--copy", "cards", "--root", root)
    assert (done.code, "content/offers/cards.yaml is yours" in done.out) == (0, True)
    assert (root / "content" / "offers" / "cards.yaml").read_text("utf-8") == printed.out
    before = files_of(root)
    again = wasl("offer", "presets", "gusto", "--copy", "ours", "--root", root)
    bad = wasl("offer", "presets", "gusto", "--copy", "../evil", "--root", root)
    assert (again.code, bad.code) == (4, 4)
    assert "is there already" in again.err
    assert files_of(root) == before
    assert "Did you mean gusto?" in wasl("offer", "presets", "gutso", "--root", root).err
    assert wasl("offer", "presets", "--copy", "x", "--root", root).code == 2


def test_revise_keeps_the_version_and_leads_to_the_difference(root: Path, wasl: Wasl) -> None:
    done = wasl("offer", "revise", "ours", "--from", "2027-01-01", "--until", "2027-12-31", "--root", root)
    assert (done.code, done.err) == (0, "")
    assert "wasl offer diff ours@2026-01-01 ours" in done.out
    offers = root / "content" / "offers"
    assert (offers / "ours" / "2026-01-01.yaml").read_text("utf-8") == OFFER
    text = (offers / "ours.yaml").read_text("utf-8")
    changed = OFFER.replace("valid_from: 2026-01-01  #", "valid_from: 2027-01-01  #")
    assert text == changed.replace("name:", "valid_until: 2027-12-31\nname:", 1)
    (offers / "ours.yaml").write_text(text.replace("percent: 20", "percent: 25"), encoding="utf-8")
    said = " ".join(
        bare(wasl("offer", "diff", "ours@2026-01-01", "ours", "--root", root, "--locale", "en").out).split()
    )
    assert "These terms apply from January 1, 2027 (the ones before: from January 1, 2026)." in said
    assert "[better for partners]" in said
    assert "25%" in said
    shown = bare(wasl("offer", "show", "ours", "--root", root, "--locale", "en").out)
    assert "Earlier versions\n  - January 1, 2026 · content/offers/ours/2026-01-01.yaml" in shown


def test_revise_refuses_and_writes_nothing(root: Path, wasl: Wasl) -> None:
    offers = root / "content" / "offers"
    (offers / "short.yaml").write_text(OFFER.replace("lines:", "valid_until: 2026-06-30\nlines:"), encoding="utf-8")
    (offers / "ours").mkdir()
    (offers / "ours" / "2026-01-01.yaml").write_text("kept: before\n", encoding="utf-8")
    before = files_of(root)

    def revise(*arguments: str) -> tuple[int, str]:
        done = wasl("offer", "revise", *arguments, "--root", root)
        return done.code, done.err

    assert revise("gusto", "--from", "2027-01-01") == (
        4, "gusto came with Wasl and does not change. Copy it first: wasl offer presets gusto --copy gusto\n",
    )  # fmt: skip
    assert revise("short", "--from", "2026-01-01")[0] == 4
    code, said = revise("short", "--from", "2027-01-01")
    assert (code, "valid_until" in said) == (2, True), "it would begin after its end"
    assert "is there already" in revise("ours", "--from", "2027-01-01")[1]
    assert revise("ous", "--from", "2027-01-01")[0] == 2
    assert revise("ours", "--from", "soon")[0] == 2
    assert files_of(root) == before


def test_diff_of_files_and_for_programs(root: Path, wasl: Wasl) -> None:
    draft = root / "draft.yaml"
    draft.write_text(OFFER.replace("amount: 100", "amount: 50"), encoding="utf-8")
    found = wasl("offer", "diff", "ours", draft, "--root", root, "--locale", "en", "--json").json["changes"]
    assert [(one["line"], one["part"], one["effect"], one["side"]) for one in found] == [
        ("gift", "value", "worse", "client")
    ]
    assert "SAR 50" in found[0]["words"]
    same = wasl("offer", "diff", "ours", "ours", "--root", root, "--locale", "en")
    assert same.out == "Nothing has changed for partners.\n"
    assert "لم يتغيّر شيء" in wasl("offer", "diff", "ours", "ours", "--root", root).out


def test_messages_of_the_command_are_in_the_catalogues() -> None:
    from generator.cli.offer_words import CONTEXT, msgids
    from tests.offers.shelf import speech

    for code in ("ar", "en"):
        assert {msgid for context, msgid in speech(code).catalogue.entries if context == CONTEXT} == set(msgids())
