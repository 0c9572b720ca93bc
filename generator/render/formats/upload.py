"""Files for schedulers: the template prints rows and rules as JSON; the file is written once a partner's values are in.

`{"rules": "…", "rows": [["2027-01-12 10:00", "…"]]}`; `rules` is JSON in a text: `file` (see `FileRules`), `header`
(the names of the columns) and `words` (the places of columns in which what people wrote stands).
"""

from __future__ import annotations

import json
from functools import lru_cache

from generator.model.declared import dataclass
from generator.model.scheduler import FileRules
from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text
from generator.text.uploads import upload_file


@dataclass(frozen=True, slots=True)
class _Rules:
    file: FileRules
    header: tuple[str, ...]
    words: frozenset[int]


def as_upload(printed: bytes, path: str) -> bytes:
    """The file. Raises `ValueError` where what was printed is none."""
    data = json.loads(printed)
    rules = _rules(data["rules"])
    return upload_file(rules.file, rules.header, data["rows"], rules.words)


@lru_cache(maxsize=256)
def _rules(text: str) -> _Rules:
    """The same few rules stand in the files of all partners."""
    rules = json.loads(text)
    return _Rules(FileRules.model_validate(rules["file"]), tuple(rules["header"]), frozenset(rules["words"]))


FORMAT = Format(
    "upload", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.JSON, locale.dir)), as_upload
)
