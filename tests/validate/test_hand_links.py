"""Links that people write by hand in content: sound ones are left alone, faulty ones are told where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.model.build import BuildInfo
from generator.model.problem import Problem, ProjectInvalid
from tests.problems.tiny import BASE, TODAY, write_project

PAGE, MAIL = "content/segments/clinics/page.en.md", "content/segments/clinics/mail-intro.en.md"
PAGE_LINE, MAIL_LINE = (
    "- **92%** in the first month [survey](https://acme.example/survey)",
    "We write to you about the reward.",
)
TRACKED = "utm_source=noor-books&utm_medium=email&utm_campaign=acme-clinics-2027q1"


def told(tmp_path: Path, *faults: str) -> list[Problem]:
    root = write_project(tmp_path / "project", *faults)
    try:
        return list(pipeline.read(root, BASE, BuildInfo(TODAY))[3])
    except ProjectInvalid as invalid:
        return list(invalid.problems)


def in_page(words: str) -> str:
    return f"{PAGE}\n- {PAGE_LINE}\n+ - **92%** in the first month {words}\n"


def in_mail(words: str) -> str:
    return f"{MAIL}\n- {MAIL_LINE}\n+ {MAIL_LINE} {words}\n"


@pytest.mark.parametrize(
    "fault",
    [
        in_page("[survey](https://acme.example/survey?q=a+b#part)"),
        in_page("[survey](https://en.wikipedia.org/wiki/Audit_(tax))"),
        in_page("[survey](https://acme.example/survey), [more](https://acme.example/more)."),
        in_page("[survey](/en/clinics/?step=2)"),
        in_mail(f"[Read](https://acme.example/?{TRACKED})"),
        in_mail(f"[Read](https://partners.acme.example/en/?{TRACKED})"),
        in_mail("[Read](https://acme.example/?utm_source=facebook&utm_medium=social)"),
        in_mail(f"[Read](https://acme.example/?{TRACKED}) [Try](https://acme.example/try?{TRACKED})"),
        in_mail("https://acme.example/survey"),
        "content/brand.yaml\n- site: https://acme.example/\n+ site: https://acme.example/?lang=en\n",
    ],
)
def test_a_sound_link_is_left_alone(tmp_path: Path, fault: str) -> None:
    assert [problem.code for problem in told(tmp_path, fault) if problem.code[1:3] == "08"] == []


def test_each_link_of_a_line_is_told_at_its_own_place(tmp_path: Path) -> None:
    words = "[a](https://acme.example/?utm_source=x1x&utm_medium=sms&x=1?y) and [b](https://bit.ly/b)"
    found = told(tmp_path, in_mail(words))
    start = len(MAIL_LINE) + 1
    assert [(p.code, p.position.line, p.position.column) for p in found] == [
        ("E0802", 6, start + words.index("https://acme") + 1),
        ("W0823", 6, start + words.index("https://bit") + 1),
    ]
    assert [p.found for p in found][1] == "https://bit.ly/b"


def test_a_link_in_the_partner_list_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = (
        "content/partners.csv\n"
        "- slug,name_ar,name_en,segment,type,tier,logo\n"
        "+ slug,name_ar,name_en,segment,type,tier,site\n"
        "- noor-books,مكتب نور,Noor Books,clinics,referral,silver,\n"
        "+ noor-books,مكتب نور,Noor Books,clinics,referral,silver,https://noor.example/\n"
        "- rakeeza,ركيزة,Rakeeza,clinics,referral,silver,acme.svg\n"
        "+ rakeeza,ركيزة,Rakeeza,clinics,referral,silver,https://bit.ly/rakeeza\n"
    )
    found = [problem for problem in told(tmp_path, rows) if problem.code == "W0823"]
    assert [(str(p.position), p.found) for p in found] == [("content/partners.csv:3:47", "https://bit.ly/rakeeza")]


def test_facts_about_networks_hold_patterns_and_are_not_copy(tmp_path: Path) -> None:
    fault = (
        "content/networks/mine.yaml\n"
        "+ slug: mine\n"
        "+ label: {ar: شبكتي, en: Mine}\n"
        "+ kind: post\n"
        '+ share: {template: "http://mine.example/share?u={url}", takes: nothing, status: tested, source: mine}\n'
        "+ ga4: {status: tested, source: mine}\n"
        '+ reviewed: "2026-11"\n'
    )
    assert told(tmp_path, fault) == []
