"""Problems as JSON, annotations and SARIF for machines. Pure: returns strings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from generator.model.codes import CODES
from generator.model.problem import Position, Problem
from generator.report.text import ended


def utf16_column(line: str, column: int) -> int:
    """A column in UTF-16 units, as editors count, from one in code points; both from 1."""
    return len(line[: column - 1].encode("utf-16-le", "surrogatepass")) // 2 + 1


def render_json(problems: Iterable[Problem]) -> str:
    """A JSON object: `problems`, sorted by place, and the counts. Columns count code points, from 1."""
    found = sorted(problems)
    counted = [problem for problem in found if not problem.waived]
    warnings = sum(1 for problem in counted if problem.severity == "warning")
    data = {"errors": len(counted) - warnings, "warnings": warnings, "problems": [_as_dict(one) for one in found]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_dict(problem: Problem) -> dict[str, Any]:
    known = CODES.get(problem.code)
    return {
        "code": problem.code,
        "severity": problem.severity,
        **_place(problem.position),
        "message": problem.message,
        "title": known.title._asdict() if known else {},
        "found": problem.found,
        "expected": problem.expected,
        "suggestion": problem.suggestion,
        "fix": problem.fix,
        "also": [_place(place) for place in problem.also],
        **({"waived": problem.waived} if problem.waived else {}),
    }


def _place(position: Position) -> dict[str, Any]:
    return {name: getattr(position, name) for name in ("path", "line", "column", "length")}


def render_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    return "".join(_annotation(problem) + "\n" for problem in sorted(problems) if not problem.waived)


def _annotation(problem: Problem) -> str:
    place = problem.position
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    if place.length:
        where += f",endColumn={place.column + place.length}"
    return f"::{problem.severity} {where},title={problem.code}::{_escaped(_whole_message(problem))}"


def _whole_message(problem: Problem) -> str:
    mean = f" Did you mean `{problem.suggestion}`?" if problem.suggestion else ""
    return f"{ended(problem.message)}{mean} {problem.fix}".rstrip()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def render_sarif(problems: Iterable[Problem], version: str = "") -> str:
    """SARIF 2.1.0 with the rules that occur; columns count code points."""
    found = sorted(problems)
    rules = [_rule(code) for code in sorted({problem.code for problem in found})]
    driver: dict[str, Any] = {"name": "wasl", "rules": rules}
    if version:
        driver["version"] = version
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in found]}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    known = CODES.get(code)
    if known is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": known.title.en},
        "fullDescription": {"text": known.why.en},
        "help": {"text": known.fix.en, "markdown": f"{known.why.en}\n\n**{known.fix.en}**"},
        "defaultConfiguration": {"level": "warning" if known.warning else "error"},
    }


def _result(problem: Problem) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": _whole_message(problem)},
        "locations": [_location(problem.position)],
    }
    if problem.also:
        result["relatedLocations"] = [_location(place) for place in problem.also]
    if problem.waived:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": problem.waived}]
    return result


def _location(place: Position) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.length:
        region["endColumn"] = place.column + place.length
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": region}}


def _uri(path: str) -> str:
    """A relative address as RFC 3986 wants it: letters outside ASCII are encoded."""
    return quote(path, safe="/:@!$&'()*+,;=~")
