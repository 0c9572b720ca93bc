"""Every rule lets the shipped mails pass and finds the fault that it is there for."""

from __future__ import annotations

import re

import pytest

from generator.checks.mail import lint_mail
from tests.mail.sample import Language, Who, make

LANGUAGES: tuple[Language, ...] = ("ar", "en")
KINDS: tuple[tuple[Who, str], ...] = (("team", "intro"), ("team", "details"), ("partner", "announcement"))
PAYER = {"ar": "دفتر", "en": "Daftar"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("who", "mail"), KINDS)
def test_shipped_mails_are_clean(language: Language, who: Who, mail: str) -> None:
    made = make(language, who, mail)
    payer = PAYER[language] if who == "partner" else ""
    assert lint_mail(made.html, made.text, "rtl" if language == "ar" else "ltr", payer=payer) == ()


FAULTS: dict[str, tuple[str, str, str]] = {
    "wrapper without direction": ("E0920", r'(<div class="mail")([^>]*?) dir="rtl"', r"\1\2"),
    "document without language": ("E0920", r'<html lang="ar"', "<html"),
    "paragraph without inline direction": ("E0921", r"(<p[^>]*)direction:rtl;", r"\1"),
    "text turned around": ("E0922", r'<td class="said" style="', r'<td class="said" style="direction:ltr;'),
    "direction on a padded cell": ("E0923", r'<td class="card"', '<td class="card" dir="rtl"'),
    "logical property": ("E0924", r"padding-right:24px", "padding-inline-start:24px"),
    "direction on a link": ("E0925", r'<a class="link"', '<a dir="rtl" class="link"'),
    "start on the wrong side": ("W0927", r"(<h1[^>]*)text-align:right", r"\1text-align:left"),
    "Latin comma in Arabic": ("W0928", "الفواتير، ونراجع", "الفواتير, ونراجع"),
    "short preheader": ("W0930", r"كل ما تحتاجون إلى معرفته عن", ""),
    "too long": ("E0940", r"</body>", "<p style='direction:rtl'>" + "سلام " * 9000 + "</p></body>"),
    "no charset": ("E0941", r'<meta charset="utf-8">', ""),
    "old control character": ("E0942", "إن كان", "إن\x85كان"),
    "picture without size": ("W0943", "</h1>", '</h1><img src="https://x.example/a.png">'),
    "script": ("E0944", "</h1>", "</h1><script>1</script>"),
    "bdi": ("E0944", "</h1>", "</h1><bdi>1</bdi>"),
    "picture in the mail": ("E0944", "</h1>", '</h1><img src="data:x" width="1" height="1" alt="">'),
    "one block for both": ("E0945", r"</style>\s*<style>", ""),
    "open conditional": ("E0946", r"<!--<!\[endif\]-->", ""),
    "another address for Outlook": ("E0946", r'(roundrect [^>]*href=")', r"\1https://x.example/"),
    "faint in the light": ("W0948", r"color:#1b2725", "color:#b0b6b4"),
    "faint in the dark": ("W0948", r"h2,\s*\.mark", ".mark"),
    "tiny": ("W0948", r"font-size:14px", "font-size:11px"),
    "two headings": ("E0949", "<h2", '<h1 style="direction:rtl"></h1><h2'),
    "layout table": ("E0949", r'(<table class="flow"[^>]*?) role="presentation"', r"\1"),
    "header without scope": ("E0949", r' scope="row"', ""),
    "plain http": ("E0960", r"https://daftar.example/terms/", "http://daftar.example/terms/"),
    "vague link": ("W0964", r">في الشروط</a>", ">اضغط هنا</a>"),
    "nothing to unsubscribe": ("E0973", r'<a class="small-link".*?</a>', ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(fault: str) -> None:
    code, pattern, replacement = FAULTS[fault]
    made = make("ar", "team")
    broken = re.sub(pattern, replacement, made.html, flags=re.DOTALL)
    assert broken != made.html
    assert code in {problem.code for problem in lint_mail(broken, made.text, "rtl")}


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("E0970", r'<table class="disclosure".*?</table>'),
        ("E0971", r"نحصل على مكافأة من دفتر"),
    ],
)
def test_a_paid_mail_says_so_and_who_pays(code: str, broken: str) -> None:
    made = make("ar", "partner")
    html = re.sub(broken, "", made.html, flags=re.DOTALL)
    assert code in {problem.code for problem in lint_mail(html, made.text, "rtl", payer="دفتر")}


def test_the_disclosure_comes_before_the_first_link() -> None:
    made = make("ar", "partner")
    html = made.html.replace("<h1", '<a href="https://daftar.example/terms/">x</a>\n<h1', 1)
    assert "E0970" in {problem.code for problem in lint_mail(html, made.text, "rtl", payer="دفتر")}


@pytest.mark.parametrize(
    ("code", "text"),
    [("E0980", "\n<p>x</p>"), ("E0980", "\n" + "س" * 600), ("E0962", "\nhttps://elsewhere.example/")],
)
def test_faults_of_the_plain_text_are_found(code: str, text: str) -> None:
    made = make("ar", "team")
    assert code in {problem.code for problem in lint_mail(made.html, made.text + text, "rtl")}
