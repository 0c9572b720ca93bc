"""How fast partners are stamped into pictures once the bases exist: pictures a second and core, by stage, and bytes.

python bench/pictures.py --partners 200 --level 3
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from generator.workshop.browser import find_browser
from generator.workshop.draughtsman import Draughtsman, Job
from generator.workshop.pictures.base import Base, base_of
from generator.workshop.pictures.code import code_tile
from generator.workshop.pictures.colours import readable_pair
from generator.workshop.pictures.logo import logo_tile
from generator.workshop.pictures.palette import recolour
from generator.workshop.pictures.png import open_part
from generator.workshop.pictures.shape import Fills
from generator.workshop.pictures.stamp import Stamper, engine
from generator.workshop.pictures.tile import Words, tile
from generator.workshop.pictures.typeset import Face
from tests.workshop.scene import BOLD, REGULAR, SIZES, Scene, ThemeShelf

LOGOS = tuple(
    file.read_bytes() for file in sorted((Path(__file__).resolve().parent.parent / "content/logos").glob("*.svg"))
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=100)
    parser.add_argument("--level", type=int, default=3, help="of deflate, 1 to 9")
    options = parser.parse_args()
    bases = drawn()
    print(f"{len(bases)} bases, level {options.level}, {engine()}")
    for ending in (".png", ".jpg"):
        whole(bases, options.partners, options.level, ending)
    stages(bases, options.level)


def drawn() -> list[Base]:
    """Six sizes in Arabic, drawn by a browser."""
    browser = find_browser()
    if browser is None:
        sys.exit("There is no browser: set WASL_BROWSER to the path of one.")
    jobs = [Job(Scene("ar", width, height).html(), width, height, f"{width}x{height}") for width, height in SIZES]
    with Draughtsman(browser, ThemeShelf()) as working:
        return [base_of(drawing) for drawing in working.draw(jobs)]


def fills(number: int) -> Fills:
    """A partner like no other: its own name, code, link and logo."""
    logo = LOGOS[number % len(LOGOS)] + f"<!-- {number} -->".encode()
    return Fills(
        f"مؤسسة النور {number} للتجارة", f"رمز الشريك: NOOR-{number}", f"HTTPS://GO.EXAMPLE/Q/{number:05}/P/", logo,
        "#0b5fff", f"#c2{number % 100:02}00", "rtl", "ar",
    )  # fmt: skip


def fonts() -> dict[int, bytes]:
    return {400: ThemeShelf().theme(REGULAR), 700: ThemeShelf().theme(BOLD)}


def whole(bases: list[Base], partners: int, level: int, ending: str) -> None:
    """All pictures of all partners: once with every logo new, once with logos that are known."""
    stamper = Stamper(fonts(), level)
    for known in (False, True):
        weight = 0
        begun = time.process_time()
        for number in range(partners):
            for base in bases:
                weight += len(stamper.stamp(base, fills(number % 10 if known else number), ending))
        took = time.process_time() - begun
        count = partners * len(bases)
        said = "known" if known else "new"
        print(f"{ending} {said:>6} logos: {count / took:6.0f} a second, {1000 * took / count:5.2f} ms, "
              f"{weight / count / 1000:5.1f} KB")  # fmt: skip


def stages(bases: list[Base], level: int) -> None:
    """Milliseconds of processor time for one picture, by what is done, mean of all sizes."""
    faces = {weight: Face(file) for weight, file in fonts().items()}
    stamper = Stamper(fonts(), level)
    done = [bytearray(stamper._composed(base, fills(1), stamper._logo(base, fills(1)), b"")) for base in bases]

    def words(base: Base, number: int) -> None:
        for box in base.boxes:
            if box.fill in {"name", "code"}:
                tile(faces[box.weight], box, Words(f"مؤسسة النور {number}", "rtl", "ar"))

    def each(fill: str, draw: Callable[..., object]) -> Callable[[Base, int], None]:
        def run(base: Base, number: int) -> None:
            for box in base.boxes:
                if box.fill == fill:
                    draw(number, box)

        return run

    named: dict[str, Callable[[Base, int], object]] = {
        "name and code": words,
        "QR code": each("qr", lambda number, box: code_tile(fills(number).url, box)),
        "logo, new": each("logo", lambda number, box: logo_tile(fills(number).logo, box)),
        "palette": lambda base, number: recolour(base.shares, readable_pair("#0b5fff", f"#c2{number:02}00")),
        "compose, all known": lambda base, _: stamper._composed(base, fills(1), stamper._logo(base, fills(1)), b""),
        "deflate": lambda base, _: open_part(done[bases.index(base)], level),
        "frame": lambda base, _: base.frame,
    }
    for name, run in named.items():
        begun = time.process_time()
        for number in range(20):
            for base in bases:
                run(base, number)
        print(f"  {name:<20}{(time.process_time() - begun) / 20 / len(bases) * 1000:6.2f} ms")


if __name__ == "__main__":
    main()
