"""The link lints that need no network: L01 to L08 and L10 to L15. L09 (the link lands) needs a request; L16 to L20 look
at where visits land and at many links together (`audit.py`, `spelling.py`, `shorteners.py`).

Lint the tracked link itself, not a share link that carries it encoded. What each rule is for: `docs/links.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Final, Literal
from urllib.parse import SplitResult, unquote, urlsplit

from generator.links import policy
from generator.links.finding import Finding, error, warning
from generator.links.host import bare_host, is_relative, lint_host
from generator.links.parse import is_tracked_key, query_pairs
from generator.links.privacy import lint_personal_data
from generator.links.vocabulary import lint_campaign, lint_medium, lint_partner_slug, lint_value

__all__ = ["Context", "Finding", "lint_campaign", "lint_canonical", "lint_link", "lint_medium", "lint_partner_slug"]

Context = Literal["html", "text"]
"""`html`: the attribute's value as it stands in the source, `&` written `&amp;`. `text`: everywhere else, and an
attribute's value after parsing."""

_BARE_AMPERSAND: Final = re.compile(r"&(?!amp;|#38;|#x26;)")
_GLUED: Final = ".,;:!?\"'»)]}>،؛؟…*_~"
_RAW_ARABIC: Final = re.compile(r"[^\x00-\x7f]")
_ENCODED_ARABIC: Final = re.compile(r"%D[89AB]%", re.IGNORECASE)
_OTHER_SCHEME: Final = re.compile(r"(?:mailto|tel|sms|data|bluesky|whatsapp|tg):", re.IGNORECASE)


@lru_cache(maxsize=4096)
def lint_link(url: str, context: Context = "text", internal_hosts: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Every finding on one link, in the order of the rules.

    `internal_hosts` are the site's own hosts, given only when the link stands on a page of that site: a tracked link
    from a site to itself restarts the attribution (L06). In kits, mails and posts leave it empty. `mailto:`, `tel:` and
    the like are not looked at.
    """
    if _OTHER_SCHEME.match(url):
        return ()
    found = list(_lint_ampersands(url, context))
    if context == "html":
        url = unescape(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return (
            *found,
            error("L15", "the address cannot be read: its host is broken", "check the brackets of the host"),
        )
    pairs = query_pairs(parts.query)
    found += _lint_shape(parts)
    found += _lint_values(pairs)
    found += _lint_internal(url, parts, pairs, internal_hosts)
    found += _lint_spelling(url, parts)
    found += lint_personal_data(parts.path, pairs)
    found += lint_host(url, parts, relative_allowed=context == "html")
    return tuple(sorted(found))


def lint_canonical(url: str) -> tuple[Finding, ...]:
    """L14: `canonical` and `og:url` name the page, not a campaign."""
    names = [name for name, _ in query_pairs(urlsplit(url).query) if is_tracked_key(name)]
    if not names:
        return ()
    message = f"the canonical address carries `{names[0]}`: search engines would index a campaign as a page"
    return (error("L14", message, "give the page's address without tracking parameters"),)


def _lint_ampersands(url: str, context: Context) -> Iterator[Finding]:
    if context == "text" and "&amp;" in url:
        yield error("L05", "`&amp;` stands in plain text: the parameter after it is called `amp;...`", "write `&`")
    if context == "html" and _BARE_AMPERSAND.search(url):
        yield error("L05", "a bare `&` stands in an HTML attribute", "write `&amp;`")


def _lint_shape(parts: SplitResult) -> Iterator[Finding]:
    if "?" in parts.query:
        yield error("L02", "two `?` in one address: everything after the second is lost", "join parameters with `&`")
    after_hash = query_pairs(parts.fragment.rpartition("?")[2])
    if any(value and is_tracked_key(name) for name, value in after_hash):
        yield error("L03", "tracking parameters after `#` never reach the server", "put the fragment last")
    seen: set[str] = set()
    for name, _ in query_pairs(parts.query):
        if is_tracked_key(name) and name in seen:
            yield error("L04", f"`{name}` occurs twice; which one counts depends on the tool", "keep one")
        seen.add(name)


def _lint_values(pairs: list[tuple[str, str]]) -> Iterator[Finding]:
    for name, value in pairs:
        if name == "utm_medium":
            yield from lint_medium(value)
        elif name == "utm_campaign":
            yield from lint_campaign(value)
        elif name == "utm_source":
            yield from lint_partner_slug(value)
        elif name.startswith(policy.UTM_PREFIX):
            yield from lint_value(name, value)


def _lint_internal(
    url: str, parts: SplitResult, pairs: list[tuple[str, str]], internal_hosts: tuple[str, ...]
) -> Iterator[Finding]:
    internal = bare_host(parts) in internal_hosts or (bool(internal_hosts) and is_relative(url, parts))
    if internal and any(name.startswith(policy.UTM_PREFIX) for name, _ in pairs):
        yield error(
            "L06",
            "a link within the site carries `utm_*` and restarts the attribution",
            "take its `utm_*` parameters away",
        )


def _lint_spelling(url: str, parts: SplitResult) -> Iterator[Finding]:
    if "+" in parts.query or re.search(r"\s", url):
        yield error("L10", "a space is written as `+` or as itself; many apps leave both as they are", "write `%20`")
    if len(url) > policy.URL_MAX:
        yield error("L11", f"the address has {len(url)} characters; some networks refuse more than {policy.URL_MAX}")
    elif len(url) > policy.URL_LONG:
        yield warning("L11", f"the address has {len(url)} characters; over {policy.URL_LONG} people stop trusting it")
    local = (parts.path + parts.query + parts.fragment).rstrip(_GLUED)
    if _RAW_ARABIC.search(local):
        fix = "use Latin slugs; percent-encode what must stay"
        yield error("L13", "letters outside ASCII stand raw in the address: X cuts the link there", fix)
    elif _ENCODED_ARABIC.search(local):
        readable = unquote(parts.path)[:40]
        yield warning(
            "L13", f"percent-encoded Arabic makes the address long and unreadable (`{readable}`)", "use Latin slugs"
        )
    if _is_glued(url):
        yield error("L15", f"`{url[-1]}` is glued to the end of the address", "put the address alone on its line")


def _is_glued(url: str) -> bool:
    """Whether the last character belongs to the sentence; a parenthesis that the address opened itself does not."""
    closes = url.endswith(")") and url.count("(") >= url.count(")")
    return url[-1:] in _GLUED and bool(url) and not closes
