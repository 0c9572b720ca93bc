"""The documents, cards and texts of the kit, as the example's partners get them.

Templates and copy are tested here, writers elsewhere: mostly it is the description that is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import markdown
import pypdfium2
import pytest

from generator.model.build import BuildInfo
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.project import Project
from generator.offers.words import Speech, tell
from generator.pipeline import read
from generator.render.press import Press
from generator.text.colour import contrast
from generator.text.markers import strip_markers
from generator.workshop.documents.pdf import PdfWriter
from generator.workshop.documents.reading import read_document
from generator.workshop.documents.tree import Block, Document

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("ar", "en")
SEGMENTS = ("accountants", "consultants", "customers", "agencies", "vendors")
PEOPLE = ("noor", "mizan-alsahel", "huda-alsalem", "dar-alqahwa", "pixel-palm", "durj-pos")
"""With everything; with a name alone; without a logo; each other segment, one of them in yellow."""
DOCUMENTS = ("one-pager", "agreement", "agreement-word", "deck", "deck-pdf", "guide", "brand-sheet")
SNIPPETS = ("snippet", "snippet-card-dark", "snippet-strip", "snippet-strip-dark")
TEXTS = ("brand-sheet", "sending", "disclosure", "web-markdown", "web-text")
LONGEST = (
    "شركة الأفق الأزرق للاستشارات المحاسبية والضريبية والإدارية "
    "وخدمات المنشآت الصغيرة والمتوسطة في دول الخليج العربي وحولها"
)
"""As long as a name may be."""


class Kit:
    """The example, without anything that only other files need."""

    def __init__(self, project: Project, plan: Plan) -> None:
        self.project, self.plan = project, plan
        self.press = Press(project, plan.cohorts)

    def cohorts(self, kit: str, name: str, form: str, locale: str) -> Iterator[Cohort]:
        for cohort in self.plan.cohorts:
            recipe = cohort.recipe
            if (recipe.name, recipe.format, cohort.locale) == (f"{kit}/{name}", form, locale):
                yield cohort

    def partner(self, slug: str) -> Partner:
        place = self.project.partners.find(slug)
        assert place is not None, slug
        return self.project.partners[place]

    def made(self, name: str, form: str, locale: str, whom: str) -> str:
        """What is printed for a partner, or for a segment where nobody is named."""
        if whom in self.project.segments:
            cohort = next(one for one in self.cohorts("segment", name, form, locale) if one.segment == whom)
            return self.press.bytes_of(cohort, None).decode()
        return self.made_for(name, form, locale, self.partner(whom))

    def made_for(self, name: str, form: str, locale: str, partner: Partner) -> str:
        cohorts = self.cohorts("partner", name, form, locale)
        cohort = next(one for one in cohorts if one.segment == partner.segment)
        return self.press.bytes_of(cohort, partner).decode()

    def document(self, name: str, locale: str, whom: str) -> Document:
        return read_document(self.made(name, "document", locale, whom).encode())


@cache
def _kit() -> Kit:
    _, project, plan, _ = read(ROOT, None, BuildInfo(date(2027, 1, 15)))
    wanted = tuple(cohort for cohort in plan.cohorts if cohort.recipe.format in ("document", "snippet", "text"))
    return Kit(project, replace(plan, cohorts=wanted))


@pytest.fixture
def kit() -> Kit:
    return _kit()


class ThemeShelf:
    """The example's logos and the theme's files, as they are on disk."""

    def logo(self, name: str) -> bytes:
        return self._read(ROOT / "content" / "logos" / name)

    def theme(self, name: str) -> bytes:
        return self._read(ROOT / "themes" / "base" / name)

    def names(self, folder: str) -> tuple[str, ...]:
        theme = ROOT / "themes" / "base"
        return tuple(sorted(str(file.relative_to(theme)) for file in (theme / folder).rglob("*") if file.is_file()))

    def _read(self, file: Path) -> bytes:
        if not file.is_file():
            raise KeyError(file.name)
        return file.read_bytes()


@cache
def _writer() -> PdfWriter:
    return PdfWriter(ThemeShelf())


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(block.blocks)


def _words(block: Block) -> str:
    """The words of a block and of all in it, a space between blocks."""
    own = "".join(" " if run.break_ else run.text for run in block.runs)
    return " ".join(part for part in (own, *map(_words, block.blocks)) if part)


def _named(document: Document, name: str) -> list[Block]:
    return [block for block in _all(document.blocks) if name in block.names]


def _said(document: Document) -> str:
    return " ".join(map(_words, document.blocks))


# --- every document ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("whom", [*PEOPLE, "accountants"])
def test_is_a_document_of_known_parts(kit: Kit, name: str, locale: str, whom: str) -> None:
    document = kit.document(name, locale, whom)
    assert document.title
    assert document.author
    assert document.dir == ("rtl" if locale == "ar" else "ltr")
    assert f"documents/{document.layout}.typ" in ThemeShelf().names("documents")
    said = _said(document)
    assert not set("{}") & set(said), "a value was not filled in"
    pictures = [block for block in _all(document.blocks) if block.kind == "picture"]
    assert all(block.alt for block in pictures)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("whom", PEOPLE)
def test_headings_begin_at_one_and_leave_no_gap(kit: Kit, name: str, locale: str, whom: str) -> None:
    levels = [block.level for block in _all(kit.document(name, locale, whom).blocks) if block.kind == "heading"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nobody_is_named_in_a_segments_own_kit(kit: Kit, name: str) -> None:
    html = kit.made(name, "document", "en", "accountants")
    assert not any(partner.names[1] in html for partner in kit.project.partners)
    assert "/Q/ACCOUNTANTS/" in html or "qr:" not in html


@pytest.mark.parametrize("name", DOCUMENTS)
def test_says_the_same_sections_in_both_languages(kit: Kit, name: str) -> None:
    shapes = [
        [(block.kind, block.level, block.names) for block in _all(kit.document(name, locale, "noor").blocks)]
        for locale in LOCALES
    ]
    assert shapes[0] == shapes[1]


# --- the sheet --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("whom", [*SEGMENTS, "noor", "mizan-alsahel"])
def test_the_sheet_is_one_page(kit: Kit, locale: str, whom: str) -> None:
    assert len(pypdfium2.PdfDocument(_writer().write(kit.document("one-pager", locale, whom)))) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sheet_of_the_longest_name_is_one_page(kit: Kit, locale: str) -> None:
    for whom in PEOPLE:
        partner = replace(kit.partner(whom), names=(LONGEST, LONGEST))
        html = kit.made_for("one-pager", "document", locale, partner)
        assert LONGEST in html
        assert len(pypdfium2.PdfDocument(_writer().write(read_document(html.encode())))) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sheet_is_in_the_partners_colours_and_the_rest_in_the_companys(kit: Kit, locale: str) -> None:
    own = kit.project.brand.colours.brand
    assert kit.document("one-pager", locale, "noor").brand == kit.partner("noor").colour
    assert kit.document("one-pager", locale, "mizan-alsahel").brand == own
    assert {kit.document(name, locale, "noor").brand for name in DOCUMENTS[1:]} == {own}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("whom", PEOPLE)
def test_the_sheet_leads_to_the_partner_and_says_that_it_is_paid(kit: Kit, locale: str, whom: str) -> None:
    html = kit.made("one-pager", "document", locale, whom)
    document = read_document(html.encode())
    codes = [block.source for block in _all(document.blocks) if block.source.startswith("qr:")]
    assert codes
    assert all(code.startswith(f"qr:HTTPS://PARTNERS.DAFTAR.EXAMPLE/Q/{whom.upper()}/") for code in codes)
    assert f"/go/{whom}/page" in html
    (note,) = _named(document, "note")
    assert kit.partner(whom).names[LOCALES.index(locale)] in _words(note)
    assert kit.project.brand.name[locale] in _words(note)


# --- the agreement ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("whom", PEOPLE)
def test_the_annex_holds_every_term_of_the_offer_in_order(kit: Kit, locale: str, whom: str) -> None:
    segment = kit.project.segments[kit.partner(whom).segment]
    studio = kit.press.studios[locale]
    told = tell(kit.project.offers[segment.offer], Speech(studio.locale, studio.catalogue))
    terms = [strip_markers(term) for term in told.terms]
    for name in ("agreement", "agreement-word"):
        lists = [
            [_words(item) for item in block.blocks]
            for block in _all(kit.document(name, locale, whom).blocks)
            if block.kind == "list" and block.ordered
        ]
        assert terms in lists


@pytest.mark.parametrize("locale", LOCALES)
def test_the_agreement_says_at_its_top_that_it_is_a_draft(kit: Kit, locale: str) -> None:
    draft = {"ar": "للمراجعة القانونية قبل التوقيع", "en": "legal review before it is signed"}[locale]
    document = kit.document("agreement", locale, "noor")
    assert "cover" in document.blocks[0].names
    assert draft in _words(document.blocks[0])


@pytest.mark.parametrize("locale", LOCALES)
def test_articles_are_numbered_in_the_order_of_the_copy(kit: Kit, locale: str) -> None:
    copy = kit.project.unit("accountants", "documents/agreement", locale)
    assert copy is not None
    wanted = [section.heading for section in copy.sections if section.kind == "text"]
    number = {"ar": "المادة {}: {}", "en": "{}. {}"}[locale]
    found = [
        _words(block)
        for block in _all(kit.document("agreement", locale, "noor").blocks)
        if block.kind == "heading" and block.level == 2
    ]
    assert found[: len(wanted)] == [number.format(place, heading) for place, heading in enumerate(wanted, 1)]


@pytest.mark.parametrize("locale", LOCALES)
def test_both_parties_sign_and_what_is_open_is_named(kit: Kit, locale: str) -> None:
    document = kit.document("agreement", locale, "noor")
    (places,) = _named(document, "signatures")
    company, partner = places.blocks
    assert kit.project.brand.legal_name[locale] in _words(company)
    assert kit.partner("noor").names[LOCALES.index(locale)] in _words(partner)
    lines = [[_words(piece) for piece in place.blocks if piece.kind == "paragraph"] for place in places.blocks]
    assert lines[0] == lines[1]
    assert len(lines[0]) == 4
    assert len(re.findall(r"\[[^\[\]]+\]", _said(document))) == 2


@pytest.mark.parametrize("locale", LOCALES)
def test_levels_are_an_annex_where_there_are_any(kit: Kit, locale: str) -> None:
    gold = {"ar": "ذهبي", "en": "Gold"}[locale]
    heading = {"ar": "الملحق 2", "en": "Annex 2"}[locale]

    def headings(whom: str) -> list[str]:
        blocks = _all(kit.document("agreement", locale, whom).blocks)
        return [_words(block) for block in blocks if block.kind == "heading"]

    assert any(said.startswith(heading) for said in headings("pixel-palm"))
    assert not any(said.startswith(heading) for said in headings("noor"))
    said = {"ar": f"عند توقيع الاتفاقية: {gold}.", "en": f"when this agreement is signed: {gold}."}[locale]
    assert said in _said(kit.document("agreement", locale, "pixel-palm"))


# --- the deck ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("whom", [*PEOPLE, *SEGMENTS])
def test_every_slide_has_a_title_and_all_but_the_first_have_notes(kit: Kit, locale: str, whom: str) -> None:
    slides = kit.document("deck", locale, whom).blocks
    assert 9 <= len(slides) <= 12
    assert all("slide" in slide.names for slide in slides)
    assert "title" in slides[0].names
    for slide in slides[1:]:
        assert slide.blocks[0].kind == "heading"
        assert slide.blocks[0].level == 2
        assert [block for block in slide.blocks if block.kind == "notes"], _words(slide)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("whom", PEOPLE)
def test_the_deck_fits_its_slides(kit: Kit, locale: str, whom: str) -> None:
    document = kit.document("deck-pdf", locale, whom)
    assert len(pypdfium2.PdfDocument(_writer().write(document))) == len(document.blocks)


def test_the_order_of_the_copy_is_the_order_of_the_slides(kit: Kit) -> None:
    copy = kit.project.unit("accountants", "documents/deck", "en")
    assert copy is not None
    titles = [_words(slide.blocks[0]) for slide in kit.document("deck", "en", "noor").blocks[1:]]
    headings = [section.heading for section in copy.sections if section.kind not in ("hero", "text")]
    assert [title for title in titles if title in headings] == headings


# --- cards and strips -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("whom", [*PEOPLE, "vendors"])
@pytest.mark.parametrize("name", SNIPPETS)
def test_a_card_loads_nothing_and_leads_to_one_place(kit: Kit, name: str, locale: str, whom: str) -> None:
    html = kit.made(name, "snippet", locale, whom)
    assert not re.search(r"<(?:script|style|link|img|iframe|svg|object)|\ssrc=|url\(|@import|\son[a-z]+=", html)
    assert html.count("<div") == html.count("</div>")
    (address,) = re.findall(r'href="([^"]*)"', html)
    assert address.startswith(f"https://partners.daftar.example/{locale}/")
    assert 'rel="sponsored noopener"' in html
    disclosure = {"ar": "إعلان:", "en": "Ad:"}[locale]
    assert 0 < html.index(disclosure) < html.index("href=")


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_card_can_be_read_on_its_own_ground(kit: Kit, name: str) -> None:
    html = kit.made(name, "snippet", "ar", "noor")
    dark = "dark" in name
    assert f"color-scheme:{'dark' if dark else 'light'};" in html
    (ground,) = re.findall(r"color-scheme:\w+;color:#[0-9a-f]{6};background:(#[0-9a-f]{6})", html)
    assert (contrast(ground, "#ffffff") > 10) is dark
    for style in re.findall(r'style="([^"]*)"', html):
        own = dict(part.split(":", 1) for part in style.split(";") if ":" in part)
        if "color" in own:
            assert contrast(own["color"], own.get("background", ground)) >= 4.5, style


def test_the_four_cards_are_four(kit: Kit) -> None:
    assert len({kit.made(name, "snippet", "ar", "noor") for name in SNIPPETS}) == 4


# --- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("whom", ["noor", "mizan-alsahel", "accountants"])
def test_texts_are_filled_in_and_hold_no_markup(kit: Kit, name: str, locale: str, whom: str) -> None:
    text = kit.made(name, "text", locale, whom)
    assert not re.search(r"[{}<>]|&amp;", text)
    assert "\n\n\n" not in text.strip()


@pytest.mark.parametrize("locale", LOCALES)
def test_sending_names_what_a_service_has_to_do(kit: Kit, locale: str) -> None:
    text = kit.made("sending", "text", locale, "noor")
    due = ("List-Unsubscribe-Post: List-Unsubscribe=One-Click", "SPF", "DKIM", "DMARC", "PTR", "TLS")
    assert all(word in text for word in due)
    html = markdown.markdown(text, extensions=["sane_lists"])
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 5, "four of everybody's, and one about the service"
    assert html.count("<h3>") == 2
    assert html.count("<ul>") == 7


@pytest.mark.parametrize("locale", LOCALES)
def test_the_disclosure_speaks_of_every_network(kit: Kit, locale: str) -> None:
    text = kit.made("disclosure", "text", locale, "noor")
    networks = kit.project.programme.networks
    assert all(f"{kit.project.networks[slug].label[locale]}" in text for slug in networks)
    assert text.count("• ") == len(networks) + 4
    assert kit.project.disclosures["default"].long[locale] in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_invitation_in_markdown_is_a_link(kit: Kit, locale: str) -> None:
    text = kit.made("web-markdown", "text", locale, "noor")
    (address,) = re.findall(r'<a href="([^"]*)">', markdown.markdown(text))
    assert address.startswith("https://partners.daftar.example/")
    assert address.replace("&amp;", "&") in kit.made("web-text", "text", locale, "noor").splitlines()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_brand_sheet_has_both_scripts_and_the_colours(kit: Kit, locale: str) -> None:
    colours = kit.project.brand.colours
    said = [_said(kit.document("brand-sheet", locale, "noor")), kit.made("brand-sheet", "text", locale, "noor")]
    due: list[str] = [*kit.project.brand.name.values(), *kit.partner("noor").names, colours.brand, colours.accent or ""]
    for text in said:
        assert all(word in text for word in due)
