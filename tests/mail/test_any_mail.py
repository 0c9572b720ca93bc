"""Whatever a theme prints, the rules of mails read it: they find or do not find, and never fail."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.mail import findings, lint_text, pair_findings
from generator.checks.mail_document import read_mail
from generator.checks.mail_letter import Figure, Setting, Terms, letter
from generator.checks.mail_text import draft
from generator.model.codes import CODES
from generator.model.mail_facts import Feature, MailFacts
from tests.mail.sample import make

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<td", "<table width='600'>", "<table width='²'>", "<a href='https://[x'>", "</a>", "<![CDATA[",
        "<!", "<!--[if mso]>", "<![endif]-->", "<!--[if !mso]><!-->",
        "<!--<![endif]-->", "<![if gte mso 9]>", "<style>", "}",
        "</style>", "@media (", "{color:#12",
        "display:flex", ' style="', "font-size:²px;", "line-height:1e9px", '"', "'",
        ' dir="rtl"', ' class="foot"', ' class="mail"', ' class="disclosure"', ' class="preheader"', "<title>", "<h1>",
        "</title>", "&", "&#", "&amp;", "&#xffffffff;", "RE: !!", "٪", "20%", "SAR 5", "+966 11 555", "AB-1",
        "\\", "\x85",
        "\u202e", "\u2066", "\u2069", "{{", "*|A|*", "[[x]]", "دفتر,", " ", "\n", ">", "<v:rect href='",
        "url(data:", "src=",
    ]
)  # fmt: skip
HTML = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)
FACTS = MailFacts(
    (
        (
            "css-display-flex",
            Feature(title="flex", marks=("declaration:display:flex",), tested="2026", without={"gmail": ()}),
        ),
    ),
)
SETTING = st.builds(
    Setting, dir=st.sampled_from(["rtl", "ltr"]), payer=st.sampled_from(["", "دفتر"]),
    sender=st.sampled_from(["", "team", "partner"]), address=st.sampled_from(["", "Riyadh"]),
    site=st.sampled_from(["", "https://x.example/", "https://["]), product=st.sampled_from(["", "https://x.example/p"]),
    facts=st.just(FACTS),
    terms=st.just(Terms((Figure("20", "%", ("3",)), Figure("5", "SAR")), None, ("SAR", "ر.س"))),
)  # fmt: skip


@given(HTML, st.text(max_size=60), SETTING)
def test_no_html_makes_a_rule_fail(html: str, text: str, setting: Setting) -> None:
    for finding in findings(letter(html, text, setting), whole=True):
        assert finding.code in CODES
        assert finding.line >= 1
        assert finding.message


@given(st.integers(0, 20_000), st.integers(0, 200), HTML)
@settings(max_examples=25)
def test_a_mail_that_is_damaged_anywhere_is_still_read(start: int, length: int, put: str) -> None:
    whole = make("ar", "partner").html
    at = start % len(whole)
    for finding in findings(letter(whole[:at] + put + whole[at + length :], "", Setting("rtl", "دفتر")), whole=True):
        assert finding.code in CODES


@given(st.text(max_size=200), HTML)
def test_no_text_and_no_draft_makes_a_rule_fail(text: str, html: str) -> None:
    assert all(problem.code in CODES for problem in lint_text(text, locale_dir="rtl"))
    assert all(finding.code in CODES for finding in (*draft(text), *draft(html)))
    assert all(finding.code in CODES for finding in pair_findings(letter(html, text, Setting("rtl"))))


def test_a_deep_mail_is_read_without_running_out_of_calls() -> None:
    assert len(read_mail("<div>" * 3000 + "x").elements[-1].above()) == 3000
    assert [*findings(letter("<div>" * 3000 + "x", "", Setting("rtl")), whole=False)]


def test_an_address_that_is_none_is_told_and_not_tripped_over() -> None:
    broken = letter('<a href="https://[/x">go on</a>', "", Setting("ltr", site="https://[/"))
    assert "E0961" in {finding.code for finding in findings(broken, whole=False)}
