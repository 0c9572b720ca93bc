"""Is a piece of written text fit to print? Invisible and look-alike characters, and the Arabic typing rules.

Rules and their reasons: "Input hygiene" and "What no isolate cures" in `docs/rtl.md`. Hidden characters are refused
everywhere; the typing rules leave URLs, merge tags, tags, code and link targets alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from generator.text.arabic_rules import ARABIC_RULES, EVERY_LANGUAGE_RULES, Rule, mixed_digits
from generator.text.flaws import Flaw
from generator.text.harmless import is_harmless

__all__ = ["Flaw", "examine", "hygiene"]

_PRESENTATION: Final = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+")
_ALLOWED_FORMS: Final = frozenset("\ufdf2\ufdfc")
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_ZERO_WIDTH: Final = re.compile("[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\ufeff]+")
_JOINER: Final = re.compile("[\u200c\u200d]")
_PLANE_ENDS: Final = "".join(chr(plane << 16 | low) for plane in range(1, 15) for low in (0xFFFE, 0xFFFF))
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    f"\U000f0000-\U0010ffff{_PLANE_ENDS}]"
)
_SEQUENCE: Final = re.compile(r"[^\x00-\x7f]+")

_MACHINE: Final = re.compile(
    r"""
    ^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)
  | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)
  | \{\{.*?\}\} | \{%.*?%\} | \*\|[^|\s]*\|\*
  | (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\) | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*
  | </?[A-Za-z][^<>]*> | <[a-z]+:[^<>\s]*>
  | [a-z][a-z0-9+.-]*://[^\s<>"«»،؛؟]+ | www\.[^\s<>"«»،؛؟]+
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def hygiene(text: str, language: str) -> tuple[Flaw, ...]:
    """Every flaw of `text`, in order of place. `language` is its language (`ar`, `en`), which picks the typing rules.

    E0501 not composed (NFC), E0502 bidi control, E0503 presentation form, E0504 zero-width character, E0505 control,
    noncharacter or private use, E0506 Persian letter, W0507 Latin punctuation, W0508 mixed digits, W0509 tatweel run,
    W0510 straight quotes, W0511 hyphen in a range, W0512 numeric date, E0513 phone in Arabic digits.
    """
    return () if is_harmless(text, language) else examine(text, language)


def examine(text: str, language: str) -> tuple[Flaw, ...]:
    """The same, rule by rule, also for a text that shows at one glance that it is harmless."""
    flaws = [*_composed(text), *_invisible(text)]
    machine = _machine_spans(text)
    rules = (*EVERY_LANGUAGE_RULES, *(ARABIC_RULES if language == "ar" else ()))
    for rule in rules:
        flaws.extend(flaw for flaw in _apply(rule, text) if not _inside(flaw, machine))
    if language == "ar":
        flaws.extend(mixed_digits(text, lambda index: _holds(index, machine)))
    return tuple(sorted(flaws))


def _apply(rule: Rule, text: str) -> Iterator[Flaw]:
    for found in rule.pattern.finditer(text):
        if rule.accepts(found.group()):
            written = found.group()
            yield Flaw(found.start(), len(written), rule.code, written, rule.better(written), rule.fix)


def _composed(text: str) -> Iterator[Flaw]:
    """E0501. Marks that only stand in another order are not a flaw: keyboards type shadda first, and it is harmless."""
    if unicodedata.is_normalized("NFC", text):
        return
    for run in _SEQUENCE.finditer(text):
        for start, cluster in _clusters(text, run):
            composed = unicodedata.normalize("NFC", cluster)
            if sorted(composed) != sorted(cluster):
                yield Flaw(start, len(cluster), "E0501", cluster, composed, "save the text in Unicode form NFC")


def _clusters(text: str, run: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Base characters of a run with the marks that follow; the letter before the run may be ASCII."""
    start = max(0, run.start() - 1)
    for index in range(start + 1, run.end() + 1):
        if index == run.end() or not unicodedata.combining(text[index]):
            yield start, text[start:index]
            start = index


def _invisible(text: str) -> Iterator[Flaw]:
    for found in _BIDI.finditer(text):
        fix = "delete it: direction comes from the kind of the value, not from the text"
        yield Flaw(found.start(), len(found.group()), "E0502", _names(found.group()), "", fix)
    for found in _PRESENTATION.finditer(text):
        yield from _presentation(found)
    for found in _ZERO_WIDTH.finditer(text):
        yield Flaw(found.start(), len(found.group()), "E0504", _names(found.group()), "", "delete it")
    for found in _JOINER.finditer(text):
        if not _joins(text, found.start()):
            yield Flaw(found.start(), 1, "E0504", _names(found.group()), "", "delete it: it joins nothing here")
    for found in _CONTROL.finditer(text):
        fix = "delete it: no font and no reader knows it"
        yield Flaw(found.start(), len(found.group()), "E0505", _names(found.group()), "", fix)


def _presentation(run: re.Match[str]) -> Iterator[Flaw]:
    for offset, char in enumerate(run.group()):
        plain = unicodedata.normalize("NFKC", char)
        if plain != char and char not in _ALLOWED_FORMS:
            yield Flaw(run.start() + offset, 1, "E0503", char, plain, "type the plain letters; the font shapes them")


def _joins(text: str, index: int) -> bool:
    """Whether a joiner stands after a letter or emoji it can act on."""
    before = text[index - 1] if index else ""
    return bool(before) and (
        unicodedata.bidirectional(before) in ("AL", "NSM") or unicodedata.category(before) in ("So", "Sk", "Lo")
    )


def _names(characters: str) -> str:
    return ", ".join(f"U+{ord(char):04X}" for char in characters)


def _machine_spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _MACHINE.finditer(text)]


def _holds(index: int, spans: list[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (index, len(spans) and spans[-1][1] + 1)) - 1
    return place >= 0 and spans[place][0] <= index < spans[place][1]


def _inside(flaw: Flaw, spans: list[tuple[int, int]]) -> bool:
    return _holds(flaw.index, spans) or _holds(flaw.index + flaw.length - 1, spans)
