"""The competitors' page, made from Wasl's own: what belongs to the partner becomes an expression of their language.

Wasl builds one specimen of each segment, a partner that has everything. Its values are then found in the finished
page, so the competitors' pages follow the theme and the words without a second copy of either.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.programme import LOGOS, ROOT, SEGMENTS, BenchPartner, partners, write_project

HERE = Path(__file__).resolve().parent
LOCALES = ("ar", "en")
_NAMES = {"ar": "مكتب عينة القياس", "en": "Specimen Measure Office"}
_COLOUR, _ACCENT, _DISCOUNT = "#123456", "#fedcba", "SPECIMEN99"
_TAG = re.compile(r"<title>.*?</title>|<[^>]*>", re.DOTALL)
_LINK_ID = re.compile(r"(utm_content=([a-z0-9-]+)&amp;utm_id=)[a-z2-7]{10}")
_LETTERS = {"ar": re.compile(r"[\u0621-\u064a ]+"), "en": re.compile(r"[A-Za-z ]+")}


class PageChanged(Exception):
    """Wasl's page no longer holds something that this module looks for: the competitors would make another page."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a template language writes what a partner's page needs."""

    head: str  # {segment} and {locale} are filled in
    value: Callable[[str], str]
    markup: Callable[[str], str]  # a field that is HTML already
    optional: Callable[[str, str], str]  # a field's name, and what to write if the partner has it
    link_id: Callable[[str], str]  # from what the id is computed, besides the slug
    path: str
    data: str


HUGO = Dialect(
    head="{{{{- $p := .Params -}}}}\n",
    value=lambda field: f"{{{{ $p.{field} }}}}",
    markup=lambda field: f"{{{{ $p.{field} | safeHTML }}}}",
    optional=lambda field, text: f"{{{{ if $p.{field} }}}}{text}{{{{ end }}}}",
    link_id=lambda salt: f'{{{{ substr (md5 (print $p.slug "/{salt}")) 0 10 }}}}',
    path="layouts/{segment}/{locale}.html",
    data="assets/partners.json",
)

ELEVENTY = Dialect(
    head="---\npagination: {{data: partners.{segment}, size: 1, alias: p}}\n"
    'permalink: "{locale}/{segment}/p/{{{{ p.slug }}}}/index.html"\n'
    "eleventyExcludeFromCollections: true\n---\n",
    value=lambda field: f"{{{{ p.{field} }}}}",
    markup=lambda field: f"{{{{ p.{field} | safe }}}}",
    optional=lambda field, text: f"{{% if p.{field} %}}{text}{{% endif %}}",
    link_id=lambda salt: f'{{{{ (p.slug + "/{salt}") | linkId }}}}',
    path="pages/{segment}-{locale}.njk",
    data="_data/partners.json",
)

DIALECTS = {"hugo": HUGO, "eleventy": ELEVENTY}


@dataclass(frozen=True, slots=True)
class Specimens:
    """Finished pages of the specimens by (segment, locale), and the published file name of each logo."""

    pages: dict[tuple[str, str], str]
    logos: dict[str, str]


def specimen(segment: str) -> BenchPartner:
    """A partner of `segment` that has everything, with values that occur nowhere else."""
    return BenchPartner(
        slug=f"specimen-{segment}", name_ar=_NAMES["ar"], name_en=_NAMES["en"], segment=segment, type="referral",
        tier="gold", code=f"code-of-{segment}", discount_code=_DISCOUNT, logo=LOGOS[SEGMENTS.index(segment)],
        colour=_COLOUR, accent=_ACCENT,
    )  # fmt: skip


def build_command(root: Path, out: Path) -> list[str]:
    """The command that is measured: Wasl makes every partner's page, and nothing else."""
    return [sys.executable, "-m", "generator.cli", "build", "--root", str(root), "--recipe", "partner/page",
            "--out", str(out)]  # fmt: skip


def build_specimens(scratch: Path) -> Specimens:
    """Let Wasl make the pages of one specimen of each segment. `scratch` must not be there yet."""
    write_project(scratch, map(specimen, SEGMENTS))
    subprocess.run(build_command(scratch, scratch / "out"), cwd=ROOT, check=True, capture_output=True)
    site = scratch / "out" / "site"
    pages = {
        (segment, locale): (site / locale / segment / "p" / f"specimen-{segment}" / "index.html").read_text("utf-8")
        for segment in SEGMENTS
        for locale in LOCALES
    }
    made = [file.name for file in (site / "assets" / "logos").iterdir()]
    logos = {logo: next(name for name in made if name.startswith(Path(logo).stem + ".")) for logo in LOGOS}
    return Specimens(pages, logos)


def template(page: str, segment: str, locale: str, dialect: Dialect) -> str:
    """The page of `specimen(segment)` with an expression wherever the partner's value stood. Raises `PageChanged`."""
    who = specimen(segment)
    for sign in ("{{", "{%", "{#"):
        if sign in page:
            raise PageChanged(f"the page of {segment} in {locale} holds {sign}, which template languages read")
    sheet = f"{_COLOUR}-{_ACCENT}".replace("#", "")
    logo = re.escape(Path(who.logo).stem) + r"\.[0-9a-f]+\.svg"
    page = _optional(page, rf'<link rel="stylesheet" href="[^"]*/{sheet}\.css">\n', "sheet", sheet, dialect)
    page = _optional(page, rf'<img src="[^"]*/{logo}"[^>]*>', "logo", logo, dialect)
    page = _optional(page, f"&amp;code={_DISCOUNT}", "discount", _DISCOUNT, dialect)
    page = _LINK_ID.sub(lambda link: link[1] + dialect.link_id(f"{link[2]}/{locale}"), page)
    page = _named(page, locale, dialect)
    for field, value in (("slug", who.slug), ("code", who.code)):
        page = _replaced(page, value, dialect.value(field))
    return dialect.head.format(segment=segment, locale=locale) + page


def _optional(page: str, pattern: str, field: str, value: str, dialect: Dialect) -> str:
    """Wrap what only some partners have into a condition, and make its value an expression."""
    if not re.search(pattern, page):
        raise PageChanged(f"the page holds no {field} as it did: {pattern}")
    return re.sub(pattern, lambda hit: dialect.optional(field, re.sub(value, dialect.value(field), hit[0])), page)


def _named(page: str, locale: str, dialect: Dialect) -> str:
    """The name is plain in tags and in the title, and markup (it may need its own direction) in the text."""
    name = _NAMES[locale]
    plain, marked = dialect.value(f"name_{locale}"), dialect.markup(f"shown_{locale}")
    return _replaced(_TAG.sub(lambda tag: tag[0].replace(name, plain), page), name, marked)


def _replaced(page: str, value: str, expression: str) -> str:
    if value not in page:
        raise PageChanged(f"the page does not hold {value}")
    return page.replace(value, expression)


def shown(name: str, locale: str) -> str:
    """A name as Wasl writes it in running text: set apart when it is not purely in the page's own script."""
    if _LETTERS[locale].fullmatch(name):
        return name
    return f'<bdi dir="{"ltr" if name[0].isascii() else "rtl"}">{name}</bdi>'


def record(person: BenchPartner, logos: dict[str, str]) -> dict[str, str]:
    """What the competitors' templates read. What Wasl works out for itself (file names, direction) they are given."""
    return {
        "slug": person.slug,
        "code": person.code or person.slug,
        "discount": person.discount_code,
        "sheet": f"{person.colour}-{person.accent}".replace("#", "") if person.colour else "",
        "logo": logos[person.logo] if person.logo else "",
        **{key: value for key, value in asdict(person).items() if key.startswith("name_")},
        "shown_ar": shown(person.name_ar, "ar"),
        "shown_en": shown(person.name_en, "en"),
    }


def write_competitor(name: str, out: Path, count: int, specimens: Specimens) -> None:
    """Write the site of a competitor for the same `count` partners. `out` must not be there yet."""
    dialect = DIALECTS[name]
    shutil.copytree(HERE / "competitors" / name, out)
    for (segment, locale), page in specimens.pages.items():
        file = out / dialect.path.format(segment=segment, locale=locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template(page, segment, locale, dialect), encoding="utf-8", newline="\n")
    data = out / dialect.data
    data.parent.mkdir(parents=True, exist_ok=True)
    write_list(data, partners(count), specimens.logos)


def write_list(file: Path, people: Iterable[BenchPartner], logos: dict[str, str]) -> None:
    """The partners by segment, as JSON."""
    groups: dict[str, list[dict[str, str]]] = {segment: [] for segment in SEGMENTS}
    for person in people:
        groups[person.segment].append(record(person, logos))
    file.write_text(json.dumps(groups, ensure_ascii=False), encoding="utf-8", newline="\n")
