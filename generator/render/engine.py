"""The only door to Jinja2: safe values by construction, errors at the template's line.

Two kinds of environment exist for each locale: for markup (everything printed is escaped, and marked with its
direction) and for plain text (marked only). A template is parsed once, for the lint and for the code that all locales
share; what no recipe of the build uses is not even parsed.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from decimal import Decimal
from functools import cache, lru_cache, wraps
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    Undefined,
    __version__,
    meta,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError, UndefinedError
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.model.declared import dataclass
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.value import Direction, Kind, Value
from generator.render.compiled import Compiled, settings_of
from generator.render.later import Later
from generator.render.notation import Dir, mark
from generator.render.slots import Printed, Sealed, Slot, SlotMisuse, misuse
from generator.text.markers import SLOT_START

FORBIDDEN_FILTERS = frozenset({"safe", "e", "escape", "forceescape", "format", "urlize", "xmlattr", "random"})
"""They go around escaping or isolation, or give something else on every run."""

_KEEP_SLOTS = frozenset({"d", "default"})
"""Filters that hand on what they get."""


_MAY_BE_REFUSED = re.compile(rf"~|(?:\||\bfilter)\s*(?:{'|'.join(sorted(FORBIDDEN_FILTERS))})\b")
_NAMES_OTHERS = re.compile(r"\b(?:extends|include|import)\b")
"""Most templates have neither; then their trees need not be searched."""


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template by name: its text, padded so that its lines are those of `path`."""

    text: str
    path: str


class Engine:
    """Runs the templates of one theme and its recipes, in one locale, for markup or for plain text."""

    def __init__(
        self, templates: Mapping[str, TemplateText], globals_: Mapping[str, Any], language: Dir, *, markup: bool,
        cache: MemoryCache, note: Callable[[str], object] = lambda _: None,
    ) -> None:  # fmt: skip
        """`note` hears of every template that a run asks for, also of one that is in memory."""
        self._templates = templates
        self._environment = _Environment(
            note, loader=_Memory(templates, cache), finalize=finalizer(language, markup=markup), autoescape=markup
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


class _Names(Context):
    """The names of one run."""

    def resolve_or_missing(self, key: str) -> Any:
        found = super().resolve_or_missing(key)
        return found() if type(found) is Later else found


class _Code(CodeGenerator):
    """Code for every language: what is printed is marked in a run, never while a template is compiled."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class _Environment(Environment):
    """Slots have no fields and no items: a template must not see what they are made of."""

    context_class = _Names
    code_generator_class = _Code

    def __init__(self, note: Callable[[str], object] = lambda _: None, **given: Any) -> None:
        self._note = note
        super().__init__(
            undefined=StrictUndefined,
            cache_size=-1,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,  # what it saves a run is less than what it takes: a template runs a few times in a build
            **given,
        )
        del self.globals["lipsum"]  # its words differ on every run
        self.filters = _guarded_filters()

    def _load_template(self, name: str, globals: Any) -> Template:
        self._note(name)
        return super()._load_template(name, globals)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, (Slot, Sealed)):
            raise misuse(obj, f"asked for `.{attribute}`")
        try:
            found = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        return found() if type(found) is Later else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (Slot, Sealed)):
            raise misuse(obj, "sliced")
        return super().getitem(obj, argument)


@cache
def _guarded_filters() -> dict[str, Callable[..., Any]]:
    return {name: _guarded(name, run) for name, run in Environment().filters.items()}


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


class Trees:
    """Templates as they were parsed, once for lint and code; `codes` (for markup, for plain text) outlive readings.

    What an earlier build has `compiled` is not parsed again.
    """

    def __init__(self, compiled: Compiled | None = None) -> None:
        self.compiled = compiled or Compiled()
        self.codes = MemoryCache(self), MemoryCache(self)
        self._environment = _Environment(autoescape=True)
        self._read: dict[TemplateText, _Read] = {}
        self._trees: dict[TemplateText, nodes.Template] = {}

    def read(self, template: TemplateText) -> _Read:
        """What is wrong with a template, and which others it names."""
        if template not in self._read:
            self._read[template] = self._known(template) or self._parsed(template)
        return self._read[template]

    def _known(self, template: TemplateText) -> _Read | None:
        """What an earlier build has read: only templates that are sound are kept."""
        names = self.compiled.names(*self._words(template))
        return None if names is None else _Read((), names)

    def _words(self, template: TemplateText) -> tuple[str, ...]:
        return "names", *_terms(self._environment), template.text

    def _parsed(self, template: TemplateText) -> _Read:
        try:
            tree = self._trees[template] = self._environment.parse(template.text)
        except TemplateSyntaxError as error:
            message = error.message or "the template cannot be read"
            return _Read((Problem(Position(template.path, error.lineno), "E0701", message),))
        read = _Read(tuple(_refused(tree, template)), tuple(_named(tree, template)))
        if not read.problems:
            self.compiled.keep(read.names, *self._words(template))
        return read

    def take(self, template: TemplateText) -> nodes.Template:
        """The template parsed, for a compiler, which changes it: who comes next gets another one.

        Raises `ProjectInvalid` with what is wrong with it, for the lint may not have known that it would be used.
        """
        if problems := self.read(template).problems:
            raise ProjectInvalid(problems)
        return self._trees.pop(template, None) or self._environment.parse(template.text)


@dataclass(frozen=True, slots=True)
class _Read:
    problems: tuple[Problem, ...]
    names: tuple[str, ...] = ()


def lint_templates(
    templates: Mapping[str, TemplateText], trees: Trees, only: Iterable[str] | None = None
) -> tuple[Problem, ...]:
    """Syntax errors and filters that would go around escaping or isolation, over all templates at once.

    `only` are the names of those that a build runs, where it does not run all; what they use is looked at too.
    """
    wanted = templates.keys() if only is None else used_templates(templates, trees, only)
    return tuple(problem for name in templates if name in wanted for problem in trees.read(templates[name]).problems)


def used_templates(templates: Mapping[str, TemplateText], trees: Trees, names: Iterable[str]) -> frozenset[str]:
    """These templates and all that they extend, include or import, as far as they name it."""
    found: set[str] = set()
    waiting = [name for name in names if name in templates]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [used for used in trees.read(templates[name]).names if used in templates]
    return frozenset(found)


def _named(tree: nodes.Template, template: TemplateText) -> Iterator[str]:
    """Names of other templates, as far as they stand in this one."""
    if _NAMES_OTHERS.search(template.text):
        yield from filter(None, meta.find_referenced_templates(tree))


def _refused(tree: nodes.Template, template: TemplateText) -> Iterator[Problem]:
    if not _MAY_BE_REFUSED.search(template.text):
        return
    path, fix = template.path, "Print the value as it is: Wasl escapes and isolates it."
    for node in tree.find_all((nodes.Filter, nodes.Concat)):
        if isinstance(node, nodes.Concat):
            message = "`~` glues values to one text, which is then no longer isolated"
            yield Problem(
                Position(path, node.lineno), "E0707", message, found="~", fix="Print them one after the other."
            )
        elif isinstance(node, nodes.Filter) and node.name in FORBIDDEN_FILTERS:
            yield Problem(Position(path, node.lineno), "E0707", f"the filter `{node.name}` is not allowed", fix=fix)


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


def _terms(environment: Environment) -> tuple[str, ...]:
    """What a kept template was read and found sound by."""
    return __version__, settings_of(environment), *sorted(FORBIDDEN_FILTERS)


class _Memory(BaseLoader):
    def __init__(self, templates: Mapping[str, TemplateText], cache: MemoryCache) -> None:
        self._templates = templates
        self._cache = cache

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        found = self._templates.get(name)
        if found is None:
            raise TemplateNotFound(name)
        code = self._cache.code(environment, name, found)
        return environment.template_class.from_code(environment, code, {} if globals is None else globals)


class MemoryCache:
    """Compiled templates, shared by the environments of one kind of all locales."""

    def __init__(self, trees: Trees | None = None) -> None:
        self._trees = trees or Trees()
        self._kept: dict[tuple[str, TemplateText], CodeType] = {}

    def code(self, environment: Environment, name: str, template: TemplateText) -> CodeType:
        """The code of a template, which knows itself by its name."""
        if (name, template) not in self._kept:
            self._kept[name, template] = self._made(environment, name, template)
        return self._kept[name, template]

    def _made(self, environment: Environment, name: str, template: TemplateText) -> CodeType:
        compiled, words = self._trees.compiled, ("code", *_terms(environment), name, template.path, template.text)
        code = compiled.code(*words)
        if code is None:
            code = environment.compile(self._trees.take(template), name, template.path)
            compiled.keep(code, *words)
        return code
