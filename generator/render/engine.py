"""The only door to Jinja2: safe values by construction, errors at the template's line.

Two kinds of environment exist for each locale: for markup (everything printed is escaped, and marked with its
direction) and for plain text (marked only). Compiled templates are shared between locales through memory.
"""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError, UndefinedError
from markupsafe import Markup, escape

from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.value import Kind, Value
from generator.render.notation import Dir, mark
from generator.render.slots import Printed, Sealed, Slot, SlotMisuse, misuse
from generator.text.markers import SLOT_START

FORBIDDEN_FILTERS = frozenset({"safe", "e", "escape", "forceescape", "format", "urlize", "xmlattr", "random"})
"""They go around escaping or isolation, or give something else on every run."""

_KEEP_SLOTS = frozenset({"d", "default"})
"""Filters that hand on what they get."""


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template by name: its text, padded so that its lines are those of `path`."""

    text: str
    path: str


class Engine:
    """Runs the templates of one theme and its recipes, in one locale, for markup or for plain text."""

    def __init__(
        self, templates: Mapping[str, TemplateText], globals_: Mapping[str, Any], language: Dir, *, markup: bool,
        cache: BytecodeCache,
    ) -> None:  # fmt: skip
        self._templates = templates
        self._environment = _Environment(
            loader=_Memory(templates),
            autoescape=markup,
            undefined=StrictUndefined,
            finalize=finalizer(language, markup=markup),
            bytecode_cache=cache,
            cache_size=-1,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        del self._environment.globals["lipsum"]  # its words differ on every run
        self._environment.globals.update(globals_)
        for filter_name, run in self._environment.filters.items():
            self._environment.filters[filter_name] = _guarded(filter_name, run)

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


class _Environment(Environment):
    """Slots have no fields and no items: a template must not see what they are made of."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, (Slot, Sealed)):
            raise misuse(obj, f"asked for `.{attribute}`")
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (Slot, Sealed)):
            raise misuse(obj, "sliced")
        return super().getitem(obj, argument)


def _guarded(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that refuses slots, and sees the text of values."""

    @wraps(run)  # keeps what Jinja2 notes on the function: which of them want the environment first
    def guarded(*given: Any, **named: Any) -> Any:
        if name in _KEEP_SLOTS:
            return run(*given, **named)
        return run(
            *(_seen(value, name) for value in given), **{key: _seen(value, name) for key, value in named.items()}
        )

    return guarded


def _seen(value: Any, name: str) -> Any:
    if isinstance(value, (Slot, Sealed)):
        raise misuse(value, f"changed by the filter `{name}`")
    if isinstance(value, Value):
        return value.text
    return str(value) if isinstance(value, Printed) else value


def finalizer(language: Dir, *, markup: bool) -> Callable[[Any], Any]:
    """What happens to everything that a template prints: it gets its direction, and in markup it is escaped."""

    def finalize(value: Any) -> Any:
        if isinstance(value, (Slot, Sealed)):
            return Markup(value.__html__()) if markup else value.__html__()
        if isinstance(value, Printed):
            return Markup(value.__html__()) if markup else value.held()
        if isinstance(value, Markup):
            return value
        if value is None:
            return ""
        if isinstance(value, Undefined):
            return str(value)  # raises, and names what is not there
        if isinstance(value, Value):
            marked = mark(value, language)
        elif isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
            raise TypeError(f"a template printed {type(value).__name__}; print one of its fields")
        elif isinstance(value, str):
            if SLOT_START in value:
                raise SlotMisuse("a text was made out of a partner's value, which differs for every partner")
            marked = mark(Value(value), language) if value else ""
        else:
            marked = mark(Value(str(value), Kind.NUMBER), language)
        return escape(marked) if markup else marked

    return finalize


def lint_templates(templates: Mapping[str, TemplateText]) -> tuple[Problem, ...]:
    """Syntax errors and filters that would go around escaping or isolation, over all templates at once."""
    environment = Environment(autoescape=True)
    problems: list[Problem] = []
    for template in templates.values():
        try:
            tree = environment.parse(template.text)
        except TemplateSyntaxError as error:
            problems.append(
                Problem(Position(template.path, error.lineno), "E0701", error.message or "the template cannot be read")
            )
            continue
        problems.extend(_refused(tree, template.path))
    return tuple(problems)


def _refused(tree: nodes.Template, path: str) -> Iterator[Problem]:
    fix = "Print the value as it is: Wasl escapes and isolates it."
    for node in tree.find_all((nodes.Filter, nodes.Concat)):
        if isinstance(node, nodes.Concat):
            message = "`~` glues values to one text, which is then no longer isolated"
            yield Problem(
                Position(path, node.lineno), "E0707", message, found="~", fix="Print them one after the other."
            )
        elif isinstance(node, nodes.Filter) and node.name in FORBIDDEN_FILTERS:
            yield Problem(Position(path, node.lineno), "E0707", f"the filter `{node.name}` is not allowed", fix=fix)


def _explained(error: Exception) -> tuple[str, str, str]:
    if isinstance(error, SlotMisuse):
        return "E0703", str(error), "Use a trait (`partner.traits.…`), or mark the recipe `per_partner: true`."
    if isinstance(error, TemplateSyntaxError):
        return "E0701", error.message or "the template cannot be read", ""
    if isinstance(error, TemplateNotFound):
        return "E0702", f"there is no template `{error.name}`", "Check the name in `extends`, `import` or `include`."
    return "E0702", str(error), "docs/templates.md lists what a template may use."


class _Memory(BaseLoader):
    def __init__(self, templates: Mapping[str, TemplateText]) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = self._templates.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.path, lambda: True


class MemoryCache(BytecodeCache):
    """Compiled templates, shared by the environments of all locales."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.load_bytecode(io.BytesIO(self._kept[bucket.key]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        out = io.BytesIO()
        bucket.write_bytecode(out)
        self._kept[bucket.key] = out.getvalue()
