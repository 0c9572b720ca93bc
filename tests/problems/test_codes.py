"""The catalogue and the source agree: what is raised is explained, what is explained is raised and proven."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from generator import pipeline
from generator.links.lint import lint_canonical, lint_link
from generator.model.build import BuildInfo
from generator.model.codes import CODES
from generator.model.codes_links import link_code
from generator.model.problem import ProjectInvalid
from tests.problems.tiny import BASE, HERE, TODAY

SOURCE = HERE.parents[1] / "generator"

# Each rule by itself: a folder holds what people write by hand, this also what Wasl must never write.
LINKS = {
    "E0801": "https://acme.example/?utm_content=Post_1!",
    "E0802": "https://acme.example/?utm_source=noor?utm_medium=social",
    "E0803": "https://acme.example/#top?utm_source=noor",
    "E0804": "https://acme.example/?utm_source=noor&utm_source=lina",
    "E0805": "https://acme.example/?utm_source=noor&amp;utm_medium=social",
    "E0806": "https://inside.example/?utm_source=noor",
    "E0807": "https://acme.example/?utm_medium=facebook",
    "E0808": "https://acme.example/?utm_source=google",
    "E0810": "https://acme.example/?utm_content=a+b",
    "E0811": "https://acme.example/" + "a" * 3000,
    "E0812": "https://acme.example/?utm_content=sara@acme.example",
    "E0813": "https://acme.example/عيادة/",
    "E0814": "https://acme.example/?utm_source=noor",
    "E0815": "http://acme.example/",
    "W0816": "https://acme.example/" + "a" * 600,
    "W0817": "https://acme.example/%D8%B9%D9%8A/",
    "W0818": "https://acme.example/?utm_source=gmail",
}


def constants() -> Iterator[str]:
    """Every code that stands in the source as a text of its own, and those of the link lints."""
    for path in SOURCE.rglob("*.py"):
        if path.parent.name == "model" and path.name.startswith("code"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch("[EW][0-9]{4}", str(node.value)):
                yield str(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("error", "warning"):
                rule = node.args[0] if node.args else None
                if isinstance(rule, ast.Constant) and re.fullmatch("L[0-9]{2}", str(rule.value)):
                    yield link_code(str(rule.value), warning=node.func.id == "warning")


def test_every_code_that_is_raised_is_explained_and_the_other_way_round() -> None:
    raised = set(constants())
    assert raised - set(CODES) == set(), "raised, and not in the catalogue"
    assert set(CODES) - raised == set(), "in the catalogue, and never raised"


def test_every_code_beyond_loading_and_typing_is_proven() -> None:
    names = [path.parent.name.split("-")[0] for path in HERE.glob("*/fault.txt")]
    folders = {code for name in names for code in name.split(".")}
    proven = folders | set(LINKS) | {OPTION, NOTHING} | PROVEN_ELSEWHERE
    assert {code for code in CODES if code[1:3] not in ("01", "02")} - proven == set()


OPTION, NOTHING = "E0313", "E0314"
PROVEN_ELSEWHERE = {"W0322", "W0712", "W0713", "W0912", "W0968"}
"""What no folder of texts can hold: a PNG (validate/test_logos.py), a browser (build/test_pictures.py), heavy pictures
(mail/test_weight.py), twenty thousand files (package/test_room.py)."""


def test_a_name_on_the_command_line_that_nothing_has_is_refused() -> None:
    info = BuildInfo(TODAY, recipes=frozenset({"pagee"}), only=frozenset({"accountant"}))
    with pytest.raises(ProjectInvalid) as caught:
        pipeline.read(BASE, BASE, info)
    found = [(str(problem.position), problem.code) for problem in caught.value.problems]
    assert found == [("--only", OPTION), ("--recipe", OPTION)]


def test_limits_that_leave_nothing_are_refused() -> None:
    with pytest.raises(ProjectInvalid) as caught:
        pipeline.read(BASE, BASE, BuildInfo(TODAY, recipes=frozenset({"partner/page"}), without=frozenset({"page"})))
    assert [(str(problem.position), problem.code) for problem in caught.value.problems] == [("--without", NOTHING)]


@pytest.mark.parametrize("code", LINKS)
def test_the_lint_of_links_finds(code: str) -> None:
    found = lint_canonical(LINKS[code]) if code == "E0814" else lint_link(LINKS[code], "text", ("inside.example",))
    codes = {link_code(finding.id, warning=finding.severity == "warning") for finding in found}
    assert code in codes
    assert codes <= set(CODES)
