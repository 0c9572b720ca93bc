"""Recipes: front matter typed, bodies left to the render stage."""

from __future__ import annotations

from functools import partial

from generator.model.problem import Position
from generator.model.recipe import AXES, Recipe, RecipeFront
from generator.model.source import Mapping as Group
from generator.model.source import Scalar, Sequence
from generator.validate.bench import Bench
from generator.validate.typed import build


def _check_front(bench: Bench, front: Group) -> None:
    """Axes and path at their very place; the plan refuses them too, for recipes that come another way."""
    per, path = front.get("per"), front.get("path")
    for node in per.value.items if per and isinstance(per.value, Sequence) else ():
        if isinstance(node, Scalar):
            bench.known(node.position, "E0704", "axis", node.text, AXES)
    if path and isinstance(path.value, Scalar):
        text = path.value.text
        if text.startswith("/") or ".." in text.split("/") or not text.isascii():
            bench.say(path.value.position, "E0706", f"the path `{text}` leaves the site", found=text,
                      expected="a path such as `{locale}/index.html`")  # fmt: skip
    shared = front.get("shared")
    if shared and isinstance(shared.value, Scalar) and shared.value.text == "true" and "partner" in _axes(front):
        bench.say(shared.value.position, "E0207", "`shared` is for what is the same for all partners, and `per` names "
                  "`partner`", found="shared: true", fix="Take `shared` away, or `partner` out of `per`.")  # fmt: skip


def _axes(front: Group) -> frozenset[str]:
    """The axes of a recipe as they are written."""
    per = front.get("per")
    items = per.value.items if per and isinstance(per.value, Sequence) else ()
    return frozenset(node.text for node in items if isinstance(node, Scalar))


def _front(bench: Bench, written: Group, name: str) -> RecipeFront | None:
    front = build(RecipeFront, written, bench.problems, context=f"the recipe `{name}`")
    _check_front(bench, written)
    return front


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
        front = bench.once(("recipe", file.path), (file,), partial(_front, bench, file.front, name))
        if front is not None:
            found.append(Recipe(name, kind, file.path, front, file.body, file.body_line))
    return tuple(sorted(found, key=lambda recipe: (recipe.name, recipe.format)))
