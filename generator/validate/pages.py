"""Markdown files to copy: front matter checked, pages cut into typed sections, values and links checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.model.codes import CODES
from generator.model.copy import BLOCK_KINDS, BlockKind, Copy, Item, Section
from generator.model.problem import Position
from generator.model.source import MarkdownFile, Scalar, Sequence
from generator.model.values import COPY_VALUES, PARTNER_UNITS, PARTNER_VALUES
from generator.text.hygiene import hygiene
from generator.validate.bench import Bench
from generator.text.suggest import closest

PAGE_KEYS = ("title", "description", "cta", "blocks", "name")
MAIL_KEYS = ("subject", "preheader", "cta", "sender")
DUE = {"page": ("hero", "form"), "partner": ("hero", "form")}
REQUIRED = {"page": ("title", "description"), "mail": ("subject", "preheader", "cta")}
_HEADING = re.compile(r"##\s+(?P<words>.*?)\s*\{(?P<kind>[^{}]*)\}\s*$")
_BARE_HEADING = re.compile(r"##\s+(?P<words>.+)$")
_VALUE = re.compile(r"\{\{(.*?)\}\}")
_LIST_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s+(.*)")
_TITLED = re.compile(r"\*\*(?P<title>.+?)\*\*\s*[::؛،.–-]?\s*(?P<body>.*)", re.DOTALL)
_SOURCE = re.compile(r"\s*\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)\s*\.?\s*$")
_LINK = re.compile(r"\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)")
_ADDRESS = re.compile(r"(?:https://|mailto:|tel:|/|#|\{\{)")
_SIGNED = re.compile(r"(?:—|–|--)\s*(?P<name>[^،,]+)(?:[،,]\s*(?P<role>.*))?$")
WITH_ITEMS = ("gains", "steps", "benefits", "stories", "faq")


def read_copy(bench: Bench, file: MarkdownFile, unit: str, locale: str) -> Copy:
    """One Markdown file as copy. What is wrong with it is said to the bench; a usable Copy comes back all the same."""
    mail = unit.startswith("mail-")
    front = _front(bench, file, MAIL_KEYS if mail else PAGE_KEYS, REQUIRED["mail" if mail else "page"], unit)
    _check_lines(bench, file, unit, locale)
    if mail:
        return Copy(file.path, locale, front, body=file.body)
    sections = tuple(_sections(bench, file))
    for kind in DUE.get(unit, ()):
        if all(section.kind != kind for section in sections):
            bench.say(_top(file), "E0408", f"the page has no block `{kind}`", expected=kind,
                      fix="Start the page with `# headline`." if kind == "hero"
                      else f"Add a section `## … {{{kind}}}`, and `{kind}` to `blocks`.")  # fmt: skip
    return Copy(file.path, locale, front, _chosen(bench, file, sections), file.body)


def _top(file: MarkdownFile) -> Position:
    """The first line of the file: where something is missing as a whole."""
    return Position(file.path, 1, 1, 3 if file.front else 0)


def _front(
    bench: Bench, file: MarkdownFile, allowed: tuple[str, ...], required: tuple[str, ...], unit: str
) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    entries = file.front.entries if file.front else ()
    for entry in entries:
        name = entry.key.text
        if name not in allowed:
            bench.say(entry.key.position, "E0202", f"the front matter has no field `{name}`", found=name,
                      expected=f"one of: {', '.join(allowed)}", suggestion=closest(name, allowed) or "")  # fmt: skip
        elif isinstance(entry.value, Scalar) and name != "blocks":
            found.append((name, entry.value.text))
        elif isinstance(entry.value, Sequence) is not (name == "blocks"):
            shape = "a list" if name == "blocks" else "one text"
            fix = "Write `blocks: [hero, form]`." if name == "blocks" else "Write the text after the colon."
            message = f"`{name}` must be {shape}"
            bench.say(entry.key.position, "E0204", message, found=name, expected=shape, fix=fix)
    names = {name for name, text in found if text.strip()}
    for name in required:
        if name not in names and "." not in unit:
            message, expected = f"`{name}` is missing", f"`{name}: …`"
            bench.say(_top(file), "E0203", message, expected=expected, fix=f"Add `{name}:` on top.")
    return tuple(found)


def _chosen(bench: Bench, file: MarkdownFile, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections in the order of the front matter's `blocks`, where it has one."""
    entry = file.front.get("blocks") if file.front else None
    if entry is None or not isinstance(entry.value, Sequence):
        return sections
    out: list[Section] = []
    for node in entry.value.items:
        name = node.text if isinstance(node, Scalar) else ""
        if not bench.known(node.position, "E0401", "block", name, BLOCK_KINDS):
            continue
        own = [section for section in sections if section.kind == name]
        if not own:
            bench.say(node.position, "E0402", f"the page has no section `{name}`", found=name,
                      fix=f"Write a section that starts with `## … {{{name}}}`, or take it from `blocks`.")  # fmt: skip
        out.extend(own)
    return tuple(out)


def _sections(bench: Bench, file: MarkdownFile) -> Iterator[Section]:
    seen: dict[str, int] = {}
    for kind, heading, lines, line in _cut(bench, file):
        section = _section(bench, file, kind, heading, lines, line)
        if kind in seen and kind != "text":
            bench.say(_name_of(file, line), "E0409", f"the block `{kind}` stands twice", found=kind,
                      fix="Put both into one section, or use {text} for the second.",
                      also=(_name_of(file, seen[kind]),))  # fmt: skip
            continue
        seen[kind] = line
        yield section


def _cut(bench: Bench, file: MarkdownFile) -> Iterator[tuple[BlockKind, str, list[str], int]]:
    """The body cut at `## … {block}`; what stands before the first is the hero."""
    kind: BlockKind | None = "hero"
    heading, start = "", file.body_line
    lines: list[str] = []
    for number, text in enumerate(file.body.split("\n"), file.body_line):
        if not text.startswith("## "):
            lines.append(text)
            continue
        if kind and (kind != "hero" or any(line.strip() for line in lines)):
            yield kind, heading, lines, start
        kind, heading = _heading(bench, file, text, number)
        lines, start = [], number
    if kind and (kind != "hero" or any(line.strip() for line in lines)):
        yield kind, heading, lines, start


def _heading(bench: Bench, file: MarkdownFile, text: str, number: int) -> tuple[BlockKind | None, str]:
    found = _HEADING.match(text)
    if found is None:
        bare = _BARE_HEADING.match(text)
        words = bare["words"] if bare else text
        bench.say(Position(file.path, number, 1, len(text)), "E0401", f"the section `{words}` does not say its block",
                  found=text, expected=f"`## {words} {{block}}`",
                  fix=f"End the heading with one of: {', '.join(BLOCK_KINDS)}")  # fmt: skip
        return None, words
    position = Position(file.path, number, found.start("kind") + 1, len(found["kind"]))
    if not bench.known(position, "E0401", "block", found["kind"], BLOCK_KINDS):
        return None, found["words"]
    kind: BlockKind = found["kind"]  # type: ignore[assignment]
    return kind, found["words"]


def _section(
    bench: Bench, file: MarkdownFile, kind: BlockKind, heading: str, lines: list[str], line: int
) -> Section:
    if kind == "hero":
        title = next((text[2:].strip() for text in lines if text.startswith("# ")), "")
        rest = [text for text in lines if not text.startswith("# ")]
        if not title:
            bench.say(_line_with(file, line, ""), "E0402", "the page has no headline", expected="`# headline`",
                      fix="Write `# ` and the headline as the first line of the text.")  # fmt: skip
        intro, entries = _split_list(rest)
        return Section(kind, title, intro, tuple(Item(body) for body in entries), line=line)
    if kind in ("terms", "text"):
        return Section(kind, heading, body="\n".join(lines).strip(), line=line)
    if kind == "faq":
        intro, items = _questions(lines)
    elif kind == "stories":
        intro, items = _stories(lines)
    else:
        intro, entries = _split_list(lines)
        items = [_item(kind, entry) for entry in entries]
    if kind in WITH_ITEMS and not items:
        what = {"faq": "`### question`", "stories": "`> quotation`", "steps": "`1. **title**: text`"}
        due = what.get(kind, "`- **title**: text`")
        bench.say(_name_of(file, line), "E0402", f"the block `{kind}` is empty", found=kind, expected=due,
                  fix=f"Write each entry as {due}.")  # fmt: skip
    if kind == "benefits":
        for item in items:
            if not item.source and re.search(r"\d", item.title):
                bench.say(_line_with(file, line, item.title), "W0407", f"the figure `{item.title}` has no source",
                          found=item.title, expected="`[source](https://…)` at the end of the line",
                          fix="Add the source, or take the figure out.")  # fmt: skip
    return Section(kind, heading, intro, tuple(items), line=line)


def _name_of(file: MarkdownFile, line: int) -> Position:
    """The block's name in the heading on this line; the whole line where it has none."""
    text = file.body.split("\n")[line - file.body_line]
    found = _HEADING.match(text)
    if found is None:
        return Position(file.path, line, 1, len(text))
    return Position(file.path, line, found.start("kind") + 1, len(found["kind"]))


def _line_with(file: MarkdownFile, line: int, words: str) -> Position:
    """Where `words` stand in the section that starts on this line; its first line that is not blank for none."""
    for number, text in enumerate(file.body.split("\n")[line - file.body_line :], line):
        at = text.find(words)
        if at >= 0 and text.strip():
            return Position(file.path, number, at + 1, len(words) or len(text))
    return Position(file.path, line)


def _split_list(lines: list[str]) -> tuple[str, list[str]]:
    """Intro text, and the entries of the list that follows (continuation lines are indented)."""
    intro: list[str] = []
    entries: list[list[str]] = []
    for text in lines:
        found = _LIST_ITEM.match(text)
        if found:
            entries.append([found[1]])
        elif entries and (text.startswith(("  ", "\t")) or not text.strip()):
            entries[-1].append(text.strip())
        elif entries:
            entries[-1].append(text.strip())
        else:
            intro.append(text)
    return "\n".join(intro).strip(), ["\n".join(entry).strip() for entry in entries]


def _item(kind: BlockKind, entry: str) -> Item:
    source, label = "", ""
    found = _SOURCE.search(entry) if kind == "benefits" else None
    if found:
        source, label = found["url"], found["label"]
        entry = entry[: found.start()]
    titled = _TITLED.match(entry)
    if titled is None:
        return Item(entry, source=source, source_label=label)
    return Item(titled["body"].strip(), titled["title"].strip(" ::"), source, label)


def _questions(lines: list[str]) -> tuple[str, list[Item]]:
    intro: list[str] = []
    items: list[tuple[str, list[str]]] = []
    for text in lines:
        if text.startswith("### "):
            items.append((text[4:].strip(), []))
        elif items:
            items[-1][1].append(text)
        else:
            intro.append(text)
    return "\n".join(intro).strip(), [Item("\n".join(body).strip(), title) for title, body in items]


def _stories(lines: list[str]) -> tuple[str, list[Item]]:
    intro: list[str] = []
    items: list[Item] = []
    quote: list[str] = []
    for text in [*lines, ""]:
        if not text.startswith(">"):
            if text.strip():
                intro.append(text)
            continue
        said = text[1:].strip()
        signed = _SIGNED.match(said)
        if signed:
            items.append(Item("\n".join(quote).strip(), signed["name"].strip(), role=(signed["role"] or "").strip()))
            quote = []
        elif said:
            quote.append(said)
    return "\n".join(intro).strip(), items


def _check_lines(bench: Bench, file: MarkdownFile, unit: str, locale: str) -> None:
    """Values, addresses and characters: of each front matter text, and of the body line by line."""
    language = locale.split("-")[0]
    for entry in file.front.entries if file.front else ():
        if isinstance(entry.value, Scalar) and entry.value.text:
            check_scalar(bench, entry.value, unit, language)
    for number, text in enumerate(file.body.split("\n"), file.body_line):
        _check_text(bench, _on_line(file.path, number), text, unit, language)


Places = Callable[[int, int], Position]
"""Index and length in a text to its place in the file."""


def check_scalar(bench: Bench, scalar: Scalar, unit: str, language: str) -> None:
    """Everything that is checked in copy, in one text of a YAML file."""
    _check_text(bench, places_in(bench, scalar), scalar.text, unit, language)


def places_in(bench: Bench, scalar: Scalar) -> Places:
    def place(index: int, length: int) -> Position:
        words = scalar.text[index : index + length]
        return bench.within(scalar, words, scalar.text.count(words, 0, index))

    return place


def _on_line(path: str, line: int) -> Places:
    return lambda index, length: Position(path, line, index + 1, length)


def _check_text(bench: Bench, place: Places, text: str, unit: str, language: str) -> None:
    say_flaws(bench, place, text, language)
    for found in _VALUE.finditer(text):
        name = found[1].strip()
        check_value(bench, place(found.start(1) + found[1].find(name), len(name)), name, unit)
    for link in _LINK.finditer(text):
        if not _ADDRESS.match(link[1]):
            bench.say(place(link.start(1), len(link[1])), "E0411",
                      f"`{link[1]}` is not an address that a page may link to", found=link[1],
                      expected="https://…, mailto:, tel:, or a path that starts with /")  # fmt: skip


def say_flaws(bench: Bench, place: Places, text: str, language: str) -> None:
    """Characters and typing rules of one text."""
    for flaw in hygiene(text, language):
        message = f"{CODES[flaw.code].title.en}: `{flaw.found}`"
        bench.say(place(flaw.index, flaw.length), flaw.code, message, found=flaw.found, expected=flaw.expected,
                  fix=flaw.fix)  # fmt: skip


def check_value(bench: Bench, position: Position, name: str, unit: str) -> None:
    """Whether copy of this unit may use the value `name`."""
    allowed = COPY_VALUES + (PARTNER_VALUES if unit in PARTNER_UNITS else ())
    if name in allowed:
        return
    if name in PARTNER_VALUES:
        bench.say(position, "E0403", f"`{name}` is known where a partner speaks, and not here", found=name,
                  fix=f"Take it out, or write it in: {', '.join(PARTNER_UNITS)}.")  # fmt: skip
        return
    bench.say(position, "E0403", f"there is no value `{name}`", found=name, expected=f"one of: {', '.join(allowed)}",
              suggestion=closest(name, allowed) or "")  # fmt: skip
