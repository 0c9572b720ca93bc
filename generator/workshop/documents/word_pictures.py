"""Pictures in a line of a Word document (DrawingML, ECMA-376 part 1, section 20.4)."""

from __future__ import annotations

from typing import Final

from generator.workshop.documents.office import fitted, xml

_MILLIMETRE: Final = 36000  # English Metric Units
_TWIP: Final = 635
_SIZES: Final = {"logo": (46, 18), "qr": (30, 30)}
_LARGEST: Final = (160, 120)


def drawing(identity: str, number: int, source: str, data: bytes, alt: str, width: int) -> str:
    """A run with a picture, as large as its kind may be and no wider than `width` (twips).

    `identity` is its relationship; `number` is its own in the document.
    """
    most, tall = _SIZES.get(source.partition(":")[0], _LARGEST)
    wide, high = fitted(data, min(most * _MILLIMETRE, width * _TWIP), tall * _MILLIMETRE)
    return _inline(identity, number, wide, high, alt)


def _inline(identity: str, number: int, width: int, height: int, alt: str) -> str:
    said = xml(alt)
    shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Picture {number}" descr="{said}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{shape}</pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
