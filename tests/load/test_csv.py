"""Tables: RFC 4180, Excel's separators, positions of cells, rows parsed while they are read."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.csv import parse_csv
from generator.model.source import csv_position
from generator.model.table import TableRows

CELLS = st.text(alphabet='ab ,;"\nدفتر😀', max_size=6)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(CELLS, min_size=width, max_size=width).filter(lambda row: row[-1].strip() != ""), max_size=5
    ).map(lambda rows: (width, rows))
)


def written(width: int, rows: list[list[str]], separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([f"c{number}" for number in range(width)])
    writer.writerows(rows)
    return out.getvalue()


@given(TABLES, st.sampled_from(",;\t"))
def test_what_was_written_is_what_is_read(table: tuple[int, list[list[str]]], separator: str) -> None:
    width, rows = table
    file, problems = parse_csv("a.csv", written(width, rows, separator))
    assert problems == []
    assert [list(row.cells) for row in file.rows] == rows
    assert file.count == len(rows)
    assert [list(row.cells) for row in file.rows] == rows, "rows can be read twice"


@given(TABLES)
def test_the_position_of_every_cell_points_at_its_text(table: tuple[int, list[list[str]]]) -> None:
    width, rows = table
    text = written(width, rows)
    file, _ = parse_csv("a.csv", text)
    lines = text.split("\n")
    for row in file.rows:
        for column, cell in enumerate(row.cells):
            place = csv_position(file, row, column)
            there = lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
            quoted = '"' + cell.replace('"', '""') + '"'
            assert there == quoted.split("\n")[0]


@given(st.text(alphabet='a,;"\n\t ', max_size=30))
def test_any_text_gives_a_table_and_problems(text: str) -> None:
    file, problems = parse_csv("a.csv", text)
    assert file.header or problems
    assert all(len(row.cells) == len(file.header) for row in file.rows)
    assert file.count == len(list(file.rows))


@given(st.text())
def test_no_text_breaks_the_loader(text: str) -> None:
    file, _ = parse_csv("a.csv", text)
    assert file.count == len(list(file.rows))


@pytest.mark.parametrize(
    ("text", "separator"),
    [("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ('"x;y",b\n1,2\n', ","), ("\n\na;b\n1;2\n", ";"), ("a\n1\n", ",")],
)
def test_the_separator_is_told_from_the_header(text: str, separator: str) -> None:
    file, problems = parse_csv("a.csv", text)
    assert problems == []
    assert file.separator == separator
    assert file.count == 1


@given(st.text(alphabet='ab ,"\nد\x00\u2028', max_size=60))
def test_good_rows_are_those_that_python_reads_each_at_its_line(text: str) -> None:
    """Most rows are told by their line alone; csv is asked about each one here."""
    text = "x,y\n" + text
    reader, due = csv.reader(io.StringIO(text, newline=""), strict=True), []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            continue
        if any(map(str.strip, cells)) and len(cells) >= 2 and not any(cells[2:]):
            due.append((line, tuple(cells[:2])))
    file, _ = parse_csv("a.csv", text)
    assert [(row.line, row.cells) for row in file.rows] == due[1:]
    before = ["\n".join([*text.split("\n")[: row.line - 1], ""]) for row in file.rows]
    assert [row.offset for row in file.rows] == [len(lines) for lines in before]


@given(TABLES)
def test_a_row_can_be_read_by_its_number(table: tuple[int, list[list[str]]]) -> None:
    file, _ = parse_csv("a.csv", written(*table))
    assert isinstance(file.rows, TableRows)
    assert [file.rows.row(number) for number in reversed(range(len(file.rows)))] == list(file.rows)[::-1]


@pytest.mark.parametrize("length", [131_072, 131_073])
def test_a_cell_that_python_does_not_read_is_a_problem_with_quotes_and_without(length: int) -> None:
    for text in (f"a,b\n{'x' * length},1\n2,3\n", f'a,b\n"{"x" * length}",1\n2,3\n'):
        file, problems = parse_csv("a.csv", text)
        assert (file.count, len(problems)) == ((2, 0) if length == 131_072 else (1, 1))
        assert [row.line for row in file.rows][-1] == 3


def test_blank_lines_and_trailing_empty_cells_of_excel_do_not_count() -> None:
    file, problems = parse_csv("a.csv", "a,b,,\n1,2,,\n,,,\n\n3,4,,\n")
    assert problems == []
    assert [(row.line, row.cells) for row in file.rows] == [(2, ("1", "2")), (5, ("3", "4"))]


def test_a_wrong_separator_does_not_print_a_thousand_problems() -> None:
    _, problems = parse_csv("a.csv", "a,b\n" + "1\n" * 1000)
    assert len(problems) == 50


def test_a_row_that_is_broken_does_not_hide_the_others() -> None:
    file, problems = parse_csv("a.csv", 'a,b\n1,"x"y\n3,4\n5,6,7\n')
    assert [(problem.code, problem.position.line) for problem in problems] == [("E0113", 2), ("E0111", 4)]
    assert [row.cells for row in file.rows] == [("3", "4")]
