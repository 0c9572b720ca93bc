"""Give each letter of an Arabic ligature a glyph of its own, without changing what is drawn.

`build_print_fonts.py` says why. The ligature's lookups become chaining lookups that set one glyph for each letter:
the first part is the ligature's drawing, the others are blank; together they are as wide as the ligature was. Marks
and kerning move with them.
"""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph


@dataclass(frozen=True)
class Joined:
    """A ligature: the letters that it is made of, its glyph, and the glyphs that take its place, one a letter."""

    letters: tuple[str, ...]
    glyph: str
    parts: tuple[str, ...]


def with_pairs_split(data: bytes) -> bytes:
    """The font with one glyph for each letter of an Arabic ligature; outlines, kerning and marks stay."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    arabic = arabic_glyphs(font)
    table = font["GSUB"].table
    found: list[Joined] = []
    for index in range(len(table.LookupList.Lookup)):
        if used_by(table, index) & {"rlig", "liga"}:
            found += split_lookup(table, index, arabic)
    for joined in found:
        add_glyphs(font, joined)
    keep_kerning(font, found)
    keep_marks(font, found)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def arabic_glyphs(font: TTFont) -> set[str]:
    """Glyphs of Arabic letters and of the forms they take at the start, in the middle and at the end of a word."""
    found = {glyph for point, glyph in font.getBestCmap().items() if 0x0600 <= point <= 0x06FF}
    table = font["GSUB"].table
    for index, lookup in enumerate(table.LookupList.Lookup):
        if used_by(table, index) & {"init", "medi", "fina"}:
            for sub in subtables(lookup):
                found |= {form for glyph, form in sub.mapping.items() if glyph in found}
    return found


def used_by(table: Any, index: int) -> set[str]:
    return {record.FeatureTag for record in table.FeatureList.FeatureRecord if index in record.Feature.LookupListIndex}


def subtables(lookup: Any) -> list[Any]:
    return [getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable]


def split_lookup(table: Any, index: int, arabic: set[str]) -> list[Joined]:
    """Take the Arabic ligatures out of a lookup; a new lookup of the same features sets their parts instead."""
    lookup = table.LookupList.Lookup[index]
    found: list[Joined] = []
    for sub in subtables(lookup):
        if not hasattr(sub, "ligatures"):
            continue
        for first in [glyph for glyph in sub.ligatures if glyph in arabic]:
            for ligature in sub.ligatures.pop(first):
                letters = (first, *ligature.Component)
                parts = tuple(f"{ligature.LigGlyph}.part{number}" for number in range(len(letters)))
                found.append(Joined(letters, ligature.LigGlyph, parts))
    if found:
        found.sort(key=lambda joined: -len(joined.letters))  # the longest wins, as in the lookup before
        add_lookup(table, index, lookup.LookupFlag, found)
    return found


def add_lookup(table: Any, beside: int, flag: int, found: list[Joined]) -> None:
    """A chaining lookup in all features that use `beside`; its single substitutions stand in lookups of no feature."""
    lookups = table.LookupList.Lookup
    chain = otTables.Lookup()
    chain.LookupType, chain.LookupFlag = 6, flag
    chain.SubTable = []
    for joined in found:
        records = []
        for place, (letter, part) in enumerate(zip(joined.letters, joined.parts, strict=True)):
            lookups.append(single(letter, part, flag))
            record = otTables.SubstLookupRecord()
            record.SequenceIndex, record.LookupListIndex = place, len(lookups) - 1
            records.append(record)
        chain.SubTable.append(chained(joined.letters, records))
    chain.SubTableCount = len(chain.SubTable)
    lookups.append(chain)
    table.LookupList.LookupCount = len(lookups)
    for feature in table.FeatureList.FeatureRecord:
        if beside in feature.Feature.LookupListIndex:
            feature.Feature.LookupListIndex.append(len(lookups) - 1)
            feature.Feature.LookupCount = len(feature.Feature.LookupListIndex)


def single(letter: str, part: str, flag: int) -> Any:
    return builder.buildLookup([builder.buildSingleSubstSubtable({letter: part})], flags=flag)


def chained(letters: tuple[str, ...], records: list[Any]) -> Any:
    sub = otTables.ChainContextSubst()
    sub.Format = 3
    sub.BacktrackCoverage, sub.LookAheadCoverage, sub.InputCoverage = [], [], []
    for letter in letters:
        coverage = otTables.Coverage()
        coverage.glyphs = [letter]
        sub.InputCoverage.append(coverage)
    sub.BacktrackGlyphCount = sub.LookAheadGlyphCount = 0
    sub.InputGlyphCount, sub.SubstCount, sub.SubstLookupRecord = len(letters), len(records), records
    return sub


def add_glyphs(font: TTFont, joined: Joined) -> None:
    """The first part is the ligature's drawing, the others are blank; they share its width.

    In a right-to-left line the first part stands on the right, so its drawing reaches left over the blank ones. Readers
    drop what has no width: a blank part of none would be lost to search again.
    """
    glyf, metrics, classes = font["glyf"], font["hmtx"].metrics, font["GDEF"].table.GlyphClassDef.classDefs
    if joined.parts[0] in glyf.glyphs:
        return
    width, bearing = metrics[joined.glyph]
    blank = width // len(joined.parts)
    shift = blank * (len(joined.parts) - 1)
    for part in joined.parts[1:]:
        glyf[part], metrics[part], classes[part] = Glyph(), (blank, 0), 1
    glyf[joined.parts[0]] = moved(font, joined.glyph, -shift)
    metrics[joined.parts[0]] = (width - shift, bearing - shift)
    classes[joined.parts[0]] = 1  # a base: marks attach to the letter that they follow


def moved(font: TTFont, name: str, by: int) -> Glyph:
    glyph = deepcopy(font["glyf"][name])
    if glyph.isComposite():
        for component in glyph.components:
            component.x += by
    else:
        glyph.coordinates.translate((by, 0))
    glyph.xMin += by
    glyph.xMax += by
    return glyph


def shifts(font: TTFont, joined: Joined) -> list[int]:
    """How far each part's origin lies right of the ligature's: the last part stands leftmost."""
    widths = [font["hmtx"].metrics[part][0] for part in joined.parts]
    return [sum(widths[place + 1 :]) for place in range(len(widths))]


def keep_kerning(font: TTFont, found: list[Joined]) -> None:
    """What stands before a pair is kerned with its first part, what follows it with its last part."""
    order = font.getReverseGlyphMap(rebuild=True)
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for sub in subtables(lookup):
            if isinstance(sub, otTables.PairPos) and sub.Format == 1:
                kern_pairs(sub, found, order)
            elif isinstance(sub, otTables.PairPos):
                kern_classes(sub, found, order)


def kern_pairs(sub: Any, found: list[Joined], order: dict[str, int]) -> None:
    sets = dict(zip(sub.Coverage.glyphs, sub.PairSet, strict=True))
    for joined in found:
        if joined.glyph in sets:
            sets[joined.parts[-1]] = sets[joined.glyph]
        for held in sets.values():
            for record in [record for record in held.PairValueRecord if record.SecondGlyph == joined.glyph]:
                copy = deepcopy(record)
                copy.SecondGlyph = joined.parts[0]
                held.PairValueRecord.append(copy)
    for held in sets.values():
        held.PairValueRecord.sort(key=lambda record: order[record.SecondGlyph])
        held.PairValueCount = len(held.PairValueRecord)
    sub.Coverage.glyphs = sorted(sets, key=order.__getitem__)
    sub.PairSet = [sets[glyph] for glyph in sub.Coverage.glyphs]
    sub.PairSetCount = len(sub.PairSet)


def kern_classes(sub: Any, found: list[Joined], order: dict[str, int]) -> None:
    for joined in found:
        if joined.glyph in sub.Coverage.glyphs:
            sub.Coverage.glyphs.append(joined.parts[-1])
            if place := sub.ClassDef1.classDefs.get(joined.glyph):
                sub.ClassDef1.classDefs[joined.parts[-1]] = place
        if place := sub.ClassDef2.classDefs.get(joined.glyph):
            sub.ClassDef2.classDefs[joined.parts[0]] = place
    sub.Coverage.glyphs = sorted(set(sub.Coverage.glyphs), key=order.__getitem__)


def keep_marks(font: TTFont, found: list[Joined]) -> None:
    """Marks sit on the parts where they sat on the ligature's letters."""
    table = font["GPOS"].table
    lookups = table.LookupList.Lookup
    for index in reversed(range(len(lookups))):
        fresh = [
            built for sub in subtables(lookups[index]) if isinstance(sub, otTables.MarkLigPos)
            for built in [on_parts(font, sub, found)] if built
        ]  # fmt: skip
        if fresh:
            insert_lookup(table, index + 1, builder.buildLookup(fresh, flags=lookups[index].LookupFlag))


def on_parts(font: TTFont, sub: Any, found: list[Joined]) -> Any:
    """The marks of a mark-to-ligature table, on the parts as bases."""
    marks = {
        glyph: (record.Class, record.MarkAnchor)
        for glyph, record in zip(sub.MarkCoverage.glyphs, sub.MarkArray.MarkRecord, strict=True)
    }
    held = dict(zip(sub.LigatureCoverage.glyphs, sub.LigatureArray.LigatureAttach, strict=True))
    bases: dict[str, dict[int, Any]] = {}
    for joined in [joined for joined in found if joined.glyph in held]:
        components = held[joined.glyph].ComponentRecord
        for part, shift, component in zip(joined.parts, shifts(font, joined), components, strict=False):
            anchors = enumerate(component.LigatureAnchor)
            bases[part] = {place: nearer(anchor, shift) for place, anchor in anchors if anchor}
    return builder.buildMarkBasePosSubtable(marks, bases, font.getReverseGlyphMap()) if bases else None


def nearer(anchor: Any, by: int) -> Any:
    copy = deepcopy(anchor)
    copy.XCoordinate -= by
    return copy


def insert_lookup(table: Any, place: int, lookup: Any) -> None:
    """Before the mark-to-mark lookups, which must have the last word."""
    table.LookupList.Lookup.insert(place, lookup)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    for record in table.FeatureList.FeatureRecord:
        moved = [index + 1 if index >= place else index for index in record.Feature.LookupListIndex]
        if place - 1 in moved:
            moved = sorted({*moved, place})
        record.Feature.LookupListIndex = moved
        record.Feature.LookupCount = len(moved)
