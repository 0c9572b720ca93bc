"""Files that schedulers import: whatever stands in a post comes back by the tool's own rules, and nothing else does."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.scheduler import FileRules
from generator.text.stamps import stamp
from generator.text.uploads import FORMULA_STARTS
from tests.links.facts import SCHEDULERS
from tests.schedulers.described import NO_CONTENT, upload_file

POSTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=NO_CONTENT),
        st.sampled_from("\",;\n\t\\n|'\u200f\u2067\u2069 =@🎉ش"),
    ),
    max_size=60,
)
RULES = st.builds(
    FileRules, header=st.booleans(), delimiter=st.sampled_from([",", ";", "\t"]),
    quote=st.sampled_from(["all", "text", "needed"]), inner_quotes=st.sampled_from(["doubled", "single"]),
    line_breaks=st.sampled_from(["kept", "escaped"]), line_ends=st.sampled_from(["crlf", "lf"]), bom=st.booleans(),
    instead=st.just({"||": "| |"}), trailing_cells=st.sampled_from(["kept", "dropped"]),
)  # fmt: skip
WORDS = frozenset({1})
HEADER = ("when", "text", "media")


def read(rules: FileRules, data: bytes) -> list[list[str]]:
    """As the tool reads it, rows made even."""
    text = data.decode()
    assert text.startswith("\ufeff") is rules.bom
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=rules.delimiter))
    if rules.line_breaks == "escaped":
        rows = [[cell.replace("\\n", "\n") for cell in row] for row in rows]
    return [row + [""] * (len(HEADER) - len(row)) for row in rows]


def kept(rules: FileRules, text: str) -> str:
    """What a tool can be told of a post."""
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    for found, instead in rules.instead.items():
        text = text.replace(found, instead)
    if rules.line_breaks == "escaped":
        text = text.replace("\\n", "\\ n")
    return text.replace('"', "'") if rules.inner_quotes == "single" else text


@given(RULES, st.lists(POSTS, min_size=1, max_size=4))
@example(FileRules(quote="text", inner_quotes="single", line_breaks="escaped"), ['"ا", ب\n\\n', "\\\nb"])
@example(FileRules(), ["\ufeffa", "\n\n", " a "])
def test_posts_come_back(rules: FileRules, posts: list[str]) -> None:
    rows = [["2027-01-12 10:00", post, "https://x.example/a.png"] for post in posts]
    data = upload_file(rules, HEADER, rows, WORDS)
    wanted = [[row[0], kept(rules, row[1]), row[2]] for row in rows]
    assert read(rules, data) == ([list(HEADER)] if rules.header else []) + wanted
    assert data.endswith(b"\r\n" if rules.line_ends == "crlf" else b"\n")


@pytest.mark.parametrize("slug", sorted(SCHEDULERS))
@given(post=POSTS)
def test_posts_come_back_from_every_tool(slug: str, post: str) -> None:
    rules = SCHEDULERS[slug].file
    data = upload_file(rules, HEADER, [["2027-01-12 10:00", post, ""]], WORDS)
    assert read(rules, data)[-1] == ["2027-01-12 10:00", kept(rules, post), ""]
    assert b"\xef\xbb\xbf" not in data[3:], "a byte order mark inside a cell makes a post invalid on X"


@given(st.sampled_from(FORMULA_STARTS))
def test_importers_get_posts_as_they_are(sign: str) -> None:
    data = upload_file(FileRules(header=False), (), [[f"{sign}1"]], {0})
    assert "'" not in data.decode()


def test_zoho_has_a_form_of_its_own() -> None:
    rules = SCHEDULERS["zoho_social"].file
    data = upload_file(rules, ("", "", "", ""), [["01/12/2027 10:00", 'say "yes",\nنعم', "", ""]], WORDS)
    assert data.decode() == "01/12/2027 10:00,\"say 'yes',\\nنعم\"\r\n"


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2068, 1, 1), timezones=st.just(timezone(timedelta(hours=3))))
PATTERNS = {
    "YYYY/MM/DD HH:mm": "%Y/%m/%d %H:%M", "YYYY-MM-DDTHH:mm:ssZ": "%Y-%m-%dT%H:%M:%S%z",
    "MMM D, YYYY h:mm A": "%b %d, %Y %I:%M %p", "M/D/YY hh:mm A": "%m/%d/%y %I:%M %p",
    "DD.MM.YYYY H:mm": "%d.%m.%Y %H:%M",
}  # fmt: skip


@given(MOMENTS, st.sampled_from(sorted(PATTERNS)))
def test_a_stamp_says_its_moment(moment: datetime, pattern: str) -> None:
    text = stamp(moment, pattern)
    found = datetime.strptime(text, PATTERNS[pattern])
    assert found.replace(tzinfo=moment.tzinfo) == moment.replace(microsecond=0, second=found.second)
    assert re.fullmatch(r"[ -~]+", text)


def test_afternoons_and_midnight_have_twelve_hours() -> None:
    assert stamp(datetime(2030, 1, 10, 15, 0), "MMM D, YYYY h:mm A") == "Jan 10, 2030 3:00 PM"
    assert stamp(datetime(2030, 1, 10, 0, 5), "h:mm A") == "12:05 AM"
    assert stamp(datetime(2030, 1, 10, 12, 5), "hh:mm A") == "12:05 PM"
