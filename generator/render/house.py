"""What the views ask of the press, and no more: so that they need not know it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.links.addresses import Site
from generator.model.kit import KitLabel, KitMember
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.project import Project
from generator.render.family import Family
from generator.render.studio import Studio
from generator.render.watch import Watch


class House(Protocol):
    """The site that is being made, as one of its pages sees it. Implemented by `Press`."""

    project: Project
    site: Site
    head_extra: str
    studios: dict[str, Studio]
    watch: Watch

    def siblings(self, cohort: Cohort) -> Family:
        """What else is made for the same partner or segment in the same language."""

    def twin(self, cohort: Cohort, locale: str) -> Cohort | None:
        """The same page in another language, where it exists."""

    def bytes_of(self, cohort: Cohort, partner: Partner | None) -> bytes:
        """The bytes of an artifact that another one shows."""


class Packer(Protocol):
    """What makes an archive of finished files."""

    def logo(self, name: str) -> bytes:
        """A logo of the content."""

    def asset(self, name: str) -> bytes:
        """A published file of the theme."""

    def last(self, path: str) -> bytes | None:
        """A file that the last build has left and this one does not make."""

    def pack(self, label: KitLabel, members: Sequence[KitMember]) -> bytes:
        """The archive. Raises `ValueError` for names that cannot stand in one."""
