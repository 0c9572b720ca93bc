"""A mail as a draft: an `.eml` file that a mail program opens ready to send.

Written by hand rather than with the `email` package, whose folding of headers differs between Python versions: the same
mail must give the same bytes everywhere (email lint E81).
"""

from __future__ import annotations

import base64
import hashlib
import re
from binascii import b2a_base64
from typing import Final

_WORD_BYTES: Final = 36  # of text in one encoded word, so that a line with its name stays under 76 (RFC 2047, 2)
_LINE: Final = 76  # characters of base64 to a line (RFC 2045, 6.8)
_BREAKS: Final = re.compile(r"[\r\n\t]+")
_CRLF: Final = "\r\n"


def eml_draft(subject: str, html: bytes, text: bytes, locale_code: str, boundary_seed: str) -> bytes:
    """The draft: unsent, without sender, receiver, date or id, which the program that opens it adds.

    `html` and `text` are the finished versions in UTF-8; the text stands first, as multipart/alternative wants its
    plainest part. `boundary_seed` must be the same for the same mail on every run (its path does); the boundary cannot
    occur in the parts, because base64 has no `=_`.
    """
    boundary = "=_wasl_" + hashlib.sha256(boundary_seed.encode()).hexdigest()[:32]
    head = (
        "X-Unsent: 1",
        f"Subject: {_header_words(_BREAKS.sub(' ', subject).strip())}",
        f"Content-Language: {locale_code}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative;{_CRLF} boundary="{boundary}"',
        "",
        "",
    )
    parts = "".join(
        f"--{boundary}{_CRLF}{_part(kind, body, locale_code)}" for kind, body in (("plain", text), ("html", html))
    )
    return (_CRLF.join(head) + parts + f"--{boundary}--{_CRLF}").encode("ascii")


def _part(kind: str, body: bytes, locale_code: str) -> str:
    encoded = b2a_base64(body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), newline=False).decode("ascii")
    lines = [encoded[start : start + _LINE] for start in range(0, len(encoded), _LINE)]
    head = (
        f'Content-Type: text/{kind}; charset="utf-8"',
        "Content-Transfer-Encoding: base64",
        f"Content-Language: {locale_code}",
        "",
    )
    return _CRLF.join((*head, *lines, ""))


def _header_words(text: str) -> str:
    """The text as it stands where a header can carry it, else as encoded words, one to a line."""
    if text.isascii() and text.isprintable() and "=?" not in text and len(text) <= 66:
        return text
    words: list[bytes] = [b""]
    for char in text:
        encoded = char.encode()
        if len(words[-1]) + len(encoded) > _WORD_BYTES:
            words.append(b"")
        words[-1] += encoded
    return f"{_CRLF} ".join(f"=?utf-8?b?{base64.b64encode(word).decode('ascii')}?=" for word in words)
