"""Rules that ask the cheapest question first find what they find without it, in any text.

Each plain form below says what its rule looks for as simply as it can be said; the rule itself has to find the same at
the same lines, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks import (
    mail,
    mail_features,
    mail_islands,
    mail_law,
    mail_letter,
    mail_links,
    mail_outlook,
    mail_parts,
    mail_tags,
    mail_text,
    mail_words,
)
from generator.checks.mail_document import MailDocument, read_mail
from generator.checks.mail_letter import Figure, Found, Letter, Setting, Terms, letter, plain
from generator.model.dialect import Dialect
from generator.text.digits import to_ascii_digits
from generator.text.merge_tags import _OPEN, own_in, own_tags, unbalanced, without_own
from tests.dialects.known import DIALECTS
from tests.mail.sample import make
from tests.mail.test_any_mail import PIECES

Lines = list[tuple[int, str]]

SIGNS = (
    "margin-inline:0", "border-blocks", "text-align: \nstart ", "text-align:ends", "display:inline-block", "AB-12 CD",
     "x@y.example", "+966 11 555 1234", "http://a.example/b", "Eng, دفتر، نعم,", "دفتر ?", "دفتر دفتر abc", "دد é", "?",
     ' style="background:u\'rl(da\'ta:x)"', ' src="data:x"', ' background="url(&quot;data:x)"', "font-family:Foo, Bar;",
     ' style="font-family:Foo"', ' href="?a=1&b=2"', ' src="?a&amp;b"', "&nbsp;", "&#160;", "\x80", "é", "٪", "٢٠ %",
     "20", "20 SAR", "SAR\u00a020", "earns 20", "3", "1,000", "$20", "20%", "RE:", "<title>20% off!</title>",
     '<a href="x">', '<v:rect href="x">', "https://", "HTTP:// \n", "http\u017f://", "{{ unsubscribe }}", "*|UNSUB|*",
     "%UNSUBSCRIBELINK%", "[firstname]", "{% if a %}", "{%- endif -%}", "%%[ IF a ]%%", "%%[ENDIF]%%", "*|IF:A|*",
     "*|END:IF|*", "{%", "%%[", "$[LI:UNSUBSCRIBE]$", "inset-block:0", "padding-inline"
)  # fmt: skip
HTML = st.lists(PIECES | st.sampled_from(SIGNS) | st.text(max_size=4), max_size=30).map("".join)
WHOLE = make("ar", "partner").html
DAMAGED = st.tuples(st.integers(0, len(WHOLE)), HTML).map(lambda cut: WHOLE[: cut[0]] + cut[1] + WHOLE[cut[0] :])
TERMS = Terms((Figure("20", "%", ("3",)), Figure("20", "SAR", ("1000",)), Figure("5", "SAR")), None, ("SAR", "ر.س"))
SETTINGS = st.sampled_from([Setting("rtl", terms=TERMS), Setting("ltr", terms=TERMS)])
SERVICES = st.sampled_from(list(DIALECTS.values()))


def lines(found: Found | Iterable[tuple[int, str]]) -> Lines:
    """Line and message of each finding; what a plain form gives is that already."""
    return [(one.line, one.message) if isinstance(one, mail_letter.Finding) else one for one in found]


# --- the rules as plainly as they can be said ------------------------------------------------------------------------


def line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def sides(one: Letter) -> Iterator[tuple[int, str]]:
    for found in mail._LOGICAL.finditer(one.html):
        yield line_of(one.html, found.start()), f"`{found[0]}`: mail clients know no logical properties"


def foreign_words(one: Letter) -> Iterator[tuple[int, str]]:
    for each in one.document.elements:
        if each.tag in ("style", "script"):
            continue
        if one.dir == "rtl" and mail._LATIN_MARK.search(each.text):
            yield each.line, "a Latin comma, semicolon or question mark beside Arabic letters"
        few = len(re.findall("[\u0621-\u064a]", each.text)) <= len(re.findall("[A-Za-z]", each.text))
        word = None if few else re.search("[\u0621-\u064a]{2,}", each.text)
        if one.dir == "ltr" and word and not mail._own_language(each):
            yield each.line, f"`{word[0]}` is Arabic in a mail that is not, and nothing says so"


def controls(one: Letter) -> Iterator[tuple[int, str]]:
    for found in re.finditer("[\x80-\x9f]", one.html):
        yield line_of(one.html, found.start()), "a control character of an old encoding"


def islands(one: Letter) -> Iterator[tuple[int, str]]:
    for each in one.document.elements if one.dir == "rtl" else ():
        if each.tag not in mail_islands._HIDDEN and mail_islands._direction(each) != "ltr":
            for found in mail_islands._ISLAND.finditer(each.text):
                yield each.line, f"`{found[0]}` runs left to right and needs a span with `dir=ltr`"


def ampersands(one: Letter) -> Iterator[tuple[int, str]]:
    for found in mail_links._ADDRESS.finditer(one.html):
        if re.search(r"&(?!#?\w{1,32};)", found[1]):
            yield line_of(one.html, found.start(1)), f"`{found[1]}` has a `&` that is not written `&amp;`"


def held_pictures(one: Letter) -> Iterator[tuple[int, str]]:
    for each in one.document.elements:
        said = [each.attributes.get(name, "") for name in ("src", "background", "style")]
        if any(value.startswith("data:") or "url(data:" in re.sub("['\"]", "", value) for value in said):
            yield each.line, "a picture inside the mail is not shown"


def hidden_links(one: Letter) -> Iterator[tuple[int, str]]:
    html, link = one.html, mail_outlook._LINK
    seen = {unescape(found) for found in link.findall(mail_outlook._ONLY_OUTLOOK.sub("", html))}
    for part in mail_outlook._ONLY_OUTLOOK.finditer(html):
        for found in link.finditer(part[1]):
            address = unescape(found[1])
            if address not in seen:
                yield line_of(html, part.start(1) + found.start()), f"only Outlook sees the link to `{address}`"


def families(one: Letter) -> Iterator[tuple[int, str]]:
    for line, value in dict.fromkeys(mail_parts._said(one)):
        names = {name.strip().strip("'\"").lower() for name in value.replace("!important", "").split(",")}
        if not names & mail_parts._EVERYWHERE:
            yield line, f"the fonts `{value.strip()}` have to be loaded, and no other is named"


def claims(one: Letter) -> Iterator[tuple[int, str]]:
    said = {*mail_text._CLAIM.findall(one.body), *mail_text._CLAIM.findall(one.subject)}
    for share in dict.fromkeys(mail_text._CLAIM.findall(plain(one.text))):
        if share not in said:
            yield 1, f"the text says `{share}%`, and the HTML does not"


def without_currency(one: Letter) -> Iterator[tuple[int, str]]:
    for figure in TERMS.figures:
        number, marks = mail_law._number(figure.number), "SAR|ر\\.س"
        named = re.search(rf"{number}\W{{0,2}}(?:{marks})|(?:{marks})\W{{0,2}}{number}", one.body)
        if figure.unit != "%" and not named and re.search(rf"{mail_law._NAMED}{number}", one.body):
            yield 1, f"`{figure.number}` stands without its currency"


def prices(one: Letter) -> Iterator[tuple[int, str]]:
    bodies = {found[found.lastgroup or 0] for found in mail_words._PRICE.finditer(one.body)}
    for found in mail_words._PRICE.finditer(one.subject):
        if found[found.lastgroup or 0] not in bodies:
            line = next(each.line for each in one.document.tagged("title"))
            yield line, f"the subject names `{found[0].strip()}`, and the mail does not"


def used(document: MailDocument) -> dict[str, int]:
    """Every mark of every element and block, the first line of each."""
    found: dict[str, int] = {}
    for each in document.elements:
        style = each.attributes.get("style", "")
        for mark in (*mail_features._of_element(each), *(mail_features._of_written(style) if style else ())):
            found.setdefault(mark, each.line)
    return found


# --- and that they find the same -------------------------------------------------------------------------------------

MESSAGES = {
    "mail clients know no logical": (mail._sides, sides),
    "beside Arabic letters": (mail._punctuation, foreign_words),
    "is Arabic in a mail": (mail._punctuation, foreign_words),
    "control character": (mail._size, controls),
    "needs a span with": (mail_islands.islands, islands),
    "not written `&amp;`": (mail_links.ampersands, ampersands),
    "inside the mail is not shown": (mail_parts.banned, held_pictures),
    "only Outlook sees": (mail_outlook.buttons, hidden_links),
    "have to be loaded": (mail_parts.families, families),
    "and the HTML does not": (mail_text.claims, claims),
    "without its currency": (mail_law.rewarded, without_currency),
    "and the mail does not": (mail_words.subject, prices),
}


@pytest.mark.parametrize("words", MESSAGES)
@given(html=HTML | DAMAGED, text=HTML, setting=SETTINGS)
def test_a_rule_finds_what_its_plain_form_finds(words: str, html: str, text: str, setting: Setting) -> None:
    rule, plainly = MESSAGES[words]
    one = letter(html, text, setting)
    assert [found for found in lines(rule(one)) if words in found[1]] == [
        found for found in lines(plainly(one)) if words in found[1]
    ]


@pytest.mark.parametrize("words", MESSAGES)
def test_a_rule_finds_what_its_plain_form_finds_where_one_sign_stands_alone(words: str) -> None:
    rule, plainly = MESSAGES[words]
    for sign in SIGNS:
        for setting in (Setting("rtl", terms=TERMS), Setting("ltr", terms=TERMS)):
            one = letter(f"<title>{sign}</title><p>a\n{sign}</p><p{sign}>", sign, setting)
            assert [found for found in lines(rule(one)) if words in found[1]] == [
                found for found in lines(plainly(one)) if words in found[1]
            ]


@given(HTML | DAMAGED)
def test_each_mark_is_found_where_it_is_first_used(html: str) -> None:
    document = read_mail(html)
    found = mail_features.used_in(document)
    assert {mark: line for mark, line in found.items() if not mark.startswith(mail_features.LAYERED)} == used(document)


@given(HTML, SERVICES)
@example("https://\n{{ unsubscribe }}", DIALECTS["brevo"])
@example("http\u017f:// {{ unsubscribe }}", DIALECTS["brevo"])
def test_tags_are_found_wherever_they_stand(text: str, dialect: Dialect) -> None:
    asked = own_in(text, dialect)
    assert [own for own in own_tags(dialect) if own in asked or own[1].search(text)] == asked
    blanked = text
    for _, pattern in own_tags(dialect):
        blanked = pattern.sub(lambda found: " " * len(found[0]), blanked)
    assert without_own(text, dialect) == blanked
    one = mail_tags._Tagged(text, False, dialect, {}, False)
    places = [
        found.start() for name, tag in own_tags(dialect) if name == "unsubscribe_href" for found in tag.finditer(text)
    ]
    before = [place for place in places if re.search(r"https?://\s*\Z", text[:place], re.IGNORECASE)]
    assert [place for _, place, _ in mail_tags._doubled(one)] == before


@given(HTML)
def test_conditions_are_those_that_one_pattern_finds(text: str) -> None:
    open_ones: list[tuple[str, str]] = []
    wrong = ""
    for found in _OPEN.finditer(text):
        kind = found.lastgroup or ""
        if not kind.endswith("_end"):
            open_ones.append((kind, found[0]))
        elif not open_ones or open_ones.pop()[0] != kind.removesuffix("_end"):
            wrong = found[0]
            break
    assert unbalanced(text) == (wrong or (open_ones[0][1] if open_ones else ""))


@given(st.text(st.sampled_from("0٣۴5٫٬,.\u00a0\u202f\u2009\u200f\u034f دA%"), max_size=20))
@example("٢٠\u00a0٠٠٠٬٥")
def test_words_to_compare_are_folded_sign_by_sign(words: str) -> None:
    digits = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
    assert to_ascii_digits(words) == words.translate(digits)
    bare = re.sub("[\u034f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", words)
    bare = bare.translate(str.maketrans("\u00a0\u202f\u2009٬٫", "   ,.")).translate(digits)
    assert plain(words) == " ".join(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", bare).split())
