"""A theme as the machine sees it: named texts and files, the nearest one of each name."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.model.declared import dataclass, field
from generator.model.fields import LocalisedOrSame, Model, Slug
from generator.model.source import BinaryFile


class ThemeFront(Model):
    """`themes/<theme>/theme.yaml`."""

    name: LocalisedOrSame
    extends: Slug | None = Field(default=None)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is the same for everybody. `path` carries a fingerprint of what is in it.

    The bytes are `data`, or those of `file`, which publish fetches through its port.
    """

    path: str
    data: bytes = b""
    file: BinaryFile | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and icons by their name inside the theme, each with the path that problems print; assets to publish.

    `coverage` are the code points that the theme's fonts can draw (empty: unknown). `materials` are files that pictures
    and documents are made with, and that are not published.
    """

    name: str
    templates: Mapping[str, tuple[str, str]]
    icons: Mapping[str, str]
    assets: Mapping[str, Asset]
    coverage: frozenset[int] = frozenset()
    materials: Mapping[str, Asset] = field(default_factory=dict)
