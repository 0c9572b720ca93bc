"""A strict reader of Office packages: what Word and PowerPoint refuse or repair silently is a fault here."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from generator.workshop.documents.tree import Block, Document, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000040000000208000000005ac322bf0000000e49444154789c63f80f040c2002"
    "0027e207f9d19b643a0000000049454e44ae426082"
)
"""Four pixels wide, two high: of a picture, the writers read no more than that."""

ORDER = {
    f"{W}pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc "
        "textDirection textAlignment outlineLvl rPr sectPr"
    ),
    f"{W}rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect bdr "
        "shd vertAlign rtl cs em lang"
    ),
    f"{W}tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    f"{W}tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    f"{W}sectPr": (
        "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols vAlign titlePg "
        "bidi rtlGutter docGrid"
    ),
    f"{A}pPr": "lnSpc spcBef spcAft buClr buSzPct buFont buNone buAutoNum buChar tabLst defRPr",
    f"{A}rPr": "ln noFill solidFill effectLst latin ea cs sym hlinkClick",
}
"""The order that the schemas (ECMA-376, transitional) prescribe: Word calls a file with another one damaged."""


class Parcel:
    """An opened package."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            assert packed.testzip() is None
            self.infos = packed.infolist()
            self.parts = {info.filename: packed.read(info) for info in self.infos}

    def root(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[name])

    def roots(self) -> Iterator[tuple[str, ElementTree.Element]]:
        for name in self.parts:
            if name.endswith((".xml", ".rels")):
                yield name, self.root(name)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Of a part: id to kind and target; a target outside keeps its address."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        found = {}
        for relation in self.root(rels) if rels in self.parts else ():
            target = relation.attrib["Target"]
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target))
            assert relation.attrib["Id"] not in found
            found[relation.attrib["Id"]] = (relation.attrib["Type"].rsplit("/", 1)[1], target)
        return found


def faults(data: bytes) -> list[str]:
    """All that is wrong with a package."""
    parcel = Parcel(data)
    found = [*_zip_faults(parcel), *_type_faults(parcel), *_relation_faults(parcel)]
    for name, root in parcel.roots():
        found.extend(f"{name}: {fault}" for fault in (*_order_faults(root), *_id_faults(root), *_text_faults(root)))
    if "word/document.xml" in parcel.parts:
        found.extend(_word_faults(parcel))
    return found


def _zip_faults(parcel: Parcel) -> Iterator[str]:
    if parcel.infos[0].filename != "[Content_Types].xml":
        yield "the content types do not come first"
    for name, count in Counter(info.filename for info in parcel.infos).items():
        if count > 1:
            yield f"{name} is there {count} times"
    for info in parcel.infos:
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{info.filename} has a time"


def _type_faults(parcel: Parcel) -> Iterator[str]:
    root = parcel.root("[Content_Types].xml")
    defaults = {found.attrib["Extension"] for found in root.iter(f"{_TYPES}Default")}
    overrides = {found.attrib["PartName"].lstrip("/") for found in root.iter(f"{_TYPES}Override")}
    for name in parcel.parts:
        ending = name.rsplit(".", 1)[1]
        if name == "[Content_Types].xml" or name in overrides:
            continue
        if ending not in defaults or ending == "xml":
            yield f"{name} has no content type"
    yield from (f"{name} has a content type but is not there" for name in overrides - parcel.parts.keys())


def _relation_faults(parcel: Parcel) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name, root in [("", None), *parcel.roots()]:
        relations = parcel.relations(name)
        for kind, target in relations.values():
            reached.add(target)
            outside = kind == "hyperlink"
            if not outside and target not in parcel.parts:
                yield f"{name} refers to {target}, which is not there"
        for element in root.iter() if root is not None else ():
            for key, value in element.attrib.items():
                if key.startswith(_R) and value not in relations:
                    yield f"{name} uses {value}, which is no relationship of it"
    lost = {name for name in parcel.parts if not name.endswith(".rels")} - reached
    yield from (f"nothing refers to {name}" for name in lost)


def _order_faults(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if order := ORDER.get(str(element.tag)):
            names = [str(child.tag).rsplit("}", 1)[1] for child in element]
            known = order.split()
            places = [known.index(name) if name in known else -1 for name in names]
            once = element.tag == f"{W}sectPr" or len(set(names)) == len(names)
            if -1 in places or places != sorted(places) or not once:
                yield f"{element.tag} holds {names}"


def _id_faults(root: ElementTree.Element) -> Iterator[str]:
    for tag in ("docPr", "cNvPr"):
        ids = [found.attrib["id"] for found in root.iter() if str(found.tag).endswith(f"}}{tag}")]
        yield from (f"{tag} {identity} is there {count} times" for identity, count in Counter(ids).items() if count > 1)


def _text_faults(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in (f"{W}t", f"{A}t") and re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069]", element.text or ""):
            yield f"a control character in {element.text!r}"
    for cell in root.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "a cell does not end in a paragraph"


def _word_faults(parcel: Parcel) -> Iterator[str]:
    body = parcel.root("word/document.xml")
    styles = {found.attrib[f"{W}styleId"] for found in parcel.root("word/styles.xml").iter(f"{W}style")}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        used = {found.attrib[f"{W}val"] for found in body.iter(f"{W}{tag}")}
        yield from (f"no style {name}" for name in used - styles)
    numbering = parcel.root("word/numbering.xml")
    numbers = {found.attrib[f"{W}numId"] for found in numbering.iter(f"{W}num")}
    used = {found.attrib[f"{W}val"] for found in body.iter(f"{W}numId")}
    yield from (f"no list {number}" for number in used - numbers)
    for table in body.iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol"))) if table.find(f".//{W}tc//{W}tbl") is None else 0
        for row in table.findall(f"{W}tr") if columns else ():
            spans = [int(span.attrib[f"{W}val"]) for span in row.iter(f"{W}gridSpan")]
            if len(row.findall(f"{W}tc")) + sum(spans) - len(spans) != columns:
                yield "a row has other columns than its table"


# --- documents made by hand ---


def draw(source: str) -> bytes:
    """A picture for each source."""
    return PNG


def text(words: str, *names: str, level: int = 0) -> Block:
    return Block("heading" if level else "paragraph", names, (Run(words),), level=level)


def group(*blocks: Block, names: str = "") -> Block:
    return Block("group", tuple(names.split()), blocks=blocks)


def listed(*items: str | tuple[Block, ...], ordered: bool = False, start: int = 1, names: str = "") -> Block:
    held = tuple(Block("item", blocks=(text(item),) if isinstance(item, str) else item) for item in items)
    return Block("list", tuple(names.split()), blocks=held, ordered=ordered, start=start)


def table(*rows: tuple[str, ...], caption: str = "") -> Block:
    held = tuple(
        Block(
            "row", head=not number, blocks=tuple(Block("cell", blocks=(text(cell),), head=not number) for cell in row)
        )
        for number, row in enumerate(rows)
    )
    return Block("table", runs=(Run(caption),) if caption else (), blocks=held)


def picture(source: str, alt: str = "") -> Block:
    return Block("picture", source=source, alt=alt)


def document(*blocks: Block, rtl: bool = True, layout: str = "paper", **meta: str) -> Document:
    return Document(
        lang="ar" if rtl else "en",
        dir="rtl" if rtl else "ltr",
        title="اتفاقية الشراكة" if rtl else "Partnership agreement",
        author="دفتر" if rtl else "Daftar",
        layout=layout,
        brand="#0b5d51",
        accent="#e2a33b",
        footer="شركة دفتر" if rtl else "Daftar LLC",
        blocks=blocks,
        meta=tuple((name.replace("_", "-"), value) for name, value in meta.items()),
    )
