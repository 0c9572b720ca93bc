"""Looks at mails as clients show them: in one tab of a real browser, many mails one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.mail.clients import Client
from tests.mail.example_mails import Mail

LOOK: Final = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
AT_ONCE: Final = 40
_BUTTON: Final = re.compile(r'<a class="button" href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAGS: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one mail in one client: what is wrong with it (`kind: what`), and the texts that can be read."""

    mail: Mail
    client: Client
    faults: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(fault.partition(":")[0] for fault in self.faults)

    def __str__(self) -> str:
        return f"{self.mail.name} in {self.client.name}: " + "; ".join(self.faults)


def look_at(page: Page, shown: Iterable[tuple[Mail, Client]]) -> Iterator[Seen]:
    """What is seen of mails in clients; in no particular order."""
    pairs = list(shown)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        wanted = [pair for pair in pairs if pair[1].scheme == scheme]
        for first in range(0, len(wanted), AT_ONCE):
            batch = wanted[first : first + AT_ONCE]
            found = page.evaluate(LOOK, [_asked(mail, client) for mail, client in batch])
            for (mail, client), one in zip(batch, found, strict=True):
                yield Seen(mail, client, tuple(one["faults"]), tuple(one["seen"]))


def calls_of(html: str) -> list[dict[str, str]]:
    """The calls to action of a mail: what a button leads to, and what stands on it."""
    return [{"href": unescape(href), "words": unescape(_TAGS.sub("", words))} for href, words in _BUTTON.findall(html)]


def missing(plain: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Texts that can be read in a mail as it is, and not in this client."""
    there = set(shown)
    return [text for text in plain if text not in there]


def _asked(mail: Mail, client: Client) -> dict[str, Any]:
    return {"html": client.show(mail.html), "rtl": mail.rtl, "width": client.width, "calls": calls_of(mail.html)}
