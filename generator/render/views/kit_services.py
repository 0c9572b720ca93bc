"""The mails of a kit by mail service: one list for each, of which a reader opens their own."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from generator.model.plan import Cohort
from generator.render.family import Family
from generator.render.studio import Studio
from generator.render.views.kit_files import KitFiles


def services_of(
    studio: Studio, family: Family, files: KitFiles, title: Callable[[str], Any]
) -> list[SimpleNamespace]:  # fmt: skip
    """Each with `.slug`, `.label`, `.mails` (`.slug` `.title` `.html_file` `.text_file`), and `.note` about sending.

    Empty where the mails are for one service alone.
    """
    names = [key.removeprefix("email:") for key in family if key.startswith("email:")]
    found: dict[str, list[SimpleNamespace]] = {}
    for name in names:
        texts = {one.dialect: one for one in family.versions("text", name)}
        for one in family.versions("email", name):
            if one.dialect and files.has(one):
                found.setdefault(one.dialect, []).append(_mail(files, title, one, texts.get(one.dialect)))
    dialects = studio.project.dialects
    return [
        SimpleNamespace(
            slug=slug, label=studio.name(dialects[slug].label), mails=mails, note=_note(family, files, slug)
        )
        for slug, mails in found.items()
    ]  # fmt: skip


def _mail(files: KitFiles, title: Callable[[str], Any], html: Cohort, text: Cohort | None) -> SimpleNamespace:
    return SimpleNamespace(
        slug=html.mail,
        title=title(html.mail),
        html_file=files.href(html),
        text_file=files.href(text) if text and files.has(text) else "",
    )


def _note(family: Family, files: KitFiles, slug: str) -> Any:
    """What one reads before sending with this service; empty where the kit has no such note."""
    notes = (one for one in family.made_by(f"{files.kit}/sending") if one.dialect == slug and files.has(one))
    return next((files.href(one) for one in notes), "")
