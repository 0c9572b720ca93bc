"""Rows of the partner list about which no rule can have anything to say, told by one pattern in one look.

Nearly all rows of a long list are of this kind, and the rules cost ten times as much as the look. The pattern knows
less than the rules, on purpose: what it does not know goes the long way, and is often good too.
"""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = "A-Za-z0-9À-ÖØ-öø-ſ\u0621-\u063a\u0640-\u0652پچژڤکگی"
"""Letters that are composed, and Arabic marks that compose with nothing: hygiene has no word to say about them."""

_PUNCTUATION: Final = "'’.,;&()/+:!?@#_|«»“”–—·،؛؟-"  # `%` and `*` may begin a merge tag
_IN_ADDRESS: Final = "!#$%&'()*+,./:;=?@_~-"
_SLUG: Final = "[a-z0-9][a-z0-9-]{1,38}[a-z0-9]"  # hyphens side by side are for the caller to see
_KNOWN: Final = "[a-z0-9-]+"  # looked up by the caller
_CODE: Final = "[A-Za-z0-9][A-Za-z0-9_-]*"
_COLOUR: Final = "#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3}|)"
_MAIL: Final = "[A-Za-z0-9_+-]{1,30}"
_LABEL: Final = r"\.[a-z0-9-]{1,40}"
_NOTHING: Final = "(?!)"  # what stands here has to be compared with the facts
_NEEDED: Final = frozenset({"slug", "segment", "type", "tier"})

CAPTURED: Final = ("slug", "code", "segment", "tier", "logo", "colour", "accent", "dialect")
"""What a match gives to look at further, by these names; and the names of a partner as `name0`, `name1` and so on."""


def plain_row(header: tuple[str, ...], columns: dict[str, str], separator: str, *, excel: bool) -> str | None:
    """The pattern of a plain row up to its line end, cells parted by `separator`; None where columns clash.

    `columns` are the known ones and what they set. A partner has to have a name in one language at least. With
    `excel`, empty cells may follow at the end. Cells have no quotes and no spaces around them.
    """
    if len(set(header)) < len(header) or not set(header) <= set(columns):
        return None
    shapes = _shapes(separator)
    cells: list[str] = []
    named: list[str] = []
    for column in header:
        field = columns[column].partition(".")[0]
        cell = f"(?:{shapes[field]})" if field in _NEEDED else f"(?:{shapes[field]}|)"
        if field == "name":
            named.append(f"name{len(named)}")
            cell = f"(?:(?P<{named[-1]}>{shapes[field]})|)"
        cells.append(f"(?P<{column}>{cell})" if column in CAPTURED else cell)
    absent = "".join(f"(?P<{name}>)" for name in CAPTURED if name not in header)
    parted = re.escape(separator)
    return parted.join(cells) + (f"{parted}*" if excel else "") + "\n" + absent + _one_of(named)


def _one_of(groups: list[str]) -> str:
    """True where one of these groups took part in the match."""
    pattern = "(?!)"
    for name in reversed(groups):
        pattern = f"(?({name})|{pattern})"
    return pattern


def _shapes(separator: str) -> dict[str, str]:
    """The plain shape of each field where it is filled."""
    text = _LETTERS + _escaped(_PUNCTUATION, separator)
    words = f"[{text}][{text} ]*(?<! )"
    tail = f"[/?#][A-Za-z0-9{_escaped(_IN_ADDRESS, separator)}]*"
    return {
        "slug": _SLUG,
        "name": words,
        "message": words,
        "segment": _KNOWN,
        "tier": _KNOWN,
        "type": "referral|affiliate|channel|agency",
        "code": _CODE,
        "discount_code": _CODE,
        "site": rf"https://[a-z0-9][a-z0-9-]*{_LABEL}(?:{_LABEL}|)(?:{_LABEL}|)(?<!-)(?:{tail}|)",
        "email": rf"{_MAIL}(?:\.{_MAIL}|)@[A-Za-z0-9-]{{1,60}}{_LABEL}(?:{_LABEL}|)(?:{_LABEL}|)",
        "phone": r"[0-9+(][0-9() .-]*(?<! )",
        "country": "[A-Z][A-Z]",
        "logo": "[A-Za-z0-9._-]+",
        "colour": _COLOUR,
        "accent": _COLOUR,
        "dialect": "[a-z0-9_-]+",
        "address": words,
        "party": "company",
        "jurisdictions": _NOTHING,
        "licence": _NOTHING,
    }


def _escaped(characters: str, separator: str) -> str:
    return re.escape(characters.replace(separator, ""))
