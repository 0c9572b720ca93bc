"""The plain text of a mail and its draft: fit to send, right way round, the same claims (rules E62, E80, E81)."""

from __future__ import annotations

import re
from typing import Final

from generator.checks.mail_letter import Finding, Found, Letter, plain
from generator.checks.mail_outlook import shapes
from generator.text.bidi import strong_direction

MOST_LINE_BYTES: Final = 998  # RFC 5322, 2.1.1
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\u2066-\u2069]+|\[\[\w+_url\]\]")
_CLAIM: Final = re.compile(r"(?<![\d.])(\d[\d.]*)\s?[%٪]")
_HTML: Final = re.compile(r"</?[a-z][^>]*>|&(?:amp|nbsp|quot|lt|gt|#\d+);")
_MARKS: Final = "\u061c\u200f"
_HEADER: Final = re.compile(r"^([A-Za-z-]+):", re.MULTILINE)
_TOO_SOON: Final = frozenset({"date", "message-id", "from", "to", "cc", "bcc", "sender", "list-unsubscribe",
                              "list-unsubscribe-post", "list-id"})  # fmt: skip


def addresses(mail: Letter) -> Found:
    """E62: HTML, text and Outlook's buttons lead to the same places."""
    in_html = {link.attributes.get("href", "") for link in mail.document.tagged("a")} - {""} | set(shapes(mail.html))
    in_text = set(_ADDRESS.findall(mail.text))
    for address in sorted(in_html ^ in_text):
        if not address.startswith(("mailto:", "tel:")):
            yield Finding("E0962", 1, f"`{address}` stands in one version of the mail only", near=(address,))


def claims(mail: Letter) -> Found:
    """E80: a share that the text names stands in the HTML. The text may leave figures out, as it does tables."""
    claimed = dict.fromkeys(_CLAIM.findall(plain(mail.text)))
    in_html = {*_CLAIM.findall(mail.body), *_CLAIM.findall(mail.subject)} if claimed else set()
    for share in claimed:
        if share not in in_html:
            yield Finding("E0980", 1, f"the text says `{share}%`, and the HTML does not", near=(f"{share}%",))


def fit(mail: Letter) -> Found:
    for number, line in enumerate(mail.text.splitlines(), 1):
        if len(line.encode()) > MOST_LINE_BYTES:
            message = f"a line of {len(line.encode())} bytes; mail allows {MOST_LINE_BYTES}"
            yield Finding("E0980", number, message, near=(line[:40].strip(),))
        if tag := _HTML.search(line):
            yield Finding("E0980", number, "HTML in the plain text", near=(tag[0],))
        if mail.dir == "rtl" and _opens_in_latin(line):
            message = "an Arabic line that opens in Latin needs U+200F, or it is drawn from the left"
            yield Finding("E0980", number, message, near=(line.strip(),))
    if not mail.text.strip():
        yield Finding("E0980", 1, "the plain text is empty")


def _opens_in_latin(line: str) -> bool:
    if line[:1] in _MARKS and line:
        return False
    runs = [run for run in map(strong_direction, line) if run]
    return bool(runs) and runs[0] == "ltr" and "rtl" in runs


def draft(text: str) -> Found:
    """E81: a draft opens as one, holds both versions, text first, and leaves the sender's part to the sender."""
    head = text.replace("\r\n", "\n").partition("\n\n")[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    if "x-unsent" not in names:
        yield Finding("E0981", 1, "the draft has no `X-Unsent: 1`, so it opens as a mail that was received")
    for name in sorted(names & _TOO_SOON):
        yield Finding("E0981", 1, f"the draft has the header `{name}`, which is the sender's")
    kinds = re.findall(r"^Content-Type:\s*([a-z]+/[a-z]+)", text, re.MULTILINE | re.IGNORECASE)
    if kinds[:3] != ["multipart/alternative", "text/plain", "text/html"]:
        yield Finding("E0981", 1, f"the draft holds {', '.join(kinds) or 'nothing'}; text first, then HTML")
