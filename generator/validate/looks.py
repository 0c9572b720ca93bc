"""Themes and logos: what is published as a file, and what templates may name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import TypeVar

from generator.model.problem import Position
from generator.model.theme import Asset, Theme, ThemeFront
from generator.validate.bench import Bench
from generator.validate.logos import check_kind, check_svg

T = TypeVar("T")

_URL = re.compile(r"url\(\s*[\"']?(?P<path>[^\"')]+)[\"']?\s*\)")
LOGOS = "content/logos"
MATERIALS = ("fonts/print/", "documents/", "pictures/")
"""Folders of a theme whose files are made into something, and not published."""


def read_theme(bench: Bench, name: str) -> Theme | None:
    """The theme with everything that it takes from its parents; the nearest file of each name wins."""
    chain = _chain(bench, name)
    if not chain:
        return None
    texts: dict[str, tuple[str, str]] = {}
    files: dict[str, Asset] = {}
    for theme in reversed(chain):
        prefix = f"themes/{theme}/"
        for key, text in bench.source.text.items():
            if key.startswith(prefix):
                texts[key[len(prefix) :]] = (text.text, text.path)
        for key, file in bench.source.binary.items():
            if key.startswith(prefix):
                own = key[len(prefix) :]
                files[own] = Asset(f"assets/{_stamped(own, file.digest)}", file=file)
    materials = {own: files.pop(own) for own in list(files) if own.startswith(MATERIALS)}
    assets = {**files}
    for own, (content, path) in texts.items():
        if own.startswith(MATERIALS):
            if not own.endswith(".j2"):
                materials[own] = _asset(own, content)
            continue
        if own.endswith((".css", ".js")) or own == "icons/favicon.svg":
            linked = _linked(bench, own, content, path, files) if own.endswith(".css") else content
            assets[own] = _asset(own, linked)
    return Theme(
        name=name,
        templates={own: pair for own, pair in texts.items() if own.endswith(".j2")},
        icons={own[6:-4]: text for own, (text, _) in texts.items() if own.startswith("icons/")},
        assets={own: asset for own, asset in assets.items() if not own.endswith(("README.md", ".txt"))},
        materials=dict(sorted(materials.items())),
        coverage=_coverage(texts.get("fonts/coverage.txt", ("", ""))[0]),
    )


def _chain(bench: Bench, name: str) -> list[str]:
    """The theme, its parent, and so on."""
    chain: list[str] = []
    wanted: str | None = name
    place = bench.place("content/programme.yaml", "theme")
    known = {key.split("/")[1] for key in bench.source.yaml if key.startswith("themes/") and key.endswith("theme.yaml")}
    while wanted is not None:
        key = f"themes/{wanted}/theme.yaml"
        if wanted in chain:
            bench.say(place, "E0307", f"the theme `{wanted}` extends itself", found=wanted,
                      fix="Take `extends` out of one of the two.")  # fmt: skip
            return []
        if not bench.known(place, "E0307", "theme", wanted, known):
            return []
        place = bench.place(key, "extends")
        chain.append(wanted)
        front = bench.typed(ThemeFront, bench.source.yaml[key], f"the theme `{wanted}`")
        wanted = front.extends if front else None
    return chain


def catalogues(bench: Bench, theme: str, codes: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """The gettext text of each locale; a locale without one is a problem."""
    found: dict[str, tuple[str, str]] = {}
    owners = _owners(bench, theme)
    if not owners:  # the theme itself is reported already
        return found
    for number, code in enumerate(codes):
        for owner in owners:
            text = bench.source.text.get(f"themes/{owner}/locales/{code}.po")
            if text is not None:
                found[code] = (text.path, text.text)
                break
        else:
            bench.say(bench.place("content/programme.yaml", "locales", number), "E0606",
                      f"the theme has no interface words for `{code}`", found=code,
                      expected=f"themes/{theme}/locales/{code}.po",
                      fix="Copy the catalogue of another language to this name and translate it.")  # fmt: skip
    return found


def _owners(bench: Bench, theme: str) -> list[str]:
    return _chain(Bench(bench.source), theme)


def read_logos(bench: Bench) -> dict[str, Asset]:
    """Every logo by its name. One that is too big, cannot be seen, or could run something, is a problem.

    It stays in the list all the same, so that nobody is told of a missing file besides. Of an SVG the sanitised text
    is published; a PNG is looked at where its bytes are at hand (`logos.logo_problems`).
    """
    found: dict[str, Asset] = {}
    for name, file in _logos(bench.source.binary):
        check_kind(bench, file)
        found[name] = Asset(f"assets/logos/{_stamped(name, file.digest)}", file=file)
    for name, text in _logos(bench.source.text):
        if name.lower().endswith(".svg"):
            plain = bench.once(("logo", text.path), (text,), partial(check_svg, bench, text))
            found[name] = _asset(name, plain, "logos/")
    return found


def _logos(files: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    for key, file in files.items():
        if key.startswith(f"{LOGOS}/"):
            yield key[len(LOGOS) + 1 :], file


def _asset(own: str, text: str, folder: str = "") -> Asset:
    data = text.encode()
    return Asset(f"assets/{folder}{_stamped(own, blake2b(data, digest_size=16).hexdigest())}", data)


def _stamped(own: str, digest: str) -> str:
    stem, _, ending = own.rpartition(".")
    return f"{stem}.{digest[:10]}.{ending}"


def _linked(bench: Bench, own: str, text: str, path: str, files: dict[str, Asset]) -> str:
    """Addresses in a stylesheet to fingerprinted files, relative to it."""
    folder = own.rpartition("/")[0]

    def swap(found: re.Match[str]) -> str:
        target = found["path"]
        if target.startswith(("data:", "#", "http")):
            return found[0]
        key = _joined(folder, target)
        asset = files.get(key)
        if asset is None:
            line = text.count("\n", 0, found.start("path")) + 1
            column = found.start("path") - text.rfind("\n", 0, found.start("path"))
            message = f"the stylesheet names `{target}`, which the theme does not have"
            bench.say(Position(path, line, column, len(target)), "E0702", message, found=target)
            return found[0]
        depth = "../" * (own.count("/"))
        return f'url("{depth}{asset.path.removeprefix("assets/")}")'

    return _URL.sub(swap, text)


def _joined(folder: str, target: str) -> str:
    parts = folder.split("/") if folder else []
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in (".", ""):
            parts.append(part)
    return "/".join(parts)


def _coverage(text: str) -> frozenset[int]:
    """Code points of a `coverage.txt`: one `U+0020-007E` or `U+00A0` per line; `#` starts a comment."""
    found: set[int] = set()
    for line in text.splitlines():
        entry = line.split("#")[0].strip().removeprefix("U+")
        if entry:
            first, _, last = entry.replace("U+", "").partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
