"""Hosts that shorten links: they hide where a link leads, and mail filters distrust them.

A selection of our own of the best known public ones; nearly all were found in the file `list` of
github.com/PeterDaveHello/url-shorteners at 0137a43; reviewed 2026-11. A company's own short domain is none of them, nor
is one that leads to one company's own pages alone (youtu.be, wa.me, t.me): a reader sees where that goes.
"""

from __future__ import annotations

from typing import Final

from generator.links.finding import Finding, warning

_HOSTS: Final = """
adf.ly b.link bit.ly bitly.com bl.ink buff.ly clck.ru cutt.ly cutt.us dlvr.it dub.sh fb.me geni.us goo.gl goo.su
ift.tt is.gd j.mp kutt.it lnkd.in lnnk.in n9.cl ow.ly pse.is qrco.de rb.gy rebrand.ly reurl.cc rotf.lol s.id short.gy
short.io shorturl.asia shorturl.at smarturl.it snip.ly soo.gd surl.li t.co t.ly t2m.io tiny.cc tiny.one tinyurl.com
tny.im trib.al u.nu urlz.fr v.gd vk.cc wa.link zpr.io zurl.co
"""

SHORTENERS: Final = frozenset(_HOSTS.split())


def lint_shortener(host: str) -> tuple[Finding, ...]:
    """L20: the address of a public shortener."""
    if host.removeprefix("www.") not in SHORTENERS:
        return ()
    message = f"`{host}` shortens links: nobody sees where it leads, and filters and people distrust it"
    return (warning("L20", message, "write the final address"),)
