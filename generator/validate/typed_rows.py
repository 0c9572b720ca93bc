"""Tables to models, row by row, with the same errors as for YAML, each at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.declared import dataclass
from generator.model.problem import Position, Problem, Severity
from generator.model.source import CsvFile, CsvRow, Scalar, csv_position
from generator.text.suggest import closest
from generator.validate.typed_words import verdict

M = TypeVar("M", bound=BaseModel)
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell goes where: for each column of the file its path in the model."""

    paths: tuple[Path, ...]

    def at(self, loc: tuple[int | str, ...]) -> int | None:
        """The column that an error is about; of several below a group, the first."""
        path: Path = ()
        for item in loc:
            longer = (*path, str(item))
            if any(known[: len(longer)] == longer for known in self.paths):
                path = longer
        if not path:
            return None
        return next(index for index, known in enumerate(self.paths) if known[: len(path)] == path)


class RowTyper(Generic[M]):
    """Types the rows of one table, one at a time. Problems are added to `problems`.

    `columns` maps a column's name in the file to a path in the model (`{"name_ar": "name.ar"}`). A column that is
    unknown, or needed and not there, is reported once at the header; then the table is not `readable`.
    """

    def __init__(self, model: type[M], file: CsvFile, columns: Mapping[str, str], problems: list[Problem]) -> None:
        self._model, self._file, self._problems = model, file, problems
        self._columns, found = _header_problems(model, file, columns)
        problems += found
        self.readable = not found

    def read(self, row: CsvRow) -> M | None:
        """The model of a row, or none where a cell is wrong. An empty cell is a field left out."""
        try:
            return self._model.model_validate(_plain(row, self._columns.paths))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            found = (_cell_problem(self._file, row, self._columns, one) for one in details)
            self._problems += dict.fromkeys(found)
            return None


def build_rows(
    model: type[M], file: CsvFile, columns: Mapping[str, str], problems: list[Problem]
) -> Iterator[tuple[CsvRow, M]]:
    """Each good row with its model, lazily; the problems of the others are added to `problems` on the way.

    Cells lose the spaces around them. Where the header is wrong (`RowTyper`), no row is read.
    """
    typer = RowTyper(model, file, columns, problems)
    for row in file.rows if typer.readable else ():
        made = typer.read(row)
        if made is not None:
            yield row, made


def _plain(row: CsvRow, paths: tuple[Path, ...]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for cell, path in zip(row.cells, paths, strict=True):
        text = cell.strip()
        if not text:
            continue
        if len(path) == 1:
            plain[path[0]] = text
            continue
        group = plain
        for name in path[:-1]:
            group = group.setdefault(name, {})
        group[path[-1]] = text
    return plain


def _header_problems(
    model: type[BaseModel], file: CsvFile, columns: Mapping[str, str]
) -> tuple[_Columns, list[Problem]]:
    present = {cell.text for cell in file.header}
    allowed = ", ".join(columns)
    problems = []
    for cell in file.header:
        if cell.text and cell.text not in columns:
            meant = closest(cell.text, [name for name in columns if name not in present])
            message, fix = f"the table has no column `{cell.text}`", f"Allowed columns: {allowed}."
            problems.append(Problem(cell.position, "E0202", message, cell.text, allowed, meant, fix))
    known = _Columns(tuple(tuple(columns.get(cell.text, cell.text).split(".")) for cell in file.header))
    meant_already = {problem.suggestion for problem in problems}
    for name, info in model.model_fields.items():
        if info.is_required() and file.header:
            problems += _missing_column(info.alias or name, file, columns, known, meant_already)
    return known, problems


def _missing_column(
    field: str, file: CsvFile, columns: Mapping[str, str], known: _Columns, meant_already: set[str]
) -> list[Problem]:
    sources = [column for column, path in columns.items() if path.split(".")[0] == field]
    there = any(path[0] == field for path in known.paths)
    if there or not sources or meant_already.intersection(sources):
        return []
    message = f"the table needs the column `{sources[0]}`"
    position = Position(file.path, file.header[0].position.line, 1)
    return [Problem(position, "E0203", message, expected=sources[0], fix=f"Add a column `{sources[0]}`.")]


def _cell_problem(file: CsvFile, row: CsvRow, known: _Columns, error: ErrorDetails) -> Problem:
    column = known.at(error["loc"])
    position = csv_position(file, row, column or 0)
    name = file.header[column].text if column is not None else str(error["loc"][-1]) if error["loc"] else "row"
    text = row.cells[column].strip() if column is not None else ""
    if error["type"] == "missing":
        fix = "Fill the cell."
        return Problem(position, "E0212", f"`{name}` is empty", expected=f"a value for {name}", fix=fix)
    said = verdict(error, Scalar(text, position, quoted=True, missing=column is not None and not text))
    message = f"`{name}`{said.message}" if said.message.startswith(":") else f"`{name}` {said.message}"
    severity: Severity = "warning" if said.code.startswith("W") else "error"
    return Problem(position, said.code, message, text, said.expected, said.suggestion, said.fix, severity)
