"""Make the typeface of the base theme: one small variable WOFF2 for Arabic and Latin.

Run by `make fonts`. Reads the full static fonts of one package that npm fetches by name (its digest is pinned
below), writes `themes/base/fonts/` and the shaping record that `tests/test_fonts.py` compares with.

Why two static fonts become one variable font: upstream's variable file is packaged only split by script, and a
word that changes file in the middle loses kerning and marks. The static fonts are instances of that variable
font with the same outlines point by point, and weights 500 and 600 lie on the straight line between 400 and 700
at the positions of `AXIS_MAP`; `compare_shaping` proves it against the full 500 and 600 each time.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools import subset
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, InstanceDescriptor, SourceDescriptor
from fontTools.ttLib import TTFont
from fontTools.varLib import build as merge_masters

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "themes" / "base" / "fonts"
RECORD = ROOT / "tests" / "fonts" / "shaping.json"

PACKAGE = "@expo-google-fonts/alexandria@0.4.2"
PACKAGE_SHA512 = "maaOCuuDgt0ek1wxquTOgT4EKxDRvDxNSXuMyHP9esxFW56EZm9Xd+PTurzeYXHhDL6p9F5sn8AWVSXQ5wVlaQ=="
STYLES = {400: "400Regular", 500: "500Medium", 600: "600SemiBold", 700: "700Bold"}

AXIS_MAP = ((400, 400.0), (500, 475.0), (600, 584.99), (700, 700.0))
"""CSS weight to place on the straight line from 400 to 700 (upstream's `avar` table, cut to this range)."""

ARABIC = (
    (0x060C, 0x060C), (0x061B, 0x061C), (0x061F, 0x061F), (0x0621, 0x063A), (0x0640, 0x0655), (0x0660, 0x066D),
    (0x0670, 0x0671), (0x067E, 0x067E), (0x0686, 0x0686), (0x0698, 0x0698), (0x06A4, 0x06A4), (0x06A9, 0x06A9),
    (0x06AF, 0x06AF), (0x06C0, 0x06C0), (0x06CC, 0x06CC), (0x06F0, 0x06F9), (0xFDF2, 0xFDF2), (0xFDFC, 0xFDFC),
)  # fmt: skip
LATIN = (
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x0131, 0x0131), (0x0152, 0x0153), (0x0160, 0x0161), (0x0178, 0x0178),
    (0x017D, 0x017E), (0x02C6, 0x02C6), (0x02DC, 0x02DC), (0x20AC, 0x20AC), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2713, 0x2713),
)  # fmt: skip
TURKISH = ((0x011E, 0x011F), (0x0130, 0x0130), (0x015E, 0x015F))
SHARED = (
    (0x2002, 0x200A), (0x200C, 0x200F), (0x2010, 0x2015), (0x2018, 0x201F), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x202F), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2060, 0x2060),
    (0x2066, 0x2069), (0x25CC, 0x25CC),
)  # fmt: skip
"""Asked for; what the typeface lacks (arrows to the side, check mark, isolates) is left out of the coverage."""

FEATURES = ("tnum",)
"""Layout features kept beyond fontTools' default set (joining, ligatures, marks, kerning, locale forms)."""

CORPUS = {
    "brand": "وصل",
    "lam-alef": "لا إلى الآن لأن لإنجاز بلا",
    "vocalised": "وَصَّلَ الشُّرَكَاءُ العُمَلَاءَ بِثِقَةٍ تَامَّةٍ",
    "alef wasla": "ٱلوصل وٱلتواصل",
    "stacked marks": "حُبًّا اللّٰه رَبِّيّ",
    "Persian and loan letters": "پارسی گفتگو چای ژرف کتاب ڤيديو ۀ",
    "Arabic-Indic digits": "٠١٢٣٤٥٦٧٨٩ ٪ ٫ ٬ ۱۲۳",
    "European digits in Arabic": "خصم 1,250.75 ر.س حتى 20% خلال 30 يومًا",
    "tatweel": "وصـــل محاســـبـة",
    "joiners": "ه\u200d و\u200dصل می\u200cشود",
    "mixed with Latin": "منصة Wasl للشركاء (CRM & API) – partner@example.com",
    "punctuation": "هل بدأت؟ نعم، الآن؛ «ابدأ» … 100€ −5°",
    "Latin": "Partner AV To. Zürich, façade, naïve “quotes” – £9.99 × 2 ™",
}


def main() -> int:
    archive = fetch()
    full = {weight: member(archive, f"{style}/Alexandria_{style}.ttf") for weight, style in STYLES.items()}
    wanted = {point for first, last in (*ARABIC, *LATIN, *TURKISH, *SHARED) for point in range(first, last + 1)}
    small = variable_font(full[400], full[700], wanted)
    record = {name: shape_all(full, text) for name, text in CORPUS.items()}
    differences = compare_shaping(small, record)
    if differences:
        print("The subset does not shape like the full font:", *differences, sep="\n  ", file=sys.stderr)
        return 1
    write(small, member(archive, "LICENSE_FONT"), record)
    return 0


def fetch() -> bytes:
    """The package as npm delivers it; refuses another content than the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        data = next(Path(folder).glob("*.tgz")).read_bytes()
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    if digest != PACKAGE_SHA512:
        raise SystemExit(f"{PACKAGE} has sha512 {digest}, expected {PACKAGE_SHA512}")
    return data


def member(archive: bytes, name: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        file = tar.extractfile(f"package/{name}")
        assert file is not None, name
        return file.read()


def variable_font(regular: bytes, bold: bytes, wanted: set[int]) -> bytes:
    """WOFF2 bytes of one font whose `wght` axis runs from 400 to 700."""
    space = DesignSpaceDocument()
    space.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=400, default=400, maximum=700, map=list(AXIS_MAP)))
    for weight, data in ((400, regular), (700, bold)):
        space.addSource(SourceDescriptor(font=master(data, wanted), location={"Weight": float(weight)}))
    for (_, place), style in zip(AXIS_MAP, ("Regular", "Medium", "SemiBold", "Bold"), strict=True):
        space.addInstance(InstanceDescriptor(familyName="Alexandria", styleName=style, location={"Weight": place}))
    font, _, _ = merge_masters(space)
    font.recalcTimestamp = False
    font["post"].formatType = 3.0  # glyph names: browsers ignore them, and they cost bytes
    return as_woff2(font)


def master(data: bytes, wanted: set[int]) -> TTFont:
    """One weight, cut to the wanted characters with every glyph that shaping can reach from them."""
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = True  # masters are merged by glyph name; the names are dropped at the end
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.layout_features = [*options.layout_features, *FEATURES]
    options.drop_tables = [*options.drop_tables, "STAT", "gasp", "prep"]
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return TTFont(io.BytesIO(buffer.getvalue()), recalcTimestamp=False)


def as_woff2(font: TTFont) -> bytes:
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def shape(data: bytes, text: str, weight: int | None) -> list[list[int]]:
    """Each glyph as cluster, advance, offset (x, y) and ink box (x, y, width, height), in font units."""
    font = hb.Font(hb.Face(data))
    if weight is not None:
        font.set_variations({"wght": float(weight)})
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {})
    return [glyph(font, info, place) for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]


def glyph(font: Any, info: Any, place: Any) -> list[int]:
    ink = font.get_glyph_extents(info.codepoint)
    box = [ink.x_bearing, ink.y_bearing, ink.width, ink.height] if ink else [0, 0, 0, 0]
    return [info.cluster, place.x_advance, place.x_offset, place.y_offset, *box]


def shape_all(full: dict[int, bytes], text: str) -> dict[str, Any]:
    return {"text": text, "weights": {str(weight): shape(data, text, None) for weight, data in full.items()}}


def compare_shaping(small: bytes, record: dict[str, dict[str, Any]]) -> list[str]:
    """Names of the texts that the small font shapes in another way than the full static fonts."""
    plain = uncompressed(small)
    return [
        f"{name} at {weight}"
        for name, entry in record.items()
        for weight, expected in entry["weights"].items()
        if not alike(shape(plain, entry["text"], int(weight)), expected)
    ]


def alike(found: list[list[int]], expected: list[list[int]]) -> bool:
    """Equal up to the rounding of two units in a thousand that whole-number instances carry."""
    return len(found) == len(expected) and all(
        one[0] == other[0] and all(abs(a - b) <= 2 for a, b in zip(one[1:], other[1:], strict=True))
        for one, other in zip(found, expected, strict=True)
    )


def uncompressed(woff2: bytes) -> bytes:
    font = TTFont(io.BytesIO(woff2), recalcTimestamp=False)
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def write(small: bytes, licence: bytes, record: dict[str, Any]) -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    (FONTS / "alexandria.woff2").write_bytes(small)
    (FONTS / "OFL.txt").write_bytes(licence)
    points = TTFont(io.BytesIO(small)).getBestCmap()
    (FONTS / "coverage.txt").write_text("".join(f"{line}\n" for line in ranges(points)), encoding="utf-8")
    RECORD.write_text(rows(record), encoding="utf-8")
    print(f"{len(small):,} bytes, {len(points)} characters: {FONTS.relative_to(ROOT)}")


def ranges(points: Iterable[int]) -> Iterator[str]:
    """`U+0621-063A` or `U+0670`, sorted: the notation of CSS `unicode-range`."""
    ordered = sorted(points)
    start = 0
    for index, point in enumerate(ordered):
        if index + 1 == len(ordered) or ordered[index + 1] != point + 1:
            first = ordered[start]
            yield f"U+{first:04X}" if first == point else f"U+{first:04X}-{point:04X}"
            start = index + 1


def rows(record: dict[str, dict[str, Any]]) -> str:
    """JSON with one line for each text and weight, so that a change can be read in a diff."""
    entries = [
        f'  {json.dumps(name)}: {{\n   "text": {json.dumps(entry["text"])},\n   "weights": {{\n'
        + ",\n".join(f'    "{weight}": {json.dumps(glyphs)}' for weight, glyphs in entry["weights"].items())
        + "\n   }\n  }"
        for name, entry in record.items()
    ]
    return "{\n" + ",\n".join(entries) + "\n}\n"


if __name__ == "__main__":
    raise SystemExit(main())
