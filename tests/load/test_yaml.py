"""YAML: every scalar stays the text that was written, at its place; what surprises people is refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.yaml import parse_yaml
from generator.model.source import Mapping, Node, Scalar, Sequence

# The table "written unquoted after `key: `": a YAML 1.1 or 1.2 reader takes each of these for something else.
KEPT_AS_WRITTEN = [
    "+966500000000", "0500000000", "0912345678", "00966500000000", "012", "no", "NO", "off", "Yes", "ON", "12:30",
    "1:30", "10:00", "08:30", "1_000", "1.10", "1e3", "0o10", "010", "2026-11-21", "2026-13-45", "=", "٥", "1,000",
    "50% خصم", "050-000-0000", "null", "true", "\u200f+966500000000", ".inf", "0x1F",
]  # fmt: skip

REFUSED = {
    "{{ partner.name }}": "E0222", "@acme": "E0219", "`x": "E0219", "%x": "E0219", "* بند": "E0219", "- بند": "E0219",
    "[50%] خصم": "E0221", '"نص" وبقية': "E0221", "عنوان: فرعي": "E0220", "!important": "E0216", "&copy; 2026": "E0219",
    "&x": "E0214", "*x": "E0214", "{{ a }} و {{ b }}": "E0222", "> 50%": "E0219", "|x": "E0219", "]x": "E0219",
    "'it's'": "E0221", '"open': "E0226", "[open": "E0226",
}  # fmt: skip

EMPTY = {"#وصل": "#وصل", "": "", "~": "", "~ # no": "# no"}


def value_of(text: str) -> Scalar:
    root, problems = parse_yaml("a.yaml", f"key: {text}\nnext: x\n")
    assert problems == []
    assert isinstance(root, Mapping)
    value = root.entries[0].value
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("text", KEPT_AS_WRITTEN)
def test_text_stays_as_written(text: str) -> None:
    value = value_of(text)
    assert (value.text, value.missing, value.quoted) == (text, False, False)


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_refused_with_its_own_reason(text: str, code: str) -> None:
    root, problems = parse_yaml("a.yaml", f"before: x\nkey: {text}\nnext: x\n")
    assert [problem.code for problem in problems] == [code]
    assert problems[0].position.line == 2
    assert root is None or code == "E0216"


@pytest.mark.parametrize(("text", "comment"), EMPTY.items())
def test_empty_is_missing_and_keeps_what_the_hash_ate(text: str, comment: str) -> None:
    value = value_of(text)
    assert (value.missing, value.comment) == (True, comment)


def test_text_cut_by_a_hash_keeps_the_rest_as_comment() -> None:
    value = value_of("عرض خاص #وصل")
    assert (value.text, value.comment) == ("عرض خاص", "#وصل")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2", "E0213", 2, 1),
        ("a:\n  b: 1\n  c: 2\n  b: 3", "E0213", 4, 3),
        ("a: 1\nb:2\nc: 3", "E0224", 2, 1),
        ("a: 1\n---\nb: 2", "E0217", 2, 1),
        ("a:\n\tb: 1", "E0223", 2, 1),
        ("a\u00a0: 1", "E0225", 1, 1),
        ("a: x\u2028y", "E0118", 1, 5),
        ("a: x\x85y", "E0118", 1, 5),
        ("a: x\x01y", "E0118", 1, 5),
        ("[a]: 1", "E0218", 1, 1),
        ("a: 1\n  b: 2", "E0201", 2, 4),
        ("<<: x", "E0215", 1, 1),
    ],
)
def test_shapes_that_surprise(text: str, code: str, line: int, column: int) -> None:
    _, problems = parse_yaml("a.yaml", text)
    assert [(p.code, p.position.line, p.position.column) for p in problems] == [(code, line, column)]


def test_keys_are_always_text() -> None:
    root, problems = parse_yaml("a.yaml", "NO: a\n010: b\nnull: c\n")
    assert problems == []
    assert isinstance(root, Mapping)
    assert [entry.key.text for entry in root.entries] == ["NO", "010", "null"]


def test_both_places_of_a_duplicate_are_named() -> None:
    _, [problem] = parse_yaml("a.yaml", "slug: a\nname: b\nslug: c\n")
    assert [place.line for place in problem.also] == [1]


def test_several_problems_of_one_file_come_together() -> None:
    text = "a: @x\nb: fine\nc: one: two\nd: fine\nd: twice\ne:glued\n"
    _, problems = parse_yaml("a.yaml", text)
    assert [(p.code, p.position.line) for p in problems] == [
        ("E0219", 1), ("E0220", 3), ("E0213", 5), ("E0224", 6),
    ]  # fmt: skip


def test_lines_of_front_matter_count_from_the_file() -> None:
    _, [problem] = parse_yaml("a.md", "a: 1\na: 2\n", first_line=2)
    assert (problem.position.line, problem.also[0].line) == (3, 2)
    assert problem.message.endswith("the first is on line 2")
    root, problems = parse_yaml("a.md", "a:\n  - b # c\nd:e\nf: {{ x }}\n", first_line=2)
    assert [(p.code, p.position.line) for p in problems] == [("E0224", 4), ("E0222", 5)]
    root, problems = parse_yaml("a.md", "a:\n  - b # c\n", first_line=3)
    assert isinstance(root, Mapping)
    [entry] = root.entries
    assert isinstance(entry.value, Sequence)
    assert (root.position.line, entry.key.position.line, entry.value.items[0].position.line) == (3, 3, 4)


def test_an_empty_document_is_a_missing_scalar() -> None:
    for text in ("", "# words\n", "---\n"):
        root, problems = parse_yaml("a.yaml", text)
        assert problems == []
        assert isinstance(root, Scalar)
        assert root.missing


@given(st.text())
def test_any_text_gives_problems_or_nodes_never_an_exception(text: str) -> None:
    root, problems = parse_yaml("a.yaml", text)
    assert root is not None or problems


@given(st.text(alphabet="ab:-#@&*!|>'\"[]{},%`? \n\tو~"))
def test_any_heap_of_signs_gives_problems_or_nodes(text: str) -> None:
    lines = text.split("\n")
    root, problems = parse_yaml("a.yaml", text)
    assert root is not None or problems
    for problem in problems:
        assert 1 <= problem.position.line <= len(lines)
        assert problem.position.column >= 1


WORDS = st.text(alphabet="abcدفتر😀0129", min_size=1, max_size=8)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3)
)


def written(tree: object, indent: int = 0) -> str:
    """Block style, every text in double quotes on odd depth, plain on even."""
    pad = " " * indent
    if isinstance(tree, dict):
        return "".join(f"{pad}k{key}:{below(value, indent)}" for key, value in tree.items())
    assert isinstance(tree, list)
    return "".join(f"{pad}-{below(item, indent)}" for item in tree)


def below(tree: object, indent: int) -> str:
    if isinstance(tree, str):
        return f' "{tree}"\n' if indent % 4 else f" {tree}\n"
    return "\n" + written(tree, indent + 2)


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


@given(TREES.filter(lambda tree: not isinstance(tree, str)))
def test_the_position_of_every_scalar_points_at_its_text(tree: object) -> None:
    text = written(tree)
    root, problems = parse_yaml("a.yaml", text)
    assert problems == []
    assert root is not None
    lines = text.split("\n")
    for scalar in scalars(root):
        place = scalar.position
        there = lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
        assert there == (f'"{scalar.text}"' if scalar.quoted else scalar.text)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text.removeprefix("k"): plain(entry.value) for entry in node.entries}


@given(TREES.filter(lambda tree: not isinstance(tree, str)))
def test_what_was_written_is_what_is_read(tree: object) -> None:
    root, _ = parse_yaml("a.yaml", written(tree))
    assert root is not None
    assert plain(root) == tree
