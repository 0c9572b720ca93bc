"""A tiny project that is edited again and again, and its last build.

Every edit is a number for a place: 0 is how it was, so what was changed can be changed back.
"""

from __future__ import annotations

import os
import shutil
from copy import copy
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.model.build import BuildInfo
from generator.pipeline import Receipt, build
from generator.standing.last_build import last_receipt
from generator.workshop.finished import Finished
from tests.tiny.workshop import FOLDERS, HEADER, HERE, INFO

REPORTS = ("links.csv", "links.json", "kits.csv", "manifest.json", "problems.json")


class Word(NamedTuple):
    """A word of a file, and what stands there for a number above 0."""

    file: str
    old: str
    new: str

    def written(self, text: str, number: int) -> str:
        assert self.old in text, f"{self.file} does not hold {self.old!r}"
        return text.replace(self.old, self.new.replace("#", str(number)).replace("*", "." * 9 * number))


COPY = "content/segments/cafes"
WORDS = (
    Word(f"{COPY}/partner.en.md", "answers", "answers # times"),
    Word(f"{COPY}/partner.ar.md", "الموقع", "الموقع #"),
    Word(f"{COPY}/page.en.md", "First point", "Point #"),
    Word(f"{COPY}/page.ar.md", "نقطة أولى", "نقطة #"),
    Word(f"{COPY}/page.b.en.md", "alone", "alone #"),
    Word(f"{COPY}/thanks.ar.md", "description: ", "description: رقم # "),
    Word(f"{COPY}/mail-announcement.en.md", "It is easy", "It is # easy"),
    Word(f"{COPY}/mail-announcement.ar.md", "خصم على Dot", "خصم # على Dot"),
    Word(f"{COPY}/mail-intro.ar.md", "لأنه سهل", "لأنه سهل #"),
    Word(f"{COPY}/posts.en.yaml", "Dot costs little.", "Dot costs # little*."),
    Word(f"{COPY}/posts.en.yaml", "[time, dot]", "[time, dot, more#]"),
    Word(f"{COPY}/posts.ar.yaml", "يستخدمه. الكود {{ partner.code }}.", "يستخدمه #.\n\n      {{ partner.code }} هو*"),
    Word(f"{COPY}/segment.yaml", "Small cafes", "Small # cafes"),
    Word(f"{COPY}/segment.yaml", "order: 1", "order: 1#"),
    Word("content/segments/bakers/partner.ar.md", "الموقع", "الفرن #"),
    Word("content/segments/bakers/posts.en.yaml", "Dot is easy.", "Dot is # easy*."),
    Word("content/segments/bakers/segment.yaml", "en: Cafes", "en: Bakers #"),
    Word("content/pages/home.en.md", "Welcome", "Welcome #"),
    Word("content/pages/privacy.ar.md", "title: ", "title: # "),
    Word("content/offers/share.yaml", "percent: 20", "percent: 2#"),
    Word("content/offers/share.yaml", "2027-12-31", "2027-12-1#"),
    Word("content/forms/ask.yaml", "en: Send", "en: Send #"),
    Word("content/forms/join.yaml", "en: Name", "en: Name #"),
    Word("content/programme.yaml", "We gain together", "We gain # together"),
    Word("content/programme.yaml", "https://tiny.example/", "https://tiny.example/at#/"),
    Word("content/programme.yaml", "a-secret-made-for-tests-only", "a-secret-made-for-tests-only-#"),
    Word("content/programme.yaml", "[x, whatsapp]", "[x]"),
    Word("content/programme.yaml", "en: Gold}", "en: Gold #}"),
    Word("content/brand.yaml", "A small tool", "A # small tool"),
    Word("content/brand.yaml", "#0b5d51", "#0b5d5#"),
    Word("content/campaigns/spring.yaml", "2027q1", "2027q#"),
    Word("content/campaigns/spring.yaml", "en: Spring", "en: Spring #"),
    Word("themes/tiny/layouts/page.j2", "<main>", '<main data-number="#">'),
    Word("themes/tiny/layouts/block.j2", "<section ", '<section data-number="#" '),
    Word("themes/tiny/email/mail.j2", "margin: 0 0 1em", "margin: 0 0 #em"),
    Word("themes/tiny/email/mail-text.j2", "5 {{ partner.name }}", "# {{ partner.name }}"),
    Word("themes/tiny/styles/site.css", "margin:0", "margin:#px"),
    Word("themes/tiny/icons/favicon.svg", 'r="4"', 'r="#"'),
    Word("themes/tiny/locales/en.po", 'msgstr "Continue"', 'msgstr "Continue #"'),
    Word("themes/tiny/locales/ar.po", 'msgstr "إعلان"', 'msgstr "إعلان #"'),
    Word("kits/partner/card.json.j2", '"brand"', '"brand-#"'),
    Word("kits/partner/card.json.j2", "/card.json", "/card-#.json"),
    Word("kits/partner/card.json.j2", '"link"', '"kit{{ partner.logo if partner.traits.has_logo }}#"'),
    Word("kits/partner/page.page.j2", "{{ super() }}", "{{ super() }}{{ '#' if partner.traits.tier == 'gold' }}"),
    Word("kits/partner/go.page.j2", "links: [page, start]", "links: [page]"),
    Word("kits/partner/go.page.j2", '"product" if', '"site" if'),
    Word("kits/partner/mail.draft.j2", "title: {ar: ملف, en: File}", "title: {ar: ملف, en: Draft #}"),
    Word("kits/partner/kit.page.j2", "{{ kit.disclosure }}", "{{ kit.disclosure }}{{ link('k#', 'web') }}#"),
    Word("kits/site/home.page.j2", "</a>{% endfor %}", "</a>{% endfor %}{{ brand.description }}#"),
    Word("kits/segment/mail.email.j2", "for: partner\n", "for: partner\nmails: [intro, announcement]\n"),
)  # fmt: skip
"""Wherever a word can be changed without the project becoming invalid."""

CARD = """---
title: {ar: ملف, en: File}
per: [partner, locale]
path: "kits/{token}/{locale}/new.json"
for: partner
---
{"code": "{{ partner.code }}", "name": "{{ partner.name }}", "link": "{{ link("new", "web") }}"}
"""
PAGE = """---
title: {ar: ملف, en: File}
per: [segment, locale]
path: "{locale}/{segment}/new/index.html"
for: public
---
{% extends "layouts/page.j2" %}
{% block main %}<h1>{{ segment.name }}</h1>{% endblock %}
"""
KIT = """title: {ar: حقيبة, en: Kit}
for: partner
zip: "kits/{token}/{locale}/kit.zip"
news: [{on: 2026-11-15, what: {ar: جديد, en: New}}]
files:
  - {recipe: partner/card, as: "01-card.json"}
  - {recipe: partner/posts, as: "02-posts/{network}.txt"}
  - {recipe: partner/mail.text, as: "03-mails/{mail}.txt"}
  - {logo: partner, as: "04-logo/own.{ending}"}
"""
GOLD = """title: {ar: حقيبة, en: Kit}
for: partner
tiers: [gold]
zip: "kits/{token}/{locale}/gold.zip"
files: [{recipe: partner/card, as: "card.json"}]
"""
HOUSE = """title: {ar: حقيبة, en: Kit}
for: segment
locales: [en]
zip: "kits/{segment}/kit.zip"
files:
  - {recipe: segment/mail.email, as: "mails/{mail}.html"}
  - {logo: noor.svg, as: "logo.svg"}
"""
KITS = {"kits/partner/kit.yaml": KIT, "kits/gold/kit.yaml": GOLD, "kits/segment/kit.yaml": HOUSE}
"""Archives: one for every partner, one for a level, one for nobody in particular."""
NEW = {"kits/partner/new.json.j2": CARD, "kits/site/new.page.j2": PAGE, **KITS}
"""Recipes that can come and go."""
GONE = (
    "kits/partner/snippet.snippet.j2", "kits/segment/mail.draft.j2", "kits/site/thanks.page.j2",
    "kits/partner/posts.post.j2", "content/partners/lina.yaml", "content/segments/cafes/posts.en.yaml",
    "content/segments/cafes/mail-details.en.md", "kits/partner/kit.page.j2",
)  # fmt: skip
"""Files that can go and come back; some of them make the project invalid."""

MANY = tuple(
    f"kits/{name}.j2"
    for name in ("partner/kit.page", "partner/posts.post", "partner/mail.draft", "partner/mail.email",
                 "partner/mail.text", "partner/code.qr", "partner/snippet.snippet", "segment/mail.draft",
                 "segment/mail.email",
                 "segment/mail.text")
)  # fmt: skip
"""The recipes that take the most time."""

SLUGS = ("aaa", "noor", "noor-of-the-coast-who-has-a-long-name-40", "plain", "raqm", "zaha", "zz-last")
CODES = ("", "NOOR", "12345", "Aa-b_c9", "x" * 40, "ab", "9" * 60)
"""The last two are not plain: such a partner gets its files in full."""
LOGOS = ("", "noor.svg", "zaha.svg")


class Row(NamedTuple):
    """A partner as the edits see it: each field a number."""

    segment: int = 0
    code: int = 0
    discount: int = 0
    logo: int = 0
    name: int = 0
    tier: int = 0

    def line(self, slug: str, segments: tuple[str, ...]) -> str:
        name = ("شريك", "شريك طويل الاسم جدًا", "")[self.name]
        discount = ("", f"{slug[:9].upper()}27", "D-_5", "ab")[self.discount]
        tier, kind = (("silver", "referral"), ("gold", "agency"), ("gold", "channel"))[self.tier]
        colour = ("", "#1f4e8c", "#2b2d6e")[self.tier]
        site, mail = (f"https://{slug}.example/" if self.tier else ""), ("hi@x.example" if self.discount else "")
        segment = segments[self.segment % len(segments)]
        cells = (slug, name, f"{slug} & <b>", segment, kind, tier, CODES[self.code], discount, site, mail, "", "",
                 LOGOS[self.logo], colour, "")  # fmt: skip
        return ",".join(cells)


FIRST = {"noor": Row(0, 1, 1, 1, 0, 1), "plain": Row(), "raqm": Row(0, 2, 0, 0, 1, 2), "zaha": Row(1, 3, 2, 2, 0, 1)}


class Farm:
    """A project, the last build of it, and clean builds to compare with."""

    def __init__(self, folder: Path, *, bakers: bool = True, few: bool = False) -> None:
        """`bakers` is the second segment; `few` leaves out most recipes, for tests of how files get to their place."""
        self.root, self.out = folder / "in", folder / "out"
        self._clean = folder / "clean"
        self.numbers = dict.fromkeys(WORDS, 0)
        self.there = dict.fromkeys((*NEW, *GONE), False) | dict.fromkeys(GONE, True)
        self.people = dict(FIRST)
        self.bakers = bakers
        self.logo = 0
        self._texts = {name: text for name, text in _texts().items() if not few or name not in MANY}
        self._binary = (HERE / "content/logos/noor.svg").read_bytes()
        self._written: dict[str, bytes] = {}
        self.stood: Receipt | None = None  # what the last build told where it had nothing to do
        self.write()

    def spell(self, word: Word, number: int) -> None:
        self.numbers[word] = number

    def enrol(self, slug: str, row: Row) -> None:
        self.people[slug] = row

    def dismiss(self, slug: str) -> None:
        self.people.pop(slug, None)

    def flip(self, name: str) -> None:
        """A file that was there goes, one that was not comes."""
        self.there[name] = not self.there[name]

    def redraw(self, number: int) -> None:
        self.logo = number

    def open_bakery(self, bakers: bool) -> None:
        self.bakers = bakers

    def state(self) -> tuple[object, ...]:
        """All that was edited, for `restore`."""
        return copy(self.numbers), copy(self.there), copy(self.people), self.bakers, self.logo

    def restore(self, state: tuple[object, ...]) -> None:
        self.numbers, self.there, self.people, self.bakers, self.logo = map(copy, state)  # type: ignore[assignment]

    def write(self) -> None:
        """Bring the folder to what is wanted; a file that stays as it is is not touched."""
        wanted = self._wanted()
        for name in self._written.keys() - wanted.keys():
            (self.root / name).unlink()
        for name, data in wanted.items():
            if self._written.get(name) != data:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_bytes(data)
        self._written = wanted
        bakers = self.root / "content/segments/bakers"
        if not self.bakers and bakers.exists():
            bakers.rmdir()

    def _wanted(self) -> dict[str, bytes]:
        texts = {**self._texts, **{name: text for name, text in NEW.items() if self.there[name]}}
        for word, number in self.numbers.items():
            if number:
                texts[word.file] = word.written(texts[word.file], number)
        segments = ("cafes", "bakers") if self.bakers else ("cafes",)
        listed = [row.line(slug, segments) for slug, row in self.people.items()]
        texts["content/partners.csv"] = "\n".join([HEADER, *listed]) + "\n"
        campaign = "content/campaigns/spring.yaml"
        texts[campaign] = texts[campaign].replace("segments: [cafes]", f"segments: [{', '.join(segments)}]")
        logos = {f"content/logos/{name}": self._drawn(name) for name in LOGOS[1:]}
        kept = {
            name: text.encode() for name, text in texts.items()
            if self.there.get(name, True) and (self.bakers or "/bakers/" not in name)
        }  # fmt: skip
        return kept | logos

    def _drawn(self, name: str) -> bytes:
        """Each logo has its own number, of which `logo` changes the second's."""
        number = LOGOS.index(name) * 3 + (self.logo if name == LOGOS[2] else 0)
        return self._binary.replace(b"</svg>", b'<path d="M0 0h%dv1z"/></svg>' % number, 1)

    def build(self, jobs: int = 1, info: BuildInfo = INFO) -> Receipt:
        self.write()
        self.stood = last_receipt(self.root, self.out, None, info, jobs)
        return self.stood or build(self.root, self.out, None, info, jobs)

    def clean(self, info: BuildInfo = INFO) -> tuple[Receipt, Path]:
        """A build of the same project in a folder where there was none; nothing finished is taken from the cache."""
        shutil.rmtree(self._clean, ignore_errors=True)
        with pytest.MonkeyPatch.context() as here:
            here.setattr(Finished, "of", lambda _self, _key, make: make())
            return build(self.root, self._clean, None, info, 1), self._clean

    def same_as_clean(self, receipt: Receipt, info: BuildInfo = INFO) -> None:
        """Files, reports and receipt of the last build are those of a clean one."""
        other, clean = self.clean(info)
        assert differences(self.out / "site", clean / "site") == []
        for name in REPORTS:
            assert (self.out / "reports" / name).read_bytes() == (clean / "reports" / name).read_bytes(), name
        assert (receipt.files, receipt.size, receipt.links) == (other.files, other.size, other.links)
        assert (receipt.partners, receipt.problems) == (other.partners, other.problems)
        assert sorted(file.name for file in self.out.iterdir()) == ["reports", "site"]


def _texts() -> dict[str, str]:
    """The tiny project's texts, with a second segment that is like the first."""
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for file in (HERE / folder).rglob("*"):
            name = str(file.relative_to(HERE))
            if file.is_file() and name not in ("content/logos/noor.svg", "content/partners.csv"):
                found[name] = file.read_text(encoding="utf-8")
    programme = "content/programme.yaml"
    found[programme] = found[programme].replace("[x, linkedin, whatsapp]", "[x, whatsapp]")
    for name in [name for name in found if name.startswith(COPY)]:
        found[name.replace("/cafes/", "/bakers/")] = found[name]
    return found


def files(folder: Path) -> dict[str, bytes]:
    """What is in a folder, and its subfolders with a slash at the end."""
    found = sorted(folder.rglob("*"))
    return {
        str(file.relative_to(folder)) + ("/" if file.is_dir() else ""): b"" if file.is_dir() else file.read_bytes()
        for file in found
    }  # fmt: skip


def differences(one: Path, other: Path) -> list[str]:
    """The paths at which two folders are not the same."""
    mine, theirs = files(one), files(other)
    return sorted(path for path in mine.keys() | theirs.keys() if mine.get(path) != theirs.get(path))


class Seen(NamedTuple):
    """A file as the disk knows it."""

    data: bytes
    time: int
    inode: int


def seen(folder: Path) -> dict[str, Seen]:
    """Bytes, time and inode of each file."""
    found = (file for file in folder.rglob("*") if file.is_file()) if folder.exists() else ()
    return {
        str(file.relative_to(folder)): Seen(file.read_bytes(), (s := file.stat()).st_mtime_ns, s.st_ino)
        for file in found
    }  # fmt: skip


def touched(before: dict[str, Seen], after: dict[str, Seen]) -> list[str]:
    """Files that are as they were but have been written again: there should be none."""
    return sorted(path for path, was in before.items() if path in after and after[path].data == was.data != b""
                  and after[path] != was)  # fmt: skip


def by_hand(out: Path, kind: str, number: int) -> None:
    """What people do to the folder of a build; `number` chooses the file or the folder."""
    site, reports = out / "site", out / "reports"
    found = sorted(site.rglob("*")) if site.is_dir() else []
    files, folders = [one for one in found if one.is_file()], [site, *(one for one in found if one.is_dir())]
    if not files:
        return
    file, folder = files[number % len(files)], folders[number % len(folders)]
    report = reports / REPORTS[number % len(REPORTS)]
    match kind:
        case "delete":
            file.unlink()
        case "delete folder":
            shutil.rmtree(folder)
        case "overwrite":
            file.write_bytes(file.read_bytes() + b"x" * (number % 2))
            os.truncate(file, number % 2 * file.stat().st_size)
        case "edit in place":
            file.write_bytes(bytes(reversed(file.read_bytes())))
        case "rename":
            file.rename(file.with_name("renamed"))
        case "put":
            (folder / "put.html").write_text("put")
        case "put folder":
            (folder / "put" / "deeper").mkdir(parents=True, exist_ok=True)
            (folder / "put" / "deeper" / "put.html").write_text("put")
        case "delete report":
            report.unlink(missing_ok=True)
        case "edit report":
            report.write_bytes(report.read_bytes() + b"x") if report.exists() else None
        case "cut record":
            record = reports / ".wasl" / ("record.json", "partners.tsv", "sealed", "index.json")[number % 4]
            record.unlink() if number % 2 else os.truncate(record, record.stat().st_size // 2)


BY_HAND = (
    "delete", "delete folder", "overwrite", "edit in place", "rename", "put", "put folder", "delete report",
    "edit report", "cut record",
)  # fmt: skip
