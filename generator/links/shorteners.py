"""Hosts that shorten links: they hide where a link leads, and mail filters distrust them.

The best known public ones, from common knowledge; reviewed 2026-11. A company's own short domain is none of them.
"""

from __future__ import annotations

from typing import Final

from generator.links.finding import Finding, warning

_HOSTS: Final = """
bit.ly bitly.com j.mp tinyurl.com t.co goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rebrand.ly rb.gy t.ly shorturl.at
tiny.cc short.io bl.ink soo.gd s.id lnkd.in fb.me dlvr.it ift.tt adf.ly t2m.io clck.ru
"""

SHORTENERS: Final = frozenset(_HOSTS.split())


def lint_shortener(host: str) -> tuple[Finding, ...]:
    """L20: the address of a public shortener."""
    if host.removeprefix("www.") not in SHORTENERS:
        return ()
    message = f"`{host}` shortens links: nobody sees where it leads, and filters and people distrust it"
    return (warning("L20", message, "write the final address"),)
