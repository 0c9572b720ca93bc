"""The lints of merge tags: what a mail service would print as it stands, misread, or miss. Rules E01 to E10.

Families of tags, exact forms and wrong forms are facts of the services (`generator/facts/dialects/`); each rule and its
evidence: `docs/email.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from generator.checks.mail_document import MailDocument, read_mail
from generator.model.declared import dataclass
from generator.model.dialect import Dialect, known
from generator.model.problem import Position, Problem
from generator.text.merge_tags import (
    TOKEN_OF_FAMILY,
    filled,
    neutralised,
    own_in,
    strangers,
    unbalanced,
    without_styles,
)

_INSIDE_TAG: Final = re.compile(r"<[^<>]*\Z")
_BEFORE: Final = re.compile(r"https?://\s*\Z", re.IGNORECASE)
_LONGEST_BEFORE: Final = len("https://")

_Found = Iterator[tuple[str, int, str]]
"""Code, place in the text, sentence."""


@dataclass(frozen=True)
class _Tagged:
    """One version of a mail. `named` says that it is for a partner of the list, not for whoever takes it."""

    text: str
    markup: bool
    dialect: Dialect
    families: Mapping[str, re.Pattern[str]]
    named: bool

    @cached_property
    def document(self) -> MailDocument:
        """The mail as the rules of mails read it: then it is read once for both."""
        return read_mail(neutralised(self.text, self.dialect) if self.markup else "")

    @cached_property
    def bare(self) -> str:
        """Without style rules, in which brackets are no tags."""
        return without_styles(self.text) if self.markup else self.text

    def places(self, *names: str) -> list[int]:
        """Where the tags of these facts stand."""
        tags = [pattern for name, pattern in own_in(self.text, self.dialect) if name in names]
        return [found.start() for pattern in tags for found in pattern.finditer(self.text)]


def lint_tags(
    text: str,
    dialect: Dialect,
    families: Mapping[str, re.Pattern[str]],
    *,
    path: str,
    markup: bool,
    named: bool = False,
) -> tuple[Problem, ...]:
    """Everything wrong with the merge tags of one version of a mail: its HTML (`markup`) or its plain text."""
    mail = _Tagged(text, markup, dialect, families, named)
    return tuple(_problem(path, mail.text, *found) for rule in _RULES for found in rule(mail))


def _problem(path: str, text: str, code: str, place: int, message: str) -> Problem:
    line = text.count("\n", 0, place) + 1
    return Problem(Position(path, line), code, message, severity="warning" if code.startswith("W") else "error")


def _strangers(mail: _Tagged) -> _Found:
    label = mail.dialect.label.get("en", mail.dialect.slug)
    for found in strangers(mail.bare, mail.dialect, mail.families):
        if found.family == TOKEN_OF_FAMILY:
            yield "E0951", found.place, f"the token `{found.text}` was not filled"
        else:
            yield "E0952", found.place, f"`{found.text}` is no tag of {label}"


def _way_out(mail: _Tagged) -> _Found:
    if mail.dialect.is_plain:
        return
    if not mail.markup and known(mail.dialect.unsubscribe_href) is None:
        return  # the service makes the plain text itself
    count = len(mail.places("unsubscribe_href", "unsubscribe_element"))
    if count != 1:
        version = "HTML" if mail.markup else "plain text"
        yield "E0953", 0, f"the {version} has {count} unsubscribe tags; one is right"


def _address(mail: _Tagged) -> _Found:
    if known(mail.dialect.address) is not None:
        if not mail.places("address"):
            yield "E0954", 0, "the service's tag for the sender's postal address is missing"
        return
    if not mail.markup:
        return
    shown = mail.document.classed("address")
    words = [mail.document.words(element).strip("\u2066\u2067\u2068\u2069 ") for element in shown]
    if not any(words):
        yield "E0954", 0, "the sender's postal address is missing"
    elif mail.named and not mail.dialect.is_plain and all(re.fullmatch(r"\[[^\[\]]*\]", each) for each in words):
        yield "W0939", mail.text.find(words[0]), f"the postal address is still the blank `{words[0]}`"


def _name(mail: _Tagged) -> _Found:
    first_name = known(mail.dialect.first_name)
    covered = [
        range(*found.span())
        for name, pattern in own_in(mail.text, mail.dialect)
        if name == "first_name_fallback"
        for found in pattern.finditer(mail.text)
    ]
    for found in re.finditer(re.escape(first_name), mail.text) if first_name else ():
        if not any(found.start() in span for span in covered):
            yield "E0955", found.start(), f"`{found[0]}` is empty for readers whose name nobody knows"


def _conditions(mail: _Tagged) -> _Found:
    wrong = unbalanced(mail.bare)
    if wrong:
        yield "E0956", mail.text.find(wrong), f"`{wrong}` has no counterpart"


def _quotes(mail: _Tagged) -> _Found:
    for _, pattern in own_in(mail.text, mail.dialect) if mail.markup else ():
        for found in pattern.finditer(mail.text):
            if '"' in found[0] and not found[0].startswith("<") and _INSIDE_TAG.search(mail.text[: found.start()]):
                yield "E0957", found.start(), f"the quotes of `{found[0]}` end the attribute that it stands in"


def _forms(mail: _Tagged) -> _Found:
    for form in mail.dialect.wrong:
        for found in re.finditer(form.value, mail.text):
            yield "E0958", found.start(), f"`{found[0]}`: {form.why.get('en', '')}"
    header = known(mail.dialect.header)
    if header and mail.markup and not mail.text.startswith(header.partition("{label}")[0]):
        yield (
            "E0958",
            0,
            f"the file has to begin with `{filled(header, label='…').splitlines()[1].strip()}` in a comment",
        )


def _doubled(mail: _Tagged) -> _Found:
    for place in mail.places("unsubscribe_href"):
        end = len(mail.text[:place].rstrip())
        if _BEFORE.search(mail.text, max(0, end - _LONGEST_BEFORE), place):
            yield "E0950", place, "an address begins before the unsubscribe tag, which is a whole address itself"


_RULES: Final[tuple[Callable[[_Tagged], _Found], ...]] = (
    _strangers,
    _way_out,
    _address,
    _name,
    _conditions,
    _quotes,
    _forms,
    _doubled,
)
