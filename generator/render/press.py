"""The press: runs a template once per cohort, keeps the stencils, stamps partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.links.addresses import Site, path_of
from generator.model.artifact import Artifact, Issued
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.project import Project
from generator.render.context import context_of
from generator.render.eml import eml_draft
from generator.render.engine import MemoryCache, TemplateText, lint_templates
from generator.render.formats import formats
from generator.render.icons import icon_maker
from generator.render.run import Run, trait_of
from generator.render.stencil import Cohorts, Stencil, cut
from generator.render.studio import Studio


class Press:
    """Renders the artifacts of one project. Not shared between processes: each worker has its own."""

    def __init__(self, project: Project, cohorts: tuple[Cohort, ...], head_extra: str = "") -> None:
        self.project = project
        self.site = Site(project.programme.base_url)
        self.head_extra = head_extra
        self._by_place = _families(cohorts)
        self._cohorts = frozenset(cohorts)
        self._homes = tuple(cohort for cohort in cohorts if cohort.recipe.front.path == "{locale}/index.html")
        self._stencils: dict[Cohort, Cohorts] = {}
        self._sampled: set[tuple[object, ...]] = set()
        templates = _templates(project)
        problems = (*_unknown_formats(project), *lint_templates(templates))
        if problems:
            raise ProjectInvalid(problems)
        caches = (MemoryCache(), MemoryCache())
        extra = self._globals()
        self.studios = {locale.code: Studio(project, locale, templates, extra, caches) for locale in project.locales}
        wrong = [problem for studio in self.studios.values() for problem in studio.problems]
        if any(problem.severity == "error" for problem in wrong):
            raise ProjectInvalid(wrong)
        self.warnings: tuple[Problem, ...] = tuple(wrong)

    def artifact(self, cohort: Cohort, partner: Partner | None) -> Artifact:
        """One file of the site. Raises `ProjectInvalid` where a template is wrong."""
        path = self._path(cohort, partner)
        data, links = self._made(cohort, partner)
        stencil = (cohort, *self.stencil_of(cohort, partner))
        sample = stencil not in self._sampled
        self._sampled.add(stencil)
        finish = formats()[cohort.recipe.format].finish
        if finish is not None:
            data = finish(data, path)
        return Artifact(path, data, cohort.recipe.name, sample, cohort.recipe.front.index, links)

    def stencil_of(self, cohort: Cohort, partner: Partner | None) -> tuple[object, ...]:
        """What all files of one stencil have in common beside their cohort; each other file stands for itself."""
        if partner is None or cohort.recipe.format == "draft":
            return ()
        return (partner.slug,) if cohort.recipe.front.per_partner else self._stencils[cohort].reads(partner)

    def bytes_of(self, cohort: Cohort, partner: Partner | None) -> bytes:
        """The bytes of an artifact that another one shows."""
        return self._made(cohort, partner)[0]

    def in_full(self, cohort: Cohort, partner: Partner) -> bytes:
        """The template run for this one partner, without a stencil: what stamping must equal, byte for byte."""
        run = Run(self.project, cohort, partner, full=True)
        stencil = self._stencil(cohort, run)
        assert not stencil.holes
        return stencil.stamp(partner)

    def _made(self, cohort: Cohort, partner: Partner | None) -> tuple[bytes, tuple[Issued, ...]]:
        if cohort.recipe.format == "draft":
            return self._draft(cohort, partner)
        if partner is None or cohort.recipe.front.per_partner:
            run = Run(self.project, cohort, partner, full=partner is not None)
            stencil = self._stencil(cohort, run)
            links = stencil.issued(partner) if partner else tuple(run.sheet.issued)
            return b"".join(stencil.parts), links
        kept = self._stencils.setdefault(cohort, Cohorts(trait_of))
        found = kept.find(partner)
        if found is None:
            run = Run(self.project, cohort, partner)
            made = self._stencil(cohort, run)
            kept.add(run.reads, made)
            found = made
        return found.stamp(partner), found.issued(partner)

    def _stencil(self, cohort: Cohort, run: Run) -> Stencil:
        studio = self._studio(cohort)
        kind = formats()[cohort.recipe.format]
        engine = studio.markup if kind.markup else studio.plain
        marked = engine.render(template_name(cohort), context_of(self, studio, run))
        return cut(kind.cut(marked, studio.locale, run.sheet), run.sheet)

    def _draft(self, cohort: Cohort, partner: Partner | None) -> tuple[bytes, tuple[Issued, ...]]:
        family = self.siblings(cohort)
        html, text = family.get(f"email:{cohort.mail}"), family.get(f"text:{cohort.mail}")
        if html is None or text is None:
            message = "a draft is composed of an e-mail and a text recipe with the same axes, which are not there"
            raise ProjectInvalid([Problem(Position(cohort.recipe.file), "E0702", message)])
        studio = self._studio(cohort)
        subject, _, said = self.bytes_of(text, partner).decode().partition("\n")
        data = eml_draft(
            subject=subject,
            html=self.bytes_of(html, partner).decode(),
            text=said.lstrip("\n"),
            locale_code=studio.locale.code,
            boundary_seed=self._path(cohort, partner),
        )
        return data, ()

    def siblings(self, cohort: Cohort) -> dict[str, Cohort]:
        """What else is made for the same partner or segment in the same language, by a speaking key."""
        return self._by_place.get((cohort.per_partner, cohort.segment, cohort.locale), {})

    def twin(self, cohort: Cohort, locale: str) -> Cohort | None:
        """The same page in another language, where it exists. A page without language leads to the languages' homes."""
        if not cohort.locale:
            return next((c for c in self._homes if c.locale == locale), None)
        wanted = replace(cohort, locale=locale)
        return wanted if wanted in self._cohorts else None

    def _studio(self, cohort: Cohort) -> Studio:
        return self.studios[cohort.locale or self.project.programme.default_locale]

    def _path(self, cohort: Cohort, partner: Partner | None) -> str:
        return path_of(cohort, partner, self.project.programme.kit_secret)

    def _globals(self) -> dict[str, Any]:
        return {"icon": icon_maker(self.project.theme.icons)}


def template_name(cohort: Cohort) -> str:
    return f"kits/{cohort.recipe.name}.{cohort.recipe.format}.j2"


def _templates(project: Project) -> Mapping[str, TemplateText]:
    """Theme templates by their name, recipes by `kits/<name>`; recipes are padded so that lines are the file's."""
    found = {name: TemplateText(text, path) for name, (text, path) in project.theme.templates.items()}
    for recipe in project.recipes:
        name = f"kits/{recipe.name}.{recipe.format}.j2"
        found[name] = TemplateText("\n" * (recipe.line - 1) + recipe.body, recipe.file)
    return found


def _unknown_formats(project: Project) -> Iterator[Problem]:
    for recipe in project.recipes:
        if recipe.format not in formats():
            message, expected = f"there is no format `{recipe.format}`", f"one of: {', '.join(sorted(formats()))}"
            yield Problem(Position(recipe.file), "E0702", message, recipe.format, expected)


def _families(cohorts: tuple[Cohort, ...]) -> dict[tuple[bool, str, str], dict[str, Cohort]]:
    families: dict[tuple[bool, str, str], dict[str, Cohort]] = {}
    for cohort in cohorts:
        family = families.setdefault((cohort.per_partner, cohort.segment, cohort.locale), {})
        family.setdefault(_key(cohort), cohort)
    return families


def _key(cohort: Cohort) -> str:
    if cohort.recipe.format == "qr":
        return f"qr:{cohort.link}:{cohort.recipe.front.path.rpartition('.')[2]}"
    detail = cohort.mail or cohort.network
    return f"{cohort.recipe.format}:{detail}" if detail else cohort.recipe.format
