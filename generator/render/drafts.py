"""Drafts: a mail's two versions as one file that a mail program opens, ready to send."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.model.dialect import PLAIN
from generator.model.plan import Cohort
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.render.eml import eml_draft
from generator.render.family import Family
from generator.render.stencil import Stencil
from generator.text.markers import DIVIDER

_DIVIDER: Final = DIVIDER.encode()


def versions_of(cohort: Cohort, family: Family) -> tuple[Cohort, Cohort]:
    """The HTML and the text of a draft's mail, as no service gets them: nobody puts values into a draft.

    Raises `ProjectInvalid` where there is no recipe for one of them.
    """
    html, text = family.get(f"email:{cohort.mail}"), family.get(f"text:{cohort.mail}")
    if html is None or text is None:
        message = "a draft is composed of an e-mail and a text recipe with the same axes, which are not there"
        raise ProjectInvalid([Problem(Position(cohort.recipe.file), "E0702", message)])
    return replace(html, dialect=PLAIN), replace(text, dialect=PLAIN)


def drafted(html: Stencil, text: Stencil) -> Stencil:
    """Both versions as one stencil, of which `composed` makes the file. A draft counts no links: its versions do."""
    *before, last = text.parts
    first, *behind = html.parts
    parts = (*before, last + _DIVIDER + first, *behind)
    chosen = tuple(dict.fromkeys((*text.chosen, *html.chosen)))
    return Stencil(parts, (*text.holes, *html.holes), text.fills, (), chosen)


def composed(locale_code: str, stamped: bytes, path: str) -> bytes:
    """The file, of both versions as `drafted` has them; the same path gives the same bytes."""
    text, _, html = stamped.partition(_DIVIDER)
    return draft_of(html, text, locale_code, path)


def draft_of(html: bytes, text: bytes, locale_code: str, seed: str) -> bytes:
    """The file. The first line of `text` is the subject; the same `seed` gives the same bytes."""
    subject, _, said = text.partition(b"\n")
    return eml_draft(
        subject=subject.decode(), html=html, text=said.lstrip(b"\n"), locale_code=locale_code, boundary_seed=seed
    )  # fmt: skip
