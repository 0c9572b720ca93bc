"""What a build depends on that no run notes by name: the program, the options, and what every page shows anyway."""

from __future__ import annotations

import os
import sys
import sysconfig

from generator.make.record import Record
from generator.model.build import BuildInfo
from generator.model.plan import Plan
from generator.model.project import Project
from generator.package.hosts import head_extra
from generator.render.templates import template_name, texts_of
from generator.render.watch import digest, name_of
from generator.standing.origin import program_files


def to_lint(project: Project, plan: Plan, info: BuildInfo, record: Record | None) -> frozenset[str] | None:
    """The templates to look at before they run: all, those of a limited build, or none that was fine last time."""
    if record is not None and record.templates == digest(texts_of(project)):
        return frozenset()
    limited = info.only or info.recipes or info.without
    return frozenset(map(template_name, plan.cohorts)) if limited else None


def stamp_of(project: Project, plan: Plan, info: BuildInfo, drawn_with: str = "") -> str:
    """A digest of all that may reach any file without a run reading it by name; `drawn_with` is the browser."""
    everywhere = (
        project.programme.model_copy(update={"economics": None}),  # these two are for warnings, and on no page
        project.brand.model_copy(update={"figures": ()}),
        project.locales, project.campaign_slug, project.campaign, project.provider, project.fallback_provider,
        sorted(project.catalogues.items()), sorted(project.theme.icons.items()),
        sorted((name, asset.path) for name, asset in project.theme.assets.items()), sorted(project.theme.coverage),
        [(recipe.name, recipe.format, recipe.front, recipe.holds) for recipe in project.recipes],
        sorted(project.kits.items()), sorted((name, asset.path) for name, asset in project.theme.materials.items()),
        [name_of(cohort) for cohort in plan.cohorts], info.pseudo, sorted(info.only), sorted(info.recipes), info.shard,
        sorted(info.without), head_extra(project), drawn_with, _program(), project.mail_facts.version,
    )  # fmt: skip
    return digest(everywhere)


def _program() -> str:
    """This program: the times and sizes of its files, and the versions of what it is built on."""
    libraries = os.listdir(sysconfig.get_path("purelib"))
    found: list[object] = [sys.version, *sorted(name for name in libraries if name.endswith(".dist-info"))]
    return digest([*found, *(file for file in program_files() if file[0].endswith(".py"))])
