"""What is told while files are made: all workers together, and no more often than one can read."""

from __future__ import annotations

from generator.make.progress import Progress


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_all_workers_are_counted_and_the_first_tells() -> None:
    told: list[str] = []
    clock = Clock()
    progress = Progress(10_000, 3, told.append, clock)
    clock.now += 4
    progress.made(1, 1500)
    progress.made(2, 500)
    assert told == []
    progress.made(0, 2000)
    assert told == ["Making files: 4,000 of 10,000, 1,000 a second, 6 s left"]


def test_it_does_not_chatter() -> None:
    told: list[str] = []
    clock = Clock()
    progress = Progress(100, 1, told.append, clock)
    for number in range(50):
        clock.now += 0.01
        progress.made(0, number)
    assert len(told) == 2


def test_a_speed_is_said_when_it_is_known() -> None:
    clock = Clock()
    progress = Progress(100_000, 1, lambda _: None, clock)
    clock.now += 1
    progress.made(0, 10)
    assert progress.words() == "Making files: 10 of 100,000"
    clock.now += 9
    assert progress.words() == "Making files: 10 of 100,000, 1 a second, 1666 min left"
