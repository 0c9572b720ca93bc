"""The preview is the build: whatever was edited in whatever order, each file is the one that a build would write."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.links.addresses import kit_token, path_of
from generator.model.problem import Problem, ProjectInvalid
from generator.pipeline import build, read
from generator.preview import Preview
from generator.preview.finding import Jobs, Tokens
from tests.tiny.test_any_edit import edits
from tests.tiny.workshop import HERE, INFO, TODAY, copy_tiny, edit, load, rows

ROOT = Path(__file__).resolve().parents[2]

PROGRAMME = "content/programme.yaml"
TABLE = "content/partners.csv"
COPY = "content/segments/cafes/partner.en.md"


def preview(root: Path, without: frozenset[str] = frozenset()) -> Preview:
    return Preview(root, None, lambda: TODAY, without)


@contextmanager
def built(root: Path) -> Iterator[dict[str, bytes]]:
    """Every file of a whole build of the project."""
    with TemporaryDirectory() as folder:
        site = build(root, Path(folder), None, INFO).site
        yield {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


CARD = "kits/partner/card.json.j2"
CASES: dict[str, tuple[str, str, str]] = {
    "as it is": (TABLE, "slug", "slug"),
    "many partners": (TABLE, (HERE / TABLE).read_text("utf-8"), rows(30)),
    "below a path": (PROGRAMME, "https://tiny.example/", "https://x.example/repo/"),
    "github pages": (PROGRAMME, "host: netlify", "host: github-pages"),
    "slug and token in one path": (CARD, "kits/{token}/", "cards/{partner}-{token}-of-{partner}/"),
    "slug and token without a gap": (CARD, "kits/{token}/", "cards/{partner}{token}/"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_holds_what_a_build_writes_and_nothing_else(tmp_path: Path, case: str) -> None:
    root = copy_tiny(tmp_path)
    name, old, new = CASES[case]
    edit(root, name, (old, new))
    there = preview(root)
    there.refresh()
    assert there.shown
    with built(root) as files:
        assert {path: there.get(path) for path in files} == files
        assert all(map(there.shown.holds, files))
        for path in files:
            for other in (f"{path}/", path[1:], path.upper(), path.replace("noor", "nobody"), path[:-1], f"x{path}",
                          path.replace("/", "//", 1), path.replace("lina", "noor")):  # fmt: skip
                assert there.get(other) == files.get(other)
                assert there.shown.holds(other) == (other in files)


def test_every_file_of_the_example_is_found_by_its_path() -> None:
    """Many segments share the paths of short links and kits: each path is that of one partner's cohort alone."""
    _, project, plan, _ = read(ROOT, ROOT, INFO)
    secret = project.programme.kit_secret
    jobs = Jobs(plan, secret, Tokens())
    assert len(project.segments) > 1
    for cohort, partner in plan.jobs():
        assert jobs.find(path_of(cohort, partner, secret)) == (cohort, partner)


def test_a_kits_address_follows_the_list_and_the_secret(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    there = preview(root)
    for old, new in (("", ""), ("raqm,", "raqam,"), ("raqam,", "raqm,"), ("noor,", "nour,")):
        edit(root, TABLE, (old, new))
        there.refresh()
        project = load(root)[0]
        for secret in ("a-secret-made-for-tests-only", "another-secret-made-for-tests"):
            for partner in project.partners:
                path = f"en/k/{kit_token(secret, partner.slug)}/index.html"
                assert (there.get(path) is not None) == (secret == project.programme.kit_secret)
    edit(root, PROGRAMME, ("a-secret-made-for-tests-only", "another-secret-made-for-tests"))
    there.refresh()
    assert there.get(f"en/k/{kit_token('another-secret-made-for-tests', 'nour')}/index.html") is not None
    assert there.get(f"en/k/{kit_token('a-secret-made-for-tests-only', 'nour')}/index.html") is None
    assert there.get(f"en/k/{kit_token('another-secret-made-for-tests', 'noor')}/index.html") is None


def test_nothing_is_there_before_the_first_reading(tmp_path: Path) -> None:
    there = preview(copy_tiny(tmp_path))
    assert there.get("index.html") is None
    assert there.shown is None


def test_an_invalid_project_leaves_the_last_good_reading(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    there = preview(root)
    there.refresh()
    good = there.get("en/cafes/index.html")
    told: list[object] = []
    edit(root, PROGRAMME, ("theme: tiny", "theme: tin"))
    with pytest.raises(ProjectInvalid):
        there.refresh(tell=lambda: told.append(there))
    assert told == []
    assert there.get("en/cafes/index.html") == good
    edit(root, PROGRAMME, ("theme: tin", "theme: tiny"))
    there.refresh(tell=lambda: told.append(there))
    assert told == [there]
    assert there.get("en/cafes/index.html") == good


def test_a_reading_that_looks_wrong_is_not_shown(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    there = preview(root)
    there.refresh()
    before = there.shown
    edit(root, "kits/site/landing.page.j2", ('"layouts/page.j2"', "nothing_of_this_name"))
    with pytest.raises(ProjectInvalid):
        there.refresh(lambda shown: shown.get("en/cafes/index.html"))
    assert there.shown is before
    there.refresh(lambda shown: shown.get("en/index.html"))
    assert there.shown is not before
    with pytest.raises(ProjectInvalid) as told:
        there.get("en/cafes/index.html")
    assert "nothing_of_this_name" in told.value.problems[0].message


def test_a_shown_reading_stays_what_it_is(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    there = preview(root)
    there.refresh()
    before = there.shown
    words = there.get("en/cafes/p/noor/index.html")
    with (root / COPY).open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")
    there.refresh()
    assert before
    assert before.get("en/cafes/p/noor/index.html") == words
    assert there.get("en/cafes/p/noor/index.html") != words


def said(there: Preview) -> tuple[Problem, ...]:
    try:
        return tuple(sorted(there.refresh()))
    except ProjectInvalid as invalid:
        return tuple(sorted(invalid.problems))


def seen(there: Preview, paths: list[str]) -> dict[str, object]:
    """Each file, or what is wrong with it."""
    found: dict[str, object] = {}
    for path in paths:
        try:
            found[path] = there.get(path)
        except ProjectInvalid as invalid:
            found[path] = invalid.problems
    return found


SEGMENT = "content/segments/cafes/segment.yaml"
LINA = "content/partners/lina.yaml"
OFFER = "content/offers/share.yaml"
POSTS = "content/segments/cafes/posts.en.yaml"
GONE = None
EDITS: dict[str, tuple[str, str, str | None]] = {
    "words": (COPY, "---\n", "---\nnothing: x\n"),
    "a wrong value in words": (COPY, "answers", "{{ offer.parner }} answers"),
    "words gone": (COPY, "", GONE),
    "a post": (POSTS, "Dot costs little.", "Dot costs {{ nothing }}."),
    "a post twice": (POSTS, "id: price", "id: time"),
    "posts gone": (POSTS, "", GONE),
    "a row": (TABLE, "noor,", "no--or,"),
    "a row of another segment": (TABLE, "plain,,Plain,cafes", "plain,,Plain,cafe"),
    "the list gone": (TABLE, "", GONE),
    "a partner of its own": (LINA, "tier: gold", "tier: golden"),
    "a partner gone": (LINA, "", GONE),
    "a logo gone": ("content/logos/noor.svg", "", GONE),
    "a logo that runs": ("content/logos/noor.svg", "<svg ", '<svg onload="x()" '),
    "a tier of another name": (PROGRAMME, "slug: gold", "slug: golden"),
    "no tiers": (PROGRAMME, "{slug: gold, name: {ar: ذهبي, en: Gold}}", "{slug: zinc, name: {ar: خارصين, en: Zinc}}"),
    "one language less": (PROGRAMME, "locales: [ar, en]", "locales: [ar]"),
    "one language more": (PROGRAMME, "locales: [ar, en]", "locales: [ar, en, fr]"),
    "a language that falls back": (PROGRAMME, "locales: [ar, en]", "locales: [ar, en, fr]\nfallback: {fr: en}"),
    "another language first": (PROGRAMME, "default_locale: ar", "default_locale: en"),
    "a wrong segment": (SEGMENT, "order: 1", "order: one"),
    "the segment gone": (SEGMENT, "", GONE),
    "an offer gone": (OFFER, "", GONE),
    "a text in one language": (OFFER, ", en: The share", ""),
    "a text in a third language": (OFFER, "The share}", "The share, fr: 'pour..chaque\u00a0\u00a0!'}"),
    "a recipe's axis": (CARD, "per: [partner, locale]", "per: [partner, local]"),
    "a recipe gone": (CARD, "", GONE),
    "a template": ("themes/tiny/layouts/page.j2", "{%", "{% nothing %}{%"),
    "a word of the catalogue": ("themes/tiny/locales/en.po", 'msgstr "', 'msgstr "%(nothing)s'),
    "the catalogue gone": ("themes/tiny/locales/en.po", "", GONE),
    "the theme gone": ("themes/tiny/theme.yaml", "", GONE),
}


@pytest.mark.parametrize("settled", [True, False])
def test_the_problems_are_those_of_a_first_reading(
    tmp_path: Path, settled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every edit on its own and then put back; and every edit on top of another one."""
    monkeypatch.setattr("generator.load.marks.SETTLED", -1 if settled else 10**18)
    root = copy_tiny(tmp_path)
    old, clean, harmless = preview(root), said(preview(root)), 0
    for base in (None, "a row", "words", "a text in a third language"):
        put = replaced(root, *EDITS[base]) if base else None
        for name, (file, before, after) in EDITS.items():
            if base and file == EDITS[base][0]:
                continue
            undo = replaced(root, file, before, after)
            found = said(old)
            assert (name, found) == (name, said(preview(root)))
            harmless += not base and found == clean
            undo()
        if put:
            put()
        assert said(old) == clean
    assert harmless * 4 < len(EDITS)


def replaced(root: Path, name: str, old: str, new: str | None) -> Callable[[], object]:
    """Make an edit, or take the file away; gives what puts it back."""
    data = (root / name).read_bytes()
    if new is None:
        (root / name).unlink()
    else:
        text = data.decode()
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return lambda: (root / name).write_bytes(data)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    with built(copy_tiny(tmp_path_factory.mktemp("first"))) as files:
        return sorted(files)[::3]


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(changes=st.lists(st.one_of(edits(), st.just(None)), min_size=1, max_size=4))
def test_reading_again_is_reading_anew(paths: list[str], changes: list[tuple[str, str | None] | None]) -> None:
    """Edits one after the other (None: all is put back); a preview that saw all of them, and one that is new."""
    with TemporaryDirectory() as folder:
        root = copy_tiny(Path(folder) / "tiny")
        old = preview(root)
        old.refresh()
        for change in changes:
            if change is None:
                shutil.rmtree(root)
                copy_tiny(root)
            elif change[1] is None:
                (root / change[0]).unlink(missing_ok=True)
            else:
                (root / change[0]).write_bytes(change[1].encode("utf-8", "surrogatepass"))
            new = preview(root)
            assert said(old) == said(new)
            if new.shown:
                assert seen(old, paths) == seen(new, paths)
