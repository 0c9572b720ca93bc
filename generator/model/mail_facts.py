"""What is known of the programs that show mails: features that they do not know."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.model.declared import dataclass
from generator.model.fact import FactModel, NonEmpty
from generator.model.fields import no_entries


class Feature(FactModel):
    """One feature of HTML or CSS that a large mail program does not know.

    `marks` are how a mail is seen to use it (`property:gap`, `element:video`), `without` the platforms that do not know
    it, by family of programs.
    """

    title: NonEmpty
    marks: tuple[NonEmpty, ...]
    tested: NonEmpty
    without: Mapping[str, tuple[str, ...]]

    def __hash__(self) -> int:  # `without` is a mapping; a title is unique
        return hash(self.title)


class Support(FactModel):
    """`generator/facts/mail_support.json`, made by `scripts/mail_support.py`; features by caniemail's slug."""

    source: NonEmpty
    version: NonEmpty
    updated: NonEmpty
    license: NonEmpty
    families: tuple[str, ...]
    features: Mapping[str, Feature] = Field(default_factory=no_entries)


@dataclass(frozen=True, slots=True)
class MailFacts:
    """The same, ready for the checks: `features` are pairs of slug and feature."""

    features: tuple[tuple[str, Feature], ...] = ()
    version: str = ""

    def __hash__(self) -> int:  # every mail is measured by the same ones: what they hold is not gone through each time
        return hash((self.version, len(self.features)))
