"""The finer points of the rules of mails, each beside what it lets pass."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.checks.mail import findings, lint_text
from generator.checks.mail_features import LAYERED, used_in
from generator.checks.mail_letter import Figure, Setting, Terms, letter
from generator.checks.mail_support import ALLOWED, BREAKING, ELSEWHERE
from generator.model.mail_facts import MailFacts, Support
from tests.mail.sample import make

FACTS = Path(__file__).parents[2] / "generator" / "facts"
SITE = "https://partners.daftar.example/"
TRACKED = "utm_source=a&amp;utm_medium=email&amp;utm_campaign=c&amp;utm_content=d&amp;via=a"


@cache
def support() -> Support:
    return Support.model_validate_json((FACTS / "mail_support.json").read_text(encoding="utf-8"))


@cache
def facts() -> MailFacts:
    return MailFacts(tuple(support().features.items()), support().version)


def codes(body: str, setting: Setting | None = None, *, subject: str = "", text: str | None = None) -> set[str]:
    html = f"<html><head><title>{subject}</title></head><body>{body}</body></html>"
    mail = letter(html, text or "", setting or Setting("ltr", facts=facts()))
    return {finding.code for finding in findings(mail, whole=text is not None)}


# --- features -------------------------------------------------------------------------------------------------------


def test_the_extract_says_where_it_is_from() -> None:
    known = support()
    assert (known.version, known.updated, known.license[:3]) == ("2.0.2", "2026-05-13", "MIT")
    assert "MIT License" in (FACTS / "mail_support.LICENSE.txt").read_text(encoding="utf-8")
    assert set(known.families) == {"gmail", "outlook", "apple-mail", "yahoo", "samsung-email"}
    assert all(set(feature.without) <= set(known.families) for feature in known.features.values())
    assert known.features["css-display-flex"].without == {"outlook": ("windows", "windows-mail")}


def test_every_judgement_is_about_a_feature_that_somebody_does_not_know() -> None:
    known = set(support().features)
    assert set(ALLOWED) <= known
    assert set(BREAKING) <= known
    assert not set(ALLOWED) & set(BREAKING)
    assert not [slug for slug in BREAKING if ELSEWHERE.match(slug)]


def test_every_allowed_feature_is_one_that_the_shipped_mails_use() -> None:
    used: set[str] = set()
    for language, who in (("ar", "team"), ("en", "partner")):
        made = make("ar" if language == "ar" else "en", "team" if who == "team" else "partner")
        used |= {mark.removeprefix(LAYERED) for mark in used_in(letter(made.html, "", Setting("rtl")).document)}
    assert [slug for slug in ALLOWED if used.isdisjoint(support().features[slug].marks)] == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<p style="display:flex">x</p>', "E0966"),
        ('<p style="width:calc(100% - 2px)">x</p>', "E0966"),
        ('<p style="color:var(--ink)">x</p>', "E0966"),
        ('<img src="https://x.example/a.webp?v=1">', "E0966"),
        ('<p style="TEXT-SHADOW:0 0 1px red">x</p>', "W0967"),
        ("<wbr>", "W0967"),
    ],
)
def test_a_feature_is_found_where_it_is_used(body: str, code: str) -> None:
    assert code in codes(body)


@pytest.mark.parametrize(
    "body",
    [
        '<p style="display:block;background:url(https://x.example/flex/calc(1).png)">display:flex</p>',
        "<p>var(--ink) calc(1px)</p>",
        '<!--[if mso]><p style="display:flex">x</p><![endif]-->',
        "<p style=\"font-family:'Grid 2vw',Arial\">x</p>",
    ],
)
def test_what_only_looks_like_a_feature_is_none(body: str) -> None:
    assert codes(body).isdisjoint({"E0966", "W0967"})


def test_in_a_style_block_nothing_breaks() -> None:
    block = "<style>@media (max-width:480px){.a{display:flex}}</style>"
    assert codes(block) & {"E0966", "W0967"} == {"W0967"}


# --- links ----------------------------------------------------------------------------------------------------------

LINKS = Setting("ltr", site=SITE, product="https://daftar.example/start", facts=MailFacts())


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        (f"{SITE}en/shops/", True),
        (f"{SITE}en/shops/?utm_source=a&amp;utm_medium=email&amp;utm_campaign=c&amp;via=a", True),
        (f"{SITE}en/shops/?{TRACKED}", False),
        ("https://daftar.example/start", True),
        ("https://daftar.example/start/?x=1", True),
        ("https://daftar.example/starting", False),
        ("https://daftar.example/terms/", False),
        (f"{SITE}en/privacy/", False),
        (f"{SITE}en/shops/terms/", False),
        (f"{SITE}en/k/abcdef/", False),
        (f"{SITE}go/noor/page/", False),
        ("[[unsubscribe_url]]", False),
    ],
)
def test_links_to_the_programme_are_tracked(address: str, wrong: bool) -> None:
    assert ("E0961" in codes(f'<a href="{address}">x</a>', LINKS)) is wrong


@pytest.mark.parametrize(
    ("address", "wrong"),
    [("https://bit.ly/a", True), ("https://www.bit.ly/a", True), ("https://notbit.ly/a", False), ("https://[x", False)],
)
def test_a_shortener_is_known_by_its_host(address: str, wrong: bool) -> None:
    assert ("E0963" in codes(f'<a href="{address}">x</a>', LINKS)) is wrong


def test_both_versions_and_outlook_lead_to_the_same_places() -> None:
    shape = '<!--[if mso]><v:rect href="https://x.example/"></v:rect><![endif]--><a href="https://x.example/">go on</a>'
    assert "E0962" not in codes(shape, text="https://x.example/")
    assert "E0962" in codes(shape, text="https://y.example/")
    assert "E0946" in codes(shape.replace('<a href="https://x', '<a href="https://y'), text="https://y.example/")


# --- law ------------------------------------------------------------------------------------------------------------

REWARD = Terms((Figure("20", "%", ("500",)), Figure("1500", "SAR")), date(2027, 12, 31), ("SAR", "riyals"))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("You earn 20% until 31 December 2027, up to 500 a year.", False),
        ("You earn 20% until 31 December 2027.", True),
        ("You earn 20%, up to 500 a year.", True),
        ("You earn 20% until ٣١ ديسمبر ٢٠٢٧, up to ٥٠٠ a year.", False),
        ("You earn SAR\u00a01,500 until 31 December 2027.", False),
        ("You earn 1,500 riyals until 31 December 2027.", False),
        ("You earn 1,500 until 31 December 2027.", True),
        ("We have 1500 clients, and 120% more work.", False),
    ],
)
def test_a_reward_comes_with_its_conditions(words: str, wrong: bool) -> None:
    assert ("E0974" in codes(f"<p>{words}</p>", Setting("ltr", terms=REWARD))) is wrong


WHY = "<p>You get this mail as a client.</p>"


@pytest.mark.parametrize(
    ("sender", "foot", "wrong"),
    [
        ("team", f"{WHY}<p>Daftar<br>7423 Hittin, Riyadh</p>", False),
        ("team", f"{WHY}<p>Daftar</p>", True),
        ("partner", f"{WHY}<p>Noor<br>[[sender_address]]</p>", False),
        ("partner", f"{WHY}<p>Noor<br>7423 Hittin, Riyadh</p>", True),
        ("partner", WHY, True),
    ],
)
def test_the_footer_has_the_address_of_who_sends(sender: str, foot: str, wrong: bool) -> None:
    who = Setting("ltr", sender="team" if sender == "team" else "partner", address="7423 Hittin, Riyadh")
    found = codes(f'<div class="foot">{foot}<a href="[[unsubscribe_url]]">Stop</a></div>', who)
    assert ("E0972" in found) is wrong
    assert "E0977" not in found


@pytest.mark.parametrize(
    ("style", "words", "wrong"),
    [
        ("font-size:16px", "إعلان: نحصل على مكافأة من Daftar", False),
        ("font-size:13px", "إعلان: نحصل على مكافأة من Daftar", True),
        ("font-size:16px", "Ad: we receive a reward from Daftar", True),
    ],
)
def test_the_disclosure_is_read_in_the_language_and_size_of_the_mail(style: str, words: str, wrong: bool) -> None:
    body = f'<div class="mail" style="font-size:16px"><p class="disclosure" style="{style}">{words}</p></div>'
    assert ("E0970" in codes(body, Setting("rtl", payer="Daftar"))) is wrong


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "wrong"),
    [
        ("How to recommend Daftar to people you know", False),
        ("Re: how to recommend Daftar to people", True),
        ("Regarding your last VAT return at Noor", False),
        ("VAT and ZATCA: what changes for SMEs", False),
        ("EARN WITH EVERY CLIENT YOU SEND US", True),
        ("What a day! What a week! And more now", True),
        ("Only a few words", True),
        ("Earn 30% with every client you send", True),
        ("Earn 20% with every client you send", False),
        ("Earn SAR 1,500 with every client of yours", True),
        ("ردّ: كيف ترشّحون دفتر لمن تعرفون؟", False),
        ("رد: كيف ترشّحون دفتر لمن تعرفون؟", True),
    ],
)
def test_subjects(subject: str, wrong: bool) -> None:
    assert ("W0975" in codes("<h1>Earn 30%</h1><p>You earn 20%.</p>", subject=subject)) is wrong


def test_the_text_claims_no_more_than_the_mail() -> None:
    assert "E0980" not in codes("<p>You earn 20%.</p>", text="You earn 20%.")
    assert "E0980" in codes("<p>You earn 20%.</p>", text="You earn 25%.")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Daftar برنامج للفوترة", True),
        ("\u200fDaftar برنامج للفوترة", False),
        ("برنامج Daftar للفوترة", False),
        ("https://daftar.example/", False),
        ("20% من كل اشتراك", False),
    ],
)
def test_an_arabic_line_that_opens_in_latin_has_its_mark(line: str, wrong: bool) -> None:
    assert ("E0980" in {problem.code for problem in lint_text(line, locale_dir="rtl")}) is wrong


# --- parts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "wrong"), [((300, 300), False), ((300, 200), True), ((300, ""), False), ((600,), False)]
)
def test_the_widths_of_a_ghost_table_add_up(cells: tuple[int | str, ...], wrong: bool) -> None:
    inner = "".join(f'<!--[if mso]><td width="{cell}"><![endif]-->x<!--[if mso]></td><![endif]-->' for cell in cells)
    table = f'<!--[if mso]><table width="600"><tr><![endif]-->{inner}<!--[if mso]></tr></table><![endif]-->'
    assert ("E0946" in codes(table)) is wrong


@pytest.mark.parametrize(("padding", "wrong"), [("12px 4px", False), ("11px 4px", True), ("4px 4px 20px", False)])
def test_a_button_is_as_high_as_a_thumb(padding: str, wrong: bool) -> None:
    style = f"display:inline-block;background-color:#0b5d51;color:#ffffff;line-height:20px;padding:{padding}"
    assert ("W0948" in codes(f'<a href="https://x.example/" style="{style}">Go on</a>')) is wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("الكود NOOR-200 لكم", True),
        ('الكود <span dir="ltr">NOOR-200</span> لكم', False),
        ("هاتفنا +966 11 555 0142", True),
        ("راسلونا: partners@daftar.example", True),
        ("برنامج Daftar وZATCA", False),
    ],
)
def test_islands_of_arabic_mails(words: str, wrong: bool) -> None:
    assert ("E0926" in codes(f'<p dir="rtl">{words}</p>', Setting("rtl"))) is wrong
    assert "E0926" not in codes(f"<p>{words}</p>", Setting("ltr"))


def test_the_facts_are_the_file_that_the_script_writes() -> None:
    raw = json.loads((FACTS / "mail_support.json").read_text(encoding="utf-8"))
    assert list(raw["features"]) == sorted(raw["features"])
    assert all(feature["marks"] and feature["without"] for feature in raw["features"].values())
