"""Make the print fonts of the base theme: static fonts of both scripts for documents and pictures.

Run by `python -m scripts.build_print_fonts` after a change of the pinned packages. Alexandria is changed in one
respect. Its joined pairs (lam-alef and others) are one glyph for two letters, and readers of PDF files, which turn
right-to-left runs letter by letter, make "al" of "la" from it: words with lam-alef cannot be searched or copied. Here
each letter of such a pair keeps a glyph of its own: the first carries the whole drawing, the others are blank and share
its width. What is drawn stays the same, which `compare_drawing` proves each time. Amiri needs no change: its lam and
alef are two glyphs.
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from scripts.build_fonts import CORPUS
from scripts.split_pairs import with_pairs_split

FOLDER = Path(__file__).resolve().parent.parent / "themes" / "base" / "fonts" / "print"


@dataclass(frozen=True)
class Source:
    """A package that npm fetches by name, and the fonts to take from it: name in the package to name here."""

    package: str
    sha512: str
    fonts: dict[str, str]
    licence: str
    split: bool


SOURCES = (
    Source(
        "@expo-google-fonts/alexandria@0.4.2",
        "maaOCuuDgt0ek1wxquTOgT4EKxDRvDxNSXuMyHP9esxFW56EZm9Xd+PTurzeYXHhDL6p9F5sn8AWVSXQ5wVlaQ==",
        {
            "400Regular/Alexandria_400Regular.ttf": "Alexandria-Regular.ttf",
            "700Bold/Alexandria_700Bold.ttf": "Alexandria-Bold.ttf",
        },
        "OFL-Alexandria.txt",
        split=True,
    ),
    Source(
        "@expo-google-fonts/amiri@0.4.1",
        "JTZUZ4olyqGeXu5UBWVEerrbym/MD9U3wU8qzSg8z4qEtHFKAI3uPg2DuytfeRmJ6EppaHLYsYqpGerMOrpJeA==",
        {"400Regular/Amiri_400Regular.ttf": "Amiri-Regular.ttf", "700Bold/Amiri_700Bold.ttf": "Amiri-Bold.ttf"},
        "OFL-Amiri.txt",
        split=False,
    ),
)

PAIRS = (
    "لا لآ لأ لإ لٱ بلا بلآ بلأ بلإ بلٱ الله لله سر صر شر ضر سز صز مسر مصر مشر مضر ببن بين تبن ثبن نبن ببر بير نبر تتر "
    "يثر ينز بئر بپن پپر لَا بِلَا لٌا لًا إلَّا الأَوَّل إلٰه سِرّ بِّرٌ بيِّنْ"
)
"""Words with every joined pair of the typeface, some with marks on either letter."""


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        archive = fetch(source)
        (FOLDER / source.licence).write_bytes(member(archive, "LICENSE_FONT"))
        for name, target in source.fonts.items():
            full = member(archive, name)
            made = with_pairs_split(full) if source.split else full
            differences = [*compare_drawing(full, made)]
            if differences:
                print(f"{target} does not draw like its source:", *differences, sep="\n  ", file=sys.stderr)
                return 1
            (FOLDER / target).write_bytes(made)
            print(f"{target}: {len(made):,} bytes")
    return 0


def fetch(source: Source) -> bytes:
    """The package as npm delivers it; refuses another content than the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", source.package]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        data = next(Path(folder).glob("*.tgz")).read_bytes()
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    if digest != source.sha512:
        raise SystemExit(f"{source.package} has sha512 {digest}, expected {source.sha512}")
    return data


def member(archive: bytes, name: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        file = tar.extractfile(f"package/{name}")
        assert file is not None, name
        return file.read()


# --- proof ------------------------------------------------------------------------------------------------------------


def compare_drawing(full: bytes, made: bytes) -> Iterator[str]:
    """Texts that the two fonts draw in another way: other ink, another place, or another width."""
    for name, text in {**CORPUS, **{f"pair {word}": word for word in PAIRS.split()}}.items():
        if (expected := drawn(full, text)) != (got := drawn(made, text)):
            yield f"{name}: {text}\n    {expected}\n    {got}"


def drawn(data: bytes, text: str) -> tuple[int, list[tuple[int, ...]]]:
    """Width of a line and where its ink lies: x, y, width and height of each glyph that has any, from left to right."""
    font = hb.Font(hb.Face(data))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {})
    pen, ink = 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        box = font.get_glyph_extents(info.codepoint)
        if box and box.width:
            x, y = pen + place.x_offset + box.x_bearing, place.y_offset + box.y_bearing
            ink.append((x, y, box.width, box.height))
        pen += place.x_advance
    return pen, sorted(ink)


if __name__ == "__main__":
    raise SystemExit(main())
