"""Where a build's time and memory went, as a table."""

from __future__ import annotations

from typing import Any

from generator.make.profile import Profile, Spent

_HEADS = {
    "en": ("stage", "recipe", "seconds", "processor", "memory", "files"),
    "ar": ("المرحلة", "الوصفة", "الثواني", "المعالج", "الذاكرة", "الملفات"),
}


def render_spent(profile: Profile, language: str = "en") -> str:
    """Two tables: stages in their order, then recipes, the dearest first. Memory is the peak of the main process."""
    stage, recipe, seconds, processor, memory, files = _HEADS.get(language.split("-")[0], _HEADS["en"])
    lines = [f"{stage:<28}{seconds:>10}{processor:>12}{memory:>12}"]
    for name, spent in profile.stages.items():
        megabytes = f"{profile.peaks[name] / 1_000_000:.0f} MB"
        lines.append(f"{name:<28}{spent.wall:>10.3f}{spent.cpu:>12.3f}{megabytes:>12}")
    if profile.recipes:
        lines += ["", f"{recipe:<28}{seconds:>10}{files:>12}{'µs':>12}"]
        for name, spent in sorted(profile.recipes.items(), key=lambda item: -item[1].wall):
            lines.append(f"{name:<28}{spent.wall:>10.3f}{spent.times:>12}{_each(spent):>12.0f}")
    return "\n".join(lines)


def spent_as_data(profile: Profile) -> dict[str, Any]:
    """The same for programs: seconds and bytes."""
    return {
        "stages": {
            name: {"wall": round(spent.wall, 4), "cpu": round(spent.cpu, 4), "peak": profile.peaks[name]}
            for name, spent in profile.stages.items()
        },
        "recipes": {
            name: {"wall": round(spent.wall, 4), "files": spent.times} for name, spent in profile.recipes.items()
        },
    }


def _each(spent: Spent) -> float:
    """Microseconds for one file."""
    return spent.wall / spent.times * 1e6 if spent.times else 0.0
