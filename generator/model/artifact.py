"""What render hands on: bytes with a place."""

from __future__ import annotations

from generator.model.declared import dataclass
from generator.model.link import TrackedLink


@dataclass(frozen=True, slots=True)
class Issued:
    """A tracked link as it was issued: the link, whose it is, and the recipe that printed it."""

    link: TrackedLink
    partner: str
    segment: str
    locale: str
    where: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site. `path` is relative to the site's root, with forward slashes.

    `recipe` names what made it (``""`` for host files and assets). `sample` is true for the first file of its stencil:
    the checks that read whole pages run on samples, because files of one stencil differ only in a partner's values.
    `dialect` is the mail service that it is for, if another than the programme's.
    """

    path: str
    data: bytes
    recipe: str = ""
    sample: bool = True
    index: bool = False
    links: tuple[Issued, ...] = ()
    dialect: str = ""


class CannotMake(Exception):
    """A picture or a document cannot be made as it is described; the message says why."""
