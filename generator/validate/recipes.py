"""Recipes: front matter typed, bodies left to the render stage."""

from __future__ import annotations

from generator.model.problem import Position
from generator.model.recipe import Recipe, RecipeFront
from generator.validate.bench import Bench
from generator.validate.typed import build


def read_recipes(bench: Bench) -> tuple[Recipe, ...]:
    """Every recipe under `kits/`, in the order of its name."""
    found: list[Recipe] = []
    for key, file in bench.source.markdown.items():
        if not key.startswith("kits/"):
            continue
        name, _, kind = key[len("kits/") : -len(".j2")].rpartition(".")
        if file.front is None:
            bench.say(Position(file.path), "E0203", f"the recipe `{name}` has no front matter",
                      expected="`---`, then `title:`, `per:`, `path:`, then `---`")  # fmt: skip
            continue
        front = build(RecipeFront, file.front, bench.problems, context=f"the recipe `{name}`")
        if front is not None:
            found.append(Recipe(name, kind, file.path, front, file.body, file.body_line))
    return tuple(sorted(found, key=lambda recipe: (recipe.name, recipe.format)))
