"""Whatever an author does to the files, the answer is a list of problems, never a crash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.problem import Problem
from tests.tiny.workshop import FOLDERS, HERE, copy_tiny, problems_of

FILES = sorted(
    str(file.relative_to(HERE)) for folder in FOLDERS for file in (HERE / folder).rglob("*") if file.is_file()
)
JUNK = st.one_of(
    st.sampled_from(
        ["", " ", "\n", "\n\n", "---\n", ":", ": ", "- ", "#", '"', "'", "{", "}", "[", "]", "{{", "}}",
         "{%", "%}", "%", ",",
         "&", "*", "!", "|", ">", "\t", "\x00", "\u200f", "\ufdd4", "\ufeff", "null", "~", "true", "0",
         "-1", "1e999", "١٢",
         "2026-13-45", "name", "slug: ", "../", "{locale}", "{nothing}", "{{ brand.name }}",
         "{{ partner.name }}", "&a *a",
         "<<: ", "## x {form}\n", "## x {y}\n", "{% if partner.name %}", "{% for x in y %}", "{{ 1/0 }}",
         "{{ x() }}",
         "\\", "msgid", "%(name)s", "%(other)s", "x" * 300, "ar", "en", "fr", "ar-XB", "netlify", "tiny", "cafes"]),
    st.text(max_size=8),
)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str | None]:
    """A file and its new text: a piece put in, taken out, doubled or swapped with another; or the file gone."""
    name = draw(st.sampled_from(FILES))
    text = (HERE / name).read_text(encoding="utf-8")
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + draw(st.sampled_from([0, 1, 8, 80, 10_000])))))
    match draw(st.sampled_from(["put", "cut", "double", "line", "other", "gone"])):
        case "put":
            return name, text[:start] + draw(JUNK) + text[end:]
        case "cut":
            return name, text[:start] + text[end:]
        case "double":
            return name, text[:end] + text[start:]
        case "line":
            lines = text.splitlines(keepends=True)
            del lines[min(text.count("\n", 0, start), len(lines) - 1) :][:1]
            return name, "".join(draw(st.permutations(lines)) if len(lines) < 12 else reversed(lines))
        case "other":
            return name, (HERE / draw(st.sampled_from(FILES))).read_text(encoding="utf-8")
        case _:
            return name, None


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tiny(tmp_path_factory.mktemp("edited"))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(edit=edits())
def test_any_edit_gives_problems_and_no_crash(root: Path, edit: tuple[str, str | None]) -> None:
    name, text = edit
    file = root / name
    try:
        if text is None:
            file.unlink()
        else:
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
        found = problems_of(root)
    finally:
        shutil.copyfile(HERE / name, file)
    for problem in found:
        assert isinstance(problem, Problem)
        assert problem.position.line >= 1
        assert problem.position.column >= 1
        assert problem.message


def test_a_project_without_anything_is_told_so(tmp_path: Path) -> None:
    assert {problem.code for problem in problems_of(tmp_path)} >= {"E0116"}
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
    assert any(problem.severity == "error" for problem in problems_of(tmp_path))


def test_each_file_empty_or_gone(root: Path) -> None:
    for name in FILES:
        file = root / name
        file.write_text("", encoding="utf-8")
        empty = problems_of(root)
        file.unlink()
        assert isinstance((*empty, *problems_of(root)), tuple)
        shutil.copyfile(HERE / name, file)
