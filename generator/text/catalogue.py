"""A gettext catalogue: PO text in, frozen translations and positioned problems out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.messages.pofile import PoFileError

from generator.model.declared import dataclass, field
from generator.model.locale import Locale
from generator.model.problem import Position, Problem
from generator.text.catalogue_checks import check_entry
from generator.text.cldr import PSEUDO_CODE
from generator.text.plurals import header_is_right, plural_header, plural_index
from generator.text.po import Entry, read_entries
from generator.text.pseudo import pseudo_rtl

Key = tuple[str, str]
"""Context (empty for none) and singular msgid."""

_HEADER: Final = re.compile(r'^"Plural-Forms:(?P<rule>[^"]*(?:"\s*\n"[^"\n]*)*?)(?:\\n)"[^\S\n]*$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations of one locale. A message that is missing falls back to its msgid."""

    language: str
    entries: Mapping[Key, tuple[str, ...]] = field(default_factory=dict, hash=False)
    pseudo: bool = False

    @property
    def msgids(self) -> tuple[str, ...]:
        """Every translated msgid, sorted, once each."""
        return tuple(sorted({msgid for _, msgid in self.entries}))

    def gettext(self, msgid: str) -> str:
        """The translation of `msgid`."""
        return self._single("", msgid)

    def pgettext(self, context: str, msgid: str) -> str:
        """The translation of `msgid` in `context`; the same word may need two (a verb, a noun)."""
        return self._single(context, msgid)

    def ngettext(self, singular: str, plural: str, n: Decimal | int) -> str:
        """The form that goes with `n`."""
        return self._plural("", singular, plural, n)

    def npgettext(self, context: str, singular: str, plural: str, n: Decimal | int) -> str:
        """The form that goes with `n`, in `context`."""
        return self._plural(context, singular, plural, n)

    def missing(self, msgids: Iterable[str]) -> tuple[str, ...]:
        """Those of `msgids` that no entry translates, in the order given. A pseudo-locale misses nothing."""
        known = frozenset(self.msgids)
        return () if self.pseudo else tuple(msgid for msgid in msgids if msgid not in known)

    def _single(self, context: str, msgid: str) -> str:
        if self.pseudo:
            return pseudo_rtl(msgid)
        forms = self.entries.get((context, msgid))
        return forms[0] if forms and forms[0] else msgid

    def _plural(self, context: str, singular: str, plural: str, n: Decimal | int) -> str:
        source = singular if n == 1 else plural
        if self.pseudo:
            return pseudo_rtl(source)
        forms = self.entries.get((context, singular), ())
        index = plural_index(self.language, n)
        return forms[index] if index < len(forms) and forms[index] else source


def pseudo_catalogue(msgids: Iterable[str] = ()) -> Catalogue:
    """The catalogue of `ar-XB`: every message backwards, `msgids` or not."""
    return Catalogue(PSEUDO_CODE, {("", msgid): (pseudo_rtl(msgid),) for msgid in msgids}, pseudo=True)


@lru_cache(maxsize=16)
def read_catalogue(po_text: str, locale: Locale, path: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Parse a PO file: its translations, and every problem with the line of the entry.

    E0601 wrong Plural-Forms, E0602 plural form missing, E0603 placeholders differ, E0604 fuzzy or untranslated, E0605
    not PO. Fuzzy entries are not used. On E0605 the catalogue is empty.
    """
    text, problems = _mend_header(po_text, locale, path)
    try:
        entries = read_entries(text, locale.language)
    except PoFileError as error:
        return Catalogue(locale.language), (*problems, _broken(path, error.lineno + 1, str(error)))
    except ValueError as error:  # an encoding or a date in the header that Babel cannot read
        return Catalogue(locale.language), (*problems, _broken(path, 1, str(error)))
    for entry in entries:
        problems.extend(check_entry(entry, locale.language, path))
    return Catalogue(locale.language, _translations(entries)), tuple(sorted(problems))


def _mend_header(po_text: str, locale: Locale, path: str) -> tuple[str, list[Problem]]:
    """Replace a wrong Plural-Forms by the right one, so that all forms of an entry can still be read."""
    right = plural_header(locale.language)
    found = _HEADER.search(po_text)
    if found and header_is_right(_joined(found["rule"]), locale.language):
        return po_text, []
    line = po_text.count("\n", 0, found.start()) + 1 if found else 1
    problem = Problem(
        Position(path, line),
        "E0601",
        "the catalogue's `Plural-Forms` header does not give the right form for every number",
        found=_joined(found["rule"]).strip() if found else "",
        expected=right,
        fix=f"write `Plural-Forms: {right}` in the header",
    )
    if not found:
        return po_text, [problem]
    lines = found.group().count("\n")
    return po_text.replace(found.group(), f'"Plural-Forms: {right}\\n"' + "\n" * lines, 1), [problem]


def _joined(rule: str) -> str:
    """A header folded over several quoted lines, as one."""
    return re.sub(r'"\s*\n"', "", rule)


def _broken(path: str, line: int, reason: str) -> Problem:
    return Problem(
        Position(path, line), "E0605", f"this is not a gettext catalogue: {reason}", fix="mend the entry at this line"
    )


def _translations(entries: Iterable[Entry]) -> dict[Key, tuple[str, ...]]:
    return {
        (entry.context or "", entry.msgids[0]): entry.forms for entry in entries if any(entry.forms) and not entry.fuzzy
    }
