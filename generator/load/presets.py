"""Which of the offers that Wasl comes with a project names: only these are opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.load.folder import CONTENT, FACTS
from generator.model.source import Mapping as Group
from generator.model.source import Scalar, YamlFile

PRESETS: Final = f"{FACTS}/offers"
_OFFERS: Final = f"{CONTENT}/offers/"
_SEGMENTS: Final = f"{CONTENT}/segments/"


def presets_named(files: Mapping[str, YamlFile]) -> list[str]:
    """File names below `facts/offers`, sorted, that a segment or an offer of the project asks for.

    An offer of the project wins over a preset of its name, so that `preset: gusto` asks for the preset where the
    project has no such offer, or where the offer is that very one.
    """
    own = {_owner(key) for key in files if key.startswith(_OFFERS) and "/" not in key[len(_OFFERS) :]}
    wanted = {name for owner, name in _names(files) if name not in own or name == owner}
    return sorted(key.removeprefix(f"{PRESETS}/") for key in files if _is_preset(key) and _stem(key) in wanted)


def _is_preset(key: str) -> bool:
    return key.startswith(f"{PRESETS}/")


def _names(files: Mapping[str, YamlFile]) -> Iterator[tuple[str, str]]:
    """Who names (an offer, or nothing), and whom. Earlier versions of an offer lie in a folder of its name."""
    for key, file in files.items():
        if key.startswith(_OFFERS):
            yield _owner(key), _text(file, "preset")
        elif key.startswith(_SEGMENTS) and _stem(key) == "segment":
            yield "", _text(file, "offer")


def _owner(key: str) -> str:
    return key[len(_OFFERS) :].split("/")[0].rsplit(".", 1)[0]


def _stem(key: str) -> str:
    return key.rpartition("/")[2].rsplit(".", 1)[0]


def _text(file: YamlFile, field: str) -> str:
    entry = file.root.get(field) if isinstance(file.root, Group) else None
    return entry.value.text if entry is not None and isinstance(entry.value, Scalar) else ""
