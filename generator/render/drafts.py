"""Drafts: a mail's two versions as one file that a mail program opens, ready to send."""

from __future__ import annotations

from dataclasses import replace

from generator.model.dialect import PLAIN
from generator.model.plan import Cohort
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.render.eml import eml_draft
from generator.render.family import Family


def versions_of(cohort: Cohort, family: Family) -> tuple[Cohort, Cohort]:
    """The HTML and the text of a draft's mail, as no service gets them: nobody puts values into a draft.

    Raises `ProjectInvalid` where there is no recipe for one of them.
    """
    html, text = family.get(f"email:{cohort.mail}"), family.get(f"text:{cohort.mail}")
    if html is None or text is None:
        message = "a draft is composed of an e-mail and a text recipe with the same axes, which are not there"
        raise ProjectInvalid([Problem(Position(cohort.recipe.file), "E0702", message)])
    return replace(html, dialect=PLAIN), replace(text, dialect=PLAIN)


def draft_of(html: bytes, text: bytes, locale_code: str, seed: str) -> bytes:
    """The file. The first line of `text` is the subject; the same `seed` gives the same bytes."""
    subject, _, said = text.decode().partition("\n")
    return eml_draft(
        subject=subject, html=html.decode(), text=said.lstrip("\n"), locale_code=locale_code, boundary_seed=seed
    )  # fmt: skip
