"""Length of a post as its network counts it.

Facts and their sources: "Counting" in `docs/rtl.md`. Where a service does not say, the stricter reading is taken.
"""

from __future__ import annotations

from typing import Literal

Unit = Literal["x_weighted", "graphemes", "threads", "mastodon", "utf16", "utf8"]


def count(text: str, unit: Unit) -> int:
    """Length of `text` in `unit`.

    `x_weighted`: X. `graphemes`: Bluesky (which also limits `utf8`, that is bytes). `threads`: code points, an emoji
    its bytes. `mastodon`: code points, a URL 23, `@user@host` as `@user`. `utf16`: the other networks.
    """
    if unit == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if unit == "utf8":
        return len(text.encode("utf-8", "surrogatepass"))
    from generator.text.post_length import post_length  # its library is large: only a build with posts waits for it

    return post_length(text, unit)
