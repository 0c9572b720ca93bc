"""Files whose description is printed here, with values known or with slots for those of a partner."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.model.locale import Locale
from generator.model.scheduler import FileRules
from generator.render.formats import formats
from generator.render.slots import Sheet
from generator.render.stencil import Stencil, cut

ENGLISH = Locale("en", "ltr", "English")
NO_CONTENT = "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""What no content holds, because it means something to the machine."""


def stencil_of(format: str, description: Any, sheet: Sheet | None = None) -> Stencil:
    """What the format makes of a description, in which `slot(index)` stands for a value of the sheet."""
    sheet = sheet or Sheet()
    return cut(formats()[format].cut(json.dumps(description, ensure_ascii=False), ENGLISH, sheet), sheet)


def upload(
    rules: FileRules, header: Sequence[str], rows: Sequence[Sequence[str]], words: Collection[int]
) -> dict[str, Any]:
    """The description of a file to upload."""
    said = {"file": rules.model_dump(mode="json"), "header": list(header), "words": sorted(words)}
    return {"rules": json.dumps(said, ensure_ascii=False), "rows": [list(row) for row in rows]}


def upload_file(
    rules: FileRules, header: Sequence[str], rows: Sequence[Sequence[str]], words: Collection[int]
) -> bytes:
    """The file for nobody in particular."""
    return stencil_of("upload", upload(rules, header, rows, words)).parts[0]


def calendar_file(name: str, entries: Sequence[Mapping[str, Any]]) -> bytes:
    """The calendar for nobody in particular."""
    return stencil_of("calendar", {"name": name, "entries": [dict(entry) for entry in entries]}).parts[0]
