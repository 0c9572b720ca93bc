"""The links of a mail: tracked, to their own host, written as HTML wants it (rules E60, E61, E63, W65)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from generator.checks.mail_letter import Finding, Found, Letter, Setting
from generator.checks.mail_reader import Element
from generator.links.parse import parse_tracked
from generator.links.shorteners import SHORTENERS

_ADDRESS: Final = re.compile(r"\s(?:href|src)=\"([^\"]*)\"")
_BARE: Final = re.compile(r"&(?!#?\w{1,32};)")
_DUE: Final = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "via")
_UNTRACKED: Final = re.compile(r"(?:assets|kits|go|Q)/|[^/]+/k/|[^/]+/[^/]+/kit/|[^/]+/(?:privacy/|[^/]+/terms/)")
"""Pages of the site that nobody counts: files, short links (which lead on tracked), kits, law."""


def is_programme_link(address: str, setting: Setting) -> bool:
    """Whether whoever follows the link may become a client that somebody is paid for."""
    if _leads_under(address, setting.product):
        return True
    below = address[len(setting.site) :].lstrip("/")
    return _leads_under(address, setting.site) and not _UNTRACKED.match(below)


def _leads_under(address: str, base: str) -> bool:
    """Whether an address is `base` or below it; `https://a.example.net` is not below `https://a.example`."""
    rest = address[len(base) :]
    return bool(base) and address.startswith(base) and (base.endswith("/") or rest[:1] in ("", "/", "?", "#"))


def programme_links(mail: Letter) -> tuple[Element, ...]:
    """In the order of the mail. Where nothing is known of the programme, every web address counts."""
    links = mail.document.tagged("a")
    if not mail.setting.site:
        return tuple(link for link in links if link.attributes.get("href", "").startswith("http"))
    return tuple(link for link in links if is_programme_link(link.attributes.get("href", ""), mail.setting))


def tracking(mail: Letter) -> Found:
    for link in programme_links(mail) if mail.setting.site else ():
        address = link.attributes["href"]
        carried = _carried(address)
        missing = [name for name in _DUE if not carried.get(name)]
        if missing:
            message = f"`{address}` leads to the programme and does not say {', '.join(missing)}"
            yield Finding("E0961", link.line, message, near=(address, f"[{link.text.strip()}]"))


def shortened(mail: Letter) -> Found:
    for link in mail.document.tagged("a"):
        address = link.attributes.get("href", "")
        if _host(address) in SHORTENERS:
            yield Finding(
                "E0963", link.line, f"`{address}` hides where it leads", near=(address, f"[{link.text.strip()}]")
            )


def pictures(mail: Letter) -> Found:
    for picture in mail.document.tagged("img"):
        address = picture.attributes.get("src", "")
        if not address.startswith(("https://", "data:")):
            message = f"the picture `{address}` is not an absolute address with https"
            yield Finding("E0960", picture.line, message, near=(address, "<img"))


def ampersands(mail: Letter) -> Found:
    for found in _ADDRESS.finditer(mail.html) if _BARE.search(mail.html) else ():
        bare = _BARE.search(found[1])
        if bare:
            line = mail.html.count("\n", 0, found.start(1)) + 1
            yield Finding("W0965", line, f"`{found[1]}` has a `&` that is not written `&amp;`", near=(found[1],))


def _carried(address: str) -> dict[str, str]:
    try:
        return parse_tracked(address)
    except ValueError:  # `https://[` is no address, so it carries nothing
        return {}


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
