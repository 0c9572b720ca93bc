"""One file that a command names, read as the project's files are: YAML, or a table."""

from __future__ import annotations

from pathlib import Path

from generator.load.csv import parse_csv
from generator.load.encoding import decode
from generator.load.folder import unreadable
from generator.load.yaml import parse_yaml
from generator.model.declared import dataclass
from generator.model.problem import Problem
from generator.model.source import CsvFile, YamlFile


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What stands in the file, by what it is: one of `yaml` and `table`, neither where it cannot be read at all."""

    text: str
    yaml: YamlFile | None = None
    table: CsvFile | None = None


def read_named(file: Path, shown: str) -> tuple[ReadFile, tuple[Problem, ...]]:
    """The file with its problems, which call it `shown`. A name that ends in `.csv` is a table, any other is YAML.

    Nothing is raised for what stands in the file; a file that is not there is E0104.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        return ReadFile(""), (unreadable(shown, error),)
    text, problem = decode(shown, data)
    if problem is not None:
        return ReadFile(""), (problem,)
    if file.suffix.lower() == ".csv":
        table, problems = parse_csv(shown, text)
        return ReadFile(text, table=table), tuple(problems)
    root, problems = parse_yaml(shown, text)
    return ReadFile(text, yaml=YamlFile(shown, root)), tuple(problems)
