"""The interface's words in templates: gettext with values that stay safe and isolated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from generator.model.value import Value
from generator.render.slots import Printed, Slot
from generator.text.catalogue import Catalogue
from generator.text.digits import to_ascii_digits
from generator.text.markers import strip_markers

Finalize = Callable[[Any], Any]


class Words:
    """`_`, `ngettext` and `pgettext` of one locale. Everything that is put into a message is escaped and isolated.

    Positional-only parameters leave every keyword to the message, because templates pass variables called `n`.
    """

    def __init__(self, catalogue: Catalogue, finalize: Finalize, *, markup: bool) -> None:
        self._catalogue = catalogue
        self._finalize = finalize
        self._markup = markup
        self._whole: dict[str, Any] = {}  # messages without values, ready to print

    def gettext(self, message: str, /, **values: Any) -> Any:
        return self._filled(self._catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> Any:
        return self._filled(self._catalogue.pgettext(context, message), values)

    def ngettext(self, singular: str, plural: str, count: Any, /, **values: Any) -> Any:
        """The form for `count`: an int, a number's `Value`, or a slot (then the form is chosen for each partner)."""
        if isinstance(count, (Slot, Printed)):
            return count.derive("plural", lambda partner: self._counted(singular, plural, count.compute(partner)))
        figure = int(count.text) if isinstance(count, Value) else int(count)
        return self._filled(self._catalogue.ngettext(singular, plural, figure), {"n": count, **values})

    def _counted(self, singular: str, plural: str, marked: str) -> str:
        message = self._catalogue.ngettext(singular, plural, int(to_ascii_digits(strip_markers(marked))))
        return message % {"n": marked} if "%(n)s" in message else message

    def _filled(self, message: str, values: dict[str, Any]) -> Any:
        if values:
            text = escape(message) if self._markup else message
            return self._printed(text % {name: self._finalize(value) for name, value in values.items()})
        if message not in self._whole:
            self._whole[message] = self._printed(escape(message) if self._markup else message)
        return self._whole[message]

    def _printed(self, text: str) -> Any:
        return Markup(text) if self._markup else Printed("words", text)
