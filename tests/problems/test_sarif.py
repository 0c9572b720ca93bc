"""SARIF 2.1.0: what the standard demands of the parts that Wasl writes, copied by hand from its chapter 3."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.codes import CODES
from generator.model.codes_mail import CODES as OF_MAILS
from generator.model.problem import Position, Problem, Severity
from generator.report import render_sarif
from tests.cli.json_schema import faults

TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}},
}
WHOLE = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"startLine": WHOLE, "startColumn": WHOLE, "endColumn": WHOLE},
                },
            },
        }
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind"],
                "additionalProperties": False,
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
            },
        },
    },
}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}, "additionalProperties": False},
    },
}
DRIVER = {"type": "object", "required": ["name"], "properties": {"rules": {"type": "array", "items": RULE}}}
RUN = {
    "type": "object",
    "required": ["tool"],
    "additionalProperties": False,
    "properties": {
        "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": RUN},
    },
}

PATHS = st.sampled_from(["a b/ج.md", "site/x.html", "--only"])
PLACES = st.builds(Position, PATHS, st.integers(1, 99), st.integers(1, 99), st.integers(0, 9))
SEVERITIES: list[Severity] = ["error", "warning"]
PROBLEMS = st.builds(
    Problem, PLACES, st.sampled_from(sorted(CODES)), st.text(max_size=20), severity=st.sampled_from(SEVERITIES),
    also=st.lists(PLACES, max_size=2).map(tuple), waived=st.sampled_from(["", "because"]),
)  # fmt: skip


@given(st.lists(PROBLEMS, max_size=6))
def test_whatever_is_found_is_valid_sarif(problems: list[Problem]) -> None:
    made = json.loads(render_sarif(problems, "1.0"))
    assert faults(SARIF, made) == []
    (run,) = made["runs"]
    assert len(run["results"]) == len(problems)
    assert {one["ruleId"] for one in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_each_rule_of_mails_comes_with_help() -> None:
    found = [Problem(Position("a.md"), code.code, "x") for code in OF_MAILS]
    rules = json.loads(render_sarif(found))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {code.code for code in OF_MAILS}
    for rule in rules:
        known = CODES[rule["id"]]
        assert rule["help"]["text"] == known.fix.en
        assert known.why.en in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] == ("warning" if known.warning else "error")
        assert not re.search(r"\s$", rule["shortDescription"]["text"])
