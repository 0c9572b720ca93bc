"""The partner list as the competitors read it: what Wasl works out (file names, direction) they are given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from bench.programme import SEGMENTS, BenchPartner

_LETTERS = {"ar": re.compile(r"[\u0621-\u064a ]+"), "en": re.compile(r"[A-Za-z ]+")}


def shown(name: str, locale: str) -> str:
    """A name as Wasl writes it in running text: set apart when it is not purely in the page's own script."""
    if _LETTERS[locale].fullmatch(name):
        return name
    return f'<bdi dir="{"ltr" if name[0].isascii() else "rtl"}">{name}</bdi>'


def record(person: BenchPartner, assets: Mapping[str, str]) -> dict[str, str]:
    """A partner as the competitors' templates read it."""
    return {
        "slug": person.slug,
        "code": person.code or person.slug,
        "discount": person.discount_code,
        "sheet": f"{person.colour}-{person.accent}".replace("#", "") if person.colour else "",
        "logo": assets[person.logo] if person.logo else "",
        **{key: value for key, value in asdict(person).items() if key.startswith("name_")},
        "shown_ar": shown(person.name_ar, "ar"),
        "shown_en": shown(person.name_en, "en"),
    }


def write_list(file: Path, people: Iterable[BenchPartner], assets: Mapping[str, str]) -> None:
    """The partners by segment, as JSON."""
    groups: dict[str, list[dict[str, str]]] = {segment: [] for segment in SEGMENTS}
    for person in people:
        groups[person.segment].append(record(person, assets))
    write_json(file, groups)


def write_json(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8", newline="\n")
