"""Shapes of a slide (PresentationML and DrawingML): boxes, words in them, pictures, tables.

Boxes are reckoned from the side where reading begins; only here they are turned around for right to left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.model.declared import dataclass, field
from generator.workshop.documents.office import xml
from generator.workshop.documents.slide_words import Hand, Line, paragraphs, turned

INCH: Final = 914400
WIDTH: Final = 12192000
HEIGHT: Final = 6858000
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide; `x` is the distance from the side where reading begins."""

    x: int
    y: int
    width: int
    height: int

    def inside(self, room: int) -> Box:
        """The box less some room at each side."""
        return Box(self.x + room, self.y + room, self.width - 2 * room, self.height - 2 * room)


def inches(x: float, y: float, width: float, height: float) -> Box:
    """A box in inches."""
    return Box(round(x * INCH), round(y * INCH), round(width * INCH), round(height * INCH))


def fill(colour: str, alpha: int = 100) -> str:
    """A plain fill in a colour of the theme, `alpha` in percent."""
    thin = f'<a:alpha val="{alpha * 1000}"/>' if alpha < 100 else ""
    return f'<a:solidFill><a:schemeClr val="{colour}">{thin}</a:schemeClr></a:solidFill>'


NOTHING: Final = "<a:noFill/>"


@dataclass(slots=True)
class Canvas:
    """The shapes of one slide (or layout, or master), in the order in which they are read."""

    hand: Hand
    shapes: list[str] = field(default_factory=list)

    def tree(self) -> str:
        """The shape tree."""
        return f"<p:cSld><p:spTree>{_TREE}{''.join(self.shapes)}</p:spTree></p:cSld>"

    def shape(self, box: Box, kind: str, paint: str, *, edge: str = "", adjust: str = "", text: str = "") -> None:
        """A shape of DrawingML's own (`rect`, `roundRect`, `ellipse`, `donut`), with words or without."""
        identity = len(self.shapes) + 2
        line = f'<a:ln w="12700">{fill(edge)}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
        guides = f'<a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst>' if adjust else "<a:avLst/>"
        words = text or f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs([], self.hand)}</p:txBody>"
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="Shape {identity}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{self.place(box)}<a:prstGeom prst="{kind}">{guides}</a:prstGeom>{paint}{line}</p:spPr>'
            f"{words}</p:sp>"
        )

    def words(self, box: Box, lines: Sequence[Line], scale: float, *, middle: bool = False) -> None:
        """A text box."""
        text = self.body(lines, scale, anchor="ctr" if middle else "t")
        identity = len(self.shapes) + 2
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="Text {identity}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr>{self.place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"{text}</p:sp>"
        )

    def holder(self, kind: str, index: int, name: str, text: str, box: Box | None = None) -> None:
        """A placeholder: what the outline, the reader of a screen and a change of layout go by."""
        identity = len(self.shapes) + 2
        place = self.place(box) if box else ""
        number = f' idx="{index}"' if index else ""
        size = ' sz="quarter"' if kind == "sldNum" else ""
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}"{size}{number}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>{text}</p:sp>'
        )

    def picture(self, box: Box, identity: str, alt: str) -> None:
        """A picture that fills the box."""
        number = len(self.shapes) + 2
        self.shapes.append(
            f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Picture {number}" descr="{xml(alt)}"/><p:cNvPicPr>'
            '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{self.place(box)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def table(self, box: Box, columns: Sequence[int], rows: str, said: str) -> None:
        """A table of finished rows."""
        identity = len(self.shapes) + 2
        grid = "".join(f'<a:gridCol w="{column}"/>' for column in columns)
        self.shapes.append(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{identity}" name="Table {identity}"'
            f' descr="{xml(said)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            "<p:nvPr/></p:nvGraphicFramePr>"
            f"{self.place(box, 'p:xfrm')}<a:graphic><a:graphicData"
            f' uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr{turned(self.hand.rtl)}'
            f' firstRow="1" bandRow="1"/><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>'
            "</p:graphicFrame>"
        )

    def place(self, box: Box, tag: str = "a:xfrm") -> str:
        """Where a box is, from the left."""
        left = WIDTH - box.x - box.width if self.hand.rtl else box.x
        return f'<{tag}><a:off x="{left}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></{tag}>'

    def body(self, lines: Sequence[Line], scale: float, *, room: int = 0, anchor: str = "t") -> str:
        """Words as the body of a shape. Who goes on writing gets smaller words, not words outside the box."""
        columns = ' rtlCol="1"' if self.hand.rtl else ""
        edges = f'lIns="{room}" tIns="{room}" rIns="{room}" bIns="{room}"'
        return (
            f'<p:txBody><a:bodyPr wrap="square" {edges}{columns} anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{paragraphs(lines, self.hand, scale)}</p:txBody>"
        )
