"""The parts of `wasl serve`: headers, policies, paths, hosts. In this process, without a build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problem import Position, Problem, ProjectInvalid
from generator.preview import Preview
from generator.serve.headers import meta_with_reload, parse_headers, runs_scripts, with_reload
from generator.serve.http import Server
from generator.serve.hub import Hub
from generator.serve.live import LivePages
from generator.serve.pages import FolderPages
from tests.cli.serving import Events, ask
from tests.tiny import workshop
from tests.tiny.workshop import TODAY, copy_tiny

RULES = """
# a comment
/*
  X-One: 1
  Referrer-Policy: strict-origin

/en/*
  x-one: 2
  Content-Security-Policy: default-src 'none'; style-src 'self'

/en/k/*
  ! referrer-policy
  Referrer-Policy: no-referrer

/en/exact
  X-Exact: yes: with a colon
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", {"X-One": "1", "Referrer-Policy": "strict-origin"}),
        ("/en/k/x/", {"X-One": "1, 2", "Content-Security-Policy": "default-src 'none'; style-src 'self'",
                      "Referrer-Policy": "no-referrer"}),
        ("/en/exact", {"X-One": "1, 2", "Content-Security-Policy": "default-src 'none'; style-src 'self'",
                       "Referrer-Policy": "strict-origin", "X-Exact": "yes: with a colon"}),
    ],
)  # fmt: skip
def test_every_matching_block_applies(path: str, expected: dict[str, str]) -> None:
    assert parse_headers(RULES).of(path) == expected


@given(st.text(max_size=300))
def test_any_text_is_read_as_headers(text: str) -> None:
    parse_headers(text).of("/en/")


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("default-src 'self'", "default-src 'self'"),
        ("script-src 'none'; script-src *", "script-src 'self'"),
        ("style-src 'self'", "style-src 'self'"),
        ("script-src https://a.example; connect-src 'self'", "script-src https://a.example 'self'; connect-src 'self'"),
        ("default-src 'none', img-src *", "default-src 'none'; script-src 'self'; connect-src 'self', img-src *"),
    ],
)
def test_policies_are_widened_for_the_script_alone(policy: str, allowed: str) -> None:
    assert with_reload({"Content-Security-Policy": policy, "X": "1"}) == {"Content-Security-Policy": allowed, "X": "1"}
    page = b'<meta http-equiv="Content-Security-Policy" content="' + policy.encode() + b'"><p content="x">'
    assert meta_with_reload(page) == page.replace(policy.encode(), allowed.encode())


def test_sandboxed_pages_run_nothing() -> None:
    assert not runs_scripts({"content-security-policy": "default-src 'none'; sandbox"})
    assert runs_scripts({"Content-Security-Policy": "frame-src 'self'"})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": "<html><head></head>home", "404.html": "top 404", "ar/index.html": "ar", "ar/404.html": "ar 404",
        "ar/thanks/index.html": "thanks", "_headers": "/ar/*\n  X-Lang: ar\n/mail/*\n  "
        "Content-Security-Policy: sandbox\n", "mail/a.html": "<head></head>", "a b/ملف.txt": "نص",
    }  # fmt: skip
    for path, text in files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def hub() -> Hub:
    return Hub("en")


@pytest.fixture
def port(site: Path, hub: Hub) -> Iterator[int]:
    server = Server(0, FolderPages(site), hub)
    server.start()
    yield server.server_port
    server.stop()


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/ar/", 200, "ar"),
        ("/ar/index.html", 200, "ar"),
        ("/ar/?utm_source=x", 200, "ar"),
        ("/a%20b/%D9%85%D9%84%D9%81.txt", 200, "نص"),
        ("/ar/x/y/z", 404, "ar 404"),
        ("/fr/", 404, "top 404"),
        ("/a%20b/", 404, "top 404"),
        ("/_headers", 404, "top 404"),
        ("/../secret.txt", 404, "top 404"),
        ("/%2e%2e/secret.txt", 404, "top 404"),
        ("/ar/%2e%2e%2f..%2fsecret.txt", 404, "ar 404"),
        ("/..%5csecret.txt", 404, "top 404"),
        ("//etc/passwd", 404, "top 404"),
        ("/%00", 404, "top 404"),
    ],
)
def test_paths(port: int, path: str, status: int, body: str) -> None:
    answer = ask(port, path)
    assert answer.status == status
    assert answer.text.startswith(body)


def test_links_out_of_the_site_are_not_followed(site: Path, port: int) -> None:
    (site / "out.txt").symlink_to(site.parent / "secret.txt")
    assert ask(port, "/out.txt").status == 404


def test_folder_without_its_slash(port: int) -> None:
    answer = ask(port, "/ar")
    assert (answer.status, answer.headers["location"]) == (302, "/ar/")


def test_sandboxed_mail_is_served_as_it_is(port: int) -> None:
    assert ask(port, "/mail/a.html").text == "<head></head>"
    assert ask(port, "/ar/").headers["x-lang"] == "ar"


@pytest.mark.parametrize("action", ["/ar/thanks", "/ar/thanks/", "/ar/thanks/index.html", "/ar/thanks?x=1"])
def test_forms(port: int, action: str) -> None:
    answer = ask(port, action, "POST", "name=x" * 1000)
    assert (answer.status, answer.headers["location"]) == (303, "/ar/thanks/")
    assert ask(port, "/ar/nothing", "POST", "name=x").status == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[::1", ""])
def test_other_hosts_are_refused(port: int, host: str) -> None:
    for path in ("/", "/__wasl/events", "/__wasl/reload.js"):
        assert ask(port, path, Host=host).status == 403
    assert ask(port, "/ar/thanks", "POST", Host=host).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:8000"])
def test_this_machine_is_served(port: int, host: str) -> None:
    assert ask(port, "/ar/", Host=host).status == 200


def test_base_path_of_the_site(site: Path, port: int) -> None:
    (site / "robots.txt").write_text("User-agent: *\nSitemap: https://x.example/repo/sitemap.xml\n", encoding="utf-8")
    assert ask(port, "/").headers["location"] == "/repo/"
    assert ask(port, "/repo/ar/").headers["x-lang"] == "ar"
    assert ask(port, "/repo/ar").headers["location"] == "/repo/ar/"
    assert ask(port, "/ar/").status == 404
    assert ask(port, "/repo/ar/thanks", "POST").headers["location"] == "/repo/ar/thanks/"


@pytest.fixture
def live(tmp_path: Path) -> tuple[Path, Preview, LivePages, list[Exception]]:
    """The tiny project served live, a folder as its last build, and what went wrong."""
    root = copy_tiny(tmp_path / "tiny")
    preview = Preview(root, None, lambda: TODAY)
    wrong: list[Exception] = []
    (tmp_path / "site" / "en" / "cafes").mkdir(parents=True)
    (tmp_path / "site" / "en" / "cafes" / "index.html").write_text("the last build", encoding="utf-8")
    pages = LivePages(preview, tmp_path / "site")
    pages.wrong = lambda shown, error: wrong.append(error)
    return root, preview, pages, wrong


def test_live_pages_are_those_of_the_words_now(live: tuple[Path, Preview, LivePages, list[Exception]]) -> None:
    _, preview, pages, wrong = live
    assert pages.get("/en/cafes/").body == b"the last build"
    preview.refresh()
    page = pages.get("/en/cafes/")
    assert page.body == preview.get("en/cafes/index.html")
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert pages.thanks("/en/cafes/thanks") == "/en/cafes/thanks/"
    assert pages.get("/en/cafes").headers == {"Location": "/en/cafes/"}
    for path in ("/_headers", "/../content/programme.yaml", "/en/%2e%2e/404.html", "/en//cafes/", "/content/brand.yaml",
                 "/en/cafes/p/nobody/"):  # fmt: skip
        assert pages.get(path).status == 404
    assert wrong == []


def test_a_live_page_that_cannot_be_made_is_that_of_the_last_build(
    live: tuple[Path, Preview, LivePages, list[Exception]],
) -> None:
    root, preview, pages, wrong = live
    workshop.edit(root, "kits/site/landing.page.j2", ('"layouts/page.j2"', "nothing_of_this_name"))
    preview.refresh()
    assert pages.get("/en/cafes/").body == b"the last build"
    (error,) = wrong
    assert isinstance(error, ProjectInvalid)
    assert pages.get("/en/").body == preview.get("en/index.html")


def test_pages_that_browsers_show(hub: Hub) -> None:
    with hub.showing("/a/"), hub.showing("/b/"), hub.showing("/b/"):
        with hub.showing("/c/"), hub.showing("/d/"):
            assert list(hub.pages) == ["/d/", "/c/", "/b/"]
        assert list(hub.pages) == ["/b/", "/a/"]
    assert list(hub.pages) == []


def test_before_the_first_build(tmp_path: Path) -> None:
    server = Server(0, FolderPages(tmp_path / "site"), Hub("ar"))
    server.start()
    answer = ask(server.server_port, "/")
    server.stop()
    assert answer.status == 503
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "/__wasl/reload.js" in answer.text


def test_a_stream_tells_the_state_now_and_every_change(port: int, hub: Hub) -> None:
    events = Events(port)
    start = events.next()
    wrong = Problem(Position("content/a.yaml", 3, 5), "E0203", "`a` needs the field `b`", suggestion="c")
    hub.failed([wrong, Problem(Position("z"), "W0406", "a warning", severity="warning")])
    (told,) = events.next()["problems"]
    assert told["place"] == "content/a.yaml:3:5"
    assert told["message"] == "`a` needs the field `b`. Did you mean `c`?".replace("`c`", "c")
    late = Events(port)
    assert late.next()["problems"] == [told]
    late.close()
    hub.built()
    end = events.next()
    events.close()
    assert (end["problems"], end["build"] != start["build"]) == ([], True)


def test_problems_in_arabic() -> None:
    hub = Hub("ar")
    hub.failed([Problem(Position("a"), "E0203", "`a` needs the field `b`", expected="b")], "trouble")
    found = hub.wait(-1, 0)
    assert found
    assert '"dir": "rtl"' in found[1]
    assert "needs the field" not in found[1]
    assert "`b`" in found[1]
    assert "trouble" in found[1]
