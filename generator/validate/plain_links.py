"""Addresses in a list about which no rule can have anything to say, told by one pattern in one look at the text.

Nearly every partner has a site, so a long list holds as many addresses as rows; asking every rule about one takes fifty
times as long as the look. The pattern knows less than the rules, on purpose, as `plain_rows` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.links.shorteners import SHORTENERS

_HOST: Final = "(?![a-z0-9.-]*--)[a-z0-9.-]{1,100}(?<![.-])"  # `--` may be punycode
_PATH: Final = r"(?:/(?:[a-z0-9/_.-]{1,200}(?<!\.))?)?"  # no parameters; a full stop may end the sentence


def odd_addresses(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """The addresses of a table that are not plain, each with the place in `text` where it begins.

    An address goes on to the next white space, quote or `separator`.
    """
    for found in _odd(separator).finditer(text):
        start = found.start() - len("https")
        start += text[max(start, 0) : found.start()].casefold() != "https"
        yield start, text[start : found.end()]


def _odd(separator: str) -> re.Pattern[str]:
    """It begins to look at `://`, because a text is searched for fixed signs several times as fast as for others."""
    more = rf"[^\"\s{re.escape(separator)}]"
    shorteners = "|".join(sorted(map(re.escape, SHORTENERS)))
    plain = rf"(?!(?:www\.)?(?:{shorteners})(?:/|(?!{more}))){_HOST}{_PATH}(?!{more})"
    exactly, scheme = "(?<=https://)", "(?:(?<=(?i:https)://)|(?<=(?i:http)://))"
    return re.compile(rf"://(?:{exactly}(?!{plain})|(?<!https://){scheme}){more}+")
