"""`wasl serve` from outside: it follows every save, keeps the last good build, and ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cli.conftest import edit
from tests.cli.serving import Events, Served, serving
from tests.cli.small import ROOT, SEGMENT, write_small

PAGE = f"/en/{SEGMENT}/"
PARTNER = f"/en/{SEGMENT}/p/mustawa/"
SCRIPT = re.compile(rb'<script src="/__wasl/[^>]*></script>')
BUILT = " files in "
"""What the server says once the whole site is in `build/`."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[Served]:
    with serving(root) as running:
        running.line(BUILT)
        yield running


@pytest.fixture
def events(served: Served) -> Iterator[Events]:
    stream = Events(served.port)
    yield stream
    stream.close()


@pytest.fixture
def copy(root: Path) -> Iterator[Path]:
    """A page of words to change; put back afterwards."""
    file = root / "content" / "segments" / SEGMENT / "page.en.md"
    before = file.read_bytes()
    yield file
    if file.read_bytes() != before:
        file.write_bytes(before)


def test_pages_are_those_of_the_build_with_the_script(served: Served, root: Path) -> None:
    answer = served.get(PAGE)
    file = root / "build" / "site" / PAGE.strip("/") / "index.html"
    script = answer.text[answer.text.index('<script src="/__wasl/') :].split("</script>")[0] + "</script>"
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.replace(script, "") == file.read_text("utf-8")
    assert answer.text.index("<head") < answer.text.index(script) < answer.text.index("</head>")


def test_every_file_is_that_of_the_build(served: Served, root: Path) -> None:
    site = root / "build" / "site"
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    assert any("/k/" in path for path in files)
    for path in files:
        answer = served.get(f"/{path}")
        assert answer.status == (404 if path == "_headers" else 200)
        if answer.status == 200:
            assert SCRIPT.sub(b"", answer.body) == (site / path).read_bytes()


def test_the_policy_of_the_host_is_served_with_only_self_added(served: Served, root: Path) -> None:
    rules = (root / "build" / "site" / "_headers").read_text("utf-8")
    written = rules.split("/en/*\n")[1].split("Content-Security-Policy: ")[1].split("\n")[0]
    sent = served.get(PAGE).headers["content-security-policy"]
    assert set(sent.split("; ")) - set(written.split("; ")) == {"connect-src 'self'"}
    assert set(written.split("; ")) <= set(sent.split("; "))
    assert served.get(PAGE).headers["x-content-type-options"] == "nosniff"


def test_head_and_assets(served: Served, root: Path) -> None:
    head, get = served.get(PAGE, "HEAD"), served.get(PAGE)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(get.body))
    sheet = next((root / "build" / "site" / "assets").rglob("*.css"))
    answer = served.get("/" + sheet.relative_to(root / "build" / "site").as_posix())
    assert answer.body == sheet.read_bytes()
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


def test_missing_pages_are_answered_in_their_language(served: Served) -> None:
    arabic, english = served.get("/ar/nothing/here/"), served.get("/en/nothing.html")
    assert (arabic.status, english.status) == (404, 404)
    assert '<html lang="ar"' in arabic.text
    assert '<html lang="en"' in english.text
    assert "/__wasl/reload.js" in arabic.text


def test_a_form_leads_to_its_thanks(served: Served) -> None:
    action = served.get(PAGE).text.split('<form class="body form" action="')[1].split('"')[0]
    answer = served.get(action, "POST")
    assert answer.status == 303
    assert answer.headers["location"] == f"{PAGE}thanks/"
    assert served.get(answer.headers["location"]).status == 200


def test_a_change_is_built_and_told(served: Served, events: Events, copy: Path) -> None:
    before = events.next()
    assert before["problems"] == []
    edit(copy, "# One more line in the quote", "# A headline that nobody wrote yet")
    after = events.next()
    assert after["build"] != before["build"]
    page = served.get(PAGE)
    assert "A headline that nobody wrote yet" in page.text
    assert f'data-build="{after["build"]}"' in page.text


def test_problems_are_told_and_the_page_stays(served: Served, root: Path, copy: Path) -> None:
    settle(served, root)
    events = Events(served.port)
    before, page, words = events.next(), served.get(PAGE), copy.read_text("utf-8")
    edit(copy, "{{ offer.partner }}", "{{ offer.parner }}")
    broken = events.next()
    while not broken["problems"]:  # what settling had set going may be told only now
        before, broken = broken, events.next()
    (first, *_) = broken["problems"]
    line = 1 + words[: words.index("{{ offer.partner }}")].count("\n")
    assert first["place"].startswith(f"content/segments/{SEGMENT}/page.en.md:{line}:")
    assert first["code"].startswith("E")
    assert "offer.parner" in first["message"]
    assert first["next"]
    assert (broken["build"], broken["lang"], broken["dir"]) == (before["build"], "en", "ltr")
    assert served.get(PAGE).plain == page.plain
    served.line("offer.parner")
    copy.write_text(words, encoding="utf-8")
    mended = events.next()
    assert mended["problems"] == []
    assert mended["build"] != before["build"]
    events.close()


def test_the_browser_shows_problems_and_reloads(served: Served, root: Path, copy: Path, page: Page) -> None:
    settle(served, root)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"http://127.0.0.1:{served.port}{PAGE}")
    words = copy.read_text("utf-8")
    edit(copy, "{{ offer.partner }}", "{{ <img src=x onerror=alert(1)> }}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("page.en.md", timeout=60_000)
    expect(alert).to_contain_text("<img src=x onerror=alert(1)>")
    assert alert.locator("img").count() == 0
    assert alert.evaluate("box => getComputedStyle(box).position") == "fixed"
    copy.write_text(words.replace("# One more line", "# Another line"), encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Another line", timeout=60_000)
    expect(alert).to_have_count(0)
    assert refused == []


def test_folders_that_appear_are_watched_too(served: Served, root: Path) -> None:
    settle(served, root)
    events = Events(served.port)
    before = events.next()
    (root / "kits" / "broken").mkdir(parents=True)
    (root / "kits" / "broken" / "page.page.j2").write_text("no front matter\n", encoding="utf-8")
    while not (state := events.next())["problems"]:
        assert state["build"] != before["build"]  # built between the two steps above
    (root / "kits" / "broken" / "page.page.j2").unlink()
    assert events.next()["problems"] == []
    events.close()


def settle(served: Served, root: Path) -> None:
    """Until the server has built what the last test put back: a word is written, and seen."""
    mark = root / "content" / "pages" / "privacy.en.md"
    text = mark.read_text("utf-8")
    events, word = Events(served.port), f"word{text.count('word')}"
    known = events.next()["build"]
    mark.write_text(text + f"\n\n{word}\n", encoding="utf-8")
    while events.next()["build"] == known:  # a page is read when it is asked for: it may show a save before it is told
        pass
    while word not in served.get("/en/privacy/").text:
        events.next()
    events.close()


def test_a_page_that_cannot_be_made_stays_in_the_browser(served: Served, root: Path) -> None:
    settle(served, root)
    events = Events(served.port, PARTNER)
    before, shown = events.next(), served.get(PARTNER)
    own = root / "kits" / "partner"
    own.mkdir(parents=True, exist_ok=True)
    recipe = own / "page.page.j2"
    text = (ROOT / "kits" / "partner" / "page.page.j2").read_text("utf-8")
    recipe.write_text(text + "{% block main %}{{ nothing_of_this_name }}{% endblock %}\n", encoding="utf-8")
    state = events.next()
    assert (state["build"], len(state["problems"])) == (before["build"], 1)
    assert "nothing_of_this_name" in state["problems"][0]["message"]
    assert served.get(PARTNER).plain == shown.plain
    recipe.unlink()
    while (state := events.next())["problems"]:
        assert state["build"] == before["build"]  # the build says it once more
    events.close()


def test_pages_do_not_wait_for_a_build(tmp_path: Path) -> None:
    """Here no build can be made at all: its folder is a file."""
    root = write_small(tmp_path)
    (root / "build").write_text("", encoding="utf-8")
    with serving(root) as running:
        assert '<html lang="en"' in running.get(PAGE).text
        events = Events(running.port)
        while not (state := events.next())["problems"]:
            assert state["build"]
        assert "build" in state["problems"][0]["message"]
        copy = root / "content" / "segments" / SEGMENT / "page.en.md"
        edit(copy, "# One more line in the quote", "# A headline that nobody wrote yet")
        while (state := events.next())["problems"]:
            pass
        assert "A headline that nobody wrote yet" in running.get(PAGE).text
        events.close()


def test_ctrl_c_at_once_ends_it_quietly(project: Path) -> None:
    with serving(project) as running:
        os.killpg(running.process.pid, signal.SIGINT)
        code, said = running.ends()
        assert code == 0
        assert {line.split()[-1] for line in said.splitlines()} <= {"...", "s."}


def test_ctrl_c_ends_it_and_all_it_started(project: Path) -> None:
    with serving(project) as running:
        running.line(BUILT)
        os.killpg(running.process.pid, signal.SIGINT)
        assert running.ends() == (0, "")


def test_killed_server_leaves_no_builder_and_a_whole_site(project: Path) -> None:
    with serving(project) as running:
        running.process.kill()
        assert running.ends()[0] == -signal.SIGKILL
    assert {path.name for path in (project / "build").iterdir()} == {"site", "reports"}


def test_invalid_from_the_start_shows_the_last_good_build(project: Path) -> None:
    good = (project / "build" / "site" / PAGE.strip("/") / "index.html").read_text("utf-8")
    programme = project / "content" / "programme.yaml"
    edit(programme, "theme: base", "theme: bass")
    with serving(project) as running:
        events = Events(running.port)
        assert "bass" in events.next()["problems"][0]["message"]
        assert running.get(PAGE).text.partition("<title>")[2][:200] == good.partition("<title>")[2][:200]
        edit(programme, "theme: bass", "theme: base")
        assert events.next()["problems"] == []
        events.close()
