"""The lints of a finished mail. Each rule, its number and its evidence: `docs/email.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from generator.checks import mail_law, mail_links, mail_outlook, mail_parts, mail_text, mail_words
from generator.checks.mail_contrast import LEAST, faint_texts
from generator.checks.mail_islands import islands
from generator.checks.mail_letter import (
    MERGE_TAG,
    Dir,
    Finding,
    Found,
    Letter,
    Setting,
    letter,
    pixels,
    plain,
    seen,
)
from generator.checks.mail_reader import Element
from generator.checks.mail_support import unsupported
from generator.model.problem import Position, Problem

MOST_BYTES: Final = 102_400  # Gmail hides the rest of a longer mail; measured on base64, the larger reading
_TEXT: Final = ("p", "h1", "h2", "h3", "h4", "ul", "ol", "li")
_LOGICAL: Final = re.compile(r"(?:margin|padding|border|inset)-(?:inline|block)|text-align:\s*(?:start|end)\b")
_LOGICAL_EDGES: Final = tuple(f"{letter}-{axis}" for letter in "ngrt" for axis in ("inline", "block"))
_LOGICAL_TEXT: Final = re.compile(r"text-align:\s*(?:start|end)\b")
_VAGUE: Final = frozenset(
    {"click here", "here", "press here", "tap here", "this link", "read more", "link",
     "اضغط هنا", "اضغطوا هنا", "انقر هنا", "انقروا هنا", "هنا", "من هنا", "هذا الرابط", "الرابط"}
)  # fmt: skip
_LATIN_MARK: Final = re.compile(r"[\u0621-\u064a]\s?[,;?]|[,;?][\u0621-\u064a]")
_ARABIC: Final = re.compile(r"[\u0621-\u064a]{2,}")
_LETTER: Final = re.compile(r"[\u0621-\u064a]")
_BEYOND_LATIN: Final = re.compile("[^\x00-\xff]")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_OLD_CONTROL: Final = re.compile(rb"\xc2[\x80-\x9f]")
"""U+0080 to U+009F as UTF-8 writes them."""


def lint_mail(
    html: str, text: str | None, locale_dir: Dir, *, path: str = "mail.html", payer: str = "",
    setting: Setting | None = None,
) -> tuple[Problem, ...]:  # fmt: skip
    """Everything wrong with one mail, in the order of the rules.

    `html` and `text` are finished (None: only the HTML is read), `locale_dir` is the direction of their language.
    `payer` is the name of the company that pays the sender; empty where nobody is paid. A `setting` says more, and
    takes the place of both. Codes beginning with W are warnings.
    """
    mail = letter(html, text or "", setting or Setting(locale_dir, payer))
    return problems_at(path, findings(mail, whole=text is not None))


def lint_text(text: str, *, path: str = "mail.txt", locale_dir: Dir = "ltr") -> tuple[Problem, ...]:
    """What is wrong with a mail's plain text alone."""
    return problems_at(path, mail_text.fit(letter("", text, Setting(locale_dir))))


def lint_pair(html: str, text: str, *, path: str = "mail.eml") -> tuple[Problem, ...]:
    """Where the two versions of one mail differ."""
    return problems_at(path, pair_findings(letter(html, text, Setting("ltr"))))


def findings(mail: Letter, *, whole: bool) -> Found:
    """What the rules find, in their order. Rules of the text are asked where the mail is `whole`."""
    for rule in (*_OF_HTML, *(_OF_PAIR if whole else ()), *((mail_text.fit,) if whole else ())):
        yield from rule(mail)


def pair_findings(mail: Letter) -> Found:
    for rule in _OF_PAIR:
        yield from rule(mail)


def problems_at(path: str, found: Iterable[Finding]) -> tuple[Problem, ...]:
    return tuple(problem_at(path, finding) for finding in found)


def problem_at(path: str, finding: Finding) -> Problem:
    severe = "warning" if finding.code.startswith("W") else "error"
    return Problem(Position(path, finding.line), finding.code, finding.message, severity=severe)  # type: ignore[arg-type]


def _direction(mail: Letter) -> Found:
    roots = (*mail.document.tagged("html"), *mail.document.classed("mail"))
    for root in roots:
        if root.attributes.get("dir") != mail.dir or not root.attributes.get("lang"):
            message = f"`<{root.tag}>` needs `lang` and `dir={mail.dir}`"
            at = 'class="mail"' if root.tag != "html" else "<html"
            yield Finding("E0920", root.line, message, "theme", (at,))
    if len(roots) != 2:
        message = "the body needs one wrapper of class `mail`, because web mail replaces `<body>`"
        yield Finding("E0920", 1, message, near=("<body",))
    for element in (*mail.document.classed("mail"), *mail.document.tagged(*_TEXT)):
        if element.style.get("direction") != mail.dir:
            yield _at("E0921", element, f"`<{element.tag}>` needs inline `direction:{mail.dir}`")


def _turned(mail: Letter) -> Found:
    for element in mail.document.elements:
        if element.style.get("direction", mail.dir) != mail.dir and element.attributes.get("dir") != "ltr":
            yield _at("E0922", element, f"`<{element.tag}>` turns the direction without being an island")
        if element.tag == "a" and "dir" in element.attributes:
            yield _at("E0925", element, "`dir` on a link is drawn wrongly by Outlook: put it on a span inside")
        if element.tag in ("td", "th", "table") and _directed(element) and _padded(element):
            yield _at("E0923", element, f"direction and padding on one `<{element.tag}>` draw a line in Outlook")


def _directed(element: Element) -> bool:
    return "dir" in element.attributes or "direction" in element.style


def _padded(element: Element) -> bool:
    sides = (value for name, value in element.style.items() if name.startswith("padding"))
    return any(part.strip("0px ") for value in sides for part in value.split())


def _sides(mail: Letter) -> Found:
    start = "right" if mail.dir == "rtl" else "left"
    for found in _LOGICAL.finditer(mail.html) if _is_logical(mail.html) else ():
        message = f"`{found[0]}`: mail clients know no logical properties"
        yield Finding("E0924", _line(mail.html, found.start()), message, near=(found[0],))
    for element in mail.document.tagged(*_TEXT):
        said = (element.style.get("text-align", start), element.attributes.get("align", start))
        if not {start, "center"}.issuperset(said):
            yield _at("W0927", element, f"`<{element.tag}>` does not start at the {start}")


def _is_logical(html: str) -> bool:
    """Whether the pattern finds anything: what each of its halves begins with is found many times faster alone."""
    return any(edge in html for edge in _LOGICAL_EDGES) or _LOGICAL_TEXT.search(html) is not None


def _punctuation(mail: Letter) -> Found:
    for element in mail.document.elements:
        if element.text.isascii() or element.tag in ("style", "script"):  # without Arabic
            continue
        if mail.dir == "rtl" and (mark := _LATIN_MARK.search(element.text)):
            message = "a Latin comma, semicolon or question mark beside Arabic letters"
            yield Finding("W0928", element.line, message, near=(mark[0], seen(element)))
        if mail.dir == "ltr" and (word := _arabic_in(element.text)) and not _own_language(element):
            message = f"`{word[0]}` is Arabic in a mail that is not, and nothing says so"
            yield Finding("W0928", element.line, message, near=(word[0],))


def _arabic_in(text: str) -> re.Match[str] | None:
    """The first Arabic word of a text that is mostly Arabic. A name may be written in both scripts."""
    word = _ARABIC.search(text)
    return word if word and len(_LETTER.findall(text)) > len(_LATIN_LETTER.findall(text)) else None


def _own_language(element: Element) -> bool:
    """Whether a name or quotation says that it is of the other direction."""
    return any(each.attributes.get("dir") == "rtl" for each in element.above())


def _size(mail: Letter) -> Found:
    sent = mail.html.encode()
    encoded = -(-len(sent) // 3) * 4
    if encoded > MOST_BYTES * 3 // 4:
        code = "E0940" if encoded > MOST_BYTES else "W0947"
        yield Finding(code, 1, f"{encoded} bytes as sent; Gmail clips after {MOST_BYTES}", "body")
    if '<meta charset="utf-8">' not in mail.html or not _BEYOND_LATIN.search(mail.html):
        message = "without a charset and one character beyond Latin-1, senders guess the encoding"
        yield Finding("E0941", 1, message, near=("<head", "<html"))
    for found in re.finditer("[\x80-\x9f]", mail.html) if _OLD_CONTROL.search(sent) else ():
        message = "a control character of an old encoding"
        yield Finding("E0942", _line(mail.html, found.start()), message, near=(found[0],))


def _legible(mail: Letter) -> Found:
    for element, scheme, ratio in faint_texts(mail.document):
        yield _at("W0948", element, f"contrast {ratio:.1f} in the {scheme} colours; {LEAST} is the least")
    for element in mail.document.tagged("p", "li", "td", "th", "a"):
        size, least = pixels(element.inherited("font-size")), 12 if element.inside("foot") else 14
        if element.text.strip("\u00a0\u200c\u034f \n") and size is not None and size < least:
            yield _at("W0948", element, f"text of {size:g} px; {least} is the least")


def _structure(mail: Letter) -> Found:
    if len(mail.document.tagged("h1")) != 1:
        yield Finding("E0949", 1, "a mail has one `<h1>`", near=("<h1", "<body"))
    headers = mail.document.tagged("th")
    headed = {next((up for up in header.above() if up.tag == "table"), None) for header in headers}
    for table in mail.document.tagged("table"):
        if table.attributes.get("role") != "presentation" and table not in headed:
            yield _at("E0949", table, "a layout table needs `role=presentation`, a data table `<th scope>`")
    for header in headers:
        if "scope" not in header.attributes:
            yield _at("E0949", header, "`<th>` needs `scope`")


def _links(mail: Letter) -> Found:
    for link in mail.document.tagged("a"):
        if "href" not in link.attributes:  # no service fills its address: the words say what a person puts there
            continue
        address, words = link.attributes["href"], mail.document.words(link)
        if not address.startswith(("https://", "mailto:", "tel:")) and not MERGE_TAG.match(address):
            message = f"`{address}` is not an absolute address with https"
            yield Finding("E0960", link.line, message, near=(address, f"[{words}]"))
        if plain(words).casefold() in _VAGUE:
            about = "cta" if "button" in link.classes else ""
            yield Finding("W0964", link.line, "the words of a link say where it leads", about, (f"[{words}]", words))


def _at(code: str, element: Element, message: str) -> Finding:
    """A finding about markup, which is looked for by the classes of an element and of those around it."""
    named = [each.attributes["class"].partition(" ")[0] for each in element.above() if each.attributes.get("class")]
    around = tuple(f'class="{name}' for name in named)
    near = around if element.attributes.get("class") else (f"<{element.tag}", *around)
    return Finding(code, element.line, message, "theme", near)


def _line(html: str, offset: int) -> int:
    return html.count("\n", 0, offset) + 1


_Rules = tuple[Callable[[Letter], Found], ...]

_OF_HTML: Final[_Rules] = (
    _direction,
    _turned,
    islands,
    _sides,
    _punctuation,
    mail_words.preheader,
    _size,
    mail_parts.banned,
    mail_parts.families,
    mail_parts.sizes,
    mail_parts.blocks,
    mail_outlook.conditions,
    mail_outlook.buttons,
    mail_outlook.widths,
    unsupported,
    _legible,
    mail_parts.buttons,
    _structure,
    _links,
    mail_links.pictures,
    mail_links.tracking,
    mail_links.shortened,
    mail_links.ampersands,
    mail_law.disclosed,
    mail_law.footer,
    mail_law.rewarded,
    mail_words.subject,
)
_OF_PAIR: Final[_Rules] = (mail_text.addresses, mail_text.claims)
