"""A fact about the world: a value, how sure we are of it, and where it was read."""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

Status = Literal["primary", "secondary", "tested", "unverified"]
"""`primary`: read in the vendor's documentation, its repository, or maintained code that talks to its API.
`secondary`: trade press and third-party guides. `tested`: executed. `unverified`: common knowledge without a source,
never the only ground for an error."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$")]
ReviewMonth = Annotated[str, StringConstraints(pattern=r"^\d{4}-(?:0[1-9]|1[0-2])$")]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]

T = TypeVar("T")


class FactModel(BaseModel):
    """Base of everything that is read from a fact file: frozen, and strict about unknown keys.

    Scalars may arrive as text (YAML is composed, not loaded), so fields are plain `int`, `bool` and `str`.
    A fact that nobody knows is left out of the file; it is never written as null.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Sourced(FactModel):
    """Something with a source. `source` is `none` where nothing was read; the status is then `unverified`."""

    status: Status
    source: NonEmpty
    note: str = ""


class Fact(Sourced, Generic[T]):
    """One value with its source."""

    value: T


class NamedFact(Sourced):
    """A fact in words that no code reads, kept for the people who write copy and for the next review."""

    name: Slug
    value: NonEmpty
