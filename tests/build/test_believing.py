"""A build believes that nobody has touched the last site until it knows, and then makes what a clean build makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.model.problem import ProjectInvalid
from generator.standing import output
from generator.standing.processes import Inquiry
from tests.build.farm import BY_HAND, NEW, WORDS, Farm, Row, by_hand, seen, touched
from tests.tiny.workshop import INFO

IN_THE_SITE = [kind for kind in BY_HAND if "report" not in kind and "record" not in kind]


class Builds:
    """The projects that were begun, and what each was told about the site."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.begun = 0
        self._begin = pipeline._begun
        patch.setattr(pipeline, "_begun", self._counted)

    def _counted(self, *args: object, **named: object) -> object:
        self.begun += 1
        return self._begin(*args, **named)  # type: ignore[arg-type]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    """Helpers look at the site whatever its size, and nobody has found anything when the build wants to begin."""
    monkeypatch.setattr(output, "SHARE", 1)
    monkeypatch.setattr(Inquiry, "denied", lambda _: False)
    return Builds(monkeypatch)


def changed(farm: Farm) -> None:
    """A template, a partner and the members of an archive."""
    farm.spell(next(word for word in WORDS if word.new == '"brand-#"'), 1)
    farm.enrol("aa-new", Row(segment=0))


@pytest.mark.parametrize("kind", IN_THE_SITE)
@pytest.mark.parametrize("number", [3, 41])
def test_what_was_done_by_hand_and_is_found_late(tmp_path: Path, builds: Builds, kind: str, number: int) -> None:
    farm = Farm(tmp_path, bakers=False)
    for name in NEW:
        farm.there[name] = True
    farm.build()
    by_hand(farm.out, kind, number)
    before = seen(farm.out / "site")
    changed(farm)
    receipt = farm.build(jobs=3)
    assert builds.begun == 3  # the first one, and the second one twice
    assert touched(before, seen(farm.out / "site")) == []
    farm.same_as_clean(receipt)


def test_a_site_that_was_left_alone_is_built_once(tmp_path: Path, builds: Builds) -> None:
    farm = Farm(tmp_path, bakers=False, few=True)
    farm.build()
    before = seen(farm.out / "site")
    changed(farm)
    receipt = farm.build(jobs=3)
    assert builds.begun == 2
    assert touched(before, seen(farm.out / "site")) == []
    farm.same_as_clean(receipt)


def test_a_fault_in_a_template_is_told_once_and_the_site_stays(tmp_path: Path, builds: Builds) -> None:
    farm = Farm(tmp_path, bakers=False, few=True)
    farm.build()
    before = seen(farm.out / "site")
    (farm.root / "kits/partner/card.json.j2").write_text(
        (farm.root / "kits/partner/card.json.j2").read_text("utf-8") + "{{ nothing.at_all }}", encoding="utf-8"
    )
    with pytest.raises(ProjectInvalid):
        pipeline.build(farm.root, farm.out, None, INFO, 3)
    assert builds.begun == 2
    assert seen(farm.out / "site") == before
    assert sorted(file.name for file in farm.out.iterdir()) == ["reports", "site"]


@pytest.mark.usefixtures("builds")
def test_words_that_cannot_be_read_do_not_wait_for_the_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    farm = Farm(tmp_path, bakers=False, few=True)
    farm.build()
    monkeypatch.setattr(Inquiry, "agreed", lambda _: pytest.fail("somebody waits"))
    (farm.root / "content/programme.yaml").write_bytes(b"\xff")
    with pytest.raises(ProjectInvalid):
        pipeline.build(farm.root, farm.out, None, INFO, 3)
