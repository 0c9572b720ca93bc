"""Templates, read: parsed once for the lint and for the code that all locales share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateSyntaxError, __version__, meta, nodes
from jinja2.exceptions import TemplateNotFound

from generator.model.declared import dataclass
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.render.compiled import Compiled, settings_of
from generator.render.templating import Templating

FORBIDDEN_FILTERS = frozenset({"safe", "e", "escape", "forceescape", "format", "urlize", "xmlattr", "random"})
"""They go around escaping or isolation, or give something else on every run."""

_MAY_BE_REFUSED = re.compile(rf"~|(?:\||\bfilter)\s*(?:{'|'.join(sorted(FORBIDDEN_FILTERS))})\b")
_NAMES_OTHERS = re.compile(r"\b(?:extends|include|import)\b")
"""Most templates have neither; then their trees need not be searched."""


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template by name: its text, padded so that its lines are those of `path`."""

    text: str
    path: str


class Trees:
    """Templates as they were parsed, once for lint and code; `codes` (for markup, for plain text) outlive readings.

    What an earlier build has `compiled` is not parsed again.
    """

    def __init__(self, compiled: Compiled | None = None) -> None:
        self.compiled = compiled or Compiled()
        self.codes = MemoryCache(self), MemoryCache(self)
        self._environment = Templating(autoescape=True)
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


def _terms(environment: Environment) -> tuple[str, ...]:
    """What a kept template was read and found sound by."""
    return __version__, settings_of(environment), *sorted(FORBIDDEN_FILTERS)


class Memory(BaseLoader):
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
