"""Kits: every `kit.yaml` typed and held against what there is, and the recipe of its archive."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from string import Formatter

from generator.model.kit import Kit, KitFile
from generator.model.problem import Position
from generator.model.recipe import AXES, Held, Recipe, RecipeFront
from generator.model.source import SHIPPED
from generator.validate.bench import Bench

KIT_FILES = ("kit.yaml", "kit.yml")
LOGOS = frozenset({"partner", "brand"})
"""Logos by whose they are, beside those by their file's name."""
SETTLED = frozenset({"locale", "segment", "partner"})
"""Axes that are the same for all of an archive, so that any name in it may have them."""
MORE = frozenset({"ending", "PARTNER", "LINK", "SEGMENT", "token"})

_NAME = re.compile(r"[a-z0-9{}][a-z0-9._{}-]*(?:/[a-z0-9{}][a-z0-9._{}-]*)*", re.IGNORECASE)


def read_kits(
    bench: Bench, recipes: tuple[Recipe, ...], segments: Collection[str], tiers: Collection[str],
    locales: Collection[str], logos: Collection[str], assets: Collection[str],
) -> tuple[dict[str, Kit], tuple[Recipe, ...]]:  # fmt: skip
    """The kits by name, and the recipes of their archives."""
    kits: dict[str, Kit] = {}
    archives: list[Recipe] = []
    by_name = _by_name(recipes)
    for key, file in bench.source.yaml.items():
        parts = key.split("/")
        if len(parts) != 3 or parts[0] != "kits" or parts[2] not in KIT_FILES:
            continue
        kit = bench.typed(Kit, file, f"the kit `{parts[1]}`")
        if kit is None:
            continue
        if file.path.startswith(SHIPPED):
            kit = _suited(kit, segments, tiers, locales, assets, by_name)
            if kit is None:
                continue
        for field, kind, names, known in (
            ("segments", "segment", kit.segments, segments), ("tiers", "level", kit.tiers, tiers),
            ("locales", "language", kit.locales, locales),
        ):  # fmt: skip
            for number, name in enumerate(names):
                bench.known(bench.place(key, field, number), "E0307", kind, name, known)
        if kit.zip.startswith("/") or ".." in kit.zip.split("/") or not kit.zip.isascii():
            bench.say(bench.place(key, "zip"), "E0706", f"the path `{kit.zip}` leaves the site", found=kit.zip,
                      expected="a path such as `kits/{token}/{locale}/kit.zip`")  # fmt: skip
        _check_files(bench, key, kit, by_name, logos, assets)
        kits[parts[1]] = kit
        archives.append(_archive(parts[1], file.path, kit))
    return kits, tuple(archives)


def _by_name(recipes: tuple[Recipe, ...]) -> dict[str, list[Recipe]]:
    """Recipes as kits name them: `partner/mail` for all of that name, `partner/mail.email` for one."""
    found: dict[str, list[Recipe]] = {}
    for recipe in recipes:
        for name in (recipe.name, f"{recipe.name}.{recipe.format}"):
            found.setdefault(name, []).append(recipe)
    return found


def _suited(
    kit: Kit, segments: Collection[str], tiers: Collection[str], locales: Collection[str], assets: Collection[str],
    by_name: Mapping[str, list[Recipe]],
) -> Kit | None:  # fmt: skip
    """A kit that came with Wasl, for a project with other segments, levels, looks or recipes; none where nobody would
    get it.
    """
    named = (kit.segments, segments), (kit.tiers, tiers), (kit.locales, locales)
    found = [tuple(name for name in names if name in known) for names, known in named]
    if any(names and not left for (names, _), left in zip(named, found, strict=True)):
        return None
    files = tuple(
        file.model_copy(update={"name": _folder_left(file.name, by_name.get(file.recipe, []))})
        for file in kit.files if not file.asset or file.asset in assets
    )  # fmt: skip
    limits = dict(zip(("segments", "tiers", "locales"), found, strict=True))
    return kit.model_copy(update={**limits, "files": files})


def _folder_left(name: str, recipes: list[Recipe]) -> str:
    """A name in an archive without the folders of axes that a project's own recipe does not have."""
    axes = {axis for recipe in recipes for axis in recipe.axes} | SETTLED | set(MORE)
    *folders, last = name.split("/")
    return "/".join([*(folder for folder in folders if not recipes or axes.issuperset(_fields(folder))), last])


def _archive(name: str, path: str, kit: Kit) -> Recipe:
    """The recipe that makes a kit's archive: it stands in no file of its own."""
    who = "partner" if kit.audience == "partner" else "segment"
    front = RecipeFront.model_validate({
        "title": kit.title, "per": (who, "locale"), "path": kit.zip,
        "for": "partner", "segments": kit.segments, "tiers": kit.tiers, "locales": kit.locales,
    })  # fmt: skip
    holds = tuple(Held(file.name, file.recipe, file.logo, file.asset) for file in kit.files)
    return Recipe(f"{name}/kit", "archive", path, front, "", 1, holds)


def _check_files(
    bench: Bench, key: str, kit: Kit, by_name: Mapping[str, list[Recipe]], logos: Collection[str],
    assets: Collection[str],
) -> None:  # fmt: skip
    first: dict[str, Position] = {}
    for number, file in enumerate(kit.files):
        place = bench.place(key, "files", number, "as")
        if file.name in first:
            bench.say(place, "E0705", f"`{file.name}` stands twice in the kit", found=file.name,
                      also=(first[file.name],), fix="Give one of them another name.")  # fmt: skip
        first.setdefault(file.name, place)
        _check_source(bench, key, number, file, kit, by_name, logos, assets)
        wrong = _wrong_name(file, by_name.get(file.recipe, []))
        if wrong:
            bench.say(place, "E0706", wrong, found=file.name,
                      expected="a relative path in small letters, such as `03-posts/{network}/posts.txt`")  # fmt: skip


def _check_source(
    bench: Bench, key: str, number: int, file: KitFile, kit: Kit, by_name: Mapping[str, list[Recipe]],
    logos: Collection[str], assets: Collection[str],
) -> None:  # fmt: skip
    if file.recipe:
        place = bench.place(key, "files", number, "recipe")
        if bench.known(place, "E0307", "recipe", file.recipe, by_name):
            recipe = by_name[file.recipe][0]
            per_partner = "partner" in recipe.axes
            if per_partner is not (kit.audience == "partner") and not recipe.front.shared:
                whom = "for partners" if per_partner else "for nobody in particular"
                bench.say(place, "E0207", f"`{file.recipe}` is made {whom}, the kit is not", found=file.recipe,
                          fix="Name a recipe that is made for the same people as the kit.")  # fmt: skip
    elif file.logo and file.logo not in LOGOS:
        bench.known(bench.place(key, "files", number, "logo"), "E0305", "logo", file.logo, logos)
    elif file.asset:
        bench.known(bench.place(key, "files", number, "asset"), "E0307", "file of the theme", file.asset, assets)


def _wrong_name(file: KitFile, recipes: list[Recipe]) -> str:
    """What is wrong with a name in an archive: what no system can unpack, and braces that nothing fills."""
    if not _NAME.fullmatch(file.name) or ".." in file.name or file.name != _lowered(file.name):
        return f"`{file.name}` is no name that every system can unpack"
    try:
        named = set(_fields(file.name))
    except ValueError:
        return f"`{file.name}` has braces that nothing fills"
    for name in sorted(named):
        if name not in {*AXES, *MORE}:
            return f"nothing fills `{{{name}}}` in `{file.name}`"
        if recipes and name in AXES and name not in SETTLED and not any(name in recipe.axes for recipe in recipes):
            return f"`{{{name}}}` stands in `{file.name}`, but its recipe has no such axis"
    for recipe in recipes:
        for axis in sorted(recipe.axes - SETTLED):
            if axis not in named and axis.upper() not in named:
                return f"`{file.name}` is one name for several files: `{{{axis}}}` is missing"
    return ""


def _fields(pattern: str) -> Iterator[str]:
    for _, name, _, _ in Formatter().parse(pattern):
        if name is not None:
            yield name


def _lowered(pattern: str) -> str:
    """The pattern with small letters outside its braces."""
    return re.sub(r"[^{}]+(?![^{]*\})", lambda found: found[0].lower(), pattern)
