"""What slides look like: the master, its two layouts and the master of notes, drawn in the colours of the brand.

The motif is two rings that hold each other. Everything that repeats stands here and not on the slides, so that whoever
goes on with a deck changes it in one place, and new slides look like the others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.workshop.documents.office import language_tag, xml
from generator.workshop.documents.slide_shapes import NAMESPACES, NOTHING, Box, Canvas, fill, inches
from generator.workshop.documents.slide_words import Hand, turned

FACE: Final = "Arial"
"""On Windows and on macOS, with Arabic and Latin letters of one design; web fonts are on neither."""

TITLE: Final = inches(0.8, 0.62, 10.6, 0.95)
CONTENT: Final = inches(0.8, 1.85, 11.75, 4.85)
OPENING: Final = inches(0.9, 2.25, 7.9, 1.95)
OPENING_WORDS: Final = inches(0.9, 4.68, 6.8, 1.8)
OPENING_LOGO: Final = inches(0.9, 0.75, 2.7, 1.05)
TITLE_SIZE: Final = 34.0
OPENING_SIZE: Final = 46.0
OPENING_TEXT: Final = 22.0

_ROLES: Final = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4"'
    ' accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_INHERIT: Final = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def _nowhere(address: str) -> str:
    return ""


@lru_cache(maxsize=64)
def master_xml(rtl: bool, lang: str, author: str) -> str:
    """The master: a strip of the brand's colour where reading begins, rings where it ends, name and number below."""
    canvas = Canvas(Hand(rtl, lang, _nowhere))
    canvas.shape(inches(0, 0, 0.24, 7.5), "rect", fill("accent1"))
    canvas.shape(inches(0, 6.1, 0.24, 1.4), "rect", fill("accent2"))
    canvas.shape(inches(11.75, -1.1, 2.5, 2.5), "donut", fill("bg2"), adjust="19000")
    canvas.shape(inches(11.2, -0.62, 1.25, 1.25), "donut", fill("accent2"), adjust="17000")
    canvas.shape(inches(0.82, 0.5, 0.7, 0.075), "roundRect", fill("accent2"), adjust="50000")
    canvas.holder("title", 0, "Title", _prompt(canvas, "ctr"), TITLE)
    canvas.holder("body", 1, "Text", _prompt(canvas, "t"), CONTENT)
    canvas.shape(inches(0.8, 6.93, 6, 0.32), "rect", NOTHING, text=_small(canvas, xml(author)))
    canvas.holder("sldNum", 4, "Number", _number(canvas, "accent5"), inches(11.35, 6.93, 1.2, 0.32))
    layouts = "".join(f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>' for number in (1, 2))
    background = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    tree = canvas.tree().replace("<p:cSld>", f"<p:cSld>{background}", 1)
    return (
        f"<p:sldMaster {NAMESPACES}>{tree}<p:clrMap {_ROLES}/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles>{_styles(rtl, lang)}</p:txStyles></p:sldMaster>"
    )


@lru_cache(maxsize=64)
def opening_xml(rtl: bool, lang: str) -> str:
    """The layout of title slides: the brand's colour all over, the rings large."""
    canvas = Canvas(Hand(rtl, lang, _nowhere))
    canvas.shape(inches(0, 0, 13.3334, 7.5), "rect", fill("accent1"))
    canvas.shape(inches(8.35, -1.35, 6.6, 6.6), "donut", fill("bg1", 12), adjust="15000")
    canvas.shape(inches(9.35, 3.35, 4.6, 4.6), "donut", fill("accent2"), adjust="14000")
    canvas.shape(inches(7.9, 5.35, 1.5, 1.5), "donut", fill("bg1", 22), adjust="17000")
    canvas.shape(inches(0, 7.28, 13.3334, 0.22), "rect", fill("accent4"))
    canvas.shape(inches(0.92, 4.42, 1.1, 0.08), "roundRect", fill("accent2"), adjust="50000")
    size = round(OPENING_SIZE * 100)
    canvas.holder("ctrTitle", 0, "Title", _prompt(canvas, "b", _level(rtl, size, "bg1", bold=True)), OPENING)
    size = round(OPENING_TEXT * 100)
    canvas.holder("subTitle", 1, "Subtitle", _prompt(canvas, "t", _level(rtl, size, "bg1")), OPENING_WORDS)
    canvas.holder("sldNum", 12, "Number", _number(canvas, "bg1"), inches(11.35, 6.78, 1.2, 0.32))
    return _layout(canvas, "title", "Opening", ' showMasterSp="0"')


@lru_cache(maxsize=64)
def inner_xml(rtl: bool, lang: str) -> str:
    """The layout of all other slides."""
    canvas = Canvas(Hand(rtl, lang, _nowhere))
    canvas.holder("title", 0, "Title", _prompt(canvas, ""))
    canvas.holder("body", 1, "Text", _prompt(canvas, ""))
    canvas.holder("sldNum", 12, "Number", _number(canvas, "accent5"))
    return _layout(canvas, "obj", "Words", "")


def _layout(canvas: Canvas, kind: str, name: str, more: str) -> str:
    tree = canvas.tree().replace("<p:cSld>", f'<p:cSld name="{name}">', 1)
    return f'<p:sldLayout {NAMESPACES} type="{kind}" preserve="1"{more}>{tree}{_INHERIT}</p:sldLayout>'


def _prompt(canvas: Canvas, anchor: str, levels: str = "") -> str:
    """An empty placeholder: what Office writes into it is its own words, in the user's language."""
    columns = ' rtlCol="1"' if canvas.hand.rtl else ""
    where = f' lIns="0" tIns="0" rIns="0" bIns="0"{columns} anchor="{anchor}"' if anchor else ""
    fit = "<a:normAutofit/>" if anchor else ""
    return (
        f"<p:txBody><a:bodyPr{where}>{fit}</a:bodyPr><a:lstStyle>{levels}"
        f'</a:lstStyle><a:p><a:endParaRPr lang="{xml(language_tag(canvas.hand.lang))}"/></a:p></p:txBody>'
    )


def _small(canvas: Canvas, text: str) -> str:
    tag = xml(language_tag(canvas.hand.lang))
    run = f'<a:r><a:rPr lang="{tag}" sz="1100" b="1">{fill("accent5")}</a:rPr><a:t>{text}</a:t></a:r>' if text else ""
    return f"<p:txBody>{_flat('ctr')}<a:lstStyle/><a:p>{_side(canvas.hand.rtl)}{run}</a:p></p:txBody>"


def _number(canvas: Canvas, colour: str) -> str:
    tag = xml(language_tag(canvas.hand.lang))
    look = f'<a:rPr lang="{tag}" sz="1100">{fill(colour)}</a:rPr>'
    side = _side(canvas.hand.rtl, end=True)
    field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    return f"<p:txBody>{_flat('ctr')}<a:lstStyle/><a:p>{side}{field}{look}<a:t>‹#›</a:t></a:fld></a:p></p:txBody>"


def number_text(rtl: bool, lang: str, number: int, colour: str) -> str:
    """The number of a slide, as a field that Office keeps right."""
    return _number(Canvas(Hand(rtl, lang, _nowhere)), colour).replace("‹#›", str(number))


def _flat(anchor: str) -> str:
    return f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"/>'


def _side(rtl: bool, *, end: bool = False) -> str:
    side = "r" if rtl != end else "l"
    return f'<a:pPr algn="{side}"{turned(rtl)}/>'


def _level(rtl: bool, size: int, colour: str, *, bold: bool = False, level: int = 1, mark: bool = False) -> str:
    """How one level of an outline is set."""
    step = 304800
    margin = f'marL="{step * level}" indent="{-step}"' if mark else 'marL="0" indent="0"'
    side = "r" if rtl else "l"
    sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if mark else "<a:buNone/>"
    return (
        f'<a:lvl{level}pPr {margin} algn="{side}" rtl="{int(rtl)}">'
        f'<a:spcBef><a:spcPts val="{800 if mark else 0}"/></a:spcBef>{sign}'
        f'<a:defRPr sz="{size}" b="{int(bold)}">{fill(colour)}<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{level}pPr>"
    )


def _styles(rtl: bool, lang: str) -> str:
    title = _level(rtl, round(TITLE_SIZE * 100), "tx2", bold=True)
    sizes = (2000, 1800, 1600, 1600, 1600)
    body = "".join(_level(rtl, size, "tx1", level=number, mark=True) for number, size in enumerate(sizes, start=1))
    other = _level(rtl, 1800, "tx1")
    return f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle>"


@lru_cache(maxsize=64)
def notes_master_xml(rtl: bool, lang: str) -> str:
    """The master of the speaker's notes: the slide above, the words below."""
    canvas = Canvas(Hand(False, lang, _nowhere))
    canvas.shapes.append(_slide_image(2, Box(685800, 1143000, 5486400, 3086100), canvas))
    words = _prompt(Canvas(Hand(rtl, lang, _nowhere)), "t")
    canvas.holder("body", 3, "Notes", words, Box(685800, 4400550, 5486400, 3600450))
    notes = _level(rtl, 1200, "tx1")
    return (
        f"<p:notesMaster {NAMESPACES}>{canvas.tree()}<p:clrMap {_ROLES}/><p:notesStyle>{notes}</p:notesStyle>"
        "</p:notesMaster>"
    )


def notes_xml(rtl: bool, lang: str, words: str) -> str:
    """The notes to one slide; `words` are finished paragraphs."""
    canvas = Canvas(Hand(rtl, lang, _nowhere))
    canvas.shapes.append(_slide_image(2, None, canvas))
    canvas.holder("body", 3, "Notes", f"<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody>")
    return f"<p:notes {NAMESPACES}>{canvas.tree()}{_INHERIT}</p:notes>"


def _slide_image(identity: int, box: Box | None, canvas: Canvas) -> str:
    place = f'{canvas.place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if box else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1"'
        f' noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr></p:sp>"
    )


def presentation_xml(slides: list[str], *, rtl: bool, master: str, notes: str) -> str:
    """The part `ppt/presentation.xml`; all arguments are relationship ids."""
    listed = "".join(f'<p:sldId id="{256 + number}" r:id="{identity}"/>' for number, identity in enumerate(slides))
    noted = f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>' if notes else ""
    return (
        f'<p:presentation {NAMESPACES}{turned(rtl)} saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{master}"/></p:sldMasterIdLst>{noted}'
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )
