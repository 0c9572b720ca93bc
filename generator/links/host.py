"""The front of a link: scheme and host (rule L15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult

from generator.links.finding import Finding, error

_LOOKS_LIKE_HOST: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$)")
_FILE_ENDINGS: Final = (".html", ".htm", ".xml", ".pdf", ".png", ".jpg", ".svg", ".css", ".js", ".json", ".zip", ".ics")


def bare_host(parts: SplitResult) -> str:
    """The host in lower case, without port and credentials; empty for a relative address."""
    return parts.hostname or ""


def is_relative(url: str, parts: SplitResult) -> bool:
    """Whether an address points into its own site: `/ar/`, `../x`, `?a=b`, `#top`."""
    return not parts.scheme and not parts.netloc and not _lacks_scheme(url)


def lint_host(url: str, parts: SplitResult, *, relative_allowed: bool) -> Iterator[Finding]:
    """L15: `https://`, a host, and a host in one spelling only."""
    if parts.scheme == "https":
        yield from _lint_spelling_of_host(bare_host(parts))
    elif parts.scheme == "http":
        yield error("L15", "the address starts with `http://`: a redirect may drop its parameters", "write `https://`")
    elif parts.scheme and not _lacks_scheme(url):
        yield error("L15", f"`{parts.scheme}:` is not an address that a partner can share", "write `https://`")
    elif not (relative_allowed and is_relative(url, parts)):
        yield error("L15", "the address has no scheme: in many apps it is not even a link", "start it with `https://`")


def _lacks_scheme(url: str) -> bool:
    """`example.com/x`, `example.com:80/` and `//example.com`; not `page.html`."""
    if url.startswith("//"):
        return True
    match = _LOOKS_LIKE_HOST.match(url)
    return match is not None and not match[0].lower().endswith(_FILE_ENDINGS)


def _lint_spelling_of_host(host: str) -> Iterator[Finding]:
    if not host:
        yield error("L15", "the address has no host", "write it in full")
        return
    punycode = any(label.startswith("xn--") for label in host.split("."))
    if punycode and not host.isascii():
        yield error("L15", f"the host `{host}` mixes native letters and punycode", "write all its labels in one form")
    for label in host.split("."):
        if label.startswith("xn--") and not _decodes(label):
            yield error("L15", f"`{label}` is not valid punycode", "copy the host from the browser's address bar")


def _decodes(label: str) -> bool:
    try:
        return label.encode("ascii").decode("idna").encode("idna").decode("ascii") == label
    except UnicodeError:
        return False
