"""PDF files: what assistive tools need, what stops them, and the same bytes each time."""

from __future__ import annotations

import gc
import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.workshop.documents.pdf import DocumentFailed, PdfWriter
from generator.workshop.documents.reading import read_document
from generator.workshop.documents.tree import Document
from tests.workshop.documents.desk import NAMES, THEME, Desk, read, sample, text_of


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(node: Any) -> Iterator[Any]:
    """The structure elements of a file, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def structure(file: pikepdf.Pdf) -> list[Any]:
    return list(elements(file.Root.StructTreeRoot.K))


def attributes(element: Any) -> dict[str, Any]:
    found = element.get("/A", pikepdf.Array())
    parts = list(found) if isinstance(found, pikepdf.Array) else [found]
    return {str(name): value for part in parts if isinstance(part, pikepdf.Dictionary) for name, value in part.items()}


# --- accessible -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_what_assistive_tools_need(writer: PdfWriter, name: str) -> None:
    document = read_document(sample(name))
    with opened(writer.write(document)) as file:
        assert str(file.Root.Lang).lower() == document.lang.lower()
        assert str(file.docinfo.Title) == document.title
        assert str(file.docinfo.Author) == document.author
        assert "/CreationDate" not in file.docinfo
        assert "/ModDate" not in file.docinfo
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        right_to_left = file.Root.ViewerPreferences.get("/Direction") == pikepdf.Name.R2L
        assert right_to_left == (document.dir == "rtl")
        assert bool(file.Root.MarkInfo.Marked)
        with file.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
        assert file.Root.Outlines.First.Title
        found = structure(file)
        kinds = {str(element.S) for element in found}
        assert {"/H1", "/H2", "/P", "/Figure"} <= kinds
        assert all(str(figure.get("/Alt", "")) for figure in found if pikepdf.Name.Figure == figure.S)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("agreement")])
def test_heads_of_tables_say_so(writer: PdfWriter, name: str) -> None:
    with opened(writer.write(read_document(sample(name)))) as file:
        heads = [element for element in structure(file) if element.S == pikepdf.Name.TH]
        assert len(heads) == 4
        assert {str(attributes(head).get("/Scope")) for head in heads} == {"/Column"}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (read('<p>x</p><img src="qr:HTTPS://A/">'), "alt text"),
        (read("<h1>x</h1>", title=""), "title"),
        (read("<h1>x</h1><h3>y</h3>"), "heading"),
        (replace(read("<p>x</p>"), layout="poster"), "poster"),
        (read('<img src="logo:gone.svg" alt="x">'), "gone.svg"),
        (read("<p>漢</p>"), "U+6F22"),
    ],
)
def test_what_is_missing_stops_the_document(writer: PdfWriter, document: Document, said: str) -> None:
    with pytest.raises(DocumentFailed) as wrong:
        writer.write(document)
    assert said in wrong.value.message
    assert "/tmp" not in wrong.value.message
    assert writer.write(read("<h1>x</h1>"))  # the next one is not harmed


# --- the same each time -----------------------------------------------------------------------------------------------

_ELSEWHERE = """
import hashlib, sys
from generator.workshop.documents.pdf import PdfWriter
from generator.workshop.documents.reading import read_document
from tests.workshop.documents.desk import Desk, sample
for mended in (False, True):
    with PdfWriter(Desk(), mended=mended) as writer:
        for name in sys.argv[1:]:
            print(hashlib.sha256(writer.write(read_document(sample(name)))).hexdigest())
"""


def test_bytes_are_equal_in_every_run_and_process(writer: PdfWriter) -> None:
    first = [hashlib.sha256(writer.write(read_document(sample(name)))).hexdigest() for name in NAMES]
    with PdfWriter(Desk(), mended=True) as mending:
        first += [hashlib.sha256(mending.write(read_document(sample(name)))).hexdigest() for name in NAMES]
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", _ELSEWHERE, *NAMES]
    other = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, timeout=120)
    assert other.stdout.split() == first


def test_memory_does_not_grow_with_partners(writer: PdfWriter) -> None:
    html = sample("sheet.ar").decode()

    def pages_used() -> int:
        gc.collect()
        return int(Path("/proc/self/statm").read_text().split()[1])

    def write(numbers: range) -> None:
        for number in numbers:
            writer.write(read_document(html.replace("نور", f"شريك {number}").encode()))

    if not Path("/proc/self/statm").exists():
        return
    write(range(60))
    settled = pages_used()
    write(range(60, 180))
    assert (pages_used() - settled) * 4096 < 12_000_000


def test_a_closed_writer_leaves_nothing_behind() -> None:
    writer = PdfWriter(Desk())
    root = Path(writer.folder)
    assert root.is_dir()
    writer.close()
    assert not root.exists()


def test_a_theme_may_lay_its_own_layout_over(writer: PdfWriter) -> None:
    mine = b'#import "parts.typ": *\n#show: document-of.with("Amiri", 11pt, 0.7em)\n= MINE\n#words(data.blocks.at(0).r)'
    with PdfWriter(Desk(over={"documents/poster.typ": mine})) as other:
        assert "MINE" in text_of(other.write(replace(read("<p>x</p>"), layout="poster")))


# --- what typst remembers ---------------------------------------------------------------------------------------------

_LATER = re.compile(r"\b(?:context|layout|measure|show)\b.*\bdata\b|=> .*\bdata\b")


@pytest.mark.parametrize("path", sorted((THEME / "documents").glob("*.typ")), ids=lambda path: path.stem)
def test_what_is_called_later_mentions_no_partner(path: Path) -> None:
    """Or nothing that is laid out for one partner would be remembered for the next."""
    for line in path.read_text(encoding="utf-8").splitlines():
        assert not _LATER.search(re.sub('"[^"]*"', "", line).partition("//")[0]), line


_FORKED = """
import os
from generator.workshop.documents.pdf import PdfWriter
from tests.workshop.documents.desk import Desk, read, text_of
with PdfWriter(Desk()) as writer:
    worker = os.fork()
    name = "Mine" if worker else "Hers"
    document = read(f"<h1>{name}</h1>", lang="en")
    right = all(name in text_of(writer.write(document)) for _ in range(40))
    if not worker:
        os._exit(not right)
    assert not os.waitpid(worker, 0)[1] and right
"""


def test_values_of_workers_that_share_a_folder_do_not_mix() -> None:
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", _FORKED], cwd=root, check=True, timeout=120)
