"""One worker's share of a build: some of the files for nobody in particular, and all files of a block of partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from generator.checks.gate import check
from generator.checks.links import internal, tracked
from generator.links.register import cells
from generator.make import ledgers
from generator.make.cohorts import Groups
from generator.make.crew import Say
from generator.make.drawing import clipped_in
from generator.make.ledgers import LEDGERS, PEOPLE, Book
from generator.make.people import Was, partner_line
from generator.make.profile import Stopwatch
from generator.make.record import LONGEST, Kept, Seen, Traits, links_of
from generator.make.stretches import portion
from generator.make.touched import touched
from generator.make.work import Part, Work
from generator.model.artifact import Artifact
from generator.model.partner import Partner
from generator.model.plan import Cohort, Places
from generator.model.problem import Problem, ProjectInvalid
from generator.package.library import library_rows
from generator.package.reports import register
from generator.publish.settling import STATE
from generator.render.bundle import OWN, Bundle, Piece
from generator.render.watch import name_of

_MOST_INVALID = 50
UNPUBLISHED = 0
"""The size of what stands in archives alone: no file of the site is empty."""
_ALSO = (ledgers.links_csv, ledgers.links_json)


class Share:
    """Share number `number` of `of`."""

    def __init__(self, work: Work, number: int, of: int, say: Say) -> None:
        self._plan, self._press, self._staging, self._news = work.plan, work.press, work.staging, work.news
        self._number, self._of, self._say, self._stretches = number, of, say, work.stretches
        self._part = Part()
        self._books = [Book(work.staging.beside(f"{ledger.name}.{number}", STATE)) for ledger in LEDGERS]
        self._people = Book(work.staging.beside(f"{PEOPLE.name}.{number}", STATE))
        self._workshop, self._progress = work.workshop, work.progress
        self._groups = Groups(work.plan.cohorts, work.news)
        handed_out = any("{token}" in cohort.recipe.front.path for cohort in work.plan.cohorts)
        self._library_rows = library_rows(work.press.project) if handed_out else lambda _: b""
        self._kit_rows = ledgers.kit_rows(work.press.project) if handed_out else lambda _: b""
        self._invalid: list[Problem] = []
        self._sampled: set[tuple[str, Traits]] = set()
        self._seen: set[Piece] = set()
        self._folders: set[str] = set()
        self._watch = Stopwatch(work.detailed)

    def run(self) -> Part:
        """Make it all. Raises `ProjectInvalid` with every template problem that was met."""
        before = self._press.runs
        self._common()
        self._partners()
        if self._invalid:
            raise ProjectInvalid(dict.fromkeys(self._invalid))
        part = self._part
        part.spent = self._watch.spent
        part.changed, part.different = self._staging.changed, self._staging.different
        part.runs = self._press.runs - before
        part.extents, part.people = [book.close() for book in self._books], self._people.close()
        part.reads = {name_of(cohort): reads for cohort, reads in self._press.reads.items()}
        return part

    # --- files for nobody in particular -----------------------------------------------------------------------------

    def _common(self) -> None:
        for cohort in self._mine():
            name = name_of(cohort)
            seen = self._news.same(name)
            if seen is not None and (seen.size == UNPUBLISHED or self._staging.has(seen.path, seen.size)):
                self._count(seen.size)
                self._mind([(seen.path, seen.size)])
                self._part.common[name] = seen
                continue
            self._say(name)
            with self._noting_problems():
                self._make_common(name, cohort)

    def _mine(self) -> Iterator[Cohort]:
        """This worker's part. An archive is made where its members are, so that none of them is made twice."""
        families: dict[tuple[str, str], int] = {}
        for cohort in self._plan.cohorts:
            if not cohort.per_partner:
                number = families.setdefault((cohort.segment, cohort.locale), len(families))
                if number % self._of == self._number:
                    yield cohort

    def _make_common(self, name: str, cohort: Cohort) -> None:
        self._watch.start()
        artifact = self._press.artifact(cohort, None)
        size = self._put(cohort, artifact.path, artifact.data)
        self._count(size)
        self._mind([(artifact.path, 0)])
        self._watch.lap(cohort)
        self._part.made += 1
        problems = (*self._checked(artifact), *tracked(artifact.links), *self._clipped(cohort, None))
        kept = Kept((), "", "", problems, self._points(cohort, artifact))
        rows = [cells(row) for row in register(artifact.links)]
        self._part.common[name] = Seen(stencils=[kept], path=artifact.path, size=size, rows=rows)

    # --- files of partners ------------------------------------------------------------------------------------------

    def _partners(self) -> None:
        for stretch in portion(self._stretches, self._number, self._of):
            if stretch.lines is not None:
                self._take_over(stretch.lines)
            elif not self._work_through(stretch.places):
                return

    def _take_over(self, lines: range) -> None:
        """Partners of the last build who follow one another and of whom nothing is new."""
        assert self._news.record is not None
        last = self._news.record.partners
        self._say(f"{len(lines)} partners as they were")
        files, size, links = last.totals(lines)
        self._part.files += files
        self._part.size += size
        self._part.links += links
        self._part.known += len(lines)
        self._people.add(last.text(lines))
        for book, extent in zip(self._books, last.blocks(lines), strict=True):
            book.copy(extent)

    def _work_through(self, places: Places) -> bool:
        """Partners of whom something may be new; false where there are too many problems to go on."""
        for place, key, partner in self._each(places):
            self._say(partner.slug)
            if self._progress is not None:
                self._progress.made(self._number, self._part.files)
            was = self._news.last(partner)
            self._part.known += was is not None
            same = was is not None and was.key == key and place not in self._news.forced
            with self._noting_problems():
                if was is None or not same or not self._update(partner, key, place, was):
                    self._make(partner, key, place)
            if len(self._invalid) > _MOST_INVALID:
                return False
        return True

    def _each(self, mine: Places) -> Iterator[tuple[int, str, Partner]]:
        """Partners: place in the list, key, partner."""
        roster = self._press.project.partners
        if isinstance(mine, range):
            keys = roster.keys(mine.start, mine.stop)
            for place, key, partner in zip(mine, keys, roster.block(mine.start, mine.stop), strict=True):
                yield place, key.hex(), partner
        else:
            for place in mine:
                yield place, roster.key(place).hex(), roster[place]

    def _make(self, partner: Partner, key: str, place: int) -> None:
        """All files of a partner, and its rows in all ledgers."""
        group = self._groups.of(partner)
        bundle = self._press.bundle(f"all{group.name}", partner, group.cohorts, _ALSO)
        values = bundle.values(partner)
        self._watch.start()
        sizes: list[int] = []
        files: list[tuple[str, int]] = []
        for piece, path, data in bundle.artifacts(partner, values):
            sizes.append(self._put(piece.cohort, path, data))
            files.append((path, sizes[-1]))
            self._look(bundle, piece, partner, place, path, data)
            self._watch.lap(piece.cohort)
        self._mind(files)
        self._drop(partner, files)
        self._part.made += len(sizes)
        csv, rows = bundle.also(values)
        links = csv.count(b"\r\n")
        self._part.links += links
        blocks = (csv, rows, self._kit_rows(partner), self._library_rows(partner), ledgers.manifest_rows(files))
        lengths = [book.add(block) for book, block in zip(self._books, blocks, strict=True)]
        self._write_down(partner, key, links, lengths, sizes)
        if place in self._news.longest:
            problems = tuple(tracked(bundle.issued(partner)))
            self._part.keep(links_of(partner.segment), place, Kept(LONGEST, "", partner.slug, problems))

    def _update(self, partner: Partner, key: str, place: int, was: Was) -> bool:
        """The files of an unchanged partner that depend on what has changed; false where all have to be made."""
        group = self._groups.of(partner)
        fresh, rest = group.fresh, group.rest
        if len(was.sizes) != len(group.cohorts):
            return False
        sizes, places = list(was.sizes), self._press.places(group.name, partner, group.cohorts)
        if not self._staging.have([places[number] for number in rest], [sizes[number] for number in rest]):
            return False
        if fresh:
            bundle = self._press.bundle(f"fresh{group.name}", partner, fresh)
            if not self._news.same_links(bundle):
                return False
            for number, (piece, path, data) in zip(
                group.stale, bundle.artifacts(partner, bundle.values(partner)), strict=True
            ):
                sizes[number] = self._put(piece.cohort, path, data)
                self._look(bundle, piece, partner, place, path, data)
        files = list(zip(places, sizes, strict=True))
        self._mind(files)
        self._part.made += len(fresh)
        self._part.links += was.links
        lengths = self._old_blocks(was, files if fresh else ())
        self._write_down(partner, key, was.links, lengths, sizes)
        return True

    def _old_blocks(self, was: Was, files: Sequence[tuple[str, int]]) -> list[int]:
        """The blocks of the last build; the manifest's anew where files were made. Gives their lengths."""
        for book, block in zip(self._books[:-1], was.blocks[:-1], strict=True):
            book.copy(block)
        lengths = [block.length for block in was.blocks]
        if files:
            lengths[-1] = self._books[-1].add(ledgers.manifest_rows(files))
        else:
            self._books[-1].copy(was.blocks[-1])
        return lengths

    def _write_down(self, partner: Partner, key: str, links: int, lengths: list[int], sizes: list[int]) -> None:
        self._part.files += sum(size != UNPUBLISHED for size in sizes)
        self._part.size += sum(sizes)
        self._people.add(partner_line(partner.slug, key, partner.segment, links, lengths, sizes))

    def _drop(self, partner: Partner, files: Sequence[tuple[str, int]]) -> None:
        """Notice what a partner who has changed level does not get any more."""
        if self._groups.levelled(partner.segment) and self._news.last(partner) is not None:
            any_level = self._press.places("any", partner, self._groups.all_of(partner.segment))
            self._part.dropped.update(set(any_level).difference(path for path, _ in files))

    # --- looking ----------------------------------------------------------------------------------------------------

    def _look(self, bundle: Bundle, piece: Piece, partner: Partner, place: int, path: str, data: bytes) -> None:
        """Check the first file of each stencil, and the files of the partner with the longest words."""
        if piece in self._seen and place not in self._news.longest:
            return
        self._seen.add(piece)
        name, traits = bundle.kinds[piece.cohort]
        if traits == OWN:
            self._seen.discard(piece)
            self._part.full[piece.cohort.recipe.name] += 1
            traits = (("slug", partner.slug),)
        if (name, traits) not in self._sampled:
            self._sampled.add((name, traits))
            artifact = _artifact(piece, partner, path, data, sample=True)
            points = self._points(piece.cohort, artifact)
            problems = (*self._checked(artifact), *self._clipped(piece.cohort, partner))
            self._part.keep(name, place, Kept(traits, bundle.links[piece.cohort], partner.slug, problems, points))
        if place in self._news.longest:
            artifact = _artifact(piece, partner, path, data, sample=False)
            self._part.keep(name, place, Kept(LONGEST, "", partner.slug, tuple(self._checked(artifact))))

    def _checked(self, artifact: Artifact) -> Iterator[Problem]:
        return check(artifact, self._press.project)

    def _clipped(self, cohort: Cohort, partner: Partner | None) -> Iterator[Problem]:
        return clipped_in(self._press, cohort, partner, self._workshop) if self._workshop else iter(())

    def _put(self, cohort: Cohort, path: str, data: bytes) -> int:
        """Write a file, if it is one of the site; its size there in bytes."""
        if not cohort.recipe.front.published:
            return UNPUBLISHED
        self._staging.put(path, data)
        return len(data)

    def _points(self, cohort: Cohort, artifact: Artifact) -> tuple[tuple[str, str], ...]:
        """Where a page of the site leads on the site. A page of an archive leads to its neighbours there."""
        if not cohort.recipe.front.published:
            return ()
        mail = cohort.recipe.format == "email"
        return tuple((artifact.path, to) for to in internal(artifact, self._press.site, mail=mail))

    def _mind(self, files: Sequence[tuple[str, int]]) -> None:
        """Notice the folders of these files in which somebody else has been since the last build."""
        if not self._staging.whole and not self._staging.untouched:
            self._part.touched.update(touched(self._staging, self._folders, (path for path, _ in files)))

    def _count(self, size: int) -> None:
        self._part.files += size != UNPUBLISHED
        self._part.size += size

    @contextmanager
    def _noting_problems(self) -> Iterator[None]:
        """Go on with the next one, so that all template problems are told at once."""
        try:
            yield
        except ProjectInvalid as error:
            self._invalid += error.problems


def _artifact(piece: Piece, partner: Partner, path: str, data: bytes, *, sample: bool) -> Artifact:
    """A file with all that the checks want to know of it."""
    links = piece.own(partner) if piece.own else tuple(link(partner) for link in piece.links)
    cohort = piece.cohort
    service = cohort.dialect_for(partner)
    return Artifact(path, data, cohort.recipe.name, sample, cohort.recipe.front.index, links, service)
