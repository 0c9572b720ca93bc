"""Workers: the same bytes however many they are; one that dies is told with what it was doing, and nobody waits."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.make import share
from generator.make.crew import Say, WorkerDied, share_out
from generator.model.problem import Position, Problem, ProjectInvalid
from tests.build.farm import Farm, Row, differences, files, seen

Task = Callable[[Say], object]


@pytest.fixture(autouse=True)
def crews(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small builds too are shared out."""
    monkeypatch.setattr("generator.make.SMALL", 0)


def crowd(folder: Path) -> Farm:
    """Ten partners in two segments, of whom some are not plain."""
    farm = Farm(folder, few=True)
    farm.people |= {f"p{number}x": Row(number % 2, number % 7, number % 4, 0, 0, number % 3) for number in range(6)}
    return farm


# --- alone ------------------------------------------------------------------------------------------------------------


def test_answers_come_in_the_order_of_the_tasks() -> None:
    tasks: list[Task] = [lambda say, number=number: (number, os.getpid()) for number in range(4)]  # type: ignore[misc]
    answers = share_out(tasks)
    assert [number for number, _ in answers] == [0, 1, 2, 3]
    assert len({process for _, process in answers}) == 4
    assert answers[0][1] == os.getpid()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, 0])
def test_a_worker_that_ends_without_an_answer(how: int) -> None:
    def dies(say: Say) -> None:
        say("first")
        say("شريك noor")
        os.kill(os.getpid(), how) if how else os._exit(3)

    with pytest.raises(WorkerDied, match=f"{f'signal {how:d}' if how else 'exit code 3'} while it made شريك noor"):
        share_out([lambda say: 1, dies, lambda say: 3])
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("place", range(3))
def test_what_the_system_refuses_is_told_as_it_says_it(place: int, capfd: pytest.CaptureFixture[str]) -> None:
    """In whatever process it was: nobody is to try fewer workers where the disk is full."""

    def full(say: Say) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "links.csv")

    tasks: list[Task] = [lambda say: 1] * 3
    tasks[place] = full
    with pytest.raises(OSError, match=r"\[Errno 28\] No space left on device: 'links.csv'"):
        share_out(tasks)
    assert multiprocessing.active_children() == []
    assert capfd.readouterr().err == ""


def test_a_worker_that_ends_before_it_said_anything() -> None:
    with pytest.raises(WorkerDied, match="nothing yet"):
        share_out([lambda say: 1, lambda say: os._exit(1)])


def test_words_that_are_too_long_are_cut() -> None:
    def dies(say: Say) -> None:
        say("ن" * 600)
        os._exit(1)

    with pytest.raises(WorkerDied, match="ن" * 256):
        share_out([lambda say: 1, dies])


def test_nobody_is_left_when_the_first_task_fails() -> None:
    """The others would have worked for ever."""

    def fails(say: Say) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        share_out([fails, lambda say: signal.pause(), lambda say: signal.pause()])
    assert multiprocessing.active_children() == []


def test_problems_of_several_come_together_and_once() -> None:
    def wrong(*codes: str) -> Task:
        def task(say: Say) -> None:
            raise ProjectInvalid([Problem(Position("a.md"), code, "m") for code in codes])

        return task

    with pytest.raises(ProjectInvalid) as caught:
        share_out([wrong("E0901"), lambda say: 1, wrong("E0902", "E0901"), wrong("E0903")])
    assert [problem.code for problem in caught.value.problems] == ["E0901", "E0902", "E0903"]


# --- in a build -------------------------------------------------------------------------------------------------------


def test_the_same_bytes_for_any_number_of_workers(tmp_path: Path) -> None:
    farm, made = crowd(tmp_path), {}
    for jobs in (1, 2, 3, 5, 40):
        farm.out = tmp_path / f"out{jobs}"
        farm.build(jobs)
        made[jobs] = files(farm.out)
        assert made[jobs] == made[1], jobs


def test_more_workers_than_before(tmp_path: Path) -> None:
    farm = crowd(tmp_path)
    farm.build(1)
    before = seen(farm.out / "site")
    receipt = farm.build(3)
    assert (receipt.made, receipt.changed, receipt.runs) == (0, 0, 0)
    farm.dismiss("p0x")
    farm.same_as_clean(farm.build(2))
    after = seen(farm.out / "site")
    assert after.items() <= before.items()


@pytest.mark.parametrize("again", [False, True], ids=["first build", "next build"])
def test_a_build_whose_worker_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool) -> None:
    farm = crowd(tmp_path)
    if again:
        farm.build()
        farm.enrol("p4x", Row(tier=2))
    before, ours = seen(farm.out), os.getpid()
    make = share.Share._make

    def dies(self: share.Share, *about: object) -> None:
        make(self, *about)  # type: ignore[arg-type]
        if os.getpid() != ours:
            os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(share.Share, "_make", dies)
        with pytest.raises(WorkerDied, match=r"signal 9 while it made [a-z0-9-]+"):
            farm.build(2)
    assert multiprocessing.active_children() == []
    assert seen(farm.out) == before
    farm.same_as_clean(farm.build(2))


def test_template_problems_of_all_workers(tmp_path: Path) -> None:
    """Each of these recipes fails for other partners, who are with other workers."""
    farm = crowd(tmp_path)
    gold, others = "{{ partner.name | upper }}", "{{ partner.code | upper }}"
    wrong = f'{{% if partner.traits.tier == "gold" %}}{gold}{{% else %}}{others}{{% endif %}}'
    farm._texts["kits/partner/card.json.j2"] += wrong
    found = {}
    for jobs in (1, 4):
        with pytest.raises(ProjectInvalid) as caught:
            farm.build(jobs)
        found[jobs] = set(caught.value.problems)
    assert found[1] == found[4]
    assert len(found[1]) > 1
    assert differences(farm.out, tmp_path / "nothing") == []
