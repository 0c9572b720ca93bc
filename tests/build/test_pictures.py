"""Pictures in a build: drawn once, stamped for each partner; and what is said where they cannot be made."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

import generator.workshop.draughtsman as drawing
from generator import pipeline
from generator.model.problem import ProjectInvalid
from generator.workshop.browser import Browser, find_browser
from generator.workshop.pictures.stamp import Stamper
from tests.build.farm import FIRST, Farm, files
from tests.tiny.workshop import INFO

ROOT = Path(__file__).resolve().parents[2]
NAMES = [f"partner/card cafes {locale} {post}" for locale in ("ar", "en") for post in ("easy", "price", "time")]
FONTS = ("Alexandria-Regular.ttf", "Alexandria-Bold.ttf")
PICTURE = """---
title: {ar: صورة, en: Picture}
per: [partner, locale, post]
path: "kits/{token}/{locale}/{post}.png"
for: partner
size: 400x400
---
<!doctype html><html lang="{{ locale.code }}" dir="{{ locale.dir }}" data-size="400x400"><head><meta charset="utf-8">
<title>{{ brand.name }}</title><style>
:root{--brand:#0b5d51;--accent:#e2a33b;--white:#fff}
*{box-sizing:border-box;margin:0}
@font-face{font-family:A;src:url("theme/fonts/print/Alexandria-Regular.ttf")}
body{width:400px;height:400px;background:var(--brand);font:16px/1.5 A;color:var(--white)}
.words{height:260px;padding:20px;width:WIDTH}
.card{height:140px;background:var(--white);display:flex;gap:10px;padding:12px}
.card>*{height:116px}.name{width:150px;color:#111}.qr{width:116px}.logo{width:80px}
</style></head><body><div class="words">{{ post.alt }}</div><div class="card" data-band>
<div class="logo" data-fill="logo"></div><div class="name" data-fill="name"></div><div class="qr" data-fill="qr"></div>
</div></body></html>
\x1e
name: {{ partner.name }}
url: {{ printed("page") }}
logo: {{ partner.logo_file }}
brand: {{ partner.brand }}
accent: {{ partner.accent }}
"""


@pytest.fixture
def farm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Farm:
    monkeypatch.setenv("WASL_CACHE", str(tmp_path / "kept"))
    made = Farm(tmp_path, bakers=False, few=True)
    with_picture(made, PICTURE.replace("WIDTH", "auto"))
    return made


def with_picture(farm: Farm, recipe: str) -> None:
    (farm.root / "kits/partner/card.image.j2").write_text(recipe, encoding="utf-8")
    fonts = farm.root / "themes/tiny/fonts/print"
    fonts.mkdir(parents=True, exist_ok=True)
    for name in FONTS:
        (fonts / name).write_bytes((ROOT / "themes/base/fonts/print" / name).read_bytes())


def pictures(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in files(folder).items() if path.endswith(".png")}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of all pictures for which a browser draws."""
    names: list[str] = []
    draw = drawing.Draughtsman.draw

    def noted(self: drawing.Draughtsman, jobs: list[drawing.Job], *more: object) -> object:
        names.extend(job.name for job in jobs)
        return draw(self, jobs, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing.Draughtsman, "draw", noted)
    return names


def test_each_base_is_drawn_once_and_each_partner_gets_its_own(farm: Farm, drawn: list[str]) -> None:
    farm.build()
    assert sorted(drawn) == NAMES
    made = pictures(farm.out / "site")
    assert len(made) == len(NAMES) * (len(FIRST) + 1)  # lina has a file of her own
    assert len(set(made.values())) == len(made)
    for data in made.values():
        assert Image.open(io.BytesIO(data)).size == (400, 400)


def test_what_is_kept_is_not_drawn_again(farm: Farm, drawn: list[str], tmp_path: Path) -> None:
    farm.build()
    drawn.clear()
    receipt, clean = farm.clean()
    assert drawn == []
    assert pictures(clean / "site") == pictures(farm.out / "site")
    assert receipt.problems == ()


def test_what_was_stamped_is_not_stamped_again(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    farm.build()
    before = files(farm.out / "site")
    shutil.rmtree(farm.out)

    def refused(*_: object) -> bytes:
        raise AssertionError("it was made before")

    monkeypatch.setattr(Stamper, "stamp", refused)
    farm.build()
    assert files(farm.out / "site") == before


def test_a_change_of_words_draws_what_shows_them(farm: Farm, drawn: list[str]) -> None:
    farm.build()
    drawn.clear()
    before = pictures(farm.out / "site")
    posts = farm.root / "content/segments/cafes/posts.en.yaml"
    text = posts.read_text(encoding="utf-8")
    assert "alt: " in text
    farm._texts["content/segments/cafes/posts.en.yaml"] = text.replace("alt: ", "alt: Really ")
    receipt = farm.build()
    assert sorted(drawn) == NAMES[3:]
    after = pictures(farm.out / "site")
    assert {path for path in after if after[path] != before[path]} == {path for path in after if "/en/" in path}
    farm.same_as_clean(receipt)


def test_a_new_colour_needs_no_browser(farm: Farm, drawn: list[str]) -> None:
    farm.build()
    drawn.clear()
    before = pictures(farm.out / "site")
    farm.enrol("noor", FIRST["noor"]._replace(tier=2))
    farm.same_as_clean(farm.build())
    after = pictures(farm.out / "site")
    assert len({path for path in after if after[path] != before[path]}) == len(NAMES)
    assert drawn == []


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers(farm: Farm, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.make.SMALL", 0)
    farm.same_as_clean(farm.build(jobs))


# --- where it cannot be ----------------------------------------------------------------------------------------------


def test_without_a_browser_all_else_is_made(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "known_browser", lambda cache: None)
    receipt = farm.build()
    [problem] = receipt.problems
    assert (problem.code, problem.severity) == ("W0712", "warning")
    assert str(problem.position) == "kits/partner/card.image.j2:1:1"
    assert problem.message.startswith("30 pictures are not made")
    assert "Chromium" in problem.fix
    assert pictures(farm.out / "site") == {}
    assert receipt.files > 10


def test_a_strict_build_fails_without_them_and_leaves_the_last(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    farm.build()
    before = files(farm.out / "site")
    monkeypatch.setattr(pipeline, "known_browser", lambda cache: None)
    with pytest.raises(pipeline.ChecksFailed) as refused:
        pipeline.build(farm.root, farm.out, None, INFO, strict=True)
    assert [problem.code for problem in refused.value.problems] == ["W0712"]
    assert files(farm.out / "site") == before


def test_words_that_do_not_fit_are_told_in_every_build(farm: Farm) -> None:
    with_picture(farm, PICTURE.replace("WIDTH", "60px;overflow:hidden;white-space:nowrap"))
    first = farm.build()
    assert {problem.code for problem in first.problems} == {"W0713"}
    assert {str(problem.position) for problem in first.problems} == {"kits/partner/card.image.j2:1:1"}
    assert farm.build().problems == first.problems
    assert farm.clean()[0].problems == first.problems


def test_a_page_that_asks_for_what_is_not_there(farm: Farm) -> None:
    with_picture(farm, PICTURE.replace("</body>", '<img src="https://elsewhere.example/spy.png"></body>'))
    with pytest.raises(ProjectInvalid) as refused:
        farm.build()
    [problem] = refused.value.problems
    assert problem.code == "E0711"
    assert "https://elsewhere.example/spy.png" in problem.message


def test_a_theme_without_the_typeface_of_names(farm: Farm) -> None:
    (farm.root / "themes/tiny/fonts/print" / FONTS[1]).unlink()
    with pytest.raises(ProjectInvalid) as refused:
        farm.build()
    assert "fonts/print/Alexandria-Bold.ttf" in refused.value.problems[0].message


def test_the_machine_of_the_tests_has_a_browser() -> None:
    assert isinstance(find_browser(), Browser)
