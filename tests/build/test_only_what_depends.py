"""How much is made: what depends on the change, and nothing else. Counted, not timed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.make import news
from generator.model.plan import Places
from generator.model.roster import Roster
from generator.pipeline import build
from generator.publish import settling, staging
from tests.build.farm import COPY, FIRST, WORDS, Farm, Row, seen
from tests.tiny.workshop import INFO

KIT = 24
"""Files of one partner."""


@pytest.fixture
def farm(tmp_path: Path) -> Farm:
    """A project that has been built once: four partners in a list and one in a file of her own; zaha is a baker."""
    made = Farm(tmp_path)
    made.build()
    return made


def test_nothing_changed(farm: Farm) -> None:
    before = seen(farm.out / "site")
    receipt = farm.build()
    assert (receipt.made, receipt.changed, receipt.runs) == (0, 0, 0)
    assert seen(farm.out / "site") == before


def test_figures_that_are_only_for_warnings_make_nothing(farm: Farm) -> None:
    economics = "economics: {currency: SAR, revenue_per_account: 1200, lifetime_years: 3, sales_and_marketing: 90000, "
    with (farm.root / "content/programme.yaml").open("a", encoding="utf-8") as programme:
        programme.write(f"{economics}customers_won: 100, other_cost: 10}}\n")
    with (farm.root / "content/brand.yaml").open("a", encoding="utf-8") as brand:
        brand.write("figures: [SAR 79]\n")
    receipt = farm.build()
    assert (receipt.made, receipt.changed) == (0, 0)


def test_what_is_not_kept_is_made_again_and_leaves_the_last_build(farm: Farm) -> None:
    before = seen(farm.out)
    spell(farm, "content/pages/home.en.md", "Welcome #")
    farm.write()
    said = [build(farm.root, farm.out, None, INFO, keep=False) for _ in range(2)]
    assert [(one.made, one.changed, one.runs) for one in said] == [(1, 1, 1)] * 2
    assert seen(farm.out) == before
    kept = farm.build()
    assert (kept.made, kept.problems, kept.files) == (1, said[0].problems, said[0].files)


def test_the_first_that_is_not_kept_leaves_no_folder(farm: Farm, tmp_path: Path) -> None:
    farm.write()
    receipt = build(farm.root, tmp_path / "elsewhere", None, INFO, keep=False)
    assert receipt.files == len(seen(farm.out / "site"))
    assert not (tmp_path / "elsewhere").exists()


PAGES = [f"en/cafes/p/{slug}/index.html" for slug in ("lina", "noor", "plain", "raqm")]


@pytest.mark.parametrize(
    ("file", "new", "wanted", "runs"),
    [
        (f"{COPY}/partner.en.md", "answers # times", PAGES, 4),  # each of the four is of another kind
        (f"{COPY}/page.ar.md", "نقطة #", ["ar/cafes/index.html"], 1),
        (f"{COPY}/thanks.ar.md", "description: رقم # ", ["ar/cafes/thanks/index.html"], 1),
        ("content/pages/home.en.md", "Welcome #", ["en/index.html"], 1),
        ("kits/site/home.page.j2", "</a>{% endfor %}{{ brand.description }}#", ["ar/index.html", "en/index.html"], 2),
        ("content/segments/bakers/partner.ar.md", "الفرن #", ["ar/bakers/p/zaha/index.html"], 1),
    ],
)
def test_a_word_changed(farm: Farm, file: str, new: str, wanted: list[str], runs: int) -> None:
    before = seen(farm.out / "site")
    spell(farm, file, new)
    receipt = farm.build()
    after = seen(farm.out / "site")
    assert sorted(path for path, now in after.items() if before.get(path) != now) == sorted(wanted)
    assert (receipt.made, receipt.changed, receipt.runs) == (len(wanted), len(wanted), runs)


def test_a_mail_reaches_the_kits_that_show_it(farm: Farm) -> None:
    spell(farm, f"{COPY}/mail-announcement.en.md", "It is # easy")
    receipt = farm.build()
    assert (receipt.made, receipt.changed) == (
        19,
        19,
    )  # page, mail, text and draft of four, and the segment's own three


def test_reports_that_say_the_same_are_the_same_files(farm: Farm) -> None:
    before = seen(farm.out / "reports")
    spell(farm, f"{COPY}/partner.en.md", "answers # times")
    farm.build()
    after = seen(farm.out / "reports")
    anew = {path for path, now in after.items() if before.get(path) != now}
    assert anew == {".wasl/index.json", ".wasl/partners.tsv", ".wasl/record.json", ".wasl/sealed", "manifest.json"}


def test_one_partner_more(farm: Farm) -> None:
    before = seen(farm.out / "site")
    farm.enrol("bbb", Row(code=1, discount=1, tier=1))
    receipt = farm.build()
    assert (receipt.made, receipt.changed) == (KIT, KIT)
    assert before.items() <= seen(farm.out / "site").items()


def test_one_partner_changed(farm: Farm) -> None:
    """Without a logo, no page shows her but her own."""
    before = seen(farm.out / "site")
    farm.enrol("plain", FIRST["plain"]._replace(tier=1))
    receipt = farm.build()
    after = seen(farm.out / "site")
    assert receipt.made == KIT
    assert receipt.changed == len([path for path, now in after.items() if before.get(path) != now]) <= KIT + 1


def test_the_first_build_says_that_all_is_new_and_the_next_whole_one_says_nothing(farm: Farm) -> None:
    receipt = farm.build()
    (farm.out / "reports/.wasl/record.json").unlink()
    again = farm.build()
    assert (again.changed, again.files, again.size) == (0, receipt.files, receipt.size)
    assert again.made > 0


# --- the work does not grow with the list -------------------------------------------------------------------------


class CountedOpens:
    """`os` of a build, which counts the files that are opened for reading and for writing."""

    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: str, flags: int, mode: int = 0o777) -> int:
        self.opened["write" if flags & os.O_CREAT else "read"] += 1
        return os.open(path, flags, mode)


def programme(folder: Path, partners: int) -> Farm:
    """Partners of three kinds in one segment."""
    farm = Farm(folder, bakers=False, few=True)
    kinds = (Row(code=1, discount=1, tier=1), Row(), Row(name=1, tier=2))
    farm.people = {f"p{number:03}": kinds[number % 3] for number in range(partners)}
    return farm


def opened(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> tuple[int, Counter[str]]:
    """Runs of templates and opened files of the next build."""
    counted = CountedOpens()
    with monkeypatch.context() as patch:
        for module in (staging, settling):
            patch.setattr(module, "os", counted)
        receipt = farm.build()
    return receipt.runs, counted.opened


@pytest.mark.parametrize("partners", [6, 24])
def test_opened_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, partners: int) -> None:
    farm = programme(tmp_path, partners)
    runs, first = opened(farm, monkeypatch)
    receipt = farm.build()
    assert first == {"write": receipt.files + RECORDS, "read": LOCKS}  # each file once
    assert opened(farm, monkeypatch) == (0, {"read": 1})  # nothing has changed: the folder, for its lock, and no file
    spell(farm, f"{COPY}/partner.en.md", "answers # times")
    pages = partners + 1  # lina is in a file of her own
    kept, looked_at = 3, 4  # problems and two libraries are as they were, the record is not
    writes, reads = RECORDS + pages - kept, LOCKS + SHARED + pages + looked_at
    assert opened(farm, monkeypatch) == (4, {"write": writes, "read": reads})
    assert runs == RUNS


def test_who_takes_the_place_of_one_who_left_is_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    farm, asked, first = programme(tmp_path, 6), list[tuple[object, ...]](), news._first
    farm.build()

    def asking(roster: Roster, partners: Mapping[str, Places], *who: Any) -> tuple[int, ...]:
        asked.append(who)
        return first(roster, partners, *who)

    monkeypatch.setattr(news, "_first", asking)
    farm.dismiss("p000")
    farm.build()
    assert asked
    assert [who for who in asked if asked.count(who) > 1] == []


LOCKS = 2
"""The folder itself is opened for its lock: to see whether the last build still stands, and to build."""
RECORDS = 5
"""Files beside the site that are written by the staging: record, index, problems, the library in two languages."""
SHARED = 11
"""Files of the site that no recipe makes: always compared, because nothing tells whether they are the same."""
RUNS = 25
"""Templates: 11 pages for nobody in particular; in each of two languages the page for four kinds of partners, the card
for those with and without a discount code, and a short link for both."""


def spell(farm: Farm, file: str, new: str) -> None:
    farm.spell(next(word for word in WORDS if (word.file, word.new) == (file, new)), 1)
