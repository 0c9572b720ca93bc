"""Everything that one locale needs to render: engines, words, copy, figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from generator.model.locale import Locale
from generator.model.problem import Problem
from generator.model.project import Project
from generator.model.value import Kind, Value
from generator.render.engine import Engine, finalizer
from generator.render.markdown import CopyWriter
from generator.render.trees import MemoryCache, TemplateText
from generator.render.watch import Read
from generator.render.words import Words
from generator.text.catalogue import Catalogue, pseudo_catalogue, read_catalogue
from generator.text.prose import mark_prose
from generator.text.pseudo import pseudo_rtl

PSEUDO = "ar-XB"


class Studio:
    """One locale's engines (`markup`, `plain`), copy writer, words and formats."""

    def __init__(
        self, project: Project, locale: Locale, templates: Mapping[str, TemplateText], extra: Mapping[str, Any],
        caches: tuple[MemoryCache, MemoryCache], note: Callable[[str], object] = lambda _: None,
    ) -> None:  # fmt: skip
        self.project = project
        self.locale = locale
        self.index = project.locale_index(locale.code)
        # views that are the same for many pages of this language, each with what was read for it
        self.kept: dict[tuple[str, str], tuple[Any, dict[Read, None]]] = {}
        self.offers: dict[str, SimpleNamespace] = {}  # what is told of each offer, made once
        self.brands = tuple(project.brand.words)
        self.pseudo: Callable[[str], str] | None = pseudo_rtl if locale.code == PSEUDO else None
        self.copy_locale = source_locale(project, locale)
        self.writer = CopyWriter(locale.dir, self.brands, self.pseudo)
        self.catalogue, self.problems = _catalogue(project, locale)
        self.markup_value = finalizer(locale.dir, markup=True)
        self.plain_value = finalizer(locale.dir, markup=False)
        self.markup_words = Words(self.catalogue, self.markup_value, markup=True)
        self.plain_words = Words(self.catalogue, self.plain_value, markup=False)
        base = {"locale": locale, **extra}
        words = {**base, **_words(self.markup_words)}, {**base, **_words(self.plain_words)}
        self.markup = Engine(templates, words[0], locale.dir, markup=True, cache=caches[0], note=note)
        self.plain = Engine(templates, words[1], locale.dir, markup=False, cache=caches[1], note=note)

    def local(self, words: Mapping[str, str] | None) -> str:
        """The text in this locale; empty where there is none.

        Content has every language or a declared fallback (stage 2 sees to it). Facts that came with Wasl speak Arabic
        and English: any other language reads the English, so that a new language is a catalogue and the copy alone.
        """
        if not words:
            return ""
        order = (self.copy_locale, self.project.programme.fallback.get(self.copy_locale, ""), "en")
        found = next((words[code] for code in order if code in words), "") or next(iter(words.values()))
        return self.pseudo(found) if self.pseudo else found

    def name(self, words: Mapping[str, str] | None) -> Value:
        """A name: isolated by its own letters."""
        return Value(self.local(words), Kind.TEXT)

    def phrase(self, words: Mapping[str, str] | str | None) -> Value:
        """A sentence of the page's own language: what is foreign in it is isolated, the sentence is not."""
        text = words if isinstance(words, str) else self.local(words)
        if self.pseudo:  # its words are overridden on purpose; isolating them would put them right
            return Value(text, Kind.PHRASE)
        return Value(mark_prose(text, self.locale.dir, self.brands), Kind.PHRASE)


def source_locale(project: Project, locale: Locale) -> str:
    """The language that a locale's copy is written in: its own, but for the pseudo-locale, which disguises English."""
    if locale.code != PSEUDO:
        return locale.code
    codes = [code for code in project.programme.locales if code != PSEUDO]
    return "en" if "en" in codes else codes[0]


def _catalogue(project: Project, locale: Locale) -> tuple[Catalogue, tuple[Problem, ...]]:
    if locale.code == PSEUDO:
        return pseudo_catalogue(), ()
    path, text = project.catalogues.get(locale.code) or project.catalogues[locale.language]
    return read_catalogue(text, locale, path)


def _words(words: Words) -> dict[str, Any]:
    return {
        "_": words.gettext,
        "gettext": words.gettext,
        "ngettext": words.ngettext,
        "pgettext": words.pgettext,
    }
