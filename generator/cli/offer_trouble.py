"""What the offer commands say where they cannot go on: in Arabic and English, with one next step."""

from __future__ import annotations

import typer

from generator.cli.offer_finding import NoSuchOffer
from generator.cli.telling import ENVIRONMENT, INVALID
from generator.model.code import Both
from generator.offers.ledger import ContradictionError
from generator.text.bidi import LRI, PDI
from generator.text.cldr import UnknownLocale

_NONE = Both("لا عرض باسم {0}.", "There is no offer {0}.")
_NEAR = Both("هل تقصد {0}؟", "Did you mean {0}?")
_ALL = Both("العروض: {0}", "Offers: {0}")
_LOCALE = Both("لا لغة برمز {0}.", "There is no language {0}.")
_NO_WORDS = Both("لا كلمات للعروض بلغة {0}.", "There are no words for offers in the language {0}.")
_FINAL = Both(
    "الاختيار في البند {0} نهائي، وقد اختير فيه مرتين: {1} في {2}، ثم {3} في {4}.",
    "The choice of the line {0} is final, and was made twice: {1} on {2}, then {3} on {4}.",
)
_MOST_NAMES = 12


class NoWords(LookupError):
    """No catalogue of this language came with the theme or with Wasl."""


class CannotWrite(Exception):
    """Why a file is not written, in the user's language."""


class Trouble:
    """Turns what the offer commands raise into messages and exit codes."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        message = self._message(error)
        if message:
            typer.echo(message, err=True)
            raise typer.Exit(ENVIRONMENT if isinstance(error, CannotWrite) else INVALID) from error

    def _message(self, error: BaseException | None) -> str:
        if isinstance(error, NoSuchOffer):
            return self._unknown(_NONE, error.name, error.near, error.names)
        if isinstance(error, UnknownLocale):
            return self._unknown(_LOCALE, error.code, error.suggestion, ())
        if isinstance(error, NoWords):
            return self._said(_NO_WORDS, str(error))
        if isinstance(error, ContradictionError):
            first, second = error.first, error.second
            named = (error.line, first.choice[error.line], str(first.day), second.choice[error.line], str(second.day))
            return self._said(_FINAL, *named)
        return str(error) if isinstance(error, CannotWrite) else ""

    def _unknown(self, words: Both, name: str, near: str, names: tuple[str, ...]) -> str:
        said = [self._said(words, name)]
        if near:
            said.append(self._said(_NEAR, near))
        elif names:
            more = ", …" if len(names) > _MOST_NAMES else ""
            said.append(self._said(_ALL, ", ".join(names[:_MOST_NAMES]) + more))
        return " ".join(said)

    def _said(self, words: Both, *names: str) -> str:
        return words.text(self._language).format(*(isolated(name, self._language) for name in names))


def isolated(name: str, language: str) -> str:
    """A Latin name inside an Arabic sentence."""
    return f"{LRI}{name}{PDI}" if language.split("-")[0] == "ar" else name
