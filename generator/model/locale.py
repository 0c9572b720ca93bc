"""A language of the programme."""

from __future__ import annotations

from typing import Literal

from generator.model.declared import dataclass

Digits = Literal["latn", "arab"]


@dataclass(frozen=True, slots=True)
class Locale:
    """A locale of the site.

    `code` is BCP 47 with a hyphen (`ar`, `en`, `ar-XB`); `dir` comes from CLDR, never from content; `name` is the
    language's own name (`العربية`). `digits` is the numbering system for everything that is formatted.
    """

    code: str
    dir: Literal["ltr", "rtl"]
    name: str
    digits: Digits = "latn"

    @property
    def language(self) -> str:
        return self.code.split("-")[0]

    @property
    def rtl(self) -> bool:
        return self.dir == "rtl"

    @property
    def open_graph(self) -> str:
        """`ll_TT` as Open Graph wants it: `ar_AR`, `en_US`."""
        return {"ar": "ar_AR", "en": "en_US"}.get(self.code, self.code.replace("-", "_"))
