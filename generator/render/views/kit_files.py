"""The files of a kit in templates: what is in its archive, where each lies, and on which shelf of the page it stands.

A kit's page is made twice: online, where its files are neighbours on the site, and as a member of the archive, where
they lie in folders beside it. Only the addresses differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Final

from markupsafe import Markup

from generator.links.addresses import Site
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.recipe import Held
from generator.render.family import Family
from generator.render.run import Run
from generator.render.studio import Studio
from generator.render.weave import place_of

ARCHIVE, PAGE = "archive", "page"
OWN_LOGO, BRAND_LOGO = "partner", "brand"
ENDING = "{ending}"
SHELVES: Final = {
    "image": "pictures", "qr": "links", "table": "links", "post": "posts", "calendar": "posts", "email": "mails",
    "draft": "mails", "snippet": "website", "upload": "posts",
}  # fmt: skip
"""Where on the page files of a format stand; everything else stands with the documents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive: its place there, and what it is made by, or the logo that it is."""

    held: Held
    cohort: Cohort | None = None

    @property
    def folder(self) -> str:
        """The first folder of its name; empty at the root."""
        return self.held.name.partition("/")[0] if "/" in self.held.name else ""

    @property
    def stem(self) -> str:
        """Its name without the ending: files that differ in nothing else are one thing in several formats."""
        name = self.cohort.named(_kept(self.held.name)) if self.cohort else self.held.name
        return name.rpartition(".")[0]


class KitFiles:
    """The kit that the run's recipe belongs to, as its `kit.yaml` describes it."""

    def __init__(self, studio: Studio, run: Run, here: Site, family: Family) -> None:
        self._studio = studio
        self._run = run
        self._here = here
        self.family = family
        self.kit = run.cohort.recipe.kit
        self.archive = self.archive_of(self.kit)
        self._on: dict[str, list[Entry]] = {}

    def archive_of(self, kit: str) -> Cohort | None:
        """The archive of a kit, if this partner gets it."""
        found = (one for one in self.family.made_by(f"{kit}/kit") if one.recipe.format == ARCHIVE)
        return next((one for one in found if self._is_given(one)), None)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All that the archive holds for this partner, in its order."""
        own = self._own_logo
        if own is None or not self._has_logo(OWN_LOGO):
            return self.shared
        return tuple(self._entries(own))

    @cached_property
    def shared(self) -> tuple[Entry, ...]:
        """The same without the partner's own logo, which not everybody has: who needs no logo does not ask for it."""
        if self.archive is None:
            return ()
        if self._run.partner is not None:
            return tuple(self._entries())
        return self._run.once.of(self._run, ("entries", self.archive), lambda: tuple(self._entries()))

    @cached_property
    def offline(self) -> bool:
        """Whether this very page lies in the archive."""
        return any(entry.cohort == self._run.cohort for entry in self.shared)

    def on(self, shelf: str) -> list[Entry]:
        """What stands on a shelf of the page. A folder stands where its first file does that everybody has."""
        if shelf not in self._on:
            own = self._own_logo
            all_ = self.entries if own and self._shelf_of(Entry(own)) == shelf else self.shared
            self._on[shelf] = [entry for entry in all_ if entry.folder and self._shelf_of(entry) == shelf]
        return self._on[shelf]

    def sets(self, entries: list[Entry]) -> list[list[Entry]]:
        """Files that are one thing in several formats, together."""
        found: dict[str, list[Entry]] = {}
        for entry in entries:
            found.setdefault(entry.stem, []).append(entry)
        return list(found.values())

    def view(self, entry: Entry) -> SimpleNamespace:
        """A file in a template."""
        front = entry.cohort.recipe.front if entry.cohort else None
        width, height = front.pixels if front else (0, 0)
        return SimpleNamespace(
            title=self._studio.phrase(front.title) if front else "",
            about=self._about(entry),
            name=self.name(entry),
            href=self.href(entry.cohort) if entry.cohort else self._logo(entry),
            ending=entry.held.name.rpartition(".")[2].upper() if ENDING not in entry.held.name else "",
            format=entry.cohort.recipe.format if entry.cohort else "logo",
            own=entry.held.logo == OWN_LOGO,
            width=width,
            height=height,
            shape=_shape(width, height),
        )

    def has(self, cohort: Cohort) -> bool:
        """Whether this page shows a sibling: in the archive, only what lies there too."""
        return not self.offline or cohort in self._by_cohort

    def href(self, cohort: Cohort) -> Any:
        """Where this page finds the file of a sibling: beside it in the archive, or on the site."""
        entry = self._by_cohort.get(cohort)
        if self.offline and entry is not None:
            return self.name(entry)
        root = Site(self._here.base_url).absolute if self.offline else self._here.path
        if self._run.partner is None or not cohort.per_partner:
            return Markup(root(cohort.path()))
        place = place_of(cohort, self._studio.project.programme.kit_secret)
        return self._run.give("file", lambda partner: root(place(partner)), key=("file", cohort))

    def name(self, entry: Entry) -> Any:
        """A file's name in the archive."""
        pattern, cohort = entry.held.name, entry.cohort or self._run.cohort
        if self._run.partner is None or not ("{partner}" in pattern or "{PARTNER}" in pattern or ENDING in pattern):
            return Markup(cohort.named(pattern.replace(ENDING, _ending(self._file_of(entry.held.logo)))))
        own, fixed = entry.held.logo == OWN_LOGO, self._file_of(entry.held.logo)

        def name(partner: Partner) -> str:
            return cohort.named(pattern.replace(ENDING, _ending(partner.logo if own else fixed)), partner)

        return self._run.give("name", name, key=("name", cohort, pattern))

    def style(self, name: str) -> Markup:
        """A stylesheet of the theme for a page of the archive: what it fetches is looked for there."""
        assets = self._studio.project.theme.assets
        if name not in assets or not name.endswith(".css"):
            raise ValueError(f"the theme has no stylesheet `{name}`")
        text = assets[name].data.decode()
        for held in self.archive.recipe.holds if self.archive else ():
            if held.asset:
                file = assets[held.asset].path.rpartition("/")[2]
                text = re.sub(rf'url\("[^"]*{re.escape(file)}"\)', f'url("{held.name}")', text)
        return Markup(text)

    @cached_property
    def _by_cohort(self) -> dict[Cohort, Entry]:
        return {entry.cohort: entry for entry in reversed(self.shared) if entry.cohort is not None}

    @cached_property
    def _shelves(self) -> dict[str, str]:
        shelves: dict[str, str] = {}
        for entry in self.shared:
            shelves.setdefault(entry.folder, _shelf(entry))
        return shelves

    def _shelf_of(self, entry: Entry) -> str:
        return self._shelves.get(entry.folder) or _shelf(entry)

    @cached_property
    def _own_logo(self) -> Held | None:
        """The place of the partner's own logo, where the archive has one."""
        holds = self.archive.recipe.holds if self.archive else ()
        return next((held for held in holds if held.logo == OWN_LOGO), None)

    def _entries(self, own: Held | None = None) -> Iterator[Entry]:
        assert self.archive is not None
        for held in self.archive.recipe.holds:
            if held.logo:
                if held is own if held.logo == OWN_LOGO else self._has_logo(held.logo):
                    yield Entry(held)
            elif held.recipe:
                yield from (Entry(held, one) for one in self._made_by(held.recipe) if self._is_given(one))

    def _made_by(self, recipe: str) -> tuple[Cohort, ...]:
        """Siblings by their recipe's name, to which a format may be said: `partner/mail.email`."""
        name, dot, form = recipe.partition(".")
        return tuple(one for one in self.family.made_by(name) if not dot or one.recipe.format == form)

    def _is_given(self, cohort: Cohort) -> bool:
        tiers = cohort.recipe.front.tiers
        return not tiers or self._run.partner is None or self._run.trait("tier") in tiers

    def _about(self, entry: Entry) -> Any:
        kit = self._studio.project.kits[self.kit]
        words = next((file.about for file in kit.files if file.name == entry.held.name and file.about), None)
        return self._studio.phrase(words) if words else ""

    def _has_logo(self, logo: str) -> bool:
        if logo == OWN_LOGO:
            return self._run.partner is not None and bool(self._run.trait("has_logo"))
        return self._file_of(logo) in self._studio.project.logos

    def _file_of(self, logo: str) -> str:
        """The file of a logo that is the same for all partners."""
        return self._studio.project.brand.logo if logo == BRAND_LOGO else logo

    def _logo(self, entry: Entry) -> Any:
        if self.offline:
            return self.name(entry)
        logos, root, logo = self._studio.project.logos, self._here.root, entry.held.logo
        if logo != OWN_LOGO:
            return Markup(root + logos[self._file_of(logo)].path)
        return self._run.give("logo", lambda partner: root + logos[partner.logo].path, key="partner.logo.file")


def _ending(file: str) -> str:
    return file.rpartition(".")[2]


def _shelf(entry: Entry) -> str:
    if entry.cohort is None:
        return "documents"
    return SHELVES.get(entry.cohort.recipe.format, "mails" if entry.cohort.mail else "documents")


def _kept(pattern: str) -> str:
    """The pattern with what differs between partners kept as it is."""
    return pattern.replace("{partner}", "{{partner}}").replace("{PARTNER}", "{{PARTNER}}")


def _shape(width: int, height: int) -> str:
    """What a picture of this size is called: `wide`, `square`, `portrait`, `story` or `banner`."""
    if not height:
        return ""
    ratio = width / height
    bounds = (("story", 0.65), ("portrait", 0.95), ("square", 1.05), ("wide", 2.2))
    return next((name for name, most in bounds if ratio <= most), "banner")
