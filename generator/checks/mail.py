"""The lints of a finished mail. Each rule, its number and its evidence: `docs/email.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from generator.checks.mail_contrast import LEAST, faint_texts
from generator.checks.mail_document import Element, MailDocument, read_mail
from generator.model.problem import Position, Problem

Dir = Literal["ltr", "rtl"]

MOST_BYTES: Final = 102_400  # Gmail hides the rest of a longer mail; measured on base64, the larger reading
MOST_LINE_BYTES: Final = 998  # RFC 5322, 2.1.1
_TEXT: Final = ("p", "h1", "h2", "h3", "h4", "ul", "ol", "li")
_LOGICAL: Final = re.compile(r"(?:margin|padding|border|inset)-(?:inline|block)|text-align:\s*(?:start|end)\b")
_BANNED: Final = ("script", "form", "iframe", "object", "embed", "svg", "link", "bdi", "video")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+|\[\[\w+_url\]\]")
_HREF: Final = re.compile(r'href="([^"]*)"')
_VAGUE: Final = frozenset({"click here", "here", "اضغط هنا", "هنا", "من هنا"})
_LATIN_MARK: Final = re.compile(r"[\u0621-\u064a]\s?[,;?]|[,;?][\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class _Mail:
    html: str
    text: str
    dir: Dir
    payer: str
    document: MailDocument


_Found = Iterator[tuple[str, int, str]]
"""Code, line, sentence."""


def lint_mail(
    html: str, text: str | None, locale_dir: Dir, *, path: str = "mail.html", payer: str = ""
) -> tuple[Problem, ...]:
    """Everything wrong with one mail, in the order of the rules.

    `html` and `text` are finished (None: only the HTML is read), `locale_dir` is the direction of their language.
    `payer` is the name of the company that pays the sender; empty where nobody is paid. Codes beginning with W are
    warnings.
    """
    mail = _Mail(html, text or "", locale_dir, payer, read_mail(html))
    rules = _RULES if text is not None else tuple(rule for rule in _RULES if rule not in (_pair, _plain_text))
    return tuple(_problem(path, *found) for rule in rules for found in rule(mail))


def lint_text(text: str, *, path: str = "mail.txt") -> tuple[Problem, ...]:
    """What is wrong with a mail's plain text alone."""
    return tuple(_problem(path, *found) for found in _plain_text(_Mail("", text, "ltr", "", read_mail(""))))


def lint_pair(html: str, text: str, *, path: str = "mail.eml") -> tuple[Problem, ...]:
    """Where the two versions of one mail differ."""
    return tuple(_problem(path, *found) for found in _pair(_Mail(html, text, "ltr", "", read_mail(html))))


def _problem(path: str, code: str, line: int, message: str) -> Problem:
    return Problem(Position(path, line), code, message, severity="warning" if code.startswith("W") else "error")


def _direction(mail: _Mail) -> _Found:
    roots = (*mail.document.tagged("html"), *mail.document.classed("mail"))
    for root in roots:
        if root.attributes.get("dir") != mail.dir or not root.attributes.get("lang"):
            yield "E0920", root.line, f"`<{root.tag}>` needs `lang` and `dir={mail.dir}`"
    if len(roots) != 2:
        yield "E0920", 1, "the body needs one wrapper of class `mail`, because web mail replaces `<body>`"
    for element in (*mail.document.classed("mail"), *mail.document.tagged(*_TEXT)):
        if element.style.get("direction") != mail.dir:
            yield "E0921", element.line, f"`<{element.tag}>` needs inline `direction:{mail.dir}`"


def _islands(mail: _Mail) -> _Found:
    for element in mail.document.elements:
        if element.style.get("direction", mail.dir) != mail.dir and element.attributes.get("dir") != "ltr":
            yield "E0922", element.line, f"`<{element.tag}>` turns the direction without being an island"
        if element.tag == "a" and "dir" in element.attributes:
            yield "E0925", element.line, "`dir` on a link is drawn wrongly by Outlook: put it on a span inside"
        if element.tag in ("td", "th", "table") and _directed(element) and _padded(element):
            yield "E0923", element.line, f"direction and padding on one `<{element.tag}>` draw a line in Outlook"


def _directed(element: Element) -> bool:
    return "dir" in element.attributes or "direction" in element.style


def _padded(element: Element) -> bool:
    sides = (value for name, value in element.style.items() if name.startswith("padding"))
    return any(part.strip("0px ") for value in sides for part in value.split())


def _sides(mail: _Mail) -> _Found:
    start = "right" if mail.dir == "rtl" else "left"
    for found in _LOGICAL.finditer(mail.html):
        yield "E0924", _line(mail.html, found.start()), f"`{found[0]}`: mail clients know no logical properties"
    for element in mail.document.tagged(*_TEXT):
        if element.style.get("text-align", start) not in (start, "center"):
            yield "W0927", element.line, f"`<{element.tag}>` does not start at the {start}"
    for element in mail.document.elements:
        if mail.dir == "rtl" and _LATIN_MARK.search(element.text) and element.tag != "style":
            yield "W0928", element.line, "a Latin comma, semicolon or question mark beside Arabic letters"


def _preheader(mail: _Mail) -> _Found:
    title = next((mail.document.words(each) for each in mail.document.tagged("title")), "")
    for element in mail.document.classed("preheader"):
        words = mail.document.words(element).strip("\u034f\u200c\u00a0 ")
        if not 40 <= len(words) <= 110 or words == title:
            yield "W0930", element.line, f"the preheader has {len(words)} characters; 40 to 110, other than the subject"


def _size(mail: _Mail) -> _Found:
    encoded = -(-len(mail.html.encode()) // 3) * 4
    if encoded > MOST_BYTES * 3 // 4:
        code = "E0940" if encoded > MOST_BYTES else "W0947"
        yield code, 1, f"{encoded} bytes as sent; Gmail clips after {MOST_BYTES}"
    if '<meta charset="utf-8">' not in mail.html or not any(ord(char) > 255 for char in mail.html):
        yield "E0941", 1, "without a charset and one character beyond Latin-1, senders guess the encoding"
    for found in re.finditer("[\x80-\x9f]", mail.html):
        yield "E0942", _line(mail.html, found.start()), "a control character of an old encoding"


def _parts(mail: _Mail) -> _Found:
    for element in mail.document.tagged(*_BANNED):
        yield "E0944", element.line, f"`<{element.tag}>` does not work in mail"
    for element in mail.document.tagged("img"):
        if element.attributes.get("src", "").startswith("data:"):
            yield "E0944", element.line, "a picture inside the mail is not shown"
        if not {"width", "height", "alt"} <= element.attributes.keys():
            yield "W0943", element.line, "a picture needs `width`, `height` and `alt`"
    for block in mail.document.blocks:
        if ("max-width" in block and "prefers-color-scheme" in block) or len(block.encode()) > 8192:
            yield "E0945", 1, "responsive and dark rules need a block each, of 8 KB at most"
    for element in mail.document.tagged("style"):
        if any(each.tag == "body" for each in element.above()):
            yield "E0945", element.line, "styles in the body are dropped"


def _outlook(mail: _Mail) -> _Found:
    if mail.html.count("<!--[if") != mail.html.count("<![endif]-->"):
        yield "E0946", 1, "a conditional comment is not closed"
    seen = {element.attributes.get("href", "") for element in mail.document.tagged("a")}
    for part in mail.document.outlook:
        for found in _HREF.finditer(part):
            if found[1].replace("&amp;", "&") not in seen:
                yield "E0946", 1, "Outlook's button leads elsewhere than the link"


def _legible(mail: _Mail) -> _Found:
    for element, scheme, ratio in faint_texts(mail.document):
        yield "W0948", element.line, f"contrast {ratio:.1f} in the {scheme} colours; {LEAST} is the least"
    for element in mail.document.tagged("p", "li", "td", "th", "a"):
        size = element.inherited("font-size").removesuffix("px")
        least = 12 if element.inside("foot") else 14
        if element.text.strip("\u00a0\u200c\u034f \n") and size.isdigit() and int(size) < least:
            yield "W0948", element.line, f"text of {size} px; {least} is the least"


def _structure(mail: _Mail) -> _Found:
    if len(mail.document.tagged("h1")) != 1:
        yield "E0949", 1, "a mail has one `<h1>`"
    headed = {element for header in mail.document.tagged("th") for element in map(id, header.above())}
    for table in mail.document.tagged("table"):
        if table.attributes.get("role") != "presentation" and id(table) not in headed:
            yield "E0949", table.line, "a layout table needs `role=presentation`, a data table `<th scope>`"
    for header in mail.document.tagged("th"):
        if "scope" not in header.attributes:
            yield "E0949", header.line, "`<th>` needs `scope`"


def _links(mail: _Mail) -> _Found:
    links = mail.document.tagged("a")
    for link in links:
        address = link.attributes.get("href", "")
        if not address.startswith(("https://", "mailto:", "tel:", "[[")):
            yield "E0960", link.line, f"`{address}` is not an absolute address with https"
        if mail.document.words(link).casefold() in _VAGUE:
            yield "W0964", link.line, "the words of a link say where it leads"


def _pair(mail: _Mail) -> _Found:
    in_html = {link.attributes.get("href", "") for link in mail.document.tagged("a")} - {""}
    in_text = set(_ADDRESS.findall(mail.text))
    for address in sorted(in_html ^ in_text):
        if not address.startswith(("mailto:", "tel:")):
            yield "E0962", 1, f"`{address}` stands in one version of the mail only"


def _law(mail: _Mail) -> _Found:
    shown = mail.document.classed("disclosure")
    if mail.payer and not shown:
        yield "E0970", 1, "a paid recommendation needs its disclosure"
    first = next((each.line for each in mail.document.tagged("a")), 0)
    for element in shown:
        if first and element.line > first:
            yield "E0970", element.line, "the disclosure stands after the first link"
        if mail.payer and mail.payer not in mail.document.words(element):
            yield "E0971", element.line, f"the disclosure does not say that {mail.payer} pays"
    ways_out = (*mail.document.tagged("a"), *mail.document.classed("way-out"))
    if not any(element.inside("foot") for element in ways_out):
        yield "E0973", 1, "the footer needs why it came, the sender's postal address and a way to unsubscribe"


def _plain_text(mail: _Mail) -> _Found:
    for number, line in enumerate(mail.text.splitlines(), 1):
        if len(line.encode()) > MOST_LINE_BYTES:
            yield "E0980", number, f"a line of {len(line.encode())} bytes; mail allows {MOST_LINE_BYTES}"
        if re.search(r"</?[a-z][^>]*>|&(?:amp|nbsp|quot|lt|gt|#\d+);", line):
            yield "E0980", number, "HTML in the plain text"
    if not mail.text.strip():
        yield "E0980", 1, "the plain text is empty"


def _line(html: str, offset: int) -> int:
    return html.count("\n", 0, offset) + 1


_RULES: Final[tuple[Callable[[_Mail], _Found], ...]] = (
    _direction,
    _islands,
    _sides,
    _preheader,
    _size,
    _parts,
    _outlook,
    _legible,
    _structure,
    _links,
    _pair,
    _law,
    _plain_text,
)
