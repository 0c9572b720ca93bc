"""The offers that commands name: of the project, of Wasl itself, of a file, or an earlier version.

Only what decides about offers is read of the project, and only the offer that is named is judged, so that a fault
elsewhere does not stand in the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load.events import read_named
from generator.load.folder import list_files
from generator.load.project import read_presets
from generator.model.declared import dataclass
from generator.model.offer import Offer
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.source import Source, YamlFile
from generator.offers.versions import FOLDER, Version, earlier
from generator.text.suggest import closest
from generator.validate.bench import Bench
from generator.validate.offers import PROGRAMME, read_offer

SEGMENTS = "content/segments"
_ENDINGS = (".yaml", ".yml")


class NoSuchOffer(LookupError):
    """There is no offer of this name; `near` is the nearest one, or empty, `names` are all."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        self.name, self.names, self.near = name, names, closest(name, names)
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class FoundOffer:
    """`path` is what problems call its file; `file` is none for one that came with Wasl."""

    slug: str
    offer: Offer
    path: str
    text: str
    file: Path | None = None


class OfferShelf:
    """The offers below a project's folder, and those that came with Wasl. Raises `OSError`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        shipped, _ = read_presets()
        self._presets = {_slug(key): file for key, file in shipped.yaml.items()}
        self._texts = dict(shipped.texts)
        self._files = {found.key: found.file for found in list_files(root, (FOLDER, SEGMENTS))[0]}
        self._source = Source(yaml={**shipped.yaml, **dict(self._read_around())})

    def _read_around(self) -> Iterator[tuple[str, YamlFile]]:
        """What else decides about an offer: the others, one of which it may begin from, levels, segments' names."""
        for key, file in self._files.items():
            if key.startswith(f"{SEGMENTS}/"):
                yield key, YamlFile(key, None)
            elif _is_present(key):
                yield key, read_named(file, key)[0].yaml or YamlFile(key, None)
        if (self._root / PROGRAMME).is_file():
            yield PROGRAMME, read_named(self._root / PROGRAMME, PROGRAMME)[0].yaml or YamlFile(PROGRAMME, None)

    def presets(self) -> tuple[str, ...]:
        """Names of the offers that came with Wasl, sorted."""
        return tuple(sorted(self._presets))

    def own(self) -> tuple[str, ...]:
        """Names of the project's offers, sorted."""
        return tuple(sorted(_slug(key) for key in self._files if _is_present(key)))

    def earlier(self, slug: str) -> tuple[Version, ...]:
        """The earlier versions that the project keeps of an offer, oldest first."""
        return earlier(slug, self._files)

    def find(self, name: str) -> FoundOffer:
        """The offer `gusto`, an earlier version `gusto@2026-10-01`, or that of a file `drafts/gusto.yaml`.

        The project's offer wins over one of the same name that came with Wasl. Raises `NoSuchOffer`, or
        `ProjectInvalid` with every problem of the file.
        """
        slug, _, day = name.partition("@")
        if day:
            return self._version(slug, day)
        key = next((key for key in self._files if _is_present(key) and _slug(key) == name), "")
        if key:
            return self._read(slug, self._files[key], key)
        if name.endswith(_ENDINGS) and Path(name).is_file():
            return self._read(Path(name).stem, Path(name).resolve(), name)
        if name in self._presets:
            return self.preset(name)
        raise NoSuchOffer(name, tuple(sorted({*self.own(), *self.presets()})))

    def preset(self, slug: str) -> FoundOffer:
        """An offer that came with Wasl. Raises `KeyError`."""
        file = self._presets[slug]
        return FoundOffer(slug, self.typed(slug, file), file.path, self._texts[file.path])

    def _version(self, slug: str, day: str) -> FoundOffer:
        kept = self.earlier(slug)
        for version in kept:
            if version.day.isoformat() == day:
                return self._read(slug, self._files[version.path], version.path)
        raise NoSuchOffer(f"{slug}@{day}", tuple(f"{slug}@{version.day}" for version in kept))

    def _read(self, slug: str, file: Path, shown: str) -> FoundOffer:
        read, problems = read_named(file, shown)
        offer = self.typed(slug, read.yaml or YamlFile(shown, None), problems)
        return FoundOffer(slug, offer, shown, read.text, file)

    def typed(self, slug: str, file: YamlFile, problems: tuple[Problem, ...] = ()) -> Offer:
        """The offer of a file's tree. Raises `ProjectInvalid`, with `problems` among them."""
        bench = Bench(self._source, list(problems))
        offer = read_offer(bench, file, slug)
        if offer is None or bench.failed():
            raise ProjectInvalid(bench.problems or [Problem(Position(file.path), "E0201", "the offer cannot be read")])
        return offer


def _slug(key: str) -> str:
    return key.rpartition("/")[2].rpartition(".")[0]


def _is_present(key: str) -> bool:
    """Whether it is the file of an offer, not of an earlier version."""
    return key.startswith(f"{FOLDER}/") and "/" not in key[len(FOLDER) + 1 :] and key.endswith(_ENDINGS)
