"""What Word documents look like: faces, sizes and colours of each layout, and the parts that hold them.

Faces: only what is on nearly every machine with Word has Arabic *and* Latin letters of one design there: Arial and
Times New Roman, on Windows and on macOS. Arabic naskh faces such as Sakkal Majalla or Traditional Arabic come with
Windows alone, and web fonts with neither; a face that is missing is replaced by one that nobody chose. Legal paper is
set in Times New Roman, which counsel expect; everything else in Arial.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.model.declared import dataclass
from generator.workshop.documents.colours import Colours, colours_of
from generator.workshop.documents.office import language_tag, xml
from generator.workshop.documents.tree import Document

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_SIDES: Final = ("top", "left", "bottom", "right")
PAGE_WIDTH: Final = 11906
"""A4, in twentieths of a point, as all lengths here."""

PAGE_HEIGHT: Final = 16838
MARGIN: Final = 1247
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

INSET: Final = 170
"""How far lists stand in where the reading begins at the right: not all readers keep their signs inside the margin."""

BULLETS: Final = 1
CHECKS: Final = 2
STEPS: Final = 3
CLAUSES: Final = 4
"""The abstract numberings. `CLAUSES` counts 1.1 below 1, as contracts do."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one document looks like. Sizes are in half points: of Latin letters, and of Arabic ones.

    `eastern` says that Word counts lists and pages in Arabic-Indic figures: the meta value `digits` begins with one.
    """

    face: str
    latin: int
    arabic: int
    colours: Colours
    sober: bool
    rtl: bool
    lang: str
    eastern: bool


def look_of(document: Document) -> Look:
    """The look of a document's layout in its colours."""
    sober, rtl = document.layout == "paper", document.dir == "rtl"
    arabic = 27 if sober else 23
    return Look(
        face="Times New Roman" if sober else "Arial",
        latin=arabic - 2 if rtl else 22 if sober else 21,  # figures of both kinds stand in one Arabic line
        arabic=arabic,
        colours=colours_of(document.brand, document.accent),
        sober=sober,
        rtl=rtl,
        lang=document.lang,
        eastern=dict(document.meta).get("digits", "").startswith("\u0660"),
    )


@lru_cache(maxsize=64)
def styles_xml(look: Look) -> str:
    """The part `word/styles.xml`."""
    return f"<w:styles {NAMESPACES}>{_defaults(look)}{_paragraphs(look)}{_characters(look)}{_tables(look)}</w:styles>"


def size(look: Look, scale: float) -> str:
    """Both sizes, as a share of the text's."""
    return f'<w:sz w:val="{round(look.latin * scale)}"/><w:szCs w:val="{round(look.arabic * scale)}"/>'


def _defaults(look: Look) -> str:
    tag = language_tag(look.lang)
    bidi = tag if look.rtl else "ar-SA"
    latin = "en-US" if look.rtl else tag
    face = xml(look.face)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
        f'<w:color w:val="{look.colours.ink}"/>{size(look, 1)}'
        f'<w:lang w:val="{xml(latin)}" w:eastAsia="en-US" w:bidi="{xml(bidi)}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f'<w:spacing w:after="140" w:line="{312 if look.rtl else 288}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(kind: str, name: str, shown: str, inside: str, *, base: str = "", after: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    follows = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{shown}"/>{based}{follows}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{inside}</w:style>'
    )


def _paragraphs(look: Look) -> str:
    colours = look.colours
    bidi = "<w:bidi/>" if look.rtl else ""
    note = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="6" w:color="{colours.tint}"/>' for side in _SIDES)
    tinted = f'<w:shd w:val="clear" w:color="auto" w:fill="{colours.tint}"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    soft = f'<w:color w:val="{colours.soft}"/>'
    own = [
        _style("paragraph", "Normal", "Normal", f"<w:pPr>{bidi}</w:pPr>" if bidi else "", more=' w:default="1"'),
        *(_heading(look, level) for level in (1, 2, 3, 4)),
        _from_normal("ListBullet", "List Bullet", '<w:spacing w:after="80"/>'),
        _from_normal("ListNumber", "List Number", '<w:spacing w:after="100"/>'),
        _from_normal("ListParagraph", "List Paragraph", '<w:spacing w:after="80"/>'),
        _from_normal("Quote", "Quote", '<w:ind w:left="454" w:right="454"/>', soft),
        _from_normal("Note", "Note", f'<w:pBdr>{note}</w:pBdr>{tinted}<w:spacing w:before="160" w:after="220"/>'
                     '<w:ind w:left="142" w:right="142"/>', f"{soft}{size(look, 0.92)}"),
        _from_normal("Figure", "Figure", f'{keep}<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
                     f'<w:b/><w:bCs/><w:color w:val="{colours.brand}"/>{size(look, 2)}'),
        _from_normal("Cell", "Cell", '<w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/>'),
        _from_normal("Caption", "caption", f'{keep}<w:spacing w:before="120" w:after="80"/>', f"<w:b/><w:bCs/>{soft}"),
        _from_normal("Header", "header", '<w:spacing w:after="0"/>', f"{soft}{size(look, 0.82)}"),
        _from_normal("Footer", "footer", '<w:spacing w:after="0" w:line="252" w:lineRule="auto"/>',
                     f"{soft}{size(look, 0.78)}"),
    ]  # fmt: skip
    return "".join(own)


def _from_normal(name: str, shown: str, paragraph: str, run: str = "") -> str:
    inside = f"<w:pPr>{paragraph}</w:pPr>" + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return _style("paragraph", name, shown, inside, base="Normal")


def _heading(look: Look, level: int) -> str:
    scale = ((2.0, 1.36, 1.14, 1.0) if look.sober else (2.2, 1.5, 1.2, 1.05))[level - 1]
    before, after = ((0, 120), (300, 100), (200, 60), (140, 40))[level - 1]
    colour = look.colours.ink if look.sober and level > 1 else look.colours.brand
    inside = (
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}" w:line="264"'
        f' w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:color w:val="{colour}"/>{size(look, scale)}</w:rPr>'
    )
    return _style("paragraph", f"Heading{level}", f"heading {level}", inside, base="Normal", after="Normal")


def _characters(look: Look) -> str:
    link = f'<w:rPr><w:color w:val="{look.colours.brand}"/><w:u w:val="single"/></w:rPr>'
    code = '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/></w:rPr>'
    default = ' w:default="1"'
    return (
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", "", more=default)
        + _style("character", "Hyperlink", "Hyperlink", link, base="DefaultParagraphFont")
        + _style("character", "Code", "Code", code, base="DefaultParagraphFont")
    )


def _tables(look: Look) -> str:
    colours = look.colours
    room = '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    room += '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    plain = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{room}</w:tblCellMar></w:tblPr>'
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{colours.rule}"'
    grid = (
        f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
    )
    return (
        _style("table", "TableNormal", "Normal Table", plain, more=' w:default="1"')
        + _style("table", "Ruled", "Ruled", grid, base="TableNormal")
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    )


def fonts_xml(look: Look) -> str:
    """The part `word/fontTable.xml`."""
    kind = "roman" if look.sober else "swiss"
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{xml(look.face)}"><w:charset w:val="B2"/><w:family w:val="{kind}"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


@lru_cache(maxsize=64)
def abstract_numbers(look: Look) -> str:
    """How lists count and where their signs stand: the head of the part `word/numbering.xml`."""
    count = "hindiNumbers" if look.eastern else "decimal"
    strong = f'<w:b/><w:bCs/><w:color w:val="{look.colours.brand}"/>'
    dot = f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="{look.colours.brand}"/>'
    box = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"'
    box += f' w:cs="Segoe UI Symbol"/><w:color w:val="{look.colours.brand}"/>'
    clauses = [".".join(f"%{part}" for part in range(1, level + 1)) + "." for level in (1, 2, 3, 4)]
    return (
        _abstract(look, BULLETS, "bullet", ["•", "–", "•", "–"], dot)
        + _abstract(look, CHECKS, "bullet", ["☐"] * 4, box)
        + _abstract(look, STEPS, count, ["%1", "%2", "%3", "%4"], strong)
        + _abstract(look, CLAUSES, count, clauses, "")
    )


def _abstract(look: Look, number: int, count: str, signs: list[str], run: str) -> str:
    rtl = "<w:rtl/>" if look.rtl and count != "bullet" else ""
    inset = INSET if look.rtl else 0
    levels = []
    for level, sign in enumerate(signs):
        hang = 454 if number != CLAUSES else 454 + 170 * level
        inside = f'<w:pPr><w:ind w:left="{inset + 454 * level + hang}" w:hanging="{hang}"/></w:pPr>'
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{count}"/>'
            f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>{inside}<w:rPr>{run}{rtl}</w:rPr></w:lvl>'
        )
    kind = "multilevel" if number == CLAUSES else "hybridMultilevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'
    )


def settings_xml(look: Look) -> str:
    """The part `word/settings.xml`. Mode 15 is that of Word since 2013; without it files open in compatibility mode."""
    tag = language_tag(look.lang)
    bidi, latin = (tag, "en-US") if look.rtl else ("ar-SA", tag)
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f"<w:compat><w:compatSetting {mode}/></w:compat>"
        f'<w:themeFontLang w:val="{xml(latin)}" w:bidi="{xml(bidi)}"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
