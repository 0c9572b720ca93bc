"""Whatever is edited between two builds: the second one leaves what a clean build makes, and touches nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from generator.model.build import BuildInfo
from generator.model.problem import Problem, ProjectInvalid
from generator.pipeline import Receipt
from tests.build.farm import BY_HAND, FIRST, GONE, NEW, SLUGS, WORDS, Farm, Row, Word, by_hand, files, seen, touched
from tests.tiny.workshop import INFO, edit

Edit = Callable[[Farm], None]

words = st.builds(lambda word, number: partial(Farm.spell, word=word, number=number), st.sampled_from(WORDS),
                  st.integers(0, 2))  # fmt: skip
rows = st.builds(Row, st.integers(0, 1), st.integers(0, 6), st.integers(0, 3), st.integers(0, 2), st.integers(0, 2),
                 st.integers(0, 2))  # fmt: skip
people = st.builds(lambda slug, row: partial(Farm.enrol, slug=slug, row=row), st.sampled_from(SLUGS), rows)
leavers = st.builds(lambda slug: partial(Farm.dismiss, slug=slug), st.sampled_from(SLUGS))
flips = st.builds(lambda name: partial(Farm.flip, name=name), st.sampled_from((*NEW, *GONE)))
logos = st.builds(lambda number: partial(Farm.redraw, number=number), st.integers(0, 2))
segments = st.builds(lambda bakers: partial(Farm.open_bakery, bakers=bakers), st.booleans())
edits = st.one_of(words, words, people, leavers, flips, logos, segments)
builds = st.one_of(
    st.just(INFO), st.just(INFO), st.just(INFO), st.just(INFO),
    st.sampled_from((
        replace(INFO, pseudo=True), replace(INFO, only=frozenset({"cafes"})), replace(INFO, only=frozenset({"noor"})),
        replace(INFO, recipes=frozenset({"partner/page"})), replace(INFO, shard=(1, 2)), replace(INFO, shard=(2, 2)),
        replace(INFO, without=frozenset({"text", "qr"})),
    )),
)  # fmt: skip


@settings(
    max_examples=5, stateful_step_count=5, suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a step is two builds: looking for a shorter way takes long
)  # fmt: skip
class Season(RuleBasedStateMachine):
    """A season of editing and building. Every step ends with a build, which is compared with a clean one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="wasl-"))
        self.farm = Farm(self.folder)
        self.good = self.farm.state()
        self.left: tuple[object, ...] = ()
        self.crews = pytest.MonkeyPatch()
        for limit in ("make.SMALL", "make.binding.LONG"):  # whatever its size, it is shared out
            self.crews.setattr(f"generator.{limit}", 0)
        self.crews.setattr("generator.standing.output.SHARE", 1)

    def teardown(self) -> None:
        self.crews.undo()
        shutil.rmtree(self.folder)

    @rule(edits=st.lists(edits, min_size=1, max_size=3), jobs=st.integers(1, 3))
    def change(self, edits: list[Edit], jobs: int) -> None:
        for change in edits:
            change(self.farm)
        self.build(jobs, INFO)

    @precondition(lambda self: self.farm.out.exists())
    @rule(edit=st.one_of(edits, st.just(Farm.write)), kind=st.sampled_from(BY_HAND), number=st.integers(0, 999),
          jobs=st.integers(1, 2))  # fmt: skip
    def meddle(self, edit: Edit, kind: str, number: int, jobs: int) -> None:
        by_hand(self.farm.out, kind, number)
        edit(self.farm)
        self.build(jobs, INFO)

    @precondition(lambda self: self.farm.out.exists())
    @rule(edit=edits, info=builds, jobs=st.integers(1, 2))
    def build_otherwise(self, edit: Edit, info: BuildInfo, jobs: int) -> None:
        edit(self.farm)
        self.build(jobs, info)

    def build(self, jobs: int, info: BuildInfo) -> None:
        before, stands = seen(self.farm.out / "site"), self.now(info) == self.left
        receipt, told = None, frozenset[Problem]()
        try:
            receipt = self.farm.build(jobs, info)
        except ProjectInvalid as error:
            told = frozenset(error.problems)
        if receipt is None:
            assert seen(self.farm.out / "site") == before
            with pytest.raises(ProjectInvalid) as clean:
                self.farm.clean(info)
            assert told == set(clean.value.problems)
            self.farm.restore(self.good)
        else:
            self.farm.same_as_clean(receipt, info)
            after = seen(self.farm.out / "site")
            assert (self.farm.stood is not None) == stands
            assert touched(before, after) == []
            assert receipt.changed == sum(path not in before or before[path].data != now.data
                                          for path, now in after.items())  # fmt: skip
            self.good = self.farm.state()
            self.left = self.now(info)

    def now(self, info: BuildInfo) -> tuple[object, ...]:
        """All that can matter to the next build: what is asked for, what would be read, what is there."""
        self.farm.write()
        site, reports = self.farm.out / "site", self.farm.out / "reports"
        return info, files(self.farm.root), files(site), seen(site), files(reports)


TestSeason = Season.TestCase


# --- found once ------------------------------------------------------------------------------------------------------


@pytest.fixture
def farm(tmp_path: Path) -> Farm:
    """A project that has been built once."""
    made = Farm(tmp_path)
    made.build()
    return made


def test_a_partner_who_moves_to_another_segment(farm: Farm) -> None:
    farm.enrol("noor", FIRST["noor"]._replace(segment=1))
    farm.same_as_clean(farm.build())


def test_a_file_deleted_by_hand_while_a_template_changes(farm: Farm) -> None:
    (farm.out / "site/go/noor/page/index.html").unlink()
    farm.spell(word("kits/partner/card.json.j2", '"brand-#"'), 1)
    farm.same_as_clean(farm.build())


def test_the_logo_of_a_partner_who_is_not_among_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.render.views.programme.MOST_LOGOS", 1)
    farm = Farm(tmp_path, few=True)
    farm.enrol("zaha", FIRST["zaha"]._replace(segment=0))  # after noor, on whom the template ran
    farm.spell(word("kits/partner/card.json.j2", '"kit{{ partner.logo if partner.traits.has_logo }}#"'), 1)
    farm.build()
    farm.redraw(1)
    assert farm.build().made > 0
    farm.same_as_clean(farm.build())


def test_a_warning_about_links_stays_when_its_partner_leaves(tmp_path: Path) -> None:
    """The link is too long for both partners; the longest one, on whom it was found, leaves."""
    farm = Farm(tmp_path, bakers=False)
    farm.people |= {"aa-first": Row(code=4), "zz-second": Row(code=4, discount=1)}
    farm.write()
    edit(farm.root, "content/programme.yaml", ("https://dot.example/start/", f"https://dot.example/start/{'a' * 340}/"))
    programme = (farm.root / "content/programme.yaml").read_text("utf-8")
    farm.build()

    def built() -> Receipt:
        farm.write()
        (farm.root / "content/programme.yaml").write_text(programme, encoding="utf-8")
        return farm.build()

    farm.spell(word("content/segments/cafes/segment.yaml", "Small # cafes"), 1)
    farm.dismiss("zz-second")
    receipt = built()
    farm.same_as_clean(receipt)
    assert [problem.code for problem in receipt.problems] == ["W0816"]


def test_a_site_that_is_gone(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the working directory has files of the same names."""
    shutil.copytree(farm.out / "site", farm.out.parent / "like")
    monkeypatch.chdir(farm.out.parent / "like")
    shutil.rmtree(farm.out / "site")
    farm.same_as_clean(farm.build())


@pytest.mark.parametrize("name", ["links.csv", "manifest.json"])
def test_a_report_that_somebody_edited(farm: Farm, name: str) -> None:
    report = farm.out / "reports" / name
    report.write_bytes(report.read_bytes().replace(b"noor", b"ruun"))
    farm.same_as_clean(farm.build())


def test_reports_when_no_link_is_the_house_s_own(tmp_path: Path) -> None:
    """The last row of the register is then a partner's, and has nothing after it."""
    farm, noor = Farm(tmp_path), replace(INFO, only=frozenset({"noor"}))
    farm.build(info=noor)
    farm.same_as_clean(farm.build(info=noor), noor)


@pytest.mark.parametrize("kind", BY_HAND)
def test_what_was_done_by_hand(tmp_path: Path, kind: str) -> None:
    """With nothing else changed, and with a template changed; in the middle of the site and at its root."""
    farm = Farm(tmp_path, bakers=False, few=True)
    farm.build()
    for number in (0, 7, 23):
        by_hand(farm.out, kind, number)
        if number == 23:
            farm.spell(word("kits/partner/card.json.j2", '"brand-#"'), 1)
        farm.same_as_clean(farm.build())


def test_a_build_that_failed_and_was_repaired(farm: Farm) -> None:
    before = seen(farm.out)
    farm.flip("content/segments/cafes/posts.en.yaml")
    with pytest.raises(ProjectInvalid):
        farm.build()
    assert seen(farm.out) == before
    farm.flip("content/segments/cafes/posts.en.yaml")
    receipt = farm.build()
    assert (receipt.made, receipt.changed) == (0, 0)


def word(file: str, new: str) -> Word:
    return next(one for one in WORDS if (one.file, one.new) == (file, new))
