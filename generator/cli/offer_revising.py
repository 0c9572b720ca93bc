"""`wasl offer revise`: the present version is kept, and the file becomes the next one."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import typer

from generator.cli.offer_finding import FoundOffer, NoSuchOffer, OfferShelf
from generator.cli.offer_trouble import CannotWrite, isolated
from generator.load.yaml import parse_yaml
from generator.model.code import Both
from generator.model.declared import dataclass
from generator.model.problem import ProjectInvalid
from generator.model.source import Mapping, Scalar, YamlFile
from generator.offers.versions import archived


class CannotRevise(ValueError):
    """Why the offer cannot become another version; nothing was written. `reason` is a word for the command to say."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}")


@dataclass(frozen=True, slots=True)
class Revised:
    """Paths relative to the project's folder: where the earlier version is kept, and the file to change now."""

    slug: str
    kept: str
    file: str
    before: date


def revise(shelf: OfferShelf, root: Path, found: FoundOffer, start: date, end: date | None) -> Revised:
    """Keep the present version, and let the file say that it is valid from `start` (to `end`).

    Everything but these two dates stays as it is, to the byte. Raises `CannotRevise`; `ProjectInvalid` where the dates
    would contradict each other; `OSError`.
    """
    file, before = found.file, found.offer.valid_from
    if file is None:
        raise CannotRevise("shipped", found.slug)
    if start <= before:
        raise CannotRevise("not later", before.isoformat())
    kept = archived(found.slug, before)
    if (root / kept).exists():
        raise CannotRevise("kept already", kept)
    text = _dated(found, "valid_from", start)
    if end is not None:
        text = _dated(FoundOffer(found.slug, found.offer, found.path, text, file), "valid_until", end)
    _prove(shelf, found, text)
    (root / kept).parent.mkdir(parents=True, exist_ok=True)
    (root / kept).write_bytes(file.read_bytes())
    _replace(file, text)
    return Revised(found.slug, kept, file.relative_to(root).as_posix(), before)


def _prove(shelf: OfferShelf, found: FoundOffer, text: str) -> None:
    node, problems = parse_yaml(found.path, text)
    shelf.typed(found.slug, YamlFile(found.path, node), tuple(problems))


def _dated(found: FoundOffer, key: str, day: date) -> str:
    """The text with another date, or with a line for it on top."""
    root, _ = parse_yaml(found.path, found.text)
    if not isinstance(root, Mapping):
        raise ProjectInvalid(())
    lines = found.text.split("\n")
    entry = root.get(key)
    if entry is None or not isinstance(entry.value, Scalar) or entry.value.missing:
        first = (entry or root.entries[0]).key.position
        if first.column != 1:
            raise CannotRevise("no place", key)
        lines[first.line - 1 : first.line - 1 + bool(entry)] = [f"{key}: {day}"]
        return "\n".join(lines)
    place = entry.value.position
    line = lines[place.line - 1]
    front, rest = line[: place.column - 1], line[place.column - 1 :]
    written = rest[: place.length or len(entry.value.text)]
    lines[place.line - 1] = front + written.replace(entry.value.text, day.isoformat()) + rest[len(written) :]
    return "\n".join(lines)


def _replace(file: Path, text: str) -> None:
    """The new text in one step, with the line ends that the file has."""
    ends = "\r\n" if b"\r\n" in file.read_bytes() else "\n"
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8", newline=ends)
    os.replace(beside, file)


_DONE = Both(
    "حُفظت الشروط السابقة في {0}. اكتبوا الشروط الجديدة في {1}، ثم راجعوا ما تغيّر: {2}",
    "The terms so far are kept in {0}. Write the new ones in {1}, then look at what changed: {2}",
)
_REASONS = {
    "shipped": Both(
        "جاء {0} مع وصل، فلا يتغيّر. انسخوه أولًا: {1}",
        "{0} came with Wasl and does not change. Copy it first: {1}",
    ),
    "not later": Both(
        "تسري الشروط الحالية من {0}، فيجب أن تبدأ الجديدة بعده.",
        "The present terms apply from {0}, so the new ones must begin later.",
    ),
    "kept already": Both("لم يُكتب شيء: {0} موجود.", "Nothing was written: {0} is there already."),
    "no place": Both(
        "لا مكان في الملف للسطر {0}. أضيفوه بأنفسكم ثم أعيدوا الأمر.",
        "The file has no place for the line {0}. Add it yourself, then run this again.",
    ),
}


def revise_offer(root: Path, name: str, start: date, end: date | None, as_json: bool, language: str) -> None:
    """Raises what `OfferShelf.find` and `revise` raise, and `CannotWrite` in place of `CannotRevise`."""
    shelf = OfferShelf(root)
    if name not in shelf.own() and name not in shelf.presets():
        raise NoSuchOffer(name, shelf.own())
    try:
        done = revise(shelf, root, shelf.find(name), start, end)
    except CannotRevise as error:
        said = (error.detail, f"wasl offer presets {error.detail} --copy {error.detail}")
        words = _REASONS[error.reason].text(language)
        raise CannotWrite(words.format(*(isolated(one, language) for one in said))) from error
    if as_json:
        data = {"offer": done.slug, "kept": done.kept, "file": done.file, "from": start.isoformat()}
        typer.echo(json.dumps(data, ensure_ascii=False))
        return
    then = f"wasl offer diff {done.slug}@{done.before} {done.slug}"
    typer.echo(_DONE.text(language).format(*(isolated(one, language) for one in (done.kept, done.file, then))))
