"""What the shipped mails, their text versions and the card for a partner's site contain."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from generator.model.partner import Partner
from generator.model.value import Kind, Value
from generator.render.mail_colours import CARD, DARK_CARD, mail_colours
from generator.render.notation import mark, notate
from generator.render.slots import Sheet
from generator.text.colour import contrast
from generator.text.markers import leftover
from tests.mail.sample import HOSTILE, LINK, Language, make, sample_context, snippet

NOBODY = Partner("noor", ("",), "accountants", "referral", "gold", "noor")
LANGUAGES: list[Language] = ["ar", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_marker_and_no_foreign_placeholder_is_left(language: Language) -> None:
    made = make(language, "partner")
    for version in (made.html, made.text, snippet(language)):
        assert leftover(version) is None
        assert set(re.findall(r"\[\[\w+\]\]", version)) <= {"[[unsubscribe_url]]", "[[sender_address]]"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_way_out_and_one_postal_address(language: Language) -> None:
    made = make(language, "partner")
    assert made.html.count('href="[[unsubscribe_url]]"') == made.text.count("[[unsubscribe_url]]") == 1
    assert made.html.count("[[sender_address]]") == made.text.count("[[sender_address]]") == 1
    assert "[[sender_address]]" not in make(language, "team").html


@pytest.mark.parametrize("language", LANGUAGES)
def test_button_and_outlooks_shape_lead_to_the_same_place(language: Language) -> None:
    html = make(language, "partner").html
    addresses = [unescape(found) for found in re.findall(r'href="([^"]*)"', html)]
    assert addresses.count(LINK) == 2
    assert re.search(r'<!--\[if mso\]><v:roundrect[^>]*href="https://partners', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_stand_alone_in_plain_text(language: Language) -> None:
    for line in make(language, "team").text.splitlines():
        if "https://" in line:
            assert re.fullmatch(r"https://\S+", line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_says_it_in_order_without_gaps(language: Language) -> None:
    text = make(language, "partner").text
    assert "\n\n\n" not in text
    context = sample_context(language, "partner", "announcement")
    assert text.startswith(context["mail"].subject)
    assert text.index(context["mail"].disclosure) < text.index("https://") < text.index("[[unsubscribe_url]]")


def test_physical_sides_follow_the_language() -> None:
    sides = {language: make(language, "partner").html for language in LANGUAGES}
    assert "border-right:3px" in sides["ar"]
    assert "border-left:3px" not in sides["ar"]
    assert "border-left:3px" in sides["en"]
    assert "direction:rtl" not in sides["en"]


def test_both_languages_have_one_skeleton() -> None:
    def skeleton(language: Language) -> list[str]:
        return re.findall(r"<(?!/?span)/?[a-z0-9:]+", make(language, "team").html)

    assert skeleton("ar") == skeleton("en")


def test_latin_values_are_islands_in_arabic() -> None:
    html = make("ar", "partner").html
    assert '<span dir="ltr">\u2066NOOR-200\u2069</span>' in html
    assert "<bdi" not in html


def test_a_neutral_kit_names_nobody() -> None:
    made = make("ar", "partner", partner=None)
    assert "[[your company]]" in made.html
    assert "NOOR-200" not in made.html


def test_the_brands_colours_enter_the_styles() -> None:
    context = sample_context("ar", "team", "details")
    brand = SimpleNamespace(**vars(context["brand"]), mail=mail_colours("#7a1f5c", "#2b7fd4"))
    html = make("ar", "team", brand=brand).html
    assert "background-color:#7a1f5c" in html
    assert 'fillcolor="#7a1f5c"' in html
    assert "0b5d51" not in html


@pytest.mark.parametrize("brand", ["#ffff00", "#000000", "#ffffff", "#e2a33b", "#0b5d51", "#ff0000", "#7f7f7f"])
def test_every_brand_stays_readable(brand: str) -> None:
    colours = mail_colours(brand, "#e2a33b")
    pairs = [
        (colours.brand, colours.wash),
        (colours.brand, CARD),
        (colours.on_brand, colours.brand),
        ("#54625e", colours.wash),
        (colours.dark_brand, colours.dark_wash),
        (colours.dark_brand, DARK_CARD),
        (colours.dark_on_brand, colours.dark_brand),
        ("#a9b6b1", colours.dark_wash),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses.extend(value or "" for name, value in attrs if name in ("href", "src"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_needs_and_touches_nothing_of_the_site(language: Language) -> None:
    seen = _Seen()
    seen.feed(snippet(language))
    assert seen.tags <= {"div", "p", "a", "br", "b", "bdi"}
    assert seen.attributes <= {"style", "dir", "lang", "href", "rel"}
    assert seen.addresses == [LINK]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_discloses_before_its_link_and_has_its_own_ground(language: Language) -> None:
    card = snippet(language)
    named = {"ar": "إعلان: نحصل على مكافأة من دفتر", "en": "Ad: we receive a reward from"}[language]
    assert card.index(named) < card.index("<a ")
    assert 'rel="sponsored noopener"' in card
    opening = card[: card.index(">")]
    assert re.search(r"[; ]color:#\w{6}", opening)
    assert re.search(r"background:#\w{6}", opening)


def test_one_run_with_slots_equals_a_run_for_one_partner() -> None:
    name = HOSTILE
    whole = make("ar", "partner", partner=_partner(Value(name), Value("N-1", Kind.CODE)))
    sheet = Sheet()
    slots = [
        sheet.slot("partner.name", lambda _: mark(Value(name), "rtl")),
        sheet.slot("partner.discount_code", lambda _: mark(Value("N-1", Kind.CODE), "rtl")),
    ]
    pieces = make("ar", "partner", partner=_partner(*slots)).pieces
    filled = [
        piece if isinstance(piece, str) else notate(slots[piece[0]].compute(NOBODY), piece[1]) for piece in pieces
    ]
    assert sum(isinstance(piece, tuple) for piece in pieces) == 5
    assert "".join(filled) == whole.html


def _partner(name: object, code: object) -> SimpleNamespace:
    traits = SimpleNamespace(has_discount=True, rewarded=True)
    return SimpleNamespace(name=name, discount_code=code, traits=traits)
