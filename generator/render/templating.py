"""Jinja2's environment as templates of Wasl need it: slots stay closed, and what is printed is marked in a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from generator.model.value import Value
from generator.render.later import Later
from generator.render.slots import Printed, Sealed, Slot, misuse

_KEEP_SLOTS = frozenset({"d", "default"})
"""Filters that hand on what they get."""


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


class Templating(Environment):
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
