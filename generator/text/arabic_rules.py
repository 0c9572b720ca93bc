"""Typing rules of Arabic copy, each a pattern with its better form. See "Input hygiene" in `docs/rtl.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.model.declared import dataclass
from generator.text.digits import to_ascii_digits
from generator.text.flaws import Flaw
from generator.text.prose_patterns import ARABIC, ARABIC_TEXT

_FIGURES: Final = "\u0660-\u0669\u06f0-\u06f9"
_WORDY: Final = f"A-Za-z0-9_{_FIGURES}"
"""What may not touch a figure. An Arabic letter may: و, ب and ل are written together with the next word."""
_PERSIAN: Final = str.maketrans({"ک": "ك", "ی": "ي", "ہ": "ه", "ۀ": "ة", "ھ": "ه", "ے": "ي", "ۃ": "ة"})
_PUNCTUATION: Final = str.maketrans({",": "،", ";": "؛", "?": "؟", "%": "٪"})

_MONTHS: Final = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """What is not written, what to write instead, and the advice. `accepts` rules out look-alikes of the pattern."""

    code: str
    pattern: re.Pattern[str]
    better: Callable[[str], str]
    fix: str
    accepts: Callable[[str], bool] = bool


def _is_phone(text: str) -> bool:
    """A plus or a leading zero, three groups, or nine digits in one: not a price, not two years."""
    digits = re.sub(r"\D", "", text)
    groups = len(re.findall(r"\d+", text))
    if not 7 <= len(digits) <= 15:
        return False
    return text[0] == "+" or to_ascii_digits(digits)[0] == "0" or groups >= 3 or (groups == 1 and len(digits) >= 9)


def _is_range(text: str) -> bool:
    first, _, second = text.partition("-")
    return len(first) <= len(second) + 1 and to_ascii_digits(first)[0] != "0"


def _guillemets(text: str) -> str:
    return f"«{text[1:-1]}»"


def _long_date(text: str) -> str:
    day, month, year = (int(part) for part in text.split("/"))
    return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= 12 else "5 مارس 2026"


EVERY_LANGUAGE_RULES: Final = (
    Rule(
        "E0513",
        re.compile(rf"(?<![{_WORDY}+])\+?[{_FIGURES}][{_FIGURES} ()\u00a0-]{{5,}}[{_FIGURES}](?![{_WORDY}])"),
        to_ascii_digits,
        "write phone numbers in the digits 0 to 9: no isolate keeps Arabic digits in order",
        _is_phone,
    ),
)
"""Rules that hold whatever the language says."""

ARABIC_RULES: Final = (
    Rule(
        "E0506",
        re.compile("[کیہۀھےۃ]+"),
        lambda text: text.translate(_PERSIAN),
        "type the Arabic letter: search and screen readers take this for another one",
    ),
    Rule(
        "W0507",
        re.compile(rf"(?<=[{ARABIC_TEXT}])[,;?]|[,;?](?=[{ARABIC}])"),
        lambda text: text.translate(_PUNCTUATION),
        "use Arabic punctuation beside Arabic letters",
    ),
    Rule(
        "W0508",
        re.compile(rf"(?<=[{_FIGURES}])\s?%"),
        lambda text: "٪",
        "Arabic digits take the Arabic percent sign, with no space",
    ),
    Rule("W0509", re.compile("ـ{2,}"), lambda text: "", "leave stretching to the font; one tatweel at most"),
    Rule(
        "W0510",
        re.compile(rf'"[^"\n]*[{ARABIC}][^"\n]*"'),
        _guillemets,
        "quote Arabic with « and »",
    ),
    Rule(
        "W0511",
        re.compile(
            rf"(?<![{_WORDY}.,/+-])[0-9{_FIGURES}]{{1,6}}[%٪]?-[0-9{_FIGURES}]{{1,6}}[%٪]?(?![{_WORDY}/-]|[.,][0-9{_FIGURES}])"
        ),
        lambda text: text.replace("-", "–"),
        "join a range with an EN DASH: a hyphen is drawn from the wrong end",
        _is_range,
    ),
    Rule(
        "W0512",
        re.compile(
            rf"(?<![{_WORDY}/])[0-9{_FIGURES}]{{1,2}}/[0-9{_FIGURES}]{{1,2}}/[0-9{_FIGURES}]{{2,4}}(?![{_WORDY}/])"
        ),
        _long_date,
        "write the month as a word: a numeric date is drawn backwards",
    ),
)
"""Rules for copy in Arabic."""

_ASCII_NUMBER: Final = re.compile(r"(?<![\w.,@#/+$€£-])(?<![A-Za-z] )[0-9]+(?:[.,:][0-9]+)*(?![\w$€£/-])")
_ARABIC_NUMBER: Final = re.compile(rf"[{_FIGURES}]+(?:[\u066b\u066c][{_FIGURES}]+)*")


def mixed_digits(text: str, is_machine: Callable[[int], bool]) -> Iterator[Flaw]:
    """W0508 at the first number in the rarer of two digit systems; numbers in Latin names and codes do not count."""
    latin = [found for found in _ASCII_NUMBER.finditer(text) if not is_machine(found.start())]
    arabic = [found for found in _ARABIC_NUMBER.finditer(text) if not is_machine(found.start())]
    if latin and arabic:
        odd = arabic[0] if len(arabic) <= len(latin) else latin[0]
        system = "0 to 9" if odd is arabic[0] else "٠ to ٩"
        fix = "keep one digit system in a text"
        yield Flaw(odd.start(), len(odd.group()), "W0508", odd.group(), f"digits {system}", fix)
