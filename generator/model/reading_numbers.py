"""Texts that are truth values, numbers and dates, and why others are not."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from generator.model.reading import plain_text, refused

_DIGITS = {ord("٠") + n: str(n) for n in range(10)} | {ord("٫"): "."}
_GROUPED = re.compile("-?[١-٩][٠-٩]{0,2}(٬[٠-٩]{3})+(٫[٠-٩]+)?")
"""١٬٢٣٤٫٥٠: unlike a comma or a point between Latin digits, the Arabic sign for thousands can mean nothing else."""
_YES_NO = {"yes": "true", "on": "true", "y": "true", "نعم": "true", "1": "true"} | {
    "no": "false", "off": "false", "n": "false", "لا": "false", "0": "false",
}  # fmt: skip


def read_bool(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    text = plain_text(value, "E0234", "true or false")
    if text in ("true", "false"):
        return text == "true"
    meant = _YES_NO.get(text.lower(), text.lower() if text.lower() in ("true", "false") else "")
    raise refused("E0234", f"is neither true nor false: `{text}`", expected="true or false", suggestion=meant,
                  fix="Write true or false in small letters.")  # fmt: skip


def _number(text: str, *, whole: bool) -> str:
    """The number in ASCII. Arabic-Indic digits are read, also in threes.

    Forms that readers of YAML disagree about are refused.
    """
    expected = "a whole number" if whole else "a number"
    ascii_text = (text.replace("٬", "") if _GROUPED.fullmatch(text) else text).translate(_DIGITS)
    pattern = r"-?(0|[1-9][0-9]*)" if whole else r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
    mixed = bool(re.search("[0-9]", text)) and bool(re.search("[٠-٩]", text))
    if re.fullmatch(pattern, ascii_text, re.ASCII) and not mixed:
        return ascii_text
    reason, meant = _why_no_number(ascii_text, mixed, whole)
    raise refused("E0209", f"is not {expected}: `{text}`{reason}", expected=expected, suggestion=meant,
                  fix="Write digits only." if whole else "Write digits, and a point before the fraction.")  # fmt: skip


def _why_no_number(text: str, mixed: bool, whole: bool) -> tuple[str, str]:
    """The reason (after the value), and the number that was probably meant."""
    if mixed:
        return " mixes Arabic and Latin digits", text
    if re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", text):
        return " starts with a zero, which other programs read as base 8", re.sub(r"^(-?)0+(?=[0-9])", r"\1", text)
    if re.fullmatch(r"0[xob][0-9a-fA-F]+", text):
        return " is not in base 10", ""
    if re.fullmatch(r"-?[0-9][0-9.]*[eE][-+]?[0-9]+", text):
        return " is written with an exponent", ""
    if re.fullmatch(r"-?[0-9]{1,3}([,_٬'\u00a0 ][0-9]{3})+(\.[0-9]+)?", text):
        return " has separators between its digits", re.sub("[,_٬'\u00a0 ]", "", text)
    if re.fullmatch(r"-?[0-9_]+", text) and "_" in text:
        return " has separators between its digits", text.replace("_", "")
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?\s*[%٪]", text):
        return " has a percent sign", text.rstrip("%٪ ")
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) and whole:
        return " has a fraction", ""
    if re.fullmatch(r"\+[0-9.]+", text):
        return " has a plus sign", text[1:]
    return "", ""


def read_int(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(_number(plain_text(value, "E0209", "a whole number"), whole=True)[:4000])


def read_amount(value: Any) -> Any:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    return Decimal(_number(plain_text(value, "E0209", "a number"), whole=False))


def read_iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = plain_text(value, "E0208", "a date")
    expected = "a date as year-month-day: `2026-11-21`"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            message = f"is no day of the calendar: `{text}`"
            raise refused("E0208", message, expected=expected, fix="Check month and day.") from None
    raise refused("E0208", f"is not a date: `{text}`", expected=expected, suggestion=_date_meant(text),
                  fix="Write year-month-day.")  # fmt: skip


def _date_meant(text: str) -> str:
    """`21/11/2026` can only be one day; `3/4/2026` can be two, so nothing is suggested."""
    parts = [int(part) for part in re.findall("[0-9]+", text.translate(_DIGITS))[:3] if len(part) <= 4]
    if len(parts) != 3:
        return ""
    if parts[2] > 31:
        parts.reverse()
        if parts[2] <= 12 and parts[1] <= 12 and parts[1] != parts[2]:
            return ""
    year, month, day = parts
    if month > 12:
        month, day = day, month
    try:
        return date(year, month, day).isoformat() if year > 1900 else ""
    except ValueError:
        return ""
