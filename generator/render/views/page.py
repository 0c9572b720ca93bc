"""`page` in templates: title, description, and whether search engines may list it."""

from __future__ import annotations

from types import SimpleNamespace

from generator.model.copy import Copy
from generator.model.locale import Locale
from generator.model.value import Value
from generator.render.slots import Printed
from generator.render.views.desk import Desk
from generator.render.views.picture import shared_picture


def page_copy(desk: Desk) -> Copy | None:
    """The copy that the recipe names, in its variant and language; none where the recipe names none."""
    cohort = desk.run.cohort
    unit = cohort.recipe.front.copy_unit.format(page=cohort.page)
    if not unit:
        return None
    name = f"{unit}.{cohort.variant}" if cohort.variant else unit
    return desk.project.unit(cohort.segment, name, desk.studio.copy_locale)


def page_view(desk: Desk, copy: Copy | None) -> SimpleNamespace:
    """`page` as documented in `docs/templates.md`."""
    cohort, studio = desk.run.cohort, desk.studio
    front = cohort.recipe.front
    if copy:
        title: Printed | Value = desk.copy.meta(copy.get("title"))
        description: Printed | Value = desk.copy.meta(copy.get("description"))
    else:
        title, description = studio.phrase(front.title), studio.phrase(desk.project.programme.tagline)
    return SimpleNamespace(
        title=title,
        description=description,
        cta=desk.copy.line(copy.get("cta")) if copy else "",
        index=front.index and not cohort.variant,
        kind=cohort.recipe.name,
        language=_language(desk, copy),
        image=shared_picture(desk),
        text=desk.copy.text(copy.body) if copy else "",
        markdown=desk.copy.markdown(copy.body) if copy else "",
    )


def _language(desk: Desk, copy: Copy | None) -> Locale | None:
    """The language that the copy is really written in, where it is not the page's: the programme let it fall back."""
    if copy is None or copy.locale == desk.studio.copy_locale:
        return None
    return desk.project.locale(copy.locale)
