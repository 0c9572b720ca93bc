"""The press: runs a template once per cohort, keeps the stencils, stamps partners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from generator.links.addresses import Site, path_of
from generator.model.artifact import Artifact, Issued
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.problem import Problem, ProjectInvalid
from generator.model.project import Project
from generator.render.bundle import OWN, Bundle, Piece
from generator.render.context import context_of
from generator.render.drafts import composed, draft_of, drafted, versions_of
from generator.render.family import Families
from generator.render.fills import Fills
from generator.render.finishing import NO_TOOLS, finisher
from generator.render.formats import formats
from generator.render.formats.shape import Finish
from generator.render.house import Packer
from generator.render.icons import icon_maker
from generator.render.kits import Archivist, held_for_nobody, members_of, news_of, reads_of
from generator.render.letters import Letters, told
from generator.render.lines import Also, Lines
from generator.render.once import Once
from generator.render.run import TRAITS, Run, trait_of
from generator.render.stencil import Cohorts, Stencil, cut
from generator.render.studio import Studio
from generator.render.templates import template_name, templates_of, texts_of, unknown_formats
from generator.render.trees import Trees, lint_templates
from generator.render.watch import COHORT, TEMPLATE, Inputs, Read, Watch, name_of, watched
from generator.render.weave import is_plain, place_of

SHOWN_ELSEWHERE = frozenset({"email", "text", "post", "snippet"})
"""Formats whose files kit pages and drafts show again: for nobody in particular they are made once."""


class Press:
    """Renders the artifacts of one project. Not shared between processes: each worker has its own."""

    def __init__(
        self, project: Project, cohorts: tuple[Cohort, ...], head_extra: str = "", *,
        lint: Collection[str] | None = None, trees: Trees | None = None, tools: Mapping[str, Finish] = NO_TOOLS,
        packer: Packer | None = None,
    ) -> None:  # fmt: skip
        """`lint` names the templates to look at before any runs (all of them); `trees` are read ones of before.

        `tools` finish what is only described here, by the name of the tool; without its tool, a description stays what
        it is. `packer` makes archives of what is made.
        """
        self.watch = Watch()
        self.reads: dict[Cohort, dict[Read, None]] = {}  # what each cohort's runs have read
        self._project = project
        self.project = project = watched(project, self.watch)
        self.site, self.head_extra = Site(project.programme.base_url), head_extra
        self._families = Families(cohorts)
        self.siblings, self.twin = self._families.of, self._families.twin
        self._held = held_for_nobody(cohorts, self.siblings)
        self._members_made: dict[Cohort, bytes] = {}  # finished members of archives that are for nobody in particular
        self.runs = 0  # of templates, for whoever counts work
        self._tools, self._packer = tools, packer
        self._fills = Fills()
        self._lines = Lines(self._fills)
        self._once, self._letters = Once(self.watch), Letters(self.watch)
        self._stencils: dict[Cohort, Cohorts] = {}
        self._read: dict[str, None] = {}  # names of traits, in order
        self._bundles: dict[tuple[object, ...], Bundle] = {}
        self._pieces: dict[tuple[object, ...], Piece] = {}
        self._neutral: dict[Cohort, tuple[bytes, tuple[Issued, ...]]] = {}
        self._places: dict[tuple[object, ...], Bundle] = {}
        self._sampled: set[tuple[object, ...]] = set()
        trees, templates = trees or Trees(), templates_of(project)
        problems = (*unknown_formats(project), *lint_templates(templates, trees, lint))
        if problems:
            raise ProjectInvalid(problems)
        extra, note = {"icon": icon_maker(project.theme.icons)}, partial(self.watch.note, TEMPLATE)
        self.studios = {
            locale.code: Studio(project, locale, templates, extra, trees.codes, note) for locale in project.locales
        }
        wrong = [problem for studio in self.studios.values() for problem in studio.problems]
        if any(problem.severity == "error" for problem in wrong):
            raise ProjectInvalid(wrong)
        self.warnings: tuple[Problem, ...] = tuple(wrong)

    def warm(self) -> None:
        """Do once, before there are workers, what each of them would do for itself."""
        for studio in self.studios.values():
            studio.phrase("و and 5")

    def artifact(self, cohort: Cohort, partner: Partner | None) -> Artifact:
        """One file of the site. Raises `ProjectInvalid` where a template is wrong."""
        path = self._path(cohort, partner)
        data, links = self._made(cohort, partner)
        stencil = (cohort, *self.stencil_of(cohort, partner))
        sample = stencil not in self._sampled
        self._sampled.add(stencil)
        finish = self._finish(cohort)
        if finish is not None:
            data = finish(data, path)
        if partner is None and cohort in self._held:
            self._members_made[cohort] = data
        front, service = cohort.recipe.front, cohort.dialect_for(partner)
        return Artifact(path, data, cohort.recipe.name, sample, front.index, links, service)

    def stencil_of(self, cohort: Cohort, partner: Partner | None) -> tuple[object, ...]:
        """What all files of one stencil have in common beside their cohort; each other file stands for itself."""
        if partner is None or formats()[cohort.recipe.format].composed:
            return ()
        return (partner.slug,) if self._whole(cohort, partner) else self._traits(cohort, partner)

    def bytes_of(self, cohort: Cohort, partner: Partner | None) -> bytes:
        """The bytes of an artifact that another one shows."""
        self.watch.note(COHORT, name_of(cohort))
        if partner is None or cohort.recipe.format == "draft" or self._whole(cohort, partner):
            return self._made(cohort, partner)[0]
        return self._stencil_for(cohort, partner).stamp(partner)

    def in_full(self, cohort: Cohort, partner: Partner) -> bytes:
        """The template run for this one partner, without a stencil: what stamping must equal, byte for byte."""
        return self._full(cohort, partner).stamp(partner)

    def bundle(self, name: str, partner: Partner, cohorts: Sequence[Cohort], also: Sequence[Also] = ()) -> Bundle:
        """The files of these cohorts for a partner like this one.

        `also` are further texts about its tracked links, which stand in `Bundle.also`. The bundle is kept for the next
        partner alike; under one `name`, each segment's cohorts and `also` are always the same.
        """
        kept = self._bundles.get((name, *self._kind(partner)))
        if kept is None:
            kept = Bundle([self._piece(cohort, partner) for cohort in cohorts], self._fills, partner)
            kept.add([self._lines.rows(say, kept, partner) for say in also])
            self._bundles[(name, *self._kind(partner))] = kept
        return kept

    def places(self, name: str, partner: Partner, cohorts: Sequence[Cohort]) -> list[str]:
        """Where the partner's files of these cohorts go, without any of them being made; `name` as for a bundle."""
        key = (name, partner.segment, is_plain(partner))
        kept = self._places.get(key)
        if kept is None:
            secret = self.project.programme.kit_secret
            kept = Bundle([], self._fills, partner)
            kept.add([self._lines.listed([place_of(cohort, secret) for cohort in cohorts], partner)])
            self._places[key] = kept
        return kept.also(kept.values(partner))[0].decode().split("\n") if cohorts else []

    @cached_property
    def inputs(self) -> Inputs:
        """What the inputs of the project are now."""
        return Inputs(self._project, texts_of(self._project))

    def _kind(self, partner: Partner) -> tuple[object, ...]:
        """What decides a partner's bundle: its segment, and the traits that any template has read so far.

        Traits that are read later can only tell apart partners who differ in those read before.
        """
        return (partner.segment, is_plain(partner), *[TRAITS[name](partner) for name in self._read])

    def _traits(self, cohort: Cohort, partner: Partner) -> tuple[tuple[str, Any], ...]:
        """What leads to this partner's stencil, and what is chosen in it, by name."""
        chosen = {name: trait_of(partner, name) for name in self._stencil_for(cohort, partner).chosen}
        return tuple(sorted({**dict(self._stencils[cohort].reads(partner)), **chosen}.items()))

    def _piece(self, cohort: Cohort, partner: Partner) -> Piece:
        """The same one for all partners for whom it is the same: many bundles differ in a few of their pieces alone."""
        if cohort.recipe.holds or not is_plain(partner):  # an archive knows which of its members are alike for a kind
            return self._new_piece(cohort, partner)
        key = (cohort, self._alike(cohort, partner), bool(partner.discount_code))
        kept = self._pieces.get(key)
        if kept is None:
            kept = self._pieces[key] = self._new_piece(cohort, partner)
        return kept

    def _alike(self, cohort: Cohort, partner: Partner) -> tuple[object, ...]:
        if formats()[cohort.recipe.format].composed:
            return tuple(self._alike(one, partner) for one in versions_of(cohort, self.siblings(cohort)))
        return OWN if cohort.recipe.front.per_partner else self._traits(cohort, partner)

    def _new_piece(self, cohort: Cohort, partner: Partner) -> Piece:
        place = self._lines.woven(place_of(cohort, self.project.programme.kit_secret), partner)
        finish = self._finish(cohort)
        if cohort.recipe.holds:
            archivist = self._archivist(cohort)
            holds = frozenset(one.cohort for one in archivist.members if one.cohort)
            return Piece(cohort, (), place, None, pack=archivist.pack, holds=holds)
        if formats()[cohort.recipe.format].composed:
            return self._new_draft(cohort, partner, place)
        if self._whole(cohort, partner):
            special, links = partial(self.bytes_of, cohort), lambda one: self._full(cohort, one).issued(one)
            return Piece(cohort, OWN, place, None, special, finish, shown="", own=links)
        stencil = self._stencil_for(cohort, partner)
        shown = self._lines.shown(stencil, partner)
        return Piece(cohort, self._traits(cohort, partner), place, stencil, None, finish, stencil.links, shown)

    def _new_draft(self, cohort: Cohort, partner: Partner, place: Stencil) -> Piece:
        """Stamped like its versions, unless one of these is made for each partner."""
        versions = versions_of(cohort, self.siblings(cohort))
        if any(self._whole(one, partner) for one in versions):
            return Piece(cohort, (), place, None, partial(self.bytes_of, cohort))
        stencil = drafted(*[self._stencil_for(one, partner) for one in versions])
        self._note_all(cohort, versions)
        return Piece(cohort, (), place, stencil, None, partial(composed, self._studio(cohort).locale.code))

    def _note_all(self, draft: Cohort, versions: Iterable[Cohort]) -> None:
        for one in versions:  # what it reads itself, because these need not be among what is planned
            self.reads.setdefault(draft, {}).update(self.reads[one])

    def _finish(self, cohort: Cohort) -> Finish | None:
        return finisher(cohort, self._tools)

    def _whole(self, cohort: Cohort, partner: Partner) -> bool:
        """Whether the template runs for this partner alone."""
        return cohort.recipe.front.per_partner or not is_plain(partner)

    def _made(self, cohort: Cohort, partner: Partner | None) -> tuple[bytes, tuple[Issued, ...]]:
        if cohort.recipe.format == "draft":
            return self._draft(cohort, partner)
        if cohort.recipe.holds:
            return self._archivist(cohort).pack(self._path(cohort, partner), partner, {}), ()
        if partner is None:
            known = self._neutral.get(cohort) or self._for_nobody(cohort)
            if cohort.recipe.format in SHOWN_ELSEWHERE:
                self._neutral[cohort] = known
            return known
        stencil = self._full(cohort, partner) if self._whole(cohort, partner) else self._stencil_for(cohort, partner)
        return stencil.stamp(partner), stencil.issued(partner)

    def _for_nobody(self, cohort: Cohort) -> tuple[bytes, tuple[Issued, ...]]:
        run = Run(self.project, cohort, None, fills=self._fills, once=self._once)
        stencil = self._stencil(cohort, run)
        return b"".join(stencil.parts), tuple(run.sheet.issued)

    def _full(self, cohort: Cohort, partner: Partner) -> Stencil:
        stencil = self._stencil(
            cohort, Run(self.project, cohort, partner, full=True, fills=self._fills, once=self._once)
        )
        assert not stencil.holes
        return stencil

    def _stencil_for(self, cohort: Cohort, partner: Partner) -> Stencil:
        kept = self._stencils.setdefault(cohort, Cohorts(trait_of))
        found = kept.find(partner)
        if found is None:
            run = Run(self.project, cohort, partner, fills=self._fills, once=self._once)
            found = self._stencil(cohort, run)
            kept.add(run.reads, found)
            self._read |= dict.fromkeys((*[name for name, _ in run.reads], *found.chosen))
        return found

    def _stencil(self, cohort: Cohort, run: Run) -> Stencil:
        studio = self._studio(cohort)
        kind = formats()[cohort.recipe.format]
        engine = studio.markup if kind.markup else studio.plain

        def printed() -> str:
            self.runs += 1
            return engine.render(template_name(cohort), context_of(self, studio, run))

        with self.watch.noting() as reads:
            pieces = self._letters.pieces(run, studio, kind, printed)
            stencil = told(cohort, lambda: cut(pieces, run.sheet))
        self.reads.setdefault(cohort, {}).update(reads)
        return stencil

    def _draft(self, cohort: Cohort, partner: Partner | None) -> tuple[bytes, tuple[Issued, ...]]:
        html, text = versions = versions_of(cohort, self.siblings(cohort))
        code, seed = self._studio(cohort).locale.code, self._path(cohort, partner)
        data = draft_of(self.bytes_of(html, partner), self.bytes_of(text, partner), code, seed)
        self._note_all(cohort, versions)
        return data, ()

    def _archivist(self, cohort: Cohort) -> Archivist:
        """Who packs this archive for partners of one kind."""
        assert self._packer is not None, "archives take a packer"
        news = news_of(self._project, cohort, self._studio(cohort).local)
        members = members_of(cohort, self.siblings(cohort))
        self.reads.setdefault(cohort, {}).update(dict.fromkeys(reads_of(members)))
        return Archivist(self._project, self._packer, cohort, members, news, self._again, self._is_shared)

    def _again(self, cohort: Cohort, partner: Partner | None) -> bytes:
        """The finished file of a member that is not made in this build, or was made elsewhere."""
        assert self._packer is not None
        if partner is None and cohort in self._members_made:
            return self._members_made[cohort]
        known = self._packer.last(self._path(cohort, partner))
        return self.artifact(cohort, partner).data if known is None else known

    def _is_shared(self, cohort: Cohort, partner: Partner) -> bool:
        """Whether a partner's file is the same for all partners of its stencil."""
        kept = self._stencils.get(cohort)
        stencil = kept.find(partner) if kept else None
        return stencil is not None and not stencil.holes and self._finish(cohort) is None

    def _studio(self, cohort: Cohort) -> Studio:
        return self.studios[cohort.locale or self.project.programme.default_locale]

    def _path(self, cohort: Cohort, partner: Partner | None) -> str:
        return path_of(cohort, partner, self.project.programme.kit_secret)
