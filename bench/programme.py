"""A Wasl project of any size: the example's words with a partner list of exactly N invented partners.

python bench/programme.py --partners 10000 --out /tmp/big
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench.words import COUNTRIES, FIRST, PLACE, TRADE

ROOT = Path(__file__).resolve().parent.parent
SEGMENTS = tuple(TRADE)
TYPES = ("referral", "affiliate", "channel", "agency")
TIERS = ("silver", "gold", "platinum")
LOGOS = ("noor.svg", "wahat-web.svg", "rakeeza.svg", "najd-ledger.svg", "durj-pos.svg")
# Pairs of the example: their contrast is known to be good, and a few pairs keep the number of style sheets constant.
COLOURS = (("#1f4e8c", "#f0b429"), ("#7a2e1d", "#d9a441"), ("#14532d", "#c8b273"), ("#0a4f9e", "#59c3e6"))
SEED = 2027


@dataclass(frozen=True, slots=True)
class BenchPartner:
    """One row of `content/partners.csv`; the fields are its columns, empty where the partner has none."""

    slug: str
    name_ar: str
    name_en: str
    segment: str
    type: str
    tier: str
    code: str = ""
    discount_code: str = ""
    site: str = ""
    email: str = ""
    country: str = ""
    logo: str = ""
    colour: str = ""
    accent: str = ""


def partners(count: int, segments: int = len(SEGMENTS)) -> Iterator[BenchPartner]:
    """`count` invented partners, one at a time, spread over the first `segments` segments; always the same ones."""
    chance = random.Random(SEED)
    return (_partner(number, SEGMENTS[number % segments], chance) for number in range(count))


def _partner(number: int, segment: str, chance: random.Random) -> BenchPartner:
    first, place, trade = chance.choice(FIRST), chance.choice(PLACE), chance.choice(TRADE[segment])
    arabic, latin = f"{first[0]} {place[0]} {trade[0]}", f"{first[1]} {place[1]} {trade[1]}"
    script = chance.choice(("both", "both", "both", "arabic", "latin", "mixed"))
    slug = f"{first[2]}-{place[2]}-{number + 1}"  # the number makes it unique, whatever the words
    colour, accent = chance.choice(COLOURS) if number % 8 == 0 else ("", "")
    return BenchPartner(
        slug=slug,
        name_ar={"latin": latin, "mixed": f"{first[0]} {trade[1]}"}.get(script, arabic),
        name_en={"arabic": arabic}.get(script, latin),
        segment=segment,
        type=chance.choice(TYPES),
        tier=chance.choice(TIERS),
        code=f"{first[2]}{number + 1}" if chance.random() < 0.7 else "",
        discount_code=f"{first[2].upper()}{number + 1}" if number % 2 else "",
        site=f"https://{slug}.example/" if chance.random() < 0.5 else "",
        email=f"hello@{slug}.example" if chance.random() < 0.5 else "",
        country=chance.choice(COUNTRIES),
        logo=chance.choice(LOGOS) if number % 10 == 0 else "",
        colour=colour,
        accent=accent,
    )


def write_project(out: Path, people: Iterable[BenchPartner]) -> None:
    """Copy the example into `out`, which must not be there yet, with `people` as all its partners. Raises `OSError`."""
    shutil.copytree(ROOT / "content", out / "content")
    shutil.rmtree(out / "content" / "partners", ignore_errors=True)
    write_partners(out, people)


def write_partners(out: Path, people: Iterable[BenchPartner]) -> None:
    """Make `people` the partners of the project in `out`. Rows are written as they come, however many they are."""
    with (out / "content" / "partners.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(field.name for field in fields(BenchPartner))
        rows.writerows(astuple(person) for person in people)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a Wasl project with N invented partners.")
    parser.add_argument("--partners", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--segments", type=int, choices=range(1, len(SEGMENTS) + 1), default=len(SEGMENTS))
    asked = parser.parse_args()
    write_project(asked.out, partners(asked.partners, asked.segments))


if __name__ == "__main__":
    main()
