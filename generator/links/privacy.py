"""Personal data in a link (rule L12): it would end in analytics, in logs and in everybody's history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from generator.links.finding import Finding, error

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?:\+|00)\d{8,15}|05\d{8}|9665\d{8}|9715\d{8}")
_MERGE_TAG: Final = re.compile(r"\{\{.+?\}\}|\*\|.+?\|\*|%%.+?%%|\[\[.+?\]\]|\$\{.+?\}")
_PERSONAL_NAMES: Final = frozenset(
    {"email", "e-mail", "mail", "phone", "tel", "mobile", "name", "fname", "lname", "firstname", "lastname"}
    | {"first_name", "last_name", "full_name", "fullname", "recipient", "recipient_id", "subscriber", "subscriber_id"}
    | {"contact_id", "user_id", "uid", "customer_id", "mc_eid", "vero_id", "national_id"}
)


def lint_personal_data(path: str, pairs: list[tuple[str, str]]) -> Iterator[Finding]:
    """L12 for the path and each parameter: names, mail addresses, phone numbers, merge tags of a mailing tool."""
    fix = "name the campaign, never the person"
    if _EMAIL.search(unquote(path)):
        yield error("L12", "the path of the address holds an e-mail address", fix)
    for name, value in pairs:
        reason = _reason(name, value)
        if reason:
            yield error("L12", f"the parameter `{name}` {reason}", fix)


def _reason(name: str, value: str) -> str:
    if name.lower() in _PERSONAL_NAMES:
        return "names a person"
    if _EMAIL.search(value):
        return "holds an e-mail address"
    if _PHONE.fullmatch(re.sub(r"[\s().-]", "", value)):
        return "holds a phone number"
    if _MERGE_TAG.search(value):
        return "is filled for each recipient"
    return ""
