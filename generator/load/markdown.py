"""Markdown copy: the front matter as nodes, the body as text with the line on which it starts."""

from __future__ import annotations

from generator.load.yaml import parse_yaml
from generator.model.problem import Position, Problem
from generator.model.source import Mapping, MarkdownFile, Scalar

_FENCE = "---"


def parse_markdown(path: str, text: str) -> tuple[MarkdownFile, list[Problem]]:
    """Split at the `---` fences. Without an opening fence on line 1 the whole file is body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return MarkdownFile(path, None, text), []
    closing = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if closing is None:
        message = "the front matter opens with `---` and never closes"
        fix = "Put a line with only `---` after the last field."
        return MarkdownFile(path, None, ""), [Problem(Position(path, 1, 1, 3), "E0108", message, _FENCE, fix=fix)]
    root, problems = parse_yaml(path, "\n".join(lines[1:closing]), first_line=2)
    body = "\n".join(lines[closing + 1 :])
    if isinstance(root, Scalar) and root.missing:
        root = Mapping((), Position(path, 1, 1, 3))
    if root is not None and not isinstance(root, Mapping):
        message = "the front matter must be fields, each as `name: value`"
        problems.append(Problem(root.position, "E0107", message, fix="Write one `name: value` on each line."))
        root = None
    return MarkdownFile(path, root, body, closing + 2), problems
