"""Reading a tracked link back: for tests, for the checks and for `wasl links`."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit, urlunsplit

from generator.links.policy import SEPARATOR, TRACKED_KEYS, UTM_PREFIX


def query_pairs(query: str) -> list[tuple[str, str]]:
    """The parameters of a raw query, decoded, in order, duplicates kept. `+` stays a plus."""
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return [(unquote(name), unquote(value)) for name, _, value in pairs]


def parse_tracked(url: str) -> dict[str, str]:
    """What a tracked link carries: the keys of `TRACKED_KEYS` that occur, and `asset`, `network`, `variant`.

    Other parameters are left out; of a duplicate the first counts. An untracked link gives an empty dict.
    """
    found: dict[str, str] = {}
    for name, value in query_pairs(urlsplit(url).query):
        if name in TRACKED_KEYS:
            found.setdefault(name, value)
    parts = found.get("utm_content", "").split(SEPARATOR)
    if len(parts) == 3:
        found.update(zip(("asset", "network", "variant"), parts, strict=True))
    return found


def untracked(url: str) -> str:
    """The link without `utm_*`, `via` and `code`: what a canonical address and `og:url` should hold (rule L14)."""
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if pair and not is_tracked_key(pair.partition("=")[0])]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), parts.fragment))


def is_tracked_key(name: str) -> bool:
    """Whether a parameter belongs to the tracking and not to the page."""
    return unquote(name) in TRACKED_KEYS or unquote(name).lower().startswith(UTM_PREFIX)
