"""The law of described files: whatever stands in a field, each partner's file is the one that its own words give.

Descriptions are composed at random here, with values of all kinds in their fields: plain words and addresses, which are
woven; names, which are not; values that may be empty; times, of which there are a few.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from generator.model.partner import Partner
from generator.model.scheduler import FileRules
from generator.render.bundle import Bundle, Piece
from generator.render.fills import Few, Fills
from generator.render.folding import folded
from generator.render.slots import Sheet
from generator.render.stencil import Stencil
from generator.render.views.kit_times import by_wave
from generator.render.weave import CODE, CODE_LENGTH, SHORTEST, SLUG, SLUG_LENGTH, chose, draw_of
from generator.text.icalendar import MOST, fold
from generator.text.markers import slot, wrap
from tests.render.hostile import NAMES, SITES
from tests.schedulers.described import calendar_file, stencil_of, upload, upload_file
from tests.schedulers.ical import parse
from tests.tiny.workshop import cohorts_of, partner, tiny

Say = Callable[[Partner], str]


def _fitted(one: Partner) -> str:
    """As a post: which words it has depends on how long a partner's are."""
    version = len(one.slug) > 20
    chose(one, version)
    return f"Short, {one.slug}" if version else f"Rather\nlong, {one.slug}, via {one.code}"


def _coded(one: Partner) -> str:
    """The same by another word."""
    version = len(one.code) > 20
    chose(one, version)
    return f"{one.code}!" if version else f"with {one.code}"


def _drawn(one: Partner) -> str:
    return wrap(f"{'abc'[draw_of(one, 3)]} {one.slug}\n", "auto")


class Given(NamedTuple):
    """A value: what it says, and what it depends on beside plain words."""

    say: Say
    narrow: Callable[[Partner], object] | None = None


VALUES = {
    "slug": Given(lambda one: wrap(one.slug, "ltr")),
    "code": Given(lambda one: wrap(one.code, "ltr")),
    "discount": Given(lambda one: one.discount_code),
    "link": Given(lambda one: wrap(f"https://x.example/ar/cafes/p/{one.slug}/?utm_source={one.slug}&via={one.code}",
                                   "ltr")),
    "text": Given(lambda one: f'«ا, {one.slug}» says "yes", || and\r\n\ufeff\\{one.code}\\n;'
                              f' {wrap(one.slug, "auto")}\n\nا'),
    "name": Given(lambda one: wrap(one.names[0], "auto")),
    "site": Given(lambda one: wrap(one.site, "ltr")),
    "drawn": Given(_drawn),
    "fitted": Given(_fitted, lambda one: len(one.slug) > 20),
    "coded": Given(_coded, lambda one: len(one.code) > 20),
    "nothing": Given(lambda one: ""),
    "mark": Given(lambda one: "\ufeff"),
    "time": Given(by_wave(["2027-01-12 10:00", "2027-01-12 10:10", '10"20']), None),
    "sometimes": Given(by_wave(["", "12", ""]), None),
}  # fmt: skip

fixed = st.one_of(
    st.sampled_from(("", "", " ", "a", "||", "|", "\\", "\\n", "n", "\n", '"', "'", ";", ",", "\t", "\r", "\ufeff",
                     "?", "&", "#", "https://x.example/", "?a=", "&b=", "ا" * 40, "a" * 70, "=", "-", "1", "#tag")),
    st.text("an\\\n\",;|?&# ش-", max_size=12),
)  # fmt: skip
fields = st.lists(st.one_of(fixed, st.sampled_from(sorted(VALUES)).map(lambda name: (name,))), max_size=5)
Field = list[Any]


def words(longest: int) -> st.SearchStrategy[str]:
    return st.one_of(
        st.from_regex(rf"[A-Za-z0-9][A-Za-z0-9_-]{{{SHORTEST - 1},{longest - 1}}}", fullmatch=True),
        st.sampled_from(("nnn", "n--", "a" * longest, "9" * longest, "utm")),
    )


@st.composite
def alike(draw: st.DrawFn) -> list[Partner]:
    """Partners who are alike in what a stencil is chosen by."""
    discount = draw(st.booleans())
    return [
        partner(
            draw(words(SLUG_LENGTH)), code=draw(words(CODE_LENGTH)), names=(draw(NAMES), "x"),
            site=draw(st.one_of(st.just(""), SITES)), discount_code=draw(words(CODE_LENGTH)) if discount else "",
        )
        for _ in range(draw(st.integers(2, 4)))
    ]  # fmt: skip


def slotted(sheet: Sheet, field: Field, *, shared: bool) -> str:
    """The field with slots."""
    out = ""
    for part in field:
        if isinstance(part, str):
            out += part
            continue
        given_ = VALUES[part[0]]
        made = sheet.slot(part[0], given_.say, key=part)
        made.narrow = given_.narrow
        made.shared = part if shared else None
        out += slot(made.index)
    return out


def known(one: Partner, field: Field) -> str:
    """The field as it is for one partner."""
    said = [part if isinstance(part, str) else VALUES[part[0]].say(one) for part in field]
    return re.sub("[\ufdd0-\ufdd3]", "", "".join(said))


def in_a_bundle(stencil: Stencil, like: Partner) -> Callable[[Partner], bytes]:
    """As a build stamps it, where choices are settled for partners who drew alike."""
    cohort = next(iter(cohorts_of(tiny()[1], "partner/page")))
    bundle = Bundle([Piece(cohort, (), stencil, stencil)], stencil.fills, like)
    return lambda one: next(bundle.artifacts(one, bundle.values(one)))[2]


def stamped(stencil: Stencil, ones: list[Partner]) -> Iterator[tuple[Partner, bytes]]:
    for one in (*ones, *ones[:1]):
        yield one, stencil.stamp(one)
    for one in ones:
        yield one, in_a_bundle(stencil, one)(one)


RULES = st.builds(
    FileRules, header=st.booleans(), delimiter=st.sampled_from([",", ";", "\t"]),
    quote=st.sampled_from(["all", "text", "needed"]), inner_quotes=st.sampled_from(["doubled", "single"]),
    line_breaks=st.sampled_from(["kept", "escaped"]), line_ends=st.sampled_from(["crlf", "lf"]), bom=st.booleans(),
    instead=st.sampled_from([{}, {"||": "| |"}, {"1": "one", "-": ""}, {"no": "on"}]),
    trailing_cells=st.sampled_from(["kept", "dropped"]),
)  # fmt: skip
ROWS = st.lists(st.lists(fields, min_size=1, max_size=4), min_size=1, max_size=3)
ZOHO = FileRules(quote="text", inner_quotes="single", line_breaks="escaped", trailing_cells="dropped")


@settings(max_examples=150)
@given(RULES, ROWS, alike(), st.booleans(), st.frozensets(st.integers(0, 3)))
@example(ZOHO, [[[("time",)], [("text",)], [""], [("site",)]]], [partner("noor"), partner("abc", site="https://a.b/")],
         True, frozenset({1}))  # fmt: skip
@example(ZOHO, [[["a"], [("sometimes",)], [("mark",)]]], [partner(slug) for slug in ("one", "two", "three", "four")],
         True, frozenset())  # fmt: skip
@example(
    FileRules(), [[[("fitted",), ("coded",)]]], [partner("noor"), partner("abc", code="c" * 30)], True, frozenset()
)
@example(ZOHO, [[["a\\", ("slug",)]]], [partner("noor"), partner("abc")], True, frozenset({0}))
def test_a_file_for_a_scheduler_is_that_of_the_partners_own_words(
    rules: FileRules, rows: list[list[Field]], ones: list[Partner], shared: bool, wordy: frozenset[int]
) -> None:
    sheet = Sheet(Fills(), ones[0])
    described = upload(
        rules, ("a", '"||"', ""), [[slotted(sheet, field, shared=shared) for field in row] for row in rows], wordy
    )
    stencil = stencil_of("upload", described, sheet)
    event(f"{min(len(stencil.holes), 5)} holes")
    for one, data in stamped(stencil, ones):
        own = [[known(one, field) for field in row] for row in rows]
        assert data == upload_file(rules, ("a", '"||"', ""), own, wordy)


LINES = st.fixed_dictionaries(dict.fromkeys(("uid", "summary", "text", "url", "picture", "category"), fields))


@settings(max_examples=150)
@given(st.lists(LINES, min_size=1, max_size=3), alike(), st.booleans())
@example([{"uid": [("slug",)], "summary": ["Q&A: ", ("name",)], "text": ["a" * 60, "\n", ("link",), "\n\n#tag"],
           "url": [("link",), "#x-one"], "picture": [("site",)], "category": []}], [partner("noor"), partner("a" * 40)],
         True)  # fmt: skip
def test_a_calendar_is_that_of_the_partners_own_words(
    entries: list[dict[str, Field]], ones: list[Partner], shared: bool
) -> None:
    sheet, moment = Sheet(Fills(), ones[0]), by_wave(["20270112T070000Z", "20270112T071000Z"])
    start = sheet.slot("start", moment, key="start")

    def described(say: Callable[[Field], str], start: str) -> list[dict[str, str]]:
        return [{"start": start, **{name: say(field) for name, field in entry.items()}} for entry in entries]

    slots = described(lambda field: slotted(sheet, field, shared=shared), slot(start.index))
    stencil = stencil_of("calendar", {"name": slotted(sheet, ["n", ("slug",)], shared=shared), "entries": slots}, sheet)
    for one, data in stamped(stencil, ones):
        own = described(lambda field: known(one, field), moment(one))  # noqa: B023
        assert data == calendar_file(f"n{one.slug}", own)
        events = parse(data).inside
        assert [event.value("DTSTART") for event in events] == [moment(one)] * len(entries)
        assert [event.text("SUMMARY") for event in events] == [kept(entry["summary"]) for entry in own]


def kept(text: str) -> str:
    return "".join(char for char in text if char >= " " or char == "\n")


def test_what_is_the_same_for_everybody_is_no_hole() -> None:
    """Nothing but plain words is left to fill in where a post, a link and a time stand."""
    one = partner("noor", names=('Noor "1"', "x"))
    sheet = Sheet(Fills(), one)
    row = [
        slotted(sheet, field, shared=True) for field in ([("link",)], ["See: ", ("text",)], [("name",)], [("time",)])
    ]
    stencil = stencil_of("upload", upload(FileRules(), (), [row], {1}), sheet)
    *threads, name, time = stencil.holes
    assert all(map(stencil.fills.is_thread, threads))
    assert len(threads) == 6
    assert stencil.fills.say(name, one) == b'"Noor ""1"""'
    assert stencil.fills.pick(time) is not None


def test_the_lines_of_a_calendar_are_folded_for_all_at_once() -> None:
    one = partner("noor")
    sheet = Sheet(Fills(), one)
    entry = {
        "uid": "u",
        "start": "20270112T070000Z",
        "summary": "s",
        "text": slotted(sheet, ["ا" * 90, "\n", ("link",)], shared=True),
    }
    stencil = stencil_of("calendar", {"name": "n", "entries": [entry]}, sheet)
    assert all(map(stencil.fills.is_thread, stencil.holes))


parts = st.lists(
    st.one_of(
        fixed.filter(lambda text: not set(text) & set("\n\r\\")), st.sampled_from(["\\n", "\\\\", "\\;"]),
        st.just(0), st.just(1),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=200)
@given(parts, alike())
def test_folded_parts_are_the_folded_line(parts: list[str | int], ones: list[Partner]) -> None:
    sheet = Sheet(Fills(), ones[0])
    numbers = [sheet.fills.thread(SLUG), sheet.fills.thread(CODE)]
    own = tuple(numbers[part] if isinstance(part, int) else part for part in ["NAME:", *parts])
    fills = sheet.fills
    for one in ones:
        line = "".join(part if isinstance(part, str) else fills.say(part, one).decode() for part in own)
        made = b"".join(part.encode() if isinstance(part, str) else fills.say(part, one) for part in folded(own, fills))
        assert made.decode() == fold(line)
        assert all(len(part) <= MOST for part in made.split(b"\r\n"))


def test_what_a_partner_does_not_have_takes_its_comma_along() -> None:
    ones = [partner("noor"), partner("abc", site="https://a.b/")]
    sheet = Sheet(Fills(), ones[0])
    row = [slotted(sheet, field, shared=True) for field in ([("time",)], [("slug",)], [""], [("site",)])]
    stencil = stencil_of("upload", upload(ZOHO.model_copy(update={"header": False}), (), [row], {1}), sheet)
    rows = [stencil.stamp(one).decode().removeprefix(by_time(one)) for one in ones]
    assert rows == [',"noor"\r\n', ',"abc",,https://a.b/\r\n']


def by_time(one: Partner) -> str:
    return VALUES["time"].say(one).replace('"', "'")


def test_one_of_a_few_is_picked_once_for_a_bundle() -> None:
    asked: list[str] = []

    class Counted:
        def __call__(self, one: Partner) -> int:
            asked.append(one.slug)
            return len(one.slug) % 2

    pick = Counted()
    like = partner("noor")
    sheet = Sheet(Fills(), like)
    rows = []
    for number in range(20):
        made = sheet.slot(f"t{number}", Few((f"{number}", f"{number}!"), pick), key=number)
        rows.append([slot(made.index)])
    made_of = in_a_bundle(stencil_of("upload", upload(FileRules(header=False), (), rows, ()), sheet), like)
    assert made_of(partner("abcd")).split(b"\r\n")[:2] == [b'"0"', b'"1"']
    assert made_of(partner("abc")).split(b"\r\n")[:2] == [b'"0!"', b'"1!"']
    asked.clear()
    assert made_of(partner("abcde")).split(b"\r\n")[19] == b'"19!"'
    assert asked == ["abcde"]


@pytest.mark.parametrize(("format", "description", "said"), [
    ("upload", {"rows": []}, "rules"),
    ("upload", {"rules": "{}", "rows": []}, "file"),
    ("upload", {"rules": "{", "rows": []}, "Expecting"),
    ("upload", {"rules": slot(0), "rows": []}, "same for everybody"),
    ("upload", upload(FileRules(), (), [["a"]], ()) | {"rows": [[1]]}, "rows.0.0"),
    ("calendar", {"name": "n", "entries": [{"uid": "u", "summary": "s"}]}, "neither"),
    ("calendar", {"name": "n", "entries": [{"uid": "u", "summary": "s", "start": "today"}]}, "today"),
    ("calendar", {"name": "n", "entries": [{"uid": "u", "summary": "s", "day": slot(0)}]}, "`day`"),
    ("calendar", [], "describe"),
])  # fmt: skip
def test_what_describes_no_file_is_said_in_one_line(format: str, description: Any, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as caught:
        stencil_of(format, description, Sheet(Fills(), partner("noor")))
    assert "\n" not in str(caught.value)


def test_cells_of_partners_are_read_as_they_are() -> None:
    """By a reader that shares nothing with the writer."""
    one = partner("noor", names=('a,"b"\n', "x"), code="n-1")
    sheet = Sheet(Fills(), one)
    row = [slotted(sheet, field, shared=False) for field in ([("name",)], ["x ", ("link",)], [("text",)], ["end"])]
    data = stencil_of("upload", upload(FileRules(header=False), (), [row], ()), sheet).stamp(one)
    [read] = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert read == [known(one, [part]).replace("\ufeff", "").replace("\r\n", "\n") for part in (("name",),)] + [
        f"x {known(one, [('link',)])}", known(one, [("text",)]).replace("\ufeff", "").replace("\r\n", "\n"), "end",
    ]  # fmt: skip
