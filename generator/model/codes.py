"""The closed catalogue of problem codes: what each means, why it matters, what to do.

E stops the build, W does not. 01 loading, 02 YAML and types, 03 references, 04 copy and blocks, 05 text hygiene,
06 catalogues, 07 templates and recipes, 08 links, 09 the finished output. A code never changes its meaning and is
never used again.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from generator.model.code import Both, Code
from generator.model.codes_calendar import CODES as _CALENDAR
from generator.model.codes_copy import CODES as _COPY
from generator.model.codes_guards import CODES as _GUARDS
from generator.model.codes_links import CODES as _LINKS
from generator.model.codes_load import CODES as _LOAD
from generator.model.codes_mail import CODES as _MAIL
from generator.model.codes_mail_tags import CODES as _MAIL_TAGS
from generator.model.codes_mails import CODES as _MAILS
from generator.model.codes_offers import CODES as _OFFERS
from generator.model.codes_output import CODES as _OUTPUT
from generator.model.codes_pictures import CODES as _PICTURES
from generator.model.codes_posts import CODES as _POSTS
from generator.model.codes_text import CODES as _TEXT
from generator.model.codes_typed import CODES as _TYPED
from generator.model.codes_workshop import CODES as _WORKSHOP

__all__ = ["CODES", "Both", "Code", "similar"]

_ALL = (
    *_LOAD, *_TYPED, *_OFFERS, *_GUARDS, *_COPY, *_POSTS, *_TEXT, *_OUTPUT, *_LINKS, *_MAIL, *_MAIL_TAGS, *_MAILS,
    *_PICTURES, *_WORKSHOP, *_CALENDAR,
)  # fmt: skip

CODES: Mapping[str, Code] = MappingProxyType({code.code: code for code in sorted(_ALL, key=lambda code: code.code[1:])})
"""Every code, sorted by number."""


def similar(code: str) -> str:
    """The code that was probably meant (`e202`, `202`, `W0202`); empty where none is near."""
    wanted = code.strip().upper()
    digits = "".join(char for char in wanted if char.isdigit()).rjust(4, "0")[-4:]
    same_number = next((known for known in CODES if known[1:] == digits), "")
    near = get_close_matches(wanted, CODES, n=1)
    return same_number or (near[0] if near else "")
