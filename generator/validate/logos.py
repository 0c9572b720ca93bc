"""Logos: each is a picture that can be seen, that runs nothing and that loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from generator.model.problem import Position, Problem
from generator.model.source import BinaryFile, Source, TextFile
from generator.model.theme import Asset
from generator.text.logo_svg import Fault, SvgLogo, read_logo
from generator.text.png_look import look_at_png
from generator.validate.bench import Bench

MOST_BYTES: Final = 200_000
"""Every page that shows it carries it."""
SMALLEST: Final = 64
"""Pixels of a PNG's longer side, at least."""
LARGEST: Final = 6_000
"""Pixels of any side, at most."""
LONGEST: Final = 20
"""The longer side to the shorter, at most."""


def check_svg(bench: Bench, file: TextFile) -> str:
    """An SVG logo as it may be published; as it is written where something is wrong with it, and told."""
    size = len(file.text.encode())
    weigh(bench, file.path, size)
    logo = read_logo(file.text) if size <= MOST_BYTES else SvgLogo(file.text, (), 1, 1)
    for fault in logo.faults[:3]:
        _tell(bench, file.path, fault)
    if logo.faults:
        return file.text
    place = Position(file.path)
    _measure(bench, place, logo.width, logo.height, 0)
    if logo.pale:
        bench.say(place, "E0323", "all colours of the logo are close to white, so it cannot be seen on a white card",
                  expected="a colour darker than #f0f0f0",
                  fix="Ask for the dark version of the logo, the one for light backgrounds.")  # fmt: skip
    if logo.letters:
        bench.say(place, "W0324", "the logo holds text that a font has to draw",
                  fix="Turn the text into outlines in the drawing program, and export it again.")  # fmt: skip
    return logo.text


def check_kind(bench: Bench, file: BinaryFile) -> None:
    """A logo whose bytes are not at hand: its kind by its name, and its weight."""
    ending = file.path.rpartition(".")[2].lower()
    if ending != "png":
        bench.say(Position(file.path), "E0320", f"logos are SVG or PNG, and this file ends in `.{ending}`",
                  found=f".{ending}", expected=".svg or .png",
                  fix="Ask for the logo as SVG, or save it as PNG.")  # fmt: skip
    weigh(bench, file.path, file.size)


def weigh(bench: Bench, path: str, size: int) -> None:
    if size > MOST_BYTES:
        shown = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size // 1000} KB"
        bench.say(Position(path), "E0309", f"the logo has {shown}; at most {MOST_BYTES // 1000} KB are taken",
                  found=shown, expected=f"{MOST_BYTES // 1000} KB", fix="Export it smaller.")  # fmt: skip


def logo_problems(logos: Mapping[str, Asset], fetch: Callable[[BinaryFile], bytes]) -> Iterator[Problem]:
    """What is wrong with the PNG logos, told by their bytes; `fetch` reads a file. Too heavy ones were told before."""
    for asset in logos.values():
        file = asset.file
        if file is not None and file.path.lower().endswith(".png") and file.size <= MOST_BYTES:
            yield from png_problems(file.path, fetch(file))


def png_problems(path: str, data: bytes) -> Iterable[Problem]:
    """What is wrong with one PNG logo."""
    place, bench = Position(path), Bench(Source())
    try:
        look = look_at_png(data)
    except ValueError as error:
        bench.say(place, "E0320", f"the logo is not a PNG picture: {error}{_kind(data)}",
                  expected="a PNG picture", fix="Open it in a picture program, and export it as PNG.")  # fmt: skip
        return bench.problems
    _measure(bench, place, look.width, look.height, SMALLEST)
    if look.boxed:
        bench.say(place, "W0322", "the logo has no transparency, and its corners are not white",
                  expected="a transparent background",
                  fix="Ask for a version with a transparent background.")  # fmt: skip
    return bench.problems


def _measure(bench: Bench, place: Position, width: float, height: float, smallest: int) -> None:
    """Sides in pixels. An SVG has no smallest size: it can be drawn in any."""
    short, long = sorted((width, height))
    shown = f"{width:g} x {height:g}"
    if not short:
        bench.say(place, "E0321", "the logo does not say how wide and how high it is", expected="a `viewBox`",
                  fix="Export it with a `viewBox`, or with `width` and `height` in pixels.")  # fmt: skip
    elif long > short * LONGEST:
        bench.say(place, "E0321", f"the logo measures {shown}: one side is more than {LONGEST} times the other",
                  found=shown, fix="Cut away what is empty around it.")  # fmt: skip
    elif long > LARGEST or long < smallest:
        bench.say(place, "E0321", f"the logo measures {shown} pixels", found=shown,
                  expected=f"sides of {SMALLEST} to {LARGEST} pixels", fix="Export it in another size.")  # fmt: skip


def _tell(bench: Bench, path: str, fault: Fault) -> None:
    if fault.harmful:
        code, fix = "E0309", "Export it as plain SVG: shapes only, no scripts, no links, no animation."
    else:
        code, fix = "E0320", "Open it in the drawing program, and export it as SVG."
    place = Position(path, fault.line, fault.column, len(fault.found))
    bench.say(place, code, fault.says, found=fault.found, fix=fix)


def _kind(data: bytes) -> str:
    """What a file with the wrong name probably is, in words."""
    starts = {b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"RIFF": "WebP", b"%PDF": "PDF", b"<svg": "SVG", b"<?xml": "XML"}
    return next((f"; it looks like {name}" for start, name in starts.items() if data.startswith(start)), "")
