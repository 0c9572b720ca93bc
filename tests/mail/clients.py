"""The clients of the survival matrix, each a list of habits from `rewriting.py` in the order in which they act.

Support is that of caniemail.com (MIT; data of 2026-05-13) for the client and platform that `source` names. What is
known of forced dark modes is not in those data: see `docs/email.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Final, Literal

from tests.mail import rewriting as it

Scheme = Literal["light", "dark"]
PHONE: Final = 360
DESK: Final = 720
"""Windows in CSS pixels. Word lays a mail out at a desk only."""


@dataclass(frozen=True, slots=True)
class Client:
    """One way in which a mail is shown. In `scheme` is what the reader's system asks for."""

    name: str
    changes: tuple[Callable[[str], str], ...]
    source: str
    scheme: Scheme = "light"
    width: int = PHONE

    def show(self, html: str) -> str:
        """The mail as this client hands it to its browser."""
        return reduce(lambda mail, change: change(mail), self.changes, html)


_GMAIL: Final = (
    it.body_becomes_a_division, it.without_dark_blocks, it.without_negative_margins, it.without_places,
    it.without_logical_sides,
)  # fmt: skip
_GMAIL_BARE: Final = (*_GMAIL, it.without_style_blocks)
_OUTLOOK_WEB: Final = (it.body_becomes_a_division, it.without_negative_margins, it.without_logical_sides)
_WORD: Final = (
    it.as_word_reads_conditionals, it.without_media_queries, it.importance_needs_a_space, it.as_word_lays_out,
    it.without_logical_sides,
)  # fmt: skip
_YAHOO: Final = (
    it.body_becomes_a_division, it.without_dark_queries, it.height_becomes_least_height, it.without_logical_sides,
    it.without_negative_margins, it.without_roles,
)  # fmt: skip
_ORANGE: Final = (
    it.body_becomes_a_division, it.without_importance, it.without_dir_on_tables, it.without_lang, it.without_roles,
    it.without_hiding,
)  # fmt: skip
_GMX: Final = (
    it.without_style_blocks, it.without_importance, it.without_dir, it.without_lang, it.without_roles,
    it.without_hiding,
)  # fmt: skip
_EVERYTHING: Final = (
    it.body_becomes_a_division, it.body_loses_its_attributes, it.without_style_blocks, it.without_importance,
    it.without_dir, it.without_lang, it.without_roles, it.without_hiding,
    it.without_display_none, it.without_negative_margins, it.without_places, it.without_logical_sides,
    it.height_becomes_least_height,
)  # fmt: skip

PLAIN: Final = Client("as it is", (), "a browser")
CLIENTS: Final = (
    PLAIN,
    Client("Apple Mail", (), "apple-mail: nothing is stripped"),
    Client("Apple Mail, dark", (), "css-at-media-prefers-color-scheme: y", "dark"),
    Client("Samsung Mail with an Outlook account", (it.without_media_queries,), "css-at-media: samsung, note 9"),
    Client("Samsung Mail, dark", (), "css-at-media-prefers-color-scheme: y", "dark"),
    Client("Gmail, web", _GMAIL, "html-body, html-style: gmail desktop-webmail"),
    Client("Gmail, web on a phone", (*_GMAIL_BARE, it.without_display_none, it.without_hiding,
           it.turned_by_its_letters), "html-style, html-dir, css-display-none: gmail mobile-webmail"),
    Client("Gmail app, another account", _GMAIL_BARE, "html-style: gmail ios and android, note 2"),
    Client("Gmail app on Android, dark", (*_GMAIL, it.darkened_in_part), "prefers-color-scheme: n; darkened in part"),
    Client("Gmail app on iOS, dark", (*_GMAIL, it.darkened_in_full), "prefers-color-scheme: n; darkened in full"),
    Client("Outlook, Windows", _WORD, "css-padding, css-max-width, css-border: outlook windows", width=DESK),
    Client("Outlook, Windows, dark", (*_WORD, it.darkened_in_full), "the same; darkened in full", width=DESK),
    Client("Outlook.com", _OUTLOOK_WEB, "html-body: outlook outlook-com"),
    Client("Outlook.com, dark", (*_OUTLOOK_WEB, it.darkened_in_part, it.marked_as_recoloured),
           "prefers-color-scheme: outlook-com, note 3", "dark"),
    Client("Outlook apps, dark, another theme", (*_OUTLOOK_WEB, it.without_style_blocks, it.darkened_in_part),
           "darkened in part, own rules unread"),
    Client("Outlook, macOS, dark", (it.body_becomes_a_division, it.body_loses_its_attributes),
           "html-body: outlook macos n; prefers-color-scheme: y", "dark"),
    Client("Yahoo, web", _YAHOO, "html-body, css-height: yahoo desktop-webmail"),
    Client("Yahoo, app", (*_YAHOO, it.body_loses_its_attributes), "html-body: yahoo ios and android n"),
    Client("GMX and Web.de", _GMX, "html-dir, html-style: gmx and web-de desktop-webmail n"),
    Client("Orange", _ORANGE, "html-dir: orange, note 2; css-important: note 3"),
    Client("Orange, dark", _ORANGE, "the same; prefers-color-scheme: y", "dark"),
    Client("everything at once", _EVERYTHING, "all of the above, but for inline direction"),
)  # fmt: skip
BY_NAME: Final = {client.name: client for client in CLIENTS}
