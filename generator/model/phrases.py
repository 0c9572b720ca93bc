"""The words for what was expected, in Arabic: a report in Arabic shows these and leaves other English ones out."""

from __future__ import annotations

import re

_ARABIC = {
    "a value": "قيمة",
    "a text": "نص",
    "the whole text": "النص كله",
    "a list": "قائمة",
    "a group of fields": "مجموعة حقول",
    "a text for each language": "نص لكل لغة",
    "a text or a list": "نص أو قائمة",
    "a number": "رقم",
    "a whole number": "رقم صحيح بلا كسر",
    "true or false": "true أو false",
    "a later date": "تاريخ بعده",
    "a date": "تاريخ مثل 2026-11-21",
    "a date as year-month-day: `2026-11-21`": "تاريخ مثل 2026-11-21",
    "a short name": "اسم مختصر بأحرف لاتينية صغيرة",
    "small Latin letters, digits and single hyphens, at most 64": "أحرف لاتينية صغيرة وأرقام وشُرَط مفردة، 64 على الأكثر",
    "a colour": "لون مثل #0a7d5c",
    "a colour as `#0a7d5c`": "لون مثل #0a7d5c",
    "an address": "عنوان يبدأ بـ https://",
    "an address that starts with `https://`, without spaces": "عنوان يبدأ بـ https:// بلا مسافات",
    "an e-mail address": "بريد إلكتروني مثل name@example.com",
    "an e-mail address as `name@example.com`": "بريد إلكتروني مثل name@example.com",
    "a language code": "رمز لغة مثل ar أو en أو ar-EG",
    "a language code as `ar`, `en` or `ar-EG`": "رمز لغة مثل ar أو en أو ar-EG",
}
_NAMES = re.compile(r"[\w.*-]+(, [\w.*-]+)*")


def expected_in_arabic(expected: str) -> str:
    """The Arabic of an expectation; lists of names stay as they are, other words come back empty."""
    known = _ARABIC.get(expected, "")
    return known or (expected if _NAMES.fullmatch(expected) else "")
