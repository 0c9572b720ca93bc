"""Values that split a report: one thing in two spellings (L18), one campaign in two periods (L19)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from generator.links.finding import Finding, warning
from generator.links.policy import SEPARATOR, UTM_PREFIX

_LINKING: Final = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")
"""Signs between words; between two numbers they mean something: `1-1` is not `11`."""
_BETWEEN_NUMBERS: Final = re.compile(r"[\W_]+")
_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")
_PERIOD: Final = re.compile(r"[-_.]?(?:20\d\d[-_.]?(?:q[1-4]|h[12]|1[0-2]|0[1-9])?)$", re.IGNORECASE)

Value = tuple[str, str]
"""What a value is (`utm_source`, `asset`, `network`) and the value itself."""


def values_of(given: Iterable[tuple[str, str]]) -> Iterator[Value]:
    """The values of a link that reports list: `utm_content` in its fields, `utm_id` left out."""
    for name, value in given:
        fields = value.split(SEPARATOR)
        if name == "utm_content" and len(fields) == 3:
            yield from zip(("asset", "network", "variant"), fields, strict=True)
        elif name.startswith(UTM_PREFIX) and name != "utm_id":
            yield name, value


def folded(value: str) -> str:
    """What two spellings of one thing have in common: `Post_03`, `post-3` and `post03` are all `post3`."""
    joined = _LINKING.sub("", unicodedata.normalize("NFKC", value).casefold())
    return _ZEROS.sub("", _BETWEEN_NUMBERS.sub("-", joined))


def without_period(campaign: str) -> str:
    """A campaign's name without the quarter, half-year, month or year at its end."""
    return _PERIOD.sub("", campaign)


class Spellings:
    """Collects values, and says which of them are the rarer spelling of another one. Equal values cost nothing more."""

    def __init__(self) -> None:
        self._seen: dict[Value, Counter[str]] = {}
        self._periods: dict[str, Counter[str]] = {}

    def add(self, value: Value, times: int = 1) -> None:
        kind, text = value
        if not text:
            return
        self._seen.setdefault((kind, folded(text)), Counter())[text] += times
        if kind == "utm_campaign" and without_period(text) != text:
            self._periods.setdefault(folded(without_period(text)), Counter())[text] += times

    def findings(self) -> dict[Value, Finding]:
        """For each value that splits a report, what is said of it."""
        found: dict[Value, Finding] = {}
        for campaigns in self._periods.values():
            usual, *others = _by_use(campaigns)
            for text in others:
                if folded(text) != folded(usual):
                    found["utm_campaign", text] = _two_periods(text, usual)
        for (kind, _), spelled in self._seen.items():
            usual, *others = _by_use(spelled)
            found |= {(kind, text): _two_spellings(kind, text, usual) for text in others}
        return found


def _by_use(times: Counter[str]) -> list[str]:
    """The commonest first; of equals the one that the pattern of values would have, then by the alphabet."""
    return sorted(times, key=lambda text: (-times[text], text != text.lower(), text))


def _two_spellings(kind: str, text: str, usual: str) -> Finding:
    message = f"`{text}` and `{usual}` are two spellings of one {kind}: reports show them as two"
    return warning("L18", message, f"write `{usual}` everywhere")


def _two_periods(text: str, usual: str) -> Finding:
    message = f"the campaign stands with two periods, `{text}` and `{usual}`: its visits are divided between them"
    return warning("L19", message, f"write `{usual}`, or take the links of the other period away")
