"""A network is one file: with it, partners get posts, a share link and a place in their kit, and links are counted."""

from __future__ import annotations

import html
import json
from pathlib import Path

from generator import pipeline
from generator.links.channel import plausible_channel
from generator.model.build import BuildInfo
from tests.tiny.workshop import INFO, copy_tiny, edit

NETWORK = """\
slug: majlis
label: {ar: "مجلس", en: Majlis}
kind: post
text: {max: 120, unit: utf16, status: tested, source: mine}
hashtag_max: {value: 1, status: tested, source: mine}
share: {template: "https://majlis.example/post?text={text}&url={url}", takes: text, status: tested, source: mine}
ga4: {not_listed: [majlis], status: tested, source: mine}
reviewed: "2026-11"
"""


def with_majlis(folder: Path) -> Path:
    root = copy_tiny(folder, {"content/networks/majlis.yaml": NETWORK})
    edit(
        root,
        "content/programme.yaml",
        ("networks: [x, linkedin, whatsapp]", "networks: [x, linkedin, whatsapp, majlis]"),
    )
    return root


def test_a_network_is_one_file(tmp_path: Path) -> None:
    receipt = pipeline.build(with_majlis(tmp_path / "project"), tmp_path / "out", None, INFO)
    rows = json.loads((receipt.reports / "links.json").read_text("utf-8"))
    mine = [row for row in rows if row["network"] == "majlis"]
    assert {(row["medium"], row["channel_ga4"]) for row in mine} == {("social", "Organic Social")}

    posts = list(receipt.site.glob("kits/*/*/majlis.txt"))
    assert {file.parent.name for file in posts} == {"ar", "en"}
    assert all("https://tiny.example/" in file.read_text("utf-8") for file in posts)

    kits = [html.unescape(page.read_text("utf-8")) for page in receipt.site.glob("en/k/*/index.html")]
    assert kits
    assert all("<h2>Majlis" in kit and "https://majlis.example/post?text=" in kit for kit in kits)


def test_a_survey_counts_what_the_register_lists(tmp_path: Path) -> None:
    root = with_majlis(tmp_path / "project")
    table = root / "content/partners.csv"
    head, first, *rest = table.read_text("utf-8").splitlines()
    _, *cells = first.split(",")
    alike = [",".join([slug, *cells]) for slug in ("oak-books", "elm-books", "fir-books")]
    table.write_text("\n".join([head, first, *alike, *rest]) + "\n", "utf-8")
    receipt = pipeline.build(root, tmp_path / "out", None, INFO)
    rows = json.loads((receipt.reports / "links.json").read_text("utf-8"))
    survey, problems = pipeline.survey_links(root, None, INFO)
    listed: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (*(row[name] for name in ("segment", "locale", "content", "campaign", "medium")), row["channel_ga4"])
        key = (*key, row["channel_plausible"])
        listed[key] = listed.get(key, 0) + 1
    counted = {
        (one.segment, one.locale, one.content, one.campaign, *one.channels[:3]): tally.links
        for one, tally in survey.shared.items()
    }
    assert counted == listed
    assert survey.links == len(rows)
    assert problems == ()


def test_partners_whom_a_tool_knows_are_counted_by_themselves(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path / "project")
    head, first, *rest = (root / "content/partners.csv").read_text("utf-8").splitlines()
    known = ",".join(["discord", *first.split(",")[1:]])
    alike = ",".join([first.split(",")[0] + "0", *first.split(",")[1:]])
    twin = ",".join([first.split(",")[0] + "-0", *first.split(",")[1:]])
    lines = [head, first, known, alike, twin, *rest]
    (root / "content/partners.csv").write_text("\n".join(lines) + "\n", "utf-8")
    survey, problems = pipeline.survey_links(root, None, BuildInfo(INFO.today))
    strange = [one for one in survey.shared if one.channels.plausible == plausible_channel("discord", "affiliate")]
    assert any(one.channels.medium in ("affiliate", "referral", "email") for one in strange)
    assert [(str(one.position), one.code) for one in problems] == [
        ("content/partners.csv:3:1", "W0818"), ("content/partners.csv:4:1", "W0821"),
    ]  # fmt: skip
