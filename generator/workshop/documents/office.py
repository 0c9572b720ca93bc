"""Packages of Office (Open Packaging Conventions, ECMA-376 part 2): parts, what they are, how they refer to each other.

Word and PowerPoint files are zips of XML parts. Both writers describe theirs here; the same parts in the same order
give the same bytes: no clock, no chance.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from typing import Final

from generator.model.declared import dataclass

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIXED_DATE: Final = "2000-01-01"

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_APP: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o100644 << 16

_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""What XML 1.0 cannot hold (section 2.2), and the embedding marks, which would turn what stands behind them around."""

_LINK: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_REGIONS: Final = {
    "ar": "ar-SA",
    "en": "en-US",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "he": "he-IL",
    "tr": "tr-TR",
    "ur": "ur-PK",
}


def xml(text: str) -> str:
    """Text as it stands in an element or, within double quotes, in an attribute."""
    kept = _UNFIT.sub("", text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def is_link(address: str) -> bool:
    """Whether Office may be given this address: a page, a mailbox or a phone, and nothing that could run."""
    return _LINK.fullmatch(address) is not None


def language_tag(lang: str) -> str:
    """The language with a region, as Office wants it: `ar` -> `ar-SA`; what has one already is kept."""
    return _REGIONS.get(lang, lang)


def picture_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ValueError where it is no PNG."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR":
        raise ValueError("a picture of an Office document has to be a PNG")
    width, height = struct.unpack(">II", png[16:24])
    if not width or not height:
        raise ValueError("a picture without width or height")
    return width, height


def fitted(png: bytes, width: int, height: int) -> tuple[int, int]:
    """The largest size within `width` and `height` (of any unit) that keeps the picture's shape."""
    own_width, own_height = picture_size(png)
    scale = min(width / own_width, height / own_height)
    return max(1, round(own_width * scale)), max(1, round(own_height * scale))


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    external: bool


class Package:
    """A package being filled. Parts are named without a leading slash: `word/document.xml`."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._relations: dict[str, list[_Relation]] = {}
        self._pictures: dict[bytes, str] = {}

    def add(self, name: str, media: str, data: str | bytes) -> None:
        """A part of a media type. XML is given as text without its declaration."""
        self._parts[name] = (media, (HEAD + data).encode() if isinstance(data, str) else data)

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id by which `source` refers to `target` (a part's name, or an address); the same for the same target.

        `kind` is the last word of the relationship's type, or the whole of it. The source `` is the package itself.
        """
        found = _Relation(kind if kind.startswith("http") else f"{RELATIONS}/{kind}", target, external)
        known = self._relations.setdefault(source, [])
        if found not in known:
            known.append(found)
        return f"rId{known.index(found) + 1}"

    def picture(self, source: str, data: bytes) -> str:
        """The id by which `source` refers to this picture, which the package holds once."""
        folder = source.split("/", 1)[0]
        if data not in self._pictures:
            name = f"{folder}/media/image{len(self._pictures) + 1}.png"
            self._pictures[data] = name
            self.add(name, "image/png", data)
        return self.relate(source, "image", self._pictures[data])

    def describe(self, *, title: str, author: str, lang: str, date: str, program: str) -> None:
        """The properties that Office shows under File, Info. `date` is ISO; what is none becomes a fixed one."""
        day = date if _DATE.fullmatch(date) else FIXED_DATE
        self.add("docProps/core.xml", _CORE, _core(title, author, lang, day))
        self.add("docProps/app.xml", _APP, _app(program, author))
        self.relate("", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        self.relate("", "extended-properties", "docProps/app.xml")

    def pack(self) -> bytes:
        """The whole file. What says what all is comes first, as readers expect it; then the parts as they came."""
        members = {"[Content_Types].xml": self._types()}
        for source in self._relations:
            folder, name = posixpath.split(source)
            members[posixpath.join(folder, "_rels", f"{name}.rels")] = self._rels(source)
        members |= {name: data for name, (_, data) in self._parts.items()}
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as packed:
            for name, data in members.items():
                packed.writestr(_member(name), data)
        return held.getvalue()

    def _types(self) -> bytes:
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{media}"/>'
            for name, (media, _) in self._parts.items()
            if media != "image/png"
        )
        return (
            f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode()

    def _rels(self, source: str) -> bytes:
        folder = posixpath.dirname(source)
        lines = []
        for number, relation in enumerate(self._relations[source], start=1):
            target = relation.target if relation.external else posixpath.relpath(relation.target, folder or ".")
            mode = ' TargetMode="External"' if relation.external else ""
            lines.append(f'<Relationship Id="rId{number}" Type="{relation.kind}" Target="{xml(target)}"{mode}/>')
        return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _MOMENT)
    member.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
    member.external_attr = _MODE
    member.create_system = 3
    return member


def _core(title: str, author: str, lang: str, day: str) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml(title)}</dc:title><dc:creator>{xml(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{xml(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        f"<dc:language>{xml(language_tag(lang))}</dc:language></cp:coreProperties>"
    )


def _app(program: str, company: str) -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{program}</Application><Company>{xml(company)}</Company><AppVersion>16.0000</AppVersion>"
        "</Properties>"
    )
