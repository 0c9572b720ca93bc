"""Runs templates: safe values by construction, errors at the template's line.

Two kinds of environment exist for each locale: for markup (everything printed is escaped, and marked with its
direction) and for plain text (marked only). A template is parsed once, for the lint and for the code that all locales
share; what no recipe of the build uses is not even parsed.

With `templating.py` and `trees.py` the only door to Jinja2.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError, UndefinedError
from markupsafe import Markup, escape

from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.value import Direction, Kind, Value
from generator.render.notation import Dir, mark
from generator.render.slots import Printed, Sealed, Slot, SlotMisuse
from generator.render.templating import Templating
from generator.render.trees import Memory, MemoryCache, TemplateText
from generator.text.markers import SLOT_START


class Engine:
    """Runs the templates of one theme and its recipes, in one locale, for markup or for plain text."""

    def __init__(
        self, templates: Mapping[str, TemplateText], globals_: Mapping[str, Any], language: Dir, *, markup: bool,
        cache: MemoryCache, note: Callable[[str], object] = lambda _: None,
    ) -> None:  # fmt: skip
        """`note` hears of every template that a run asks for, also of one that is in memory."""
        self._templates = templates
        self._environment = Templating(
            note, loader=Memory(templates, cache), finalize=finalizer(language, markup=markup), autoescape=markup
        )
        self._environment.globals.update(globals_)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Run a template. Raises `ProjectInvalid` with one problem at the template's line."""
        try:
            return self._environment.get_template(name).render(context).lstrip("\n")
        except ProjectInvalid:
            raise
        except (UndefinedError, TemplateNotFound, TemplateSyntaxError, SlotMisuse, SecurityError, TypeError,
                ValueError, LookupError, AttributeError, TemplateRuntimeError, ArithmeticError,
                RecursionError) as error:  # fmt: skip
            raise ProjectInvalid([self._problem(name, error)]) from error

    def _problem(self, name: str, error: Exception) -> Problem:
        path, line = self._place(name, error)
        code, message, fix = _explained(error)
        return Problem(Position(path, line), code, message, fix=fix)

    def _place(self, name: str, error: Exception) -> tuple[str, int]:
        if isinstance(error, TemplateSyntaxError):
            known = self._templates.get(error.name or name) or self._templates[name]
            return known.path, error.lineno
        paths = {template.path for template in self._templates.values()}
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename in paths:
                return frame.filename, frame.lineno or 1
        return self._templates[name].path, 1


def finalizer(language: Dir, *, markup: bool) -> Callable[[Any], Any]:
    """What happens to everything that a template prints: it gets its direction, and in markup it is escaped."""

    @lru_cache(maxsize=2048)  # names of countries, of offers and buttons come again on every page
    def written(text: str, kind: Kind, direction: Direction | None) -> str:
        marked = mark(Value(text, kind, direction), language)
        return escape(marked) if markup else marked

    def finalize(value: Any) -> Any:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Value):
            return written(value.text, value.kind, value.direction)
        if isinstance(value, (Slot, Sealed)):
            return Markup(value.__html__()) if markup else value.__html__()
        if isinstance(value, Printed):
            return Markup(value.__html__()) if markup else value.held()
        if isinstance(value, str):
            if SLOT_START in value:
                raise SlotMisuse("a text was made out of a partner's value, which differs for every partner")
            return written(value, Kind.TEXT, None) if value else ""
        if value is None:
            return ""
        if isinstance(value, Undefined):
            return str(value)  # raises, and names what is not there
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            raise TypeError(f"a template printed {type(value).__name__}; print one of its fields")
        return written(str(value), Kind.NUMBER, None)

    return finalize


_NO_PART = re.compile(r"'[^']+' has no attribute '([^']+)'")
"""Jinja2's words for a name that a value does not have: they name a class of ours, which tells nobody anything."""


def _explained(error: Exception) -> tuple[str, str, str]:
    if isinstance(error, SlotMisuse):
        return "E0703", str(error), "Use a trait (`partner.traits.…`), or mark the recipe `per_partner: true`."
    if isinstance(error, TemplateSyntaxError):
        return "E0701", error.message or "the template cannot be read", ""
    if isinstance(error, TemplateNotFound):
        return "E0702", f"there is no template `{error.name}`", "Check the name in `extends`, `import` or `include`."
    missing = _NO_PART.fullmatch(str(error))
    message = f"what the template asks for `{missing[1]}` has nothing of that name" if missing else str(error)
    return "E0702", message, "docs/templates.md lists what a template may use."
