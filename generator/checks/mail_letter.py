"""What the rules of mails pass to one another: a finished mail, what it is measured by, and what a rule finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, Literal, NamedTuple

from generator.checks.mail_document import MailDocument, read_mail
from generator.checks.mail_reader import Element
from generator.model.declared import dataclass, field
from generator.model.mail_facts import MailFacts
from generator.text.digits import to_ascii_digits

Dir = Literal["ltr", "rtl"]

MERGE_TAG: Final = re.compile(
    r"\[\[.+?\]\]|\*\|.+?\|\*|\{\{.+?\}\}|\{%.+?%\}|%%.+?%%|%[A-Z_-]+%|\[[a-z]+(?:,[^\]]*)?\]"
)
"""What the service that sends fills in, in Wasl's own form or in that of one of them."""

_UNSEEN: Final = re.compile("[\u034f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_FOLDED: Final = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("٬", ","), ("٫", "."))
_TOLD: Final = frozenset({"title", "style", "h1", "script"})
_GROUPED: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Finding(NamedTuple):
    """What a rule found at a line of the built file.

    `about` is the key of the front matter that says it (`subject`, `preheader`, `cta`), `body`, or `theme` where no
    copy can put it right. `near` are words that may stand in the copy or in a template, so that the place can be found.
    """

    code: str
    line: int
    message: str
    about: str = ""
    near: tuple[str, ...] = ()


Found = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of the offer: a plain number, and a currency or `%`. `caps` are the numbers of its limits."""

    number: str
    unit: str
    caps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What has to stand beside a reward: its last day, its limits, its currency, by any of the names in `marks`."""

    figures: tuple[Figure, ...] = ()
    until: date | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a mail is measured by. What is empty is not asked for.

    `payer` is the name of the company that pays the sender, `address` the company's postal address, both in the mail's
    language; `site` and `product` are the addresses whose links are tracked.
    """

    dir: Dir
    payer: str = ""
    sender: Literal["partner", "team", ""] = ""
    address: str = ""
    site: str = ""
    product: str = ""
    facts: MailFacts = field(default_factory=MailFacts)
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True)
class Letter:
    """One mail: its HTML as it is sent, its plain text, and the HTML read."""

    html: str
    text: str
    setting: Setting
    document: MailDocument

    @cached_property
    def body(self) -> str:
        """What is read in the mail itself: without subject, preheader and the heading that repeats the subject."""
        shown = (each for each in self.document.elements if not each.inside("preheader"))
        return plain(" ".join([each.text for each in shown if _TOLD.isdisjoint(each.among)]))

    @property
    def dir(self) -> Dir:
        return self.setting.dir

    @property
    def payer(self) -> str:
        return self.setting.payer

    @cached_property
    def subject(self) -> str:
        return next((plain(self.document.words(each)) for each in self.document.tagged("title")), "")


def letter(html: str, text: str, setting: Setting) -> Letter:
    return Letter(html, text, setting, read_mail(html))


def plain(words: str) -> str:
    """Words to compare: no marks of direction, one kind of space, European digits without grouping."""
    bare = _UNSEEN.sub("", words)
    for sign, folded in _FOLDED:  # one after the other is many times faster than `translate`
        bare = bare.replace(sign, folded)
    return " ".join(_GROUPED.sub("", to_ascii_digits(bare)).split())


def seen(element: Element) -> str:
    """The words directly inside an element, without the filler of a preheader."""
    return " ".join(_UNSEEN.sub("", element.text).replace("\u00a0", " ").split())


def pixels(value: str) -> float | None:
    """`16px` as 16; none for other units and for what is no length."""
    found = re.fullmatch(r"\s*(\d{1,5}(?:\.\d{1,3})?)px\s*", value)
    return float(found[1]) if found else 0.0 if value.strip() == "0" else None
