"""What mail clients do to a mail must leave it readable (the survival matrix of `docs/email.md`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.mail.clients import BY_NAME, CLIENTS, PLAIN, Client
from tests.mail.example_mails import Mail, example_mails
from tests.mail.sample import make
from tests.mail.survival import Seen, look_at, missing
from tests.mail.weak import BLIND, WEAK, Language, Weak

HARSHEST: Final = ("as it is", "everything at once")
"""What every single mail goes through; all clients see one of each kind of markup."""
_TAG: Final = re.compile(r"<[a-zA-Z!][^>]*>")
_WORDS: Final = re.compile(r' (?:href|aria-label)="[^"]*"')


@pytest.fixture
def tab(new_page: Callable[..., Page]) -> Page:
    return new_page(width=800, height=800)


def markup(mail: Mail) -> frozenset[str]:
    """All that a client can act on: the tags of a mail, each once, without their words."""
    return frozenset(_WORDS.sub("", tag) for tag in _TAG.findall(mail.html))


def representatives(mails: Sequence[Mail]) -> Iterator[Mail]:
    """Mails that between them have all markup of all: the richest first, then what has something new."""
    seen: set[tuple[bool, str]] = set()
    for mail in sorted(mails, key=lambda mail: (-len(markup(mail)), -len(mail.html))):
        tags = {(mail.rtl, tag) for tag in markup(mail)}
        if not tags <= seen:
            seen |= tags
            yield mail


def test_every_mail_of_the_example_survives_every_client(tab: Page) -> None:
    mails = example_mails()
    chosen = list(representatives(mails))
    harshest = [(mail, BY_NAME[name]) for mail in mails if mail not in chosen for name in HARSHEST]
    looks = list(look_at(tab, [(mail, client) for mail in chosen for client in CLIENTS] + harshest))
    assert not [str(seen) for seen in looks if seen.faults]
    assert not list(lost(looks))


def lost(looks: Sequence[Seen]) -> Iterator[str]:
    """Texts that a client does not show at all."""
    plain = {seen.mail.name: seen.texts for seen in looks if seen.client is PLAIN}
    for seen in looks:
        if gone := missing(plain[seen.mail.name], seen.texts):
            yield f"{seen.mail.name} in {seen.client.name}: {gone}"


def test_the_example_has_mails_of_both_senders_in_both_languages() -> None:
    mails = example_mails()
    for rtl in (True, False):
        assert {mail.name.partition(" ")[0] for mail in mails if mail.rtl is rtl} >= {"segment/mail", "partner/mail"}
    # Every tag of every mail is in one that all clients see.
    all_tags = {(mail.rtl, tag) for mail in mails for tag in markup(mail)}
    assert {(mail.rtl, tag) for mail in representatives(mails) for tag in markup(mail)} == all_tags


# --- the matrix can fail ----------------------------------------------------------------------------------------------


def sample(language: Language) -> str:
    return make(language, "partner" if language == "ar" else "team").html


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak.change.__name__)
def test_a_mail_without_one_precaution_breaks_under_one_habit(tab: Page, weak: Weak) -> None:
    mail = Mail("weak", weak.weaken(sample(weak.language)), weak.language == "ar")
    before, after = Client("before", weak.before, ""), Client("after", (*weak.before, weak.change), "")
    spared, broken = look_at(tab, [(mail, before), (mail, after)])
    assert weak.kind not in spared.kinds, str(spared)
    assert weak.kind in broken.kinds, str(broken)


def test_every_habit_of_every_client_has_its_weak_mail() -> None:
    proven = {weak.change for weak in WEAK}
    assert {change for client in CLIENTS for change in client.changes} == proven


@pytest.mark.parametrize("kind", BLIND)
def test_the_look_misses_no_kind_of_fault(tab: Page, kind: str) -> None:
    sound, faulty = Mail("sound", sample("ar"), rtl=True), Mail("faulty", BLIND[kind](sample("ar")), rtl=True)
    well, badly = look_at(tab, [(sound, PLAIN), (faulty, PLAIN)])
    assert not well.faults
    assert kind in badly.kinds, str(badly)


def test_mixed_sentences_are_read_by_where_their_letters_stand(tab: Page) -> None:
    right = "<p dir=rtl>يفتح \u2066Daftar\u2069 يوم 5، بخصم \u206620%\u2069 و\u2067٣–٥ أيام\u2069.</p>"
    wrong = "<p dir=rtl style='direction:ltr;text-align:right'>يفتح \u2066Daftar\u2069 يوم 5، بخصم 20%.</p>"
    one, other = (Mail("mixed", f"<!doctype html><body>{words}</body>", rtl=True) for words in (right, wrong))
    well, badly = look_at(tab, [(one, PLAIN), (other, PLAIN)])
    assert not well.faults
    assert {"direction", "order"} <= badly.kinds


# --- sizes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_wider_than_a_small_phone(new_page: Callable[..., Page], language: str) -> None:
    page = new_page(width=320, height=600)
    page.set_content(make("ar" if language == "ar" else "en", "team").html)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_one_column_of_six_hundred_pixels(page: Page) -> None:
    page.set_content(make("ar", "team").html)
    assert page.locator("table.sheet").evaluate("sheet => sheet.getBoundingClientRect().width") == 600
