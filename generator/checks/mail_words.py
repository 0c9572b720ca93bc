"""The lines that decide whether a mail is opened: subject and preheader (rules W30, W75)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.mail_letter import Finding, Found, Letter, plain
from generator.text.bidi import strong_direction

SHORTEST, LONGEST = 25, 60
"""Characters of a subject: what a phone shows, and what still says something."""

_REPLY: Final = re.compile(r"(?:re|fwd?|aw|رد|إعادة توجيه)\s*:", re.IGNORECASE)
_PRICE: Final = re.compile(
    r"(?P<share>\d[\d.]*)\s?[%٪]|(?P<after>\d[\d.]*)\s?(?:[$€£¥﷼]|[A-Z]{3}\b|ر\.?\s?س|د\.?\s?إ|ريال|درهم|دينار|riyals?\b)"
    r"|(?:[$€£¥﷼]|\b[A-Z]{3})\s?(?P<before>\d[\d.]*)"
)
_FILLER: Final = "\u034f\u200c\u00a0 "


def subject(mail: Letter) -> Found:
    words = mail.subject
    line = next((each.line for each in mail.document.tagged("title")), 1)
    for message in _of_subject(words, mail) if words else ():
        yield Finding("W0975", line, f"the subject {message}", "subject", (words,))


def _of_subject(words: str, mail: Letter) -> Iterator[str]:
    if reply := _REPLY.match(words):
        yield f"begins with `{reply[0]}` and answers nothing"
    if _shouted(words):
        yield "is written in capitals"
    if words.count("!") + words.count("！") > 1:
        yield "has more than one exclamation mark"
    if not SHORTEST <= len(words) <= LONGEST:
        yield f"has {len(words)} characters; {SHORTEST} to {LONGEST} are read whole"
    prices = list(_PRICE.finditer(words))
    in_body = {found.lastgroup and found[found.lastgroup] for found in _PRICE.finditer(mail.body)} if prices else set()
    for price in prices:
        if price.lastgroup and price[price.lastgroup] not in in_body:
            yield f"names `{price[0].strip()}`, and the mail does not"


def _shouted(words: str) -> bool:
    """Whether more than half of the words that have capitals are all capitals. Short ones may be names (VAT)."""
    long = [word for word in re.findall(r"[^\W\d_]{4,}", words) if word.upper() != word.lower()]
    return len([word for word in long if word.isupper()]) * 2 > len(long)


def preheader(mail: Letter) -> Found:
    title = mail.subject
    for element in mail.document.classed("preheader"):
        words = plain(mail.document.words(element).strip(_FILLER))
        if not 40 <= len(words) <= 110:
            message = f"the preheader has {len(words)} characters; 40 to 110 fill the line"
            yield Finding("W0930", element.line, message, "preheader")
        elif words == title:
            yield Finding("W0930", element.line, "the preheader repeats the subject", "preheader")
        elif words and not in_language(words, mail.dir):
            yield Finding("W0930", element.line, "the preheader is not in the language of the mail", "preheader")


def in_language(words: str, direction: str) -> bool:
    """Whether most letters run in the direction of the language; names of the other direction may be among them."""
    runs = [strong_direction(char) for char in words]
    return runs.count("rtl") >= runs.count("ltr") if direction == "rtl" else runs.count("ltr") >= runs.count("rtl")
