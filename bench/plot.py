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

from bench.contenders import NAMES
from bench.table import MEGA, Medians, Results, load_medians

WIDTH, HEIGHT = 960, 480
TOP, BOTTOM, PANEL = 132, 64, 250  # margins, and the width of one panel; in pixels, like all below
LEFTS = (76, 536)
LABEL_GAP = 17  # between two names at the end of lines
SHOWN = {"eleventy": "Eleventy", "hugo": "Hugo", "hugo-flat": "finished pages", "wasl": "Wasl", "loop": "only writing"}
LADDER = [float(f"{step}e{power}") for power in range(-3, 7) for step in (1, 3)]
STYLE = """
svg { font: 13px/1 system-ui, -apple-system, "Segoe UI", sans-serif; color-scheme: light dark }
text { fill: #15302d; font-variant-numeric: tabular-nums } .paper { fill: #f8faf9 } .soft { fill: #566864 }
.title { font-size: 20px; font-weight: 650; letter-spacing: -.01em } .panel { font-size: 14px; font-weight: 600 }
.rule { stroke: #15302d; stroke-width: 1.5 } .grid { stroke: #dfe6e4 } .foot { stroke: #93a4a1 }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
.dot { stroke: #f8faf9; stroke-width: 2 } .halo { stroke: #f8faf9; stroke-width: 4; stroke-linejoin: round }
.name { font-weight: 600 } .value { font-weight: 400 }
.wasl { --ink: #0b5d51 } .hugo, .hugo-flat { --ink: #a85f00 } .eleventy { --ink: #6d3fb0 } .loop { --ink: #6b7c79 }
.line { stroke: var(--ink) } .dot, .name { fill: var(--ink) }
.wasl .line { stroke-width: 3.5 } .hugo-flat .line, .loop .line { stroke-width: 1.5; stroke-dasharray: 2 5 }
.hugo-flat.name, .loop.name { font-weight: 400 }
@media (prefers-color-scheme: dark) {
  text { fill: #e9f0ee } .paper { fill: #091514 } .soft { fill: #a9b8b4 } .rule { stroke: #e9f0ee }
  .grid { stroke: #1d322f } .foot { stroke: #57706b } .dot, .halo { stroke: #091514 }
  .wasl { --ink: #6fd6c2 } .hugo, .hugo-flat { --ink: #eaa944 } .eleventy { --ink: #bfa0f2 } .loop { --ink: #93a4a1 }
  .name { fill: var(--ink) }
}
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to pixels, by their logarithm."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + part * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure of all contenders."""

    title: str
    left: float
    measure: Callable[[Medians], float]
    shown: Callable[[float], str]


def rungs(values: Sequence[float]) -> list[float]:
    """The rounded values (1, 3, 10, 30 ...) from just below the least to just above the largest, two at least."""
    low = max(index for index, rung in enumerate(LADDER) if rung <= min(values) or index == 0)
    high = min(index for index, rung in enumerate(LADDER) if rung >= max(values) or index == len(LADDER) - 1)
    return LADDER[low : max(high, low + 1) + 1]


def in_seconds(value: float) -> str:
    return f"{value:.2g} s" if value < 10 else f"{value:,.0f} s"


def in_bytes(value: float) -> str:
    return f"{value / 1000:.2g} GB" if value >= 995 else f"{value:.0f} MB"


PANELS = (
    Panel("Time, from start to end", LEFTS[0], lambda it: it.wall, in_seconds),
    Panel("Memory at its highest, all processes", LEFTS[1], lambda it: it.rss / MEGA, in_bytes),
)


def plot(results: Results) -> str:
    """The picture. Raises `ValueError` if there is nothing to draw."""
    if not results:
        raise ValueError("there are no results to draw")
    names = ", ".join(NAMES[name] for name in _contenders(results))
    label = escape(f"Time and memory against the number of partners, for {names}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">\n'
        f'<style>{STYLE}</style>\n<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>\n'
        f'<path class="rule" d="M24 24H{WIDTH - 24}"/>\n'
        '<text class="title" x="24" y="54">A page for every partner, in two languages</text>\n'
        '<text class="soft" x="24" y="77">The same pages from each, written to memory. Both axes logarithmic.</text>\n'
        f"{''.join(_panel(results, panel) for panel in PANELS)}</svg>\n"
    )


def _contenders(results: Results) -> list[str]:
    return [name for name in SHOWN if any(who == name for _, who in results)]


def _panel(results: Results, panel: Panel) -> str:
    drawn = {key: panel.measure(it) for key, it in results.items() if key[1] in SHOWN}
    counts = sorted({count for count, _ in drawn})
    across = Scale(counts[0], max(counts[-1], 10 * counts[0]), panel.left, panel.left + PANEL)
    ticks = rungs(list(drawn.values()))
    up = Scale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    out = [f'<text class="panel" x="{panel.left - 52}" y="{TOP - 18}">{panel.title}</text>\n']
    out += _axes(across, up, ticks, counts, panel)
    ends: list[tuple[float, str]] = []
    for name in _contenders(results):
        points = [(across.at(count), up.at(value)) for (count, who), value in drawn.items() if who == name]
        out.append(_line(name, points))
        last = max(count for count, who in drawn if who == name)
        text = f'{SHOWN[name]} <tspan class="value">{panel.shown(drawn[last, name])}</tspan>'
        if last == counts[-1]:
            ends.append((points[-1][1], _name(name, text)))
        else:  # a line that ends early carries its name above its end
            out.append(_placed(_name(name, text, "end"), points[-1][0] + 4, points[-1][1] - 12))
    return "".join([*out, *_stacked(ends, across.end + 12)])


def _axes(across: Scale, up: Scale, ticks: Sequence[float], counts: Sequence[int], panel: Panel) -> list[str]:
    """A line at each rounded value, and the numbers of partners that were measured."""
    out: list[str] = []
    for value in ticks:
        y, kind = up.at(value), "foot" if value == ticks[0] else "grid"
        out.append(f'<path class="{kind}" d="M{across.start:.1f} {y:.1f}H{across.end:.1f}"/>')
        out.append(
            f'<text class="soft" x="{across.start - 10:.1f}" y="{y + 4:.1f}" text-anchor="end">'
            f"{panel.shown(value)}</text>\n"
        )
    for count in counts:
        x = across.at(count)
        out.append(f'<path class="foot" d="M{x:.1f} {up.start:.1f}v5"/>')
        out.append(f'<text class="soft" x="{x:.1f}" y="{up.start + 22:.1f}" text-anchor="middle">{count:,}</text>\n')
    middle = (across.start + across.end) / 2
    out.append(f'<text class="soft" x="{middle:.1f}" y="{up.start + 44:.1f}" text-anchor="middle">partners</text>\n')
    return out


def _line(name: str, points: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    size = 5 if name == "wasl" else 4
    dots = "".join(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>' for x, y in points)
    return f'<g class="{name}"><polyline class="line" points="{path}"/>{dots}</g>\n'


def _name(name: str, text: str, anchor: str = "start") -> str:
    """A contender's name with its last value, twice: the first one keeps lines away from the letters."""
    return "".join(
        f'<text class="{kind} {name}" text-anchor="{anchor}" x="%(x).1f" y="%(y).1f">{text}</text>\n'
        for kind in ("halo", "name")
    )


def _placed(label: str, x: float, y: float) -> str:
    return label % {"x": x, "y": y}


def _stacked(ends: Sequence[tuple[float, str]], x: float) -> list[str]:
    """Names at the end of each line, pushed apart where two would touch."""
    out: list[str] = []
    last = -math.inf
    for y, label in sorted(ends):
        last = max(y, last + LABEL_GAP)
        out.append(_placed(label, x, last + 4))
    return out


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    drawn = plot(load_medians(json.loads(source.read_text(encoding="utf-8"))))
    target.write_text(drawn, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
