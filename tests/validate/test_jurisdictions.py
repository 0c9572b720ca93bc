"""Whose rules hold for a partner: its own, its country's, the programme's; and a new country is one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.project import read_project
from generator.model.build import BuildInfo
from generator.model.disclosure import Disclosure
from generator.model.jurisdictions import Jurisdictions
from generator.model.partner import Partner
from generator.model.project import Project
from generator.plan import make_plan
from generator.render.press import Press
from generator.text.refused import Refusals
from generator.validate.project import validate
from tests.tiny.workshop import TODAY, copy_tiny, edit

LIST = "slug,name_ar,name_en,segment,type,tier,country,jurisdictions,party,licence_type,licence_number,licence_expires"


def law(code: str, placement: str, **more: object) -> Disclosure:
    licence = {"type": "x", "label": {}, "required_for": "individuals", "authority": "a", "since": "b",
               "status": "tested", "source": "s"}  # fmt: skip
    return Disclosure.model_validate({
        "jurisdiction": code, "label": {"en": code}, "source": "s", "reviewed": "2026-11",
        "position": {"placement": placement, "status": "tested", "source": "s"},
        **({"licence": licence} if more.pop("licensed", False) else {}), **more,
    })  # fmt: skip


KNOWN = {
    "default": law("default", "first", short={"en": "Ad:"}),
    "AA": law("AA", "first", licensed=True),
    "BB": law("BB", "first", short={"en": "BB:"}),
    "CC": law("CC", "recognisable", short={"en": "CC:"}, countries=["DD", "EE"]),
}


@pytest.mark.parametrize(
    ("codes", "label"),
    [((), "default"), (("AA",), "default"), (("BB",), "BB"), (("CC",), "CC"), (("CC", "BB"), "BB"),
     (("BB", "AA"), "default"), (("AA", "CC"), "default")],
)  # fmt: skip
def test_of_several_the_strictest_one_gives_the_words(codes: tuple[str, ...], label: str) -> None:
    assert Jurisdictions(KNOWN).words_of(codes) == label


def test_a_partner_s_own_jurisdictions_come_before_its_country() -> None:
    rules = Jurisdictions(KNOWN, ["BB"])
    assert (rules.label, rules.labels) == ("BB", {"AA": "default", "BB": "BB", "CC": "CC", "DD": "CC", "EE": "CC"})
    assert rules.own("DD") == ("CC",)
    assert rules.own("DD", ("AA", "BB")) == ("AA", "BB")
    assert rules.own("ZZ") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#sp more", ["#sp"]), ("see #SP, now", ["#SP"]), ("#spring #partners", []),
        ("Affiliate link: buy", ["Affiliate"]),
        ("our affiliate pays", []), ("Buy (affiliate)", ["affiliate"]), ("One\n\naffiliate", ["affiliate"]),
        ("affiliate marketing is work", []), ("Thanks @acme", ["Thanks @acme"]), ("Thanks @acme for the work", []),
    ],
)  # fmt: skip
def test_a_word_is_refused_where_it_is_a_label(text: str, found: list[str]) -> None:
    refusals = Refusals([("#sp", "US", True), ("affiliate", "GB", True), ("Thanks @Brand", "US", True)])
    assert [one.words for one in refusals.in_text(text)] == found


def built(root: Path) -> tuple[Project, dict[str, Partner], Press]:
    info = BuildInfo(TODAY)
    project, problems = validate(read_project(root)[0], info)
    assert project is not None, problems
    press = Press(project, make_plan(project, info).family)
    return project, {one.slug: one for one in project.partners}, press


def first_words(root: Path) -> dict[str, str]:
    """What each partner's English post on X begins with."""
    _, partners, press = built(root)
    files = [
        c for c in make_plan(built(root)[0], BuildInfo(TODAY)).family if c.recipe.format == "post" and c.per_partner
    ]
    file = next(c for c in files if (c.locale, c.network) == ("en", "x"))
    return {slug: press.bytes_of(file, one).decode().partition(" Dot")[0] for slug, one in partners.items()}


def test_a_new_country_is_one_file(tmp_path: Path) -> None:
    rows = ("kuwaiti,أ,A,cafes,referral,gold,KW,,,,,", "saudi,ب,B,cafes,referral,gold,SA,,,,,",
            "german,ج,C,cafes,referral,gold,DE,,,,,", "both,د,D,cafes,referral,gold,SA,AE EU,,,,",
            "nowhere,ه,E,cafes,referral,gold,,,,,,")  # fmt: skip
    root = copy_tiny(tmp_path, {"content/partners.csv": "\n".join((LIST, *rows, ""))})
    for file in (root / "content").glob("partners/*.yaml"):
        file.unlink()
    before = first_words(root)
    assert before == {"kuwaiti": "Ad:", "saudi": "Ad:", "german": "Advertisement:", "both": "Ad:",
                      "nowhere": "Ad:"}  # fmt: skip
    words = {"ar": "إعلان مدفوع:", "en": "Paid ad:"}
    (root / "content/disclosures").mkdir()
    (root / "content/disclosures/KW.yaml").write_text(
        "jurisdiction: KW\nlabel: {ar: الكويت, en: Kuwait}\n"
        f'short: {{ar: "{words["ar"]}", en: "{words["en"]}"}}\n'
        'position: {placement: first, status: tested, source: here}\nsource: here\nreviewed: "2026-11"\n',
        encoding="utf-8",
    )
    after = first_words(root)
    assert after == {**before, "kuwaiti": "Paid ad:"}
    edit(root, "content/programme.yaml", ("campaign: spring", "campaign: spring\njurisdictions: [KW]"))
    assert first_words(root) == {**after, "nowhere": "Paid ad:"}


def test_a_licence_in_the_list_reaches_the_partner(tmp_path: Path) -> None:
    rows = ("lena,أ,A,cafes,referral,gold,AE,,person,ae-advertiser,AP-7,2028-01-01",
            "noor,ب,B,cafes,referral,gold,AE,,company,,,")  # fmt: skip
    root = copy_tiny(tmp_path, {"content/partners.csv": "\n".join((LIST, *rows, ""))})
    _, partners, _ = built(root)
    assert tuple(partners["lena"].licence) == ("ae-advertiser", "AP-7", "2028-01-01")
    assert (partners["lena"].permits, partners["noor"].permits) == (("AE",), ())
