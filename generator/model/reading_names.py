"""Texts with a form of their own: short names, colours, addresses, language codes."""

from __future__ import annotations

import re
from typing import Any

from generator.model.reading import plain_text, refused

SLUG_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLOUR_PATTERN = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_URL = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!-~]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
LOCALE_PATTERN = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")


def read_slug(value: Any) -> Any:
    text = plain_text(value, "E0228", "a short name")
    if SLUG_PATTERN.fullmatch(text) and len(text) <= 64:
        return text
    meant = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64].strip("-")
    raise refused("E0228", f"cannot be part of an address: `{text}`", suggestion=meant,
                  expected="small Latin letters, digits and single hyphens, at most 64",
                  fix="Write a short name in small Latin letters.")  # fmt: skip


def read_colour(value: Any) -> Any:
    if value is None:
        raise refused("E0212", "is empty: a space and `#` start a comment", expected="a colour as `#0a7d5c`",
                      fix="Put the colour in quotes.")  # fmt: skip
    text = plain_text(value, "E0229", "a colour")
    if COLOUR_PATTERN.fullmatch(text):
        return text.lower()
    meant = f"#{text}" if COLOUR_PATTERN.fullmatch(f"#{text}") else ""
    raise refused("E0229", f"is not a colour: `{text}`", expected="a colour as `#0a7d5c`", suggestion=meant,
                  fix="Write # and six digits 0-9, a-f, in quotes.")  # fmt: skip


def read_url(value: Any) -> Any:
    text = plain_text(value, "E0230", "an address")
    if _URL.fullmatch(text) and ".." not in text.split("/")[2]:
        return text
    meant, reason = "", ""
    if text.startswith("http://"):
        meant, reason = "https://" + text[7:], "; `http://` is not safe"
    elif not text.isascii():
        reason = "; it holds letters outside ASCII"
    elif "://" not in text and _URL.fullmatch(f"https://{text}") and "." in text:
        meant, reason = f"https://{text}", "; `https://` is missing"
    raise refused("E0230", f"is not an address: `{text}`{reason}", suggestion=meant,
                  expected="an address that starts with `https://`, without spaces",
                  fix="Copy the address from the browser's address bar.")  # fmt: skip


def read_email(value: Any) -> Any:
    text = plain_text(value, "E0231", "an e-mail address")
    if _EMAIL.fullmatch(text) and len(text) <= 254 and ".." not in text:
        return text
    raise refused("E0231", f"is not an e-mail address: `{text}`", expected="an e-mail address as `name@example.com`",
                  suggestion=text.removeprefix("mailto:") if text.startswith("mailto:") else "",
                  fix="Write one address only.")  # fmt: skip


def read_locale(value: Any) -> Any:
    text = plain_text(value, "E0232", "a language code")
    if LOCALE_PATTERN.fullmatch(text):
        return text
    parts = [part for part in re.split("[-_]", text) if part]
    fixed = "-".join([parts[0].lower(), *(p.upper() if len(p) == 2 else p.title() for p in parts[1:])]) if parts else ""
    meant = fixed if LOCALE_PATTERN.fullmatch(fixed) else ""
    raise refused("E0232", f"is not a language code: `{text}`", suggestion=meant,
                  expected="a language code as `ar`, `en` or `ar-EG`",
                  fix="Write the language in small letters, then a hyphen, then the country.")  # fmt: skip
