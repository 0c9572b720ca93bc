"""Figures that copy states about what somebody earns or is given.

Copy speaks of many things, so a figure counts only where its sentence is about a reward: it has one of its words
(`earn`, `commission`, `حصتكم`, `تكسبون`), or a value of the offer (`{{ offer.partner }}`). Left out are figures with
a source of their own, tax, prices, and times of something else (a trial, the last twelve months).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.offers.figures import LETTERS, MARKS, FigureKind, Stated, figures, plain_digits

_DIGIT: Final = re.compile(r"\d")
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_ARABIC: Final = re.compile(f"[{LETTERS}]")
_MARKS: Final = re.compile(f"[{MARKS}]")
_HIDDEN: Final = re.compile(r"\{\{.*?\}\}|\]\([^()\s]*\)|https?://\S+|`[^`\n]*`")
_END: Final = re.compile(
    r"(?<![.\s]\w)[.!?؟]+(?=[\s\"»”)*_]|$)|[؛;](?=\s)|\n(?=[ \t]*(?:\n|[-*+#>|]|\d+[.)]\s))|(?<=\n)\n"
)
_SOURCED: Final = re.compile(r"\]\(https?://[^()\s]*\)\s*$")
_QUESTION: Final = re.compile(r"^###[^\n]*", re.MULTILINE)

_REWARD: Final = re.compile(
    r"\{\{\s*offer\.|\b(?:earn(?:s|ed|ing|ings)?|rewards?|commissions?|bonus(?:es)?|pay-?outs?|cash ?back|gift cards?"
    r"|vouchers?|credits?(?! card)|discount(?:s|ed)?|shares?|margin|fees?|free|paid|(?:the|your) rate|pays? you|we pay"
    r"|transfer(?:s|red)?|points)\b"
    r"|%\s?of (?:\w+'?s? ){0,3}(?:subscriptions?|payments?|revenue|price|bills?|invoices?|sales?|orders?|plan)\b"
    r"|\boff (?:the|your|their)\b|\d\s?(?:[%٪]|[A-Z]{3})?\s?off\b",
    re.IGNORECASE,
)
_REWARD_ARABIC: Final = re.compile(
    rf"(?<![{LETTERS}])[وفبلك]{{0,2}}(?:ال|لل)?(?:مكاف[اأآ]|عمول|حصة|حصت|حصص|نصيب|[يتنا]?كسب|[يتنا]?ربح|[يت]?خصم|رصيد"
    r"|مجان|هامش|هدي|قسيم|نسبتكم|نسبتك|تحويل|نحول|دخل|مستحق|استحق|[يت]ستحق|[يت]صرف|نقاط|نقطة|مدفوع|لكم|لك|لعميلكم"
    rf"|لمكتبكم|لوكالتكم)|(?<![{LETTERS}])(?:و|ف)?النسبة"
    r"|[%٪]\s?من (?:كل |قيمة |صافي |سعر |أول )?(?:ال)?(?:اشتراك|دفع|فاتور|فواتير|[إا]يراد|مبيع|طلب|باقة|خطة|سعر)"
)
_TAX: Final = (
    re.compile(r"(?:\bVAT|\btax|ضريب\w*(?:\s\w+){0,2}|زكاة)\W{0,3}"
               r"(?:(?:of|at|is|rate|by|بنسبة|نسبتها|بواقع)\W{1,2}){0,2}$", re.IGNORECASE),
    re.compile(r"^\W{0,2}(?:of\s)?(?:VAT|tax\b|ضريب|زكاة)", re.IGNORECASE),
)  # fmt: skip
_PRICE: Final = r"\b(?:prices?|costs?)\b|سعر\w*|[يت]كلف|تكلفة|كلفة"
_ASKS_PRICE: Final = re.compile(rf"{_PRICE}|\b(?:do|will|does) (?:I|we|they) pay\b|كم [أنيت]دفع", re.IGNORECASE)
_PRICED: Final = re.compile(rf"(?:{_PRICE})(?:\W{{1,3}}\w+){{0,2}}\W{{0,3}}$", re.IGNORECASE)
_OTHER_TIME: Final = (
    re.compile(r"(?:\b(?:last|past|previous|trial of|notice of)|آخر|تجرب\w*(?:\s\w+)?|تجريبي\w*(?:\s\w+)?)\W{0,3}$",
               re.IGNORECASE),
    re.compile(r"^\W{0,2}(?:(?:free\s)?trial|money.back|notice|ago\b|تجرب)", re.IGNORECASE),
)  # fmt: skip
_NEAR: Final = 40


class _Sentence(NamedTuple):
    """From `start` to `end`; `question` is the heading above its paragraph, or of a heading the paragraph below."""

    start: int
    end: int
    question: str


def stated(text: str) -> Iterator[Stated]:
    """Every figure about a reward, in the order of `text`, which may be Markdown with `{{ … }}` values.

    Values, code and link targets are not read. Lists and paragraphs end a sentence as full stops do. A question (`###`)
    and the first paragraph of its answer are read together.
    """
    if not _DIGIT.search(text):
        return
    plain = plain_digits(_HIDDEN.sub(lambda found: " " * len(found[0]), text))
    for one in _sentences(text):
        words = text[one.start : one.end]
        if not _DIGIT.search(plain, one.start, one.end) or not _about_reward(f"{words} {one.question}"):
            continue
        if _SOURCED.search(words):
            continue
        priced = bool(_ASKS_PRICE.search(_bare(one.question)))
        for figure in figures(plain, one.start, one.end):
            if not _other(figure, plain, one, priced):
                yield figure


def _sentences(text: str) -> Iterator[_Sentence]:
    """Those that have a digit."""
    start = 0
    asked = [(found.start(), found.end(), found[0]) for found in _QUESTION.finditer(text)]
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        if _DIGIT.search(text, start, end):
            yield _Sentence(start, end, _question(text, start, end, asked))
        start = end


def _question(text: str, start: int, end: int, asked: list[tuple[int, int, str]]) -> str:
    for at, to, words in asked:
        answer = len(text) - len(text[to:].lstrip("\n"))
        close = text.find("\n\n", answer)
        last = len(text) if close < 0 else close
        if at <= end - 1 <= to:
            return text[answer:last]
        if answer <= end - 1 and start < last:
            return words
    return ""


def _about_reward(sentence: str) -> bool:
    """Each language's words are many, so they are looked for only where a letter of it stands."""
    return bool(
        (_LATIN.search(sentence) and _REWARD.search(sentence))
        or (_ARABIC.search(sentence) and _REWARD_ARABIC.search(_bare(sentence)))
    )


def _bare(text: str) -> str:
    """Without vowel marks."""
    return _MARKS.sub("", text)


def _other(stated: Stated, plain: str, sentence: _Sentence, priced: bool) -> bool:
    """Whether the words next to a figure say that it is about something else."""
    before = _bare(plain[max(sentence.start, stated.start - _NEAR) : stated.start])
    end = stated.start + stated.length
    after = _bare(plain[end : min(sentence.end, end + _NEAR)])
    kind: FigureKind = stated.figure.kind
    if kind == "time":
        return bool(_OTHER_TIME[0].search(before) or _OTHER_TIME[1].search(after))
    if _TAX[0].search(before) or _TAX[1].search(after):
        return True
    return kind == "money" and (priced or bool(_PRICED.search(before)))
