"""Merge tags of mail services in finished text: finding them, telling whose they are, reading them neutrally.

What a tag looks like is a fact of `generator/model/dialect.py`; nothing here knows a service by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from generator.model.dialect import Dialect, known

NEUTRAL: Final = re.compile(r"\[\[([a-z0-9_.:]+)\]\]")
"""A token of Wasl's own, which each dialect fills: `[[unsubscribe_url]]`. Blanks for people hold spaces."""

SENDER_ADDRESS: Final = "[[sender_address]]"
TOKEN_OF_FAMILY: Final = "wasl"
_HOLES: Final = {
    r"\{fallback\}": r"[^\r\n\"'{}|<>\[\]]*?", r"\{field\}": r"[A-Za-z0-9_.]+", r"\{FIELD\}": "[A-Z0-9_]+",
    r"\{style\}": r'[^"<>]*', r"\{text\}": "[^<>]*",
}  # fmt: skip
_OWN: Final = ("first_name_fallback", "unsubscribe_href", "unsubscribe_element", "address", "web_version",
               "web_version_element", "field", "first_name")  # fmt: skip
_STYLE_BLOCK: Final = re.compile(r"<style.*?</style>", re.DOTALL)
_WORD: Final = r"(?:[^\W_]|[\u064b-\u0652])+"  # Arabic vowel signs are no letters to Python
_FALLBACK: Final = re.compile(rf"{_WORD}(?:[ \u00a0\u2019-]{_WORD})*")
_OPEN: Final = re.compile(
    r"(?P<mailchimp_end>\*\|END:IF\|\*)|(?P<mailchimp>\*\|(?:IF|IFNOT):[^|\r\n]*\|\*)"
    r"|(?P<ampscript_end>%%\[\s*ENDIF\s*\]%%)|(?P<ampscript>%%\[\s*IF\b[^\]]*\]%%)"
    r"|(?P<liquid_end>\{%-?\s*end(?:if|unless)\s*-?%\})|(?P<liquid>\{%-?\s*(?:if|unless)\b[^%]*%\})",
    re.IGNORECASE,
)
_OPENERS: Final = ("*|", "%%[", "{%")
"""How each of these begins."""
_GUARD: Final = re.compile(r"\A(?:\(\?<!(?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\\\[])*\))+")
"""What may not stand in front: `(?<!…)` at the beginning of a pattern."""
_SIGNS: Final = (re.compile(r"%%"), re.compile(r"\*\|"), re.compile(r"\$\["), re.compile(r"\[\["))
"""Two signs that no sentence has, and no name."""
_LOOK_ALIKES: Final = (
    *_SIGNS[:-1],
    re.compile(r"(?<!%)%[A-Z][A-Z0-9_|-]{2,}%(?!%)"),
    re.compile(r"(?<![\[!\w\]])\[[A-Za-z]+(?:,fallback=[^\]\r\n]*)?\](?![\](\[:])"),
)


class Found(NamedTuple):
    """A tag where no such tag may stand: its text, its place, and the family that knows it."""

    text: str
    place: int
    family: str


def filled(pattern: str, **holes: str) -> str:
    """A tag with its placeholders filled: `filled("[firstname,fallback={fallback}]", fallback="there")`."""
    for name, text in holes.items():
        pattern = pattern.replace("{" + name + "}", text)
    return pattern


def field_tag(dialect: Dialect, name: str) -> str:
    """The tag of a field of the firm's own, as `reward_amount`; empty where no form is certain.

    Some services take short names only: a longer one is cut, as those services cut it.
    """
    pattern, longest = known(dialect.field), known(dialect.field_max)
    if pattern is None:
        return ""
    short = name[:longest].rstrip("_") if longest else name
    return filled(pattern, field=short, FIELD=short.upper())


def fits_in_tag(fallback: str) -> bool:
    """Whether words may stand inside any tag: letters, digits and single spaces, so no quote or bracket ends it."""
    return _FALLBACK.fullmatch(fallback) is not None


@lru_cache(maxsize=64)
def own_tags(dialect: Dialect) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What this dialect may print, by the name of the fact, the longest forms first; what is not certain is not there.

    Placeholders match what may stand in them.
    """
    found = [(name, known(getattr(dialect, name))) for name in _OWN]
    return tuple((name, _pattern(value)) for name, value in found if value)


def own_in(text: str, dialect: Dialect) -> list[tuple[str, re.Pattern[str]]]:
    """Those of its tags whose beginning stands in a text, which is soon asked: no other is found there."""
    return [own for own, lead in zip(own_tags(dialect), _leads(dialect), strict=True) if lead in text]


@lru_cache(maxsize=64)
def _leads(dialect: Dialect) -> tuple[str, ...]:
    """What each of its tags begins with, up to the first placeholder."""
    found = (known(getattr(dialect, name)) for name in _OWN)
    return tuple(re.split("|".join(_HOLES), value)[0] for value in found if value)


def _pattern(value: str) -> re.Pattern[str]:
    escaped = re.escape(value)
    for hole, inside in _HOLES.items():
        escaped = escaped.replace(re.escape(hole.replace("\\", "")), inside)
    return re.compile(escaped)


def without_own(text: str, dialect: Dialect) -> str:
    """The text with this dialect's own tags blanked out, letter for letter, so that places stay what they are."""
    for _, pattern in own_in(text, dialect):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def without_styles(html: str) -> str:
    """A mail's HTML with its style blocks blanked out: `[data-ogsc]` is a selector there."""
    return _STYLE_BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), html)


def families_of(dialects: Iterable[Dialect]) -> Mapping[str, re.Pattern[str]]:
    """Every kind of tag that any of these services knows, by name, and what tokens of Wasl look like."""
    found = {TOKEN_OF_FAMILY: NEUTRAL}
    for dialect in dialects:
        found |= {name: re.compile(fact.value) for name, fact in dialect.families.items()}
    return found


def strangers(text: str, dialect: Dialect, families: Mapping[str, re.Pattern[str]]) -> Iterator[Found]:
    """Tags in a text that this dialect does not print. One that several families know is told once."""
    rest, seen = without_own(text, dialect), set[int]()
    for name, pattern in families.items():
        if not _unguarded(pattern).search(rest):
            continue
        for found in pattern.finditer(rest):
            if not seen.intersection(range(*found.span())):
                seen.update(range(*found.span()))
                yield Found(found[0], found.start(), name)


@lru_cache(maxsize=64)
def _unguarded(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern without what may not stand in front of it: it finds more, and finds it much faster.

    Python looks for the first letters of a pattern before it tries the rest, but not where a condition comes first.
    """
    return re.compile(_GUARD.sub("", pattern.pattern), pattern.flags)


def unbalanced(text: str) -> str:
    """The first condition that is opened and not closed, or closed and not opened; empty where all are whole."""
    open_ones: list[tuple[str, str]] = []
    for found in _conditions(text):
        kind = found.lastgroup or ""
        if not kind.endswith("_end"):
            open_ones.append((kind, found[0]))
        elif not open_ones or open_ones.pop()[0] != kind.removesuffix("_end"):
            return found[0]
    return open_ones[0][1] if open_ones else ""


def _conditions(text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds, which is asked only where one of its parts can begin."""
    end = 0
    for place in sorted(found.start() for sign in _OPENERS for found in re.finditer(re.escape(sign), text)):
        found = _OPEN.match(text, place) if place >= end else None
        if found:
            end = found.end()
            yield found


def look_alikes(text: str, *, name: bool = False) -> Iterator[tuple[int, str]]:
    """What a mail service would take for a tag of its own in words that people wrote: place and text.

    In a `name`, brackets are the owner's business; what can mean nothing but a tag is not.
    """
    for pattern in _SIGNS if name else _LOOK_ALIKES:
        for found in pattern.finditer(text):
            yield found.start(), found[0]


def neutralised(html: str, dialect: Dialect) -> str:
    """The mail as it is before a service's tags stand in it, for checks that ask about mails and not about services.

    Elements in place of links become links again; addresses that a service fills become `[[…_url]]`, and the sender's
    own `[[sender_address]]`.
    """
    for name, token in (("unsubscribe", "[[unsubscribe_url]]"), ("web_version", "[[web_version_url]]")):
        element = known(getattr(dialect, f"{name}_element"))
        href = known(dialect.unsubscribe_href if name == "unsubscribe" else dialect.web_version)
        if element:
            html = _element(element).sub(rf'<a href="{token}"\g<1>>\g<2></a>', html)
        if href:
            html = html.replace(f'href="{href}"', f'href="{token}"')
    if address := known(dialect.address):
        html = html.replace(address, SENDER_ADDRESS)
    header = known(dialect.header)
    return html[html.index("-->") + 3 :].lstrip() if header and html.startswith("<!--") else html


def _element(element: str) -> re.Pattern[str]:
    tag = element[1:].split(" ")[0].split(">")[0]
    return re.compile(rf"<{re.escape(tag)}((?:\s[^>]*)?)>(.*?)</{re.escape(tag)}>", re.DOTALL)
