"""The world's facts and the project's own: networks, form providers, disclosures, schedulers, mail services."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from generator.model.dialect import Dialect
from generator.model.disclosure import Disclosure
from generator.model.network import Network
from generator.model.provider import Provider
from generator.model.scheduler import Scheduler
from generator.validate.bench import Bench

M = TypeVar("M", bound=BaseModel)


def networks(bench: Bench) -> dict[str, Network]:
    return _facts(bench, Network, "networks", "the network")


def providers(bench: Bench) -> dict[str, Provider]:
    return _facts(bench, Provider, "providers", "the form provider")


def disclosures(bench: Bench) -> dict[str, Disclosure]:
    return _facts(bench, Disclosure, "disclosures", "the disclosure")


def schedulers(bench: Bench) -> dict[str, Scheduler]:
    return _facts(bench, Scheduler, "schedulers", "the scheduler")


def dialects(bench: Bench) -> dict[str, Dialect]:
    return _facts(bench, Dialect, "dialects", "the mail service")


def _facts(bench: Bench, model: type[M], kind: str, context: str) -> dict[str, M]:
    """Facts that came with Wasl; a project's own file of the same name wins, and a new one is one more fact."""
    found: dict[str, M] = {}
    for folder in (f"facts/{kind}", f"content/{kind}"):
        found.update(bench.nouns(model, folder, context))
    return found
