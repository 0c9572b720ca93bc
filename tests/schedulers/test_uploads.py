"""Files to import, whole: those of each tool as they were blessed, held against the calendar and the posts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.model.plan import Cohort
from generator.model.schedule import Turn, wave_of
from generator.model.scheduler import Scheduler, upload_name
from tests.links.facts import SCHEDULERS
from tests.schedulers.planned import Made, planned
from tests.tiny.workshop import problems_of

HERE = Path(__file__).parent
LOCALES = ("ar", "en")
EXPERIMENTAL = {"hootsuite", "later"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(planned(tmp_path_factory.mktemp("planned") / "project"))


def uploads(made: Made, locale: str, slug: str, recipe: str = "partner/upload") -> Iterator[tuple[Cohort, bytes]]:
    for cohort in made.cohorts(recipe, locale):
        if cohort.scheduler == slug:
            yield cohort, made.file(cohort)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", sorted(SCHEDULERS))
def test_the_files_of(slug: str, locale: str, made: Made, bless: bool) -> None:
    found = {upload_name(one.scheduler, one.network): data for one, data in uploads(made, locale, slug)}
    assert found
    for name, data in found.items():
        golden = HERE / "golden" / locale / f"{name}.csv"
        if bless:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(data)
        assert data == golden.read_bytes(), name


def rows_of(tool: Scheduler, data: bytes) -> list[list[str]]:
    """The rows as the tool reads them, without its header."""
    assert data.startswith(b"\xef\xbb\xbf") is tool.file.bom
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=tool.file.delimiter))
    return rows[1:] if tool.file.header else rows


def when_of(tool: Scheduler, columns: list[str], row: list[str]) -> datetime:
    patterns = {"YYYY/MM/DD HH:mm": "%Y/%m/%d %H:%M", "YYYY-MM-DD HH:mm": "%Y-%m-%d %H:%M",
                "MM/DD/YYYY HH:mm": "%m/%d/%Y %H:%M", "DD/MM/YYYY HH:mm": "%d/%m/%Y %H:%M",
                "MMM D, YYYY h:mm A": "%b %d, %Y %I:%M %p", "YYYY-MM-DD": "%Y-%m-%d", "HH:mm": "%H:%M",
                "HH:mm:ss": "%H:%M:%S"}  # fmt: skip
    if "{when}" in columns:
        return datetime.strptime(row[columns.index("{when}")], patterns[tool.stamps.when])
    day = datetime.strptime(row[columns.index("{date}")], patterns[tool.stamps.date])
    clock = datetime.strptime(row[columns.index("{time}")], patterns[tool.stamps.time])
    return datetime.combine(day.date(), clock.time())


def posts_of(made: Made, network: str, locale: str) -> list[str]:
    """The posts of `posts.txt`, as people copy them."""
    [cohort] = [one for one in made.cohorts("partner/posts", locale) if one.network == network]
    return [part.strip("\n") for part in made.file(cohort).decode().split("----\n") if part.strip()]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", sorted(SCHEDULERS))
def test_rows_are_the_calendar(slug: str, locale: str, made: Made) -> None:
    tool, ids = SCHEDULERS[slug], ["time", "price", "easy"]
    for cohort, data in uploads(made, locale, slug):
        columns = [column.holds for column in tool.columns_for(cohort.network)]
        networks = [cohort.network] if cohort.network else list(tool.takes(made.project.programme.networks))
        turns: list[Turn] = [
            turn for turn in made.project.calendar["cafes", locale] if turn.post and turn.network in networks
        ]
        rows = rows_of(tool, data)
        assert len(rows) == len(turns) > 0
        for row, turn in zip(rows, turns, strict=True):
            wanted = turn.starts[wave_of("noor", len(turn.starts))]
            assert when_of(tool, columns, row) == wanted.replace(tzinfo=None)
            text = row[columns.index("{text}")]
            if tool.file.line_breaks == "escaped":
                text = text.replace("\\n", "\n")
            post = posts_of(made, turn.network, locale)[ids.index(turn.post)]
            for old, new in tool.file.instead.items():
                post = post.replace(old, new)
            assert text == (post.replace('"', "'") if tool.file.inner_quotes == "single" else post)
            if "{media}" in columns:
                media = row[columns.index("{media}")]
                assert media.startswith("https://tiny.example/kits/")
                assert media.endswith(f"/{locale}/{turn.post}.png")


def test_the_neutral_kit_has_them_too_at_the_time_that_is_written(made: Made) -> None:
    [(_, data)] = [pair for pair in uploads(made, "en", "buffer", "segment/upload") if pair[0].network == "x"]
    first = rows_of(SCHEDULERS["buffer"], data)[0]
    assert first[3] == "2027-01-19 10:00"
    assert "https://tiny.example/kits/cafes/en/time.png" in first


def test_a_tool_with_a_column_for_each_network_ticks_one(made: Made) -> None:
    tool = SCHEDULERS["metricool"]
    [(_, data)] = list(uploads(made, "en", "metricool"))
    header = [column.name for column in tool.columns]
    assert len(header) == 93
    ticks = {"x": "Twitter/X", "linkedin": "LinkedIn", "facebook": "Facebook", "instagram": "Instagram"}
    turns = [turn for turn in made.project.calendar["cafes", "en"] if turn.network in ticks]
    for row, turn in zip(rows_of(tool, data), turns, strict=True):
        cells = dict(zip(header, row, strict=True))
        assert [name for name in ticks.values() if cells[name] == "TRUE"] == [ticks[turn.network]]
        assert cells["TikTok Branded Content"] == ""


def test_what_is_not_certain_is_marked() -> None:
    assert {slug for slug, tool in SCHEDULERS.items() if tool.experimental} == EXPERIMENTAL
    assert {slug for slug, tool in SCHEDULERS.items() if tool.status == "unverified"} == EXPERIMENTAL
    for slug, tool in SCHEDULERS.items():
        assert tool.slug == slug
        assert tool.ahead == 65


def test_the_headers_of_the_tools() -> None:
    names = {slug: ",".join(column.name for column in tool.columns) for slug, tool in SCHEDULERS.items()}
    assert names["buffer"] == "Text,Image URL,Tags,Posting Time,Board Name"
    assert len(SCHEDULERS["buffer"].columns_for("x")) == 4, "a board is for Pinterest alone"
    assert names["publer"].startswith("Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB")
    assert len(SCHEDULERS["publer"].columns) == 12
    assert not SCHEDULERS["zoho_social"].file.header
    assert not SCHEDULERS["socialpilot"].file.header


OWN = """slug: mytool
label: {ar: MyTool, en: MyTool}
status: tested
source: here
one_channel: {value: false, status: tested, source: here}
networks: {value: [x, linkedin, whatsapp], status: tested, source: here}
file: {delimiter: ";", line_ends: lf}
stamps: {when: "YYYY-MM-DDTHH:mm:ssZ", zone: utc}
columns:
  - {name: At, holds: "{when}"}
  - {name: Where, holds: "on {network}"}
  - {name: Post, holds: "{text}"}
  - {name: Link, holds: "{link}"}
reviewed: "2027-01"
"""


def test_a_scheduler_is_one_file(tmp_path: Path) -> None:
    made = Made(planned(tmp_path / "project", extra={"content/schedulers/mytool.yaml": OWN}))
    [(cohort, data)] = list(uploads(made, "ar", "mytool"))
    assert cohort.path(made.noor, "t") == "kits/t/ar/upload/mytool.csv"
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";"))
    assert rows[0] == ["At", "Where", "Post", "Link"]
    assert [row[1] for row in rows[1:]].count("on whatsapp") == 2
    for row in rows[1:]:
        assert row[0].endswith("+00:00")
        assert row[3] in row[2]
    turns = [turn for turn in made.project.calendar["cafes", "ar"] if turn.network in ("x", "linkedin", "whatsapp")]
    wanted = [turn.starts[wave_of("noor", 4)].astimezone(UTC).isoformat() for turn in turns]
    assert [row[0] for row in rows[1:]] == wanted


def test_a_projects_own_file_wins_and_programmes_choose(tmp_path: Path) -> None:
    own = OWN.replace("slug: mytool", "slug: buffer")
    root = planned(tmp_path / "project", extra={"content/schedulers/buffer.yaml": own})
    with (root / "content/programme.yaml").open("a", encoding="utf-8") as file:
        file.write("schedulers: [buffer]\n")
    made = Made(root)
    assert {one.scheduler for one in made.cohorts("partner/upload", "en")} == {"buffer"}
    [(_, data)] = list(uploads(made, "en", "buffer"))
    assert data.startswith(b'"At";')


@pytest.mark.parametrize(("old", "new", "said"), [
    ('holds: "{when}"', 'holds: "{wen}"', "{wen}"),
    ('  - {name: Post, holds: "{text}"}\n', "", "{text}"),
    ('{when: "YYYY-MM-DDTHH:mm:ssZ", zone: utc}', "{}", "{when}"),
])  # fmt: skip
def test_a_scheduler_that_cannot_work_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in OWN
    root = planned(tmp_path / "project", extra={"content/schedulers/mytool.yaml": OWN.replace(old, new)})
    found = [one for one in problems_of(root) if one.position.path.endswith("mytool.yaml")]
    assert len(found) == 1
    assert said in found[0].message


def test_stamped_equals_in_full(made: Made) -> None:
    """Partners of all waves, one stencil."""
    for one in made.project.partners:
        for recipe in ("partner/upload", "partner/calendar"):
            for cohort in made.cohorts(recipe, "ar"):
                if cohort.segment == one.segment:
                    assert made.press.bytes_of(cohort, one) == made.press.in_full(cohort, one)
