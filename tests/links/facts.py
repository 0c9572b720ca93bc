"""The shipped facts, read as the load stage reads them: every scalar stays text until the model types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml

import generator
from generator.model.disclosure import Disclosure
from generator.model.fact import FactModel
from generator.model.network import Network
from generator.model.provider import Provider
from generator.model.scheduler import Scheduler

FACTS = Path(generator.__file__).parent / "facts"

M = TypeVar("M", bound=FactModel)


def raw(kind: str) -> dict[str, Any]:
    files = sorted((FACTS / kind).glob("*.yaml"))
    return {file.stem: yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader) for file in files}


def _typed(kind: str, model: type[M]) -> dict[str, M]:
    return {stem: model.model_validate(data) for stem, data in raw(kind).items()}


NETWORKS = _typed("networks", Network)
PROVIDERS = _typed("providers", Provider)
DISCLOSURES = _typed("disclosures", Disclosure)
SCHEDULERS = _typed("schedulers", Scheduler)
