"""The pictures of one mail are weighed together, each once, over what the site will have."""

from __future__ import annotations

from pathlib import Path

from generator.checks.mail_weight import MOST_BYTES, heavy
from generator.publish.staging import Staging
from tests.problems.tiny import problems_of, write_project

MAIL = "kits/shops/en/mails/intro.html"
SIZES = {"assets/a.png": MOST_BYTES - 1000, "assets/b.jpg": 1000, "assets/c.gif": 1}


def codes(*points: tuple[str, str]) -> list[tuple[str, str]]:
    return [(problem.code, problem.position.path) for problem in heavy(points, lambda path: SIZES.get(path, 0))]


def test_together_they_may_weigh_the_limit_and_not_a_byte_more() -> None:
    fits = [(MAIL, "assets/a.png"), (MAIL, "assets/b.jpg")]
    assert codes(*fits) == []
    assert codes(*fits, (MAIL, "assets/c.gif")) == [("W0968", f"site/{MAIL}")]


def test_a_picture_counts_once_for_each_mail_and_pages_are_not_mails() -> None:
    again = [(MAIL, "assets/a.png")] * 3 + [("kits/shops/ar/mails/intro.html", "assets/a.png")]
    assert codes(*again) == []
    page = [("en/shops/index.html", name) for name in SIZES]
    assert codes(*page) == []


def test_what_is_linked_and_is_no_picture_weighs_nothing() -> None:
    assert [*heavy([(MAIL, "kits/shops/en/deck.pdf")], lambda _: MOST_BYTES * 2)] == []


def test_a_build_weighs_what_it_publishes(tmp_path: Path) -> None:
    """A theme's picture is found on the new site by the address that the mail shows it by."""
    root, out = write_project(tmp_path / "project"), tmp_path / "out"
    images = root / "themes/tiny/images"
    images.mkdir()
    (images / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES))
    assert problems_of(root, out) == ()
    published = next((out / "site/assets").rglob("large.*.png")).relative_to(out / "site").as_posix()
    template = root / "kits/segment/mail.email.j2"
    picture = f'<img src="https://partners.acme.example/{published}" width="20" height="20" alt="">'
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{{ mail.before }}", f"{picture}\n{{{{ mail.before }}}}"), encoding="utf-8")
    assert {problem.code for problem in problems_of(root, out)} == {"W0968"}


def test_the_size_of_a_file_of_the_new_site(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.open()
    staging.put("a/b.png", b"12345")
    assert (staging.size("a/b.png"), staging.size("a/c.png")) == (5, 0)
    staging.drop()
