"""A message of the catalogue, and tables of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Pattern(NamedTuple):
    """A message: its context, its msgid, and the plural msgid where a number chooses the form."""

    context: str
    one: str
    many: str = ""


Table = Mapping[str, Pattern]


def table(context: str, messages: Mapping[str, str]) -> Table:
    """Patterns of one context by name; `one~many` is a plural."""
    return {name: Pattern(context, *message.split("~")) for name, message in messages.items()}
