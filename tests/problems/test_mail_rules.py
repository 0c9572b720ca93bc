"""Every rule of mails is proven twice: by a mail that breaks it, and by its nearest neighbour, which does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.codes_mail import CODES
from generator.model.waiver import WAIVABLE
from tests.problems.tiny import HERE, problems_of, write_project

OF_BYTES = {"W0968"}
"""What no folder of texts can hold: tests/mail/test_weight.py has both cases."""

RULES = sorted({code.code for code in CODES} - OF_BYTES)


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    lacking = [code for code in RULES for name in ("fault.txt", "sound.txt") if not (HERE / code / name).exists()]
    assert lacking == []
    assert {path.parent.name for path in HERE.glob("*/sound.txt")} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_the_neighbour_is_sound(code: str, tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", (HERE / code / "sound.txt").read_text(encoding="utf-8"))
    assert problems_of(root, tmp_path / "out") == ()


def test_only_rules_of_mails_are_waived_and_never_these() -> None:
    never = {"E0920", "E0921", "E0922", "E0923", "E0924", "E0925", "E0926", "E0970", "E0971", "E0972", "E0973", "E0977"}
    assert {code.code for code in CODES} >= WAIVABLE | never
    assert not WAIVABLE & never
