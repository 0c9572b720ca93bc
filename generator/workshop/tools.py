"""What templates describe, made into files: pictures are drawn and stamped, documents typeset, tables filled.

A picture's description is a page and, after a line with U+001E, what a partner puts into it. Each page is drawn once,
whoever it is for; its base is kept on disk under a digest of the page and of all that draws it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

from generator.links.register import csv_as_written, csv_for_people
from generator.model.artifact import CannotMake
from generator.model.declared import dataclass
from generator.workshop.browser import Browser
from generator.workshop.cache import Cache, cache_key
from generator.workshop.finished import Finished, named_by, this_program
from generator.workshop.manner import MANNER
from generator.workshop.pictures.shape import Drawing, Fills
from generator.workshop.shelf import Shelf

if TYPE_CHECKING:  # what draws and typesets is heavy: it is loaded by who uses it, so that other builds stay quick
    from generator.workshop.documents.making import DocumentMaker
    from generator.workshop.draughtsman import Draughtsman, Fault, Job
    from generator.workshop.pictures.base import Base
    from generator.workshop.pictures.stamp import Stamper
    from generator.workshop.pictures.whole import Whole

Finish = Callable[[bytes, str], bytes]
Tell = Callable[[str], None]

SEPARATOR: Final = b"\n\x1e\n"
FONTS: Final = {400: "fonts/print/Alexandria-Regular.ttf", 700: "fonts/print/Alexandria-Bold.ttf"}
"""The typeface of names and codes, by weight; a theme replaces the files."""

MOST_KEPT: Final = 1_000_000_000
"""Bytes that the cache may grow to: some thousands of bases, and what was lately made of them."""
_BASE: Final = "picture base 1"
_MATERIALS: Final = ("fonts/print/", "pictures/")
_LAYOUTS: Final = ("fonts/print/", "documents/")
_CONTROLS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LANG: Final = re.compile(rb"<html\b[^>]*?\blang=\"?([A-Za-z0-9-]+)")
_DIR: Final = re.compile(rb"<html\b[^>]*?\bdir=\"?(rtl|ltr)")
_TITLE: Final = re.compile(rb"<title>([^<]*)</title>")
_RTL_TABLE: Final = re.compile(r"[\u0590-\u08ff]")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A base, or a whole picture, and the texts of its page that do not fit their places."""

    base: Base | Whole
    clipped: tuple[str, ...]

    def to_bytes(self) -> bytes:
        return json.dumps(self.clipped).encode() + b"\n" + self.base.to_bytes()


class Workshop:
    """Finishes descriptions. Each process has its own stamps and typesetters; bases are kept, or drawn."""

    def __init__(self, shelf: Shelf, browser: Browser | None, cache: Cache, level: int = 3) -> None:
        """`level` is deflate's for pictures, 1 to 9: above 3, a few bytes less cost much more time."""
        self._shelf, self._browser, self._cache, self._level = shelf, browser, cache, level
        self._bases: dict[bytes, _Drawn] = {}
        self._finished = Finished(cache, MOST_KEPT)

    def tools(self) -> Mapping[str, Finish]:
        """Finishers by the name of their tool: `(description, path) -> file`. They raise `CannotMake`."""
        return {"image": self.picture, "document": self.document, "table": self.table}

    def prepare(self, pictures: Mapping[bytes, tuple[str, int, int]], tell: Tell) -> None:
        """Draw the pages that are not drawn yet: page to name, width and height.

        Raises `CannotMake` with every fault of every page, and `BrowserFailed` (an OSError).
        """
        missing = {page: about for page, about in pictures.items() if not self._known(page)}
        if not missing or self._browser is None:
            return
        from generator.workshop.draughtsman import Draughtsman, Job

        pages = [(page, *about) for page, about in missing.items()]
        with Draughtsman(self._browser, self._shelf) as draughtsman:
            jobs = [Job(page, width, height, name) for page, name, width, height in pages]

            def said(done: int, of: int, name: str) -> None:
                tell(f"Drawing picture {done} of {of}: {name}")

            faults: list[str] = []
            for (page, name, _, _), drawing in zip(pages, _drawn(draughtsman, jobs, said), strict=True):
                try:
                    self._keep(page, drawing)
                except ValueError as error:
                    faults.append(f"{name}: {error}")
        self._cache.prune(MOST_KEPT)
        if faults:
            raise CannotMake("; ".join(faults))

    def ready(self) -> None:
        """Do once, before there are workers, what each of them would do for documents."""
        self._documents.ready()

    def clipped(self, description: bytes, path: str) -> tuple[str, ...]:
        """The texts of a picture that do not fit their places."""
        return self._base(description.partition(SEPARATOR)[0], path).clipped

    def picture(self, description: bytes, path: str) -> bytes:
        """A partner's picture: its base with the partner stamped in. One for everybody is ready as it is."""
        from generator.workshop.pictures.whole import Whole

        page, _, said = description.partition(SEPARATOR)
        fills, ending = self._fills(page, said.decode()), f".{path.rpartition('.')[2]}"

        def stamped() -> bytes:
            base = (self._bases.get(page) or self._base(page, path)).base
            try:
                return base.file(ending) if isinstance(base, Whole) else self._stamper.stamp(base, fills, ending)
            except ValueError as error:
                raise CannotMake(str(error)) from error

        made_with = f"{self._level} {self.drawn_with} {this_program()}"
        return self._finished.of(cache_key("picture", description, fills.logo, ending, made_with), stamped)

    def document(self, description: bytes, path: str) -> bytes:
        """A document as PDF, Word file or slides."""
        ending = path.rpartition(".")[2]

        def typeset() -> bytes:
            try:
                return self._documents.make(description, ending)
            except ValueError as error:
                raise CannotMake(str(error)) from error

        made_with = f"{self._laid_out_with} {this_program()}"
        key = cache_key("document", description, ending, made_with, *named_by(description, self._shelf))
        return self._finished.of(key, typeset)

    def table(self, description: bytes, path: str) -> bytes:
        """A table as CSV for people (with a byte order mark, formulas neutralised), or as a workbook."""
        text = _CONTROLS.sub("", description.decode())  # a cell is isolated by being one
        if path.endswith(".xlsx"):
            from generator.workshop.tables import sheet_of

            rtl = bool(_RTL_TABLE.search(text.partition("\n")[0]))
            return sheet_of(text, rtl=rtl, title=path.rpartition("/")[2].removesuffix(".xlsx"))
        written = csv_as_written(text)
        if written is not None:
            return written
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
        return b"".join(csv_for_people(rows[0], rows[1:])) if rows else b""

    # --- bases ------------------------------------------------------------------------------------------------------

    def _known(self, page: bytes) -> bool:
        from generator.workshop.pictures.base import Base
        from generator.workshop.pictures.whole import Whole

        if page not in self._bases:
            kept = self._cache.get(self._key(page))
            if kept is None:
                return False
            clipped, _, base = kept.partition(b"\n")
            self._bases[page] = _Drawn(Whole.from_bytes(base) or Base.from_bytes(base), tuple(json.loads(clipped)))
        return True

    def _base(self, page: bytes, path: str) -> _Drawn:
        """A base that nobody has prepared: of a page that only some partners get."""
        if not self._known(page):
            if self._browser is None:
                raise CannotMake("there is no browser to draw it")
            width, height = _size(page)
            self.prepare({page: (path, width, height)}, lambda _: None)
        return self._bases[page]

    def _keep(self, page: bytes, drawing: Drawing) -> None:
        from generator.workshop.pictures.base import base_of
        from generator.workshop.pictures.whole import is_whole, whole_of

        base = whole_of(drawing) if is_whole(drawing) else base_of(drawing)
        drawn = self._bases[page] = _Drawn(base, drawing.clipped)
        self._cache.put(self._key(page), drawn.to_bytes())

    def _key(self, page: bytes) -> str:
        return cache_key(_BASE, page, self.drawn_with)

    @cached_property
    def drawn_with(self) -> str:
        """What a base depends on beside its page: the browser, and the materials of the theme."""
        seen = f"{self._browser.version} {MANNER}" if self._browser else ""
        return self._digest(seen, _MATERIALS)

    @cached_property
    def _laid_out_with(self) -> str:
        """What a document depends on beside its description: fonts and layouts of the theme."""
        return self._digest("", _LAYOUTS)

    def _digest(self, seen: str, folders: Iterable[str]) -> str:
        digest = blake2b(seen.encode(), digest_size=16)
        for folder in folders:
            for name in self._shelf.names(folder):
                digest.update(name.encode() + b"\0" + blake2b(self._shelf.theme(name)).digest())
        return digest.hexdigest()

    # --- what partners put into them --------------------------------------------------------------------------------

    def _fills(self, page: bytes, said: str) -> Fills:
        fields = dict(_field(line) for line in said.splitlines() if line.strip())
        plain = {name: _CONTROLS.sub("", value) for name, value in fields.items()}
        logo = plain.get("logo", "")
        lang, direction = _LANG.search(page), _DIR.search(page)
        side: Literal["rtl", "ltr"] = "rtl" if direction and direction[1] == b"rtl" else "ltr"
        return Fills(
            fields.get("name", ""), fields.get("code", ""), plain.get("url", ""),
            self._shelf.logo(logo) if logo else b"", plain.get("brand", ""), plain.get("accent", ""),
            side, lang[1].decode() if lang else "",
        )  # fmt: skip

    @cached_property
    def _stamper(self) -> Stamper:
        from generator.workshop.pictures.stamp import Stamper

        fonts: dict[int, bytes] = {}
        for weight, name in FONTS.items():
            try:
                fonts[weight] = self._shelf.theme(name)
            except KeyError:
                raise CannotMake(f"the theme has no `{name}`, in which names are written") from None
        return Stamper(fonts, self._level)

    @cached_property
    def _documents(self) -> DocumentMaker:
        from generator.workshop.documents.making import DocumentMaker

        return DocumentMaker(self._shelf)


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _drawn(draughtsman: Draughtsman, jobs: list[Job], said: Callable[[int, int, str], None]) -> Iterator[Drawing]:
    from generator.workshop.draughtsman import PicturesFaulty

    try:
        yield from draughtsman.draw(jobs, said)
    except PicturesFaulty as faulty:
        raise CannotMake("; ".join(_fault_words(faulty.faults))) from faulty


def _fault_words(faults: Iterable[Fault]) -> Iterator[str]:
    kinds = {
        "address": "asks for `{}`, which is no file of the theme", "font": "the typeface `{}` does not load",
        "image": "the picture `{}` does not load", "box": "the box `{}` cannot be filled",
    }  # fmt: skip
    for fault in faults:
        yield f"{fault.picture}: {kinds[fault.kind].format(fault.what)}"


def _size(page: bytes) -> tuple[int, int]:
    found = re.search(rb"data-size=\"(\d+)x(\d+)\"", page)
    if found is None:
        raise CannotMake("its page does not say `data-size`")
    return int(found[1]), int(found[2])
