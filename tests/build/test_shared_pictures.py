"""A picture that all partners of a segment share: drawn once, published once, shown and packed wherever it is held."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import generator.workshop.draughtsman as drawing
from generator import pipeline
from generator.links.addresses import kit_token
from tests.build.farm import COPY, FIRST, WORDS, Farm, Word, files
from tests.build.test_archives import SECRET

PICTURE = """---
title: {ar: صورة, en: Picture}
per: [segment, locale, mail]
path: "kits/{segment}/{locale}/{mail}-light.png"
for: partner
size: 390x300
mails: [announcement]
shared: true
---
<!doctype html><html lang="{{ locale.code }}" dir="{{ locale.dir }}" data-photo data-size="390x300">
<meta charset="utf-8"><title>{{ mail.subject }}</title>
<style>body{margin:0}iframe{border:0;width:390px;height:300px}</style>
<iframe scrolling="no" srcdoc="{{ mail.page("p{color:#123456}") }}"></iframe>
\x1e
"""
KIT = """title: {ar: حقيبة, en: Kit}
for: partner
zip: "kits/{token}/{locale}/kit.zip"
files:
  - {recipe: partner/start, as: "00-kit.html"}
  - {recipe: partner/mail.email, as: "01-mails/{mail}.html"}
  - {recipe: segment/mail-light, as: "01-mails/{mail}-light.png"}
"""
START = """---
title: {ar: بداية, en: Start}
per: [partner, locale]
path: "{locale}/k/{token}/start.html"
for: partner
published: false
---
<!doctype html><html lang="{{ locale.code }}" dir="{{ locale.dir }}"><title>{{ partner.name }}</title>
SHOWN
"""
SHOWN = """{% for mail in kit.mails %}{% for one in mail.pictures %}<img src="{{ one.href }}" alt="{{ one.scheme }}">
{% endfor %}{% endfor %}"""
CAFES = [f"segment/mail-light cafes {locale}" for locale in ("ar", "en")]
PATHS = [f"kits/cafes/{locale}/announcement-light.png" for locale in ("ar", "en")]


@pytest.fixture
def farm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Farm:
    monkeypatch.setenv("WASL_CACHE", str(tmp_path / "kept"))
    made = Farm(tmp_path, bakers=False)
    page = "kits/partner/kit.page.j2"
    made._texts |= {
        "kits/segment/mail-light.image.j2": PICTURE, "kits/partner/kit.yml": KIT,
        "kits/partner/start.page.j2": START.replace("SHOWN", SHOWN),
        page: made._texts[page].replace("{{ kit.disclosure }}", SHOWN),
    }  # fmt: skip
    return made


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


def archives(farm: Farm) -> dict[tuple[str, str], dict[str, bytes]]:
    site = files(farm.out / "site")
    found = {}
    for slug in FIRST:
        for locale in ("ar", "en"):
            with zipfile.ZipFile(io.BytesIO(site[f"kits/{kit_token(SECRET, slug)}/{locale}/kit.zip"])) as archive:
                found[slug, locale] = {name: archive.read(name) for name in archive.namelist()}
    return found


def test_it_is_drawn_once_and_stands_in_every_kit(farm: Farm, drawn: list[str]) -> None:
    farm.build()
    assert sorted(drawn) == CAFES
    site = files(farm.out / "site")
    assert sorted(path for path in site if path.endswith(".png") and "light" in path) == PATHS
    for (slug, locale), members in archives(farm).items():
        assert members["01-mails/announcement-light.png"] == site[f"kits/cafes/{locale}/announcement-light.png"]
        assert b'src="01-mails/announcement-light.png"' in members["00-kit.html"]
        page = site[f"{locale}/k/{kit_token(SECRET, slug)}/index.html"].decode()
        assert f'src="../../../kits/cafes/{locale}/announcement-light.png"' in page


def test_when_the_mail_changes_all_that_hold_its_picture_do(farm: Farm, drawn: list[str]) -> None:
    farm.build()
    before, packed = files(farm.out / "site"), archives(farm)
    drawn.clear()
    farm.spell(Word(f"{COPY}/mail-announcement.en.md", "It is easy", "It is # easy"), 1)
    farm.same_as_clean(farm.build())
    assert sorted(set(drawn)) == CAFES[1:]
    after = files(farm.out / "site")
    assert [path for path in PATHS if after[path] != before[path]] == PATHS[1:]
    name = "01-mails/announcement-light.png"
    changed = {key for key, members in archives(farm).items() if members[name] != packed[key][name]}
    assert changed == {(slug, "en") for slug in FIRST}


def test_a_new_partner_takes_it_as_it_is(farm: Farm, drawn: list[str]) -> None:
    farm.build()
    drawn.clear()
    farm.enrol("aaa", FIRST["plain"])
    farm.same_as_clean(farm.build())
    assert drawn == []


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers(farm: Farm, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.make.SMALL", 0)
    farm.same_as_clean(farm.build(jobs))


def test_without_a_browser_nothing_speaks_of_it(farm: Farm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "known_browser", lambda cache: None)
    receipt = farm.build()
    assert [problem.code for problem in receipt.problems] == ["W0712"]
    site = files(farm.out / "site")
    assert not [path for path in site if path.endswith("light.png")]
    assert not [path for path, data in site.items() if path.endswith(".html") and b"light.png" in data]
    for members in archives(farm).values():
        assert sorted(members) == ["00-kit.html", "01-mails/announcement.html", "kit.json"]


def test_the_words_are_those_that_the_farm_knows() -> None:
    assert Word(f"{COPY}/mail-announcement.en.md", "It is easy", "It is # easy") in WORDS
