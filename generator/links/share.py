"""Share links: the address that opens a network's composer with the text and the link already in it.

Templates are facts of the networks. Spaces become `%20` and line breaks `%0A`; where text and link share one field, the
link stands last and alone on its line, so that no bidi run swallows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from generator.model.network import Network

PLACEHOLDERS: Final = frozenset(
    {"text", "url", "text_with_url", "title", "hashtags_csv", "handle"}
    | {"instance", "image_url", "app_id", "redirect_uri"}
)
OPTIONAL: Final = frozenset({"text", "title", "hashtags_csv", "handle"})
"""A query parameter that holds one of these and nothing else is dropped where the value is empty."""

SHORT_LINK_BELOW: Final = 400
"""Units. A tracked link has about 200 characters: with 300 (Bluesky) nothing would be left to say."""

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def share_url(
    template: str,
    *,
    text: str = "",
    url: str = "",
    title: str = "",
    hashtags: Iterable[str] = (),
    handle: str = "",
    instance: str = "",
    image_url: str = "",
    app_id: str = "",
    redirect_uri: str = "",
) -> str:
    """`template` with its placeholders filled in.

    `hashtags` come with or without `#`, `handle` with or without `@`; `instance` is a Mastodon host. Raises
    `ValueError` for a placeholder that does not exist and for a value that the template cannot do without.
    """
    text, title = _lines(text), _lines(title)
    values = {
        "text": text,
        "url": url,
        "text_with_url": "\n".join(part for part in (text.rstrip(), url) if part),
        "title": title,
        "hashtags_csv": ",".join(tag.lstrip("#") for tag in hashtags),
        "handle": handle.removeprefix("@"),
        "instance": instance,
        "image_url": image_url,
        "app_id": app_id,
        "redirect_uri": redirect_uri,
    }
    base, question, query = template.partition("?")
    pairs = [_fill(pair, values) for pair in query.split("&") if not _droppable(pair, values)]
    return _fill(base, values) + (question + "&".join(pairs) if any(pairs) or query == "" else "")


def needs_short_link(network: Network) -> bool:
    """Whether a tracked link would eat the post: a small limit, and every character of an address counts."""
    return network.text is not None and network.url_cost is None and 0 < network.text.max < SHORT_LINK_BELOW


def placeholders(template: str) -> tuple[str, ...]:
    """The names of the placeholders in a template, in order."""
    return tuple(_PLACEHOLDER.findall(template))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _droppable(pair: str, values: dict[str, str]) -> bool:
    name = pair.partition("=")[2]
    return name.startswith("{") and name[1:-1] in OPTIONAL and not values[name[1:-1]]


def _fill(piece: str, values: dict[str, str]) -> str:
    def value_of(match: re.Match[str]) -> str:
        name = match[1]
        if name not in PLACEHOLDERS:
            raise ValueError(f"`{{{name}}}` is not a placeholder of a share link; there are {sorted(PLACEHOLDERS)}")
        if not values[name] and name not in OPTIONAL:
            raise ValueError(f"this share link needs a value for `{{{name}}}`")
        return quote(values[name], safe=".-_~" if name == "instance" else "")

    return _PLACEHOLDER.sub(value_of, piece)
