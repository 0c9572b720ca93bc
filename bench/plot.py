"""Time and memory against the number of partners, both axes logarithmic, as an SVG that follows light and dark.

python bench/plot.py bench/results/results.json docs/pictures/speed.svg
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script, only bench/ is on the path

from bench.table import MEGA, NAMES, Medians, Results, load_runs, medians

WIDTH, HEIGHT = 930, 380
TOP, BOTTOM, PANEL = 64, 56, 300  # margins, and the width of one panel; in pixels, like all below
LEFTS = (64, 520)
LABEL_GAP = 17  # between two names at the end of lines
STYLE = """
svg { font: 13px system-ui, sans-serif; color-scheme: light dark }
.paper { fill: #f8faf9 } text { fill: #15302d } .soft { fill: #4b5f5c } .title { font-weight: 600 }
.grid { stroke: #d9e1df }
.wasl { stroke: #0b5d51; fill: #0b5d51 } .hugo { stroke: #b86e00; fill: #b86e00 }
.eleventy { stroke: #6d3fb0; fill: #6d3fb0 } .loop { stroke: #6b7c79; fill: #6b7c79 }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round } .name { stroke: none; font-weight: 600 }
@media (prefers-color-scheme: dark) {
  .paper { fill: #091514 } text { fill: #e9f0ee } .soft { fill: #b3c0bd } .grid { stroke: #27403c }
  .wasl { stroke: #6fd6c2; fill: #6fd6c2 } .hugo { stroke: #e2a33b; fill: #e2a33b }
  .eleventy { stroke: #bfa0f2; fill: #bfa0f2 } .loop { stroke: #93a4a1; fill: #93a4a1 } .line { fill: none }
  .name { stroke: none }
}
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to pixels, by their logarithm. `low` and `high` are powers of ten."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def scale(values: Sequence[float], start: float, end: float) -> Scale:
    """Whole powers of ten around all values, at least one apart."""
    low = math.floor(math.log10(min(values)))
    return Scale(low, max(math.ceil(math.log10(max(values))), low + 1), start, end)


def plot(results: Results) -> str:
    """The picture. Raises `ValueError` if there is nothing to draw."""
    if not results:
        raise ValueError("there are no results to draw")
    panels = (
        _panel(results, LEFTS[0], "Time of the whole build", "s", lambda it: it.wall),
        _panel(results, LEFTS[1], "Memory at its highest", "MB", lambda it: it.peak / MEGA),
    )
    label = "Time and memory against the number of partners, for " + ", ".join(_contenders(results).values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label)}">\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" rx="12"/>\n{"".join(panels)}</svg>\n'
    )


def _contenders(results: Results) -> dict[str, str]:
    return {contender: NAMES[contender] for _, contender in results}


def _panel(results: Results, left: int, title: str, unit: str, measure: Callable[[Medians], float]) -> str:
    across = scale([count for count, _ in results], left, left + PANEL)
    up = scale([measure(it) for it in results.values()], HEIGHT - BOTTOM, TOP)
    out = [f'<text class="title" x="{left}" y="32">{title}, {unit}</text>\n', *_axes(across, up)]
    ends: list[tuple[float, float, str]] = []
    for contender in _contenders(results):
        points = [(across.at(n), up.at(measure(it))) for (n, who), it in results.items() if who == contender]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points)
        out.append(f'<g class="{contender}"><polyline class="line" points="{path}"/>{dots}</g>\n')
        ends.append((points[-1][1], points[-1][0], contender))
    return "".join([*out, *_names(ends)])


def _axes(across: Scale, up: Scale) -> list[str]:
    """Lines at the powers of ten, with their values."""
    out: list[str] = []
    for value in up.ticks():
        y = up.at(value)
        out.append(f'<path class="grid" d="M{across.start:.1f} {y:.1f}H{across.end:.1f}"/>')
        out.append(
            f'<text class="soft" x="{across.start - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{value:,g}</text>\n'
        )
    for value in across.ticks():
        x = across.at(value)
        out.append(f'<path class="grid" d="M{x:.1f} {up.start:.1f}V{up.end:.1f}"/>')
        y = up.start + 20
        out.append(f'<text class="soft" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{value:,.0f}</text>\n')
    middle = (across.start + across.end) / 2
    out.append(f'<text class="soft" x="{middle:.1f}" y="{up.start + 42:.1f}" text-anchor="middle">partners</text>\n')
    return out


def _names(ends: list[tuple[float, float, str]]) -> list[str]:
    """A name at the end of each line, moved down where two would touch."""
    out: list[str] = []
    last = -math.inf
    for y, x, contender in sorted(ends):
        last = max(y, last + LABEL_GAP)
        out.append(f'<text class="name {contender}" x="{x + 10:.1f}" y="{last + 4:.1f}">{NAMES[contender]}</text>\n')
    return out


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    drawn = plot(medians(load_runs(json.loads(source.read_text(encoding="utf-8")))))
    target.write_text(drawn, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
