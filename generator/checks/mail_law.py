"""What the law wants in an advertising mail: disclosure, payer, sender, reason, a way out (rules E70 to E74)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.mail_letter import MERGE_TAG, Figure, Finding, Found, Letter, Terms, pixels, plain
from generator.checks.mail_links import programme_links
from generator.checks.mail_reader import Element
from generator.checks.mail_words import in_language
from generator.text.merge_tags import SENDER_ADDRESS

_BODY_SIZE: Final = 16.0
_FEW_WORDS: Final = 4
"""What says why a mail came is a sentence; a name and an address are not."""

_NAMED: Final = r"(?:earns?|gets?|rewards?|discounts?|bonus|off|worth|خصم|مكافأة|تكسب\w*|قيمت\w+|قدر\w+)\W{1,3}(?:of )?"


def disclosed(mail: Letter) -> Found:
    """E70 and E71: who is paid says so before the first link of the programme, readably, and names who pays."""
    shown = mail.document.classed("disclosure")
    if mail.payer and not shown:
        yield Finding("E0970", 1, "a paid recommendation needs its disclosure", near=("mail.before", "<h1"))
    first = next((link.place for link in programme_links(mail)), len(mail.document.elements))
    for element in shown:
        words = mail.document.words(element)
        if element.place > first:
            yield _undisclosed(element, "the disclosure stands after the first link")
        if mail.payer and not in_language(words, mail.dir):
            yield _undisclosed(element, "the disclosure is not in the language of the mail")
        if _size(element, mail) < _body_size(mail):
            yield _undisclosed(element, "the disclosure is smaller than the text of the mail")
        if mail.payer and plain(mail.payer) not in plain(words):
            message = f"the disclosure does not say that {mail.payer} pays"
            yield Finding("E0971", element.line, message, near=("mail.disclosure",))


def _undisclosed(element: Element, message: str) -> Finding:
    return Finding("E0970", element.line, message, near=("mail.disclosure",))


def _size(element: Element, mail: Letter) -> float:
    """The smallest size of text in an element."""
    inner = [each for each in mail.document.inside(element) if each.text.strip()]
    sizes = [pixels(each.inherited("font-size")) for each in inner]
    return min([size for size in sizes if size is not None], default=_body_size(mail))


def _body_size(mail: Letter) -> float:
    wrapper = next(iter(mail.document.classed("mail")), None)
    return (pixels(wrapper.inherited("font-size")) if wrapper else None) or _BODY_SIZE


def footer(mail: Letter) -> Found:
    """E72, E73 and the way out: why the mail came, who sent it and from where, how to stop it."""
    ways_out = (*mail.document.tagged("a"), *mail.document.classed("way-out"))
    if not any(element.inside("foot") for element in ways_out):
        yield Finding("E0973", 1, "the footer has no link to unsubscribe", near=('class="foot"', "unsubscribe"))
    blocks = list(_blocks(mail))
    address = plain(mail.setting.address)
    own = [words for words in blocks if not address or address not in words]
    reasons = [words for words in own if len(words.split()) >= _FEW_WORDS and not MERGE_TAG.fullmatch(words)]
    if not reasons:
        yield Finding("E0977", 1, "the footer does not say why the reader gets this mail", near=('class="foot"',))
    filled = any(SENDER_ADDRESS in words for words in blocks)  # by the service, from the sender's own account
    if mail.setting.sender == "team" and address and len(own) == len(blocks) and not filled:
        yield Finding("E0972", 1, "the footer lacks the company's postal address", near=('class="foot"',))
    if mail.setting.sender == "partner" and (len(own) < len(blocks) or len(blocks) < 2):
        found = "has the company's postal address" if len(own) < len(blocks) else "has no postal address"
        yield Finding("E0972", 1, f"the partner sends this mail, and the footer {found}", near=('class="foot"',))


def _blocks(mail: Letter) -> Iterator[str]:
    """The texts of the footer, links aside: each paragraph or cell that has words of its own."""
    for element in mail.document.elements:
        if element.tag in ("p", "td", "div", "li") and element.inside("foot"):
            inner = [each for each in mail.document.inside(element) if _nearest_block(each) is element]
            words = plain(" ".join(each.text for each in inner if "a" not in each.among))
            if words:
                yield words


def _nearest_block(element: Element) -> Element | None:
    return next((up for up in element.above() if up.tag in ("p", "td", "div", "li")), None)


def rewarded(mail: Letter) -> Found:
    """E74: where a reward is named, its last day, its limit and its currency stand in the mail too."""
    terms, words = mail.setting.terms, mail.body
    named = [figure for figure in terms.figures if _names(words, figure, terms)]
    for figure in terms.figures:
        if figure.unit == "%" or figure in named or figure.number not in words:
            continue
        if re.search(rf"{_NAMED}{_number(figure.number)}", words):
            yield Finding("E0974", 1, f"`{figure.number}` stands without its currency", "body", (figure.number,))
    for number in sorted({cap for figure in named for cap in figure.caps}):
        if not re.search(_number(number), words):
            yield _incomplete(f"its limit ({number}) does not stand in the mail")
    if named and terms.until:
        parts = (terms.until.day, terms.until.year)
        if not all(re.search(_number(str(part)), words) for part in parts):
            yield _incomplete(f"its last day ({terms.until.isoformat()}) does not stand in the mail")


def _incomplete(message: str) -> Finding:
    return Finding("E0974", 1, f"the mail names a reward, and {message}", "body", ("offer.partner", "offer.client"))


def _names(words: str, figure: Figure, terms: Terms) -> bool:
    if figure.number not in words:
        return False
    number = _number(figure.number)
    if figure.unit == "%":
        return re.search(rf"{number}\s?[%٪]", words) is not None
    marks = "|".join(re.escape(mark) for mark in terms.marks)
    return bool(marks) and re.search(rf"{number}\W{{0,2}}(?:{marks})|(?:{marks})\W{{0,2}}{number}", words) is not None


def _number(number: str) -> str:
    return rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)"
