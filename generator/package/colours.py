"""A partner's colours as a stylesheet, behind the guard that keeps text readable."""

from __future__ import annotations

from generator.text.colour import ensure_contrast, on_colour

PAPER = "#f4f9f7"  # a little darker than the base theme's own paper, so that the guard errs on the safe side
NIGHT = "#0b1513"


def stylesheet(colour: str, accent: str) -> tuple[str, bytes]:
    """Path and bytes. `--partner` fills areas, `--partner-on` is text on it, `--partner-ink` is text on the page."""
    path = f"assets/brand/{colour.lstrip('#')}-{accent.lstrip('#')}.css".lower()
    light = _variables(colour, accent, PAPER)
    dark = _variables(colour, accent, NIGHT)
    css = f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    return path, css.encode()


def _variables(colour: str, accent: str, paper: str) -> str:
    fill = ensure_contrast(colour, paper, 3.0)
    pairs = {
        "--partner": fill,
        "--partner-on": on_colour(fill),
        "--partner-ink": ensure_contrast(colour, paper, 4.5),
        "--partner-accent": ensure_contrast(accent, paper, 3.0),
    }
    return ";".join(f"{name}:{value}" for name, value in pairs.items())
