"""A build without a format: nothing of it is made, shown or held, and all else is made of what there is."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.model.build import BuildInfo
from generator.model.problem import ProjectInvalid
from generator.pipeline import ChecksFailed, build, listing
from generator.plan import make_plan
from generator.serve.building import Order
from tests.build.farm import KITS, Farm, files
from tests.preview.test_preview import preview
from tests.tiny.workshop import INFO, copy_tiny, load, tiny, with_recipe

FORMATS = ("archive", "draft", "email", "json", "page", "post", "qr", "snippet", "text")
PARTS = {"email": {"draft"}, "text": {"draft"}}
"""What goes too, because it is made of it."""
NOTES = '---\ntitle: {ar: أ, en: A}\nper: [locale]\npath: "{locale}/notes.txt"\n---\nx\n'
LEADING = (
    '---\ntitle: {ar: أ, en: A}\nper: [locale]\npath: "{locale}/lead/index.html"\n---\n<!doctype html>\n'
    '<html lang="{{ locale.code }}" dir="{{ locale.dir }}"><head><title>A</title></head>'
    '<body><a href="/{{ locale.code }}/notes.txt">x</a></body></html>\n'
)


def without(*formats: str) -> BuildInfo:
    return replace(INFO, without=frozenset(formats))


@pytest.fixture
def farm(tmp_path: Path) -> Farm:
    """A project with archives for partners, a level and a segment."""
    farm = Farm(tmp_path)
    for kit in KITS:
        farm.flip(kit)
    farm.write()
    return farm


def made(root: Path) -> dict[str, set[str]]:
    """By format, the paths that a whole build makes."""
    found = dict[str, set[str]]()
    for row in listing(*load(root)):
        found.setdefault(row["format"], set()).add(row["path"])
    return found


def site_of(folder: Path) -> dict[str, bytes]:
    """The files of a site, without folders."""
    return {path: data for path, data in files(folder / "site").items() if not path.endswith("/")}


def shared_path(path: str) -> bool:
    return path.startswith("assets/") or "/" not in path


def held(site: dict[str, bytes]) -> set[str]:
    """Names of the members of all archives."""
    archives = (ZipFile(BytesIO(data)) for path, data in site.items() if path.endswith(".zip"))
    return {name for archive in archives for name in archive.namelist()}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_left_out(farm: Farm, form: str) -> None:
    whole = made(farm.root)
    assert set(whole) == set(FORMATS)
    farm.build(info=without(form))
    gone = set().union(*(whole[one] for one in {form} | PARTS.get(form, set())))
    stays = set().union(*whole.values()) - gone
    site = site_of(farm.out)
    assert {path for path in site if not shared_path(path)} == {path for path in stays if not shared_path(path)}


@pytest.mark.parametrize(("form", "ending"), [("json", "card.json"), ("text", ".txt"), ("email", ".html")])
def test_archives_hold_what_there_is(farm: Farm, form: str, ending: str) -> None:
    farm.build()
    before = held(site_of(farm.out))
    farm.build(info=without(form))
    after = held(site_of(farm.out))
    assert {name for name in before if name.endswith(ending)} - after
    assert after < before


@pytest.mark.parametrize("form", ["post", "qr", "text"])
def test_pages_show_what_there_is(farm: Farm, form: str) -> None:
    names = {path.rpartition("/")[2].encode() for path in made(farm.root)[form]}
    farm.build()
    assert names & shown_in(farm.out)
    farm.build(info=without(form))
    assert names.isdisjoint(shown_in(farm.out))


def shown_in(out: Path) -> set[bytes]:
    """Names of the files that the partners' kit pages lead to or show."""
    pages = [page for path, page in site_of(out).items() if "/k/" in path]
    return {name for page in pages for name in re.findall(rb'(?:href|src)="[^"]*?([^"/]+)"', page)}


def test_the_next_build_of_another_kind_is_not_fooled(farm: Farm) -> None:
    pages = replace(INFO, recipes=frozenset({"partner/kit", "partner/page"}))
    for info in (without("text"), INFO, without("archive", "text"), pages, replace(pages, without=frozenset({"json"}))):
        farm.same_as_clean(farm.build(info=info), info)


def test_the_order_and_repetition_of_formats_do_not_count() -> None:
    _, plan = tiny()
    assert plan.without({"text", "qr"}) == plan.without({"qr"}).without({"text"})
    assert plan.without(set()) == plan
    assert not plan.without(set(FORMATS)).family


def test_a_picture_that_shows_a_mail_goes_with_it() -> None:
    front = (
        '---\ntitle: {ar: أ, en: A}\nper: [segment, locale%s]\npath: "{segment}/{locale}%s.png"\nsize: 9x9\n---\nx\n'
    )
    for name, gone in (("shot", {"shot"}), ("banner", set())):
        axis = (", mail", "-{mail}") if name == "shot" else ("", "-b")
        project = with_recipe(f"kits/segment/{name}.image.j2", front % axis)
        whole, less = (make_plan(project, info).family for info in (INFO, without("email")))
        kinds = [{one.recipe.name for one in family if one.recipe.format == "image"} for family in (whole, less)]
        assert kinds == [{f"segment/{name}"}, {f"segment/{one}" for one in {name} - gone}]


def test_links_to_what_is_left_out_are_not_broken(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path / "in", {"kits/site/notes.text.j2": NOTES, "kits/site/lead.page.j2": LEADING})
    build(root, tmp_path / "out", None, INFO)
    build(root, tmp_path / "out", None, without("text"))
    assert not (tmp_path / "out/site/en/notes.txt").exists()
    (root / "kits/site/notes.text.j2").unlink()
    with pytest.raises(ChecksFailed):
        build(root, tmp_path / "out", None, INFO)


@pytest.mark.parametrize(
    ("name", "meant"), [("snipet", "snippet"), ("pages", "page"), ("zip", "archive"), ("barcodes", "qr"), ("ics", "")]
)
def test_an_unknown_format_is_refused_with_those_that_there_are(farm: Farm, name: str, meant: str) -> None:
    with pytest.raises(ProjectInvalid) as refused:
        build(farm.root, farm.out, None, without(name, "text"))
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.position), problem.found) == ("E0313", "--without", name)
    assert problem.expected == f"one of: {', '.join(FORMATS)}"
    assert problem.suggestion == meant


@pytest.mark.parametrize(
    "info",
    [
        replace(without("page"), recipes=frozenset({"partner-kit", "partner/page"})),
        replace(without(*FORMATS[1:]), only=frozenset({"noor"})),
        without(*FORMATS[1:]),
    ],
    ids=["recipe", "only", "formats"],
)
def test_limits_that_leave_nothing_are_refused(info: BuildInfo) -> None:
    with pytest.raises(ProjectInvalid) as refused:
        make_plan(tiny()[0], info)
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.position)) == ("E0314", "--without")
    assert all(f" {name}" in problem.message for name in info.without | info.recipes | info.only)
    assert make_plan(tiny()[0], replace(info, shard=(2, 2))).cohorts == ()


def test_the_server_leaves_out_what_a_build_does(tmp_path: Path) -> None:
    root, left_out = copy_tiny(tmp_path / "in"), frozenset({"qr"})
    order = Order(root, root, "en", left_out)
    assert order.site == root / "build/partial/site"
    assert Order(root, root, "en").site == root / "build/site"
    build(root, order.site.parent, None, replace(order.info, today=INFO.today))
    shown, whole = preview(root, left_out), preview(root)
    for one in (shown, whole):
        one.refresh()
    site = site_of(order.site.parent)
    assert all(shown.get(path) == data for path, data in site.items())
    codes = made(root)["qr"]
    assert codes
    assert all(whole.get(path) and shown.get(path) is None for path in codes)
