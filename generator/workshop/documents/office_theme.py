"""The theme of an Office file: the colours and faces that its menus offer (DrawingML, ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.workshop.documents.colours import Colours
from generator.workshop.documents.office import xml

MEDIA: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="9525">{_FILL}</a:ln>'
_NO_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


@lru_cache(maxsize=64)
def theme_xml(colours: Colours, face: str, name: str) -> str:
    """A theme part. In it `accent1` is the brand, `accent2` the accent as it was given."""
    scheme = "".join(
        f'<a:{role}><a:srgbClr val="{colour}"/></a:{role}>'
        for role, colour in (
            ("dk1", colours.ink), ("lt1", colours.white), ("dk2", colours.deep), ("lt2", colours.tint),
            ("accent1", colours.brand), ("accent2", colours.glow), ("accent3", colours.accent),
            ("accent4", colours.deep), ("accent5", colours.soft), ("accent6", colours.rule),
            ("hlink", colours.brand), ("folHlink", colours.soft),
        )
    )  # fmt: skip
    faces = f'<a:latin typeface="{xml(face)}"/><a:ea typeface=""/><a:cs typeface="{xml(face)}"/>'
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="{xml(name)}"><a:themeElements><a:clrScheme name="{xml(name)}">{scheme}'
        f'</a:clrScheme><a:fontScheme name="{xml(name)}"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{xml(name)}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{_NO_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
