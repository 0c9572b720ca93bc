"""Rules of the gate that ask the cheapest question first find what their patterns find, in any text."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.rules import directions, markers
from generator.model.artifact import Artifact
from tests.dialects.known import DIALECTS

PROJECT: Any = SimpleNamespace(
    locales=(SimpleNamespace(code="ar"),), dialects=DIALECTS, programme=SimpleNamespace(dialect="plain")
)
PIECES = st.sampled_from(
    ['<a href="', '" ', '" class="', '"\nid="', ' title="', '">', "\n", "a", "\u2066", "\u2069", "\u200f", "\u061c",
     "\u202e", "\ufdd0", "\ufdef", "\ufdf0", "{{", "{%", "{ {", "é"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=20).map("".join)


@given(TEXTS)
def test_a_control_in_an_attribute_for_machines_is_told_at_its_line(text: str) -> None:
    found = directions.run(Artifact("a/b.html", text.encode()), text, PROJECT)
    pattern = r"\s(?:href|src|id|class|action|value)=\"([^\"]*)\""
    controls = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    lines = [text.count("\n", 0, one.start()) + 1 for one in re.finditer(pattern, text) if controls.search(one[1])]
    assert [problem.position.line for problem in found if problem.code == "E0908"] == lines


@given(TEXTS)
def test_a_mark_of_the_machine_is_told_at_its_line(text: str) -> None:
    found = re.search("[\ufdd0-\ufdef]|\\{\\{|\\{%", text)
    lines = [text.count("\n", 0, found.start()) + 1] if found else []
    told = markers.run(Artifact("a/b.html", text.encode()), text, PROJECT)
    assert [problem.position.line for problem in told] == lines
