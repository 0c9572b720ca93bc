"""Markdown files to copy: front matter checked, pages cut into typed sections, values and links checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.copy import BLOCK_KINDS, BlockKind, Copy, Item, Section
from generator.model.problem import Position
from generator.model.source import MarkdownFile, Scalar, Sequence
from generator.text.suggest import closest
from generator.validate.bench import Bench
from generator.validate.items import entry_item, questions, split_list, stories
from generator.validate.mails import is_mail, read_mail
from generator.validate.prose import check_lines

PAGE_KEYS = ("title", "description", "cta", "blocks", "name")
DUE = {"page": ("hero", "form"), "partner": ("hero", "form")}
REQUIRED = ("title", "description")
_HEADING = re.compile(r"##\s+(?P<words>.*?)\s*\{(?P<kind>[^{}]*)\}\s*$")
_BARE_HEADING = re.compile(r"##\s+(?P<words>.+)$")
WITH_ITEMS = ("gains", "steps", "benefits", "stories", "faq")


def read_copy(bench: Bench, file: MarkdownFile, unit: str, locale: str) -> Copy:
    """One Markdown file as copy. What is wrong with it is said to the bench; a usable Copy comes back all the same."""
    if is_mail(unit):
        return read_mail(bench, file, unit, locale)
    front = _front(bench, file, PAGE_KEYS, REQUIRED, unit)
    check_lines(bench, file, unit, locale)
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
        elif name == "waive":
            continue  # read by itself
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


def _section(bench: Bench, file: MarkdownFile, kind: BlockKind, heading: str, lines: list[str], line: int) -> Section:
    if kind == "hero":
        title = next((text[2:].strip() for text in lines if text.startswith("# ")), "")
        rest = [text for text in lines if not text.startswith("# ")]
        if not title:
            bench.say(_line_with(file, line, ""), "E0402", "the page has no headline", expected="`# headline`",
                      fix="Write `# ` and the headline as the first line of the text.")  # fmt: skip
        intro, entries = split_list(rest)
        return Section(kind, title, intro, tuple(Item(body) for body in entries), line=line)
    if kind in ("terms", "text"):
        return Section(kind, heading, body="\n".join(lines).strip(), line=line)
    if kind == "faq":
        intro, items = questions(lines)
    elif kind == "stories":
        intro, items = stories(lines)
    else:
        intro, entries = split_list(lines)
        items = [entry_item(kind, entry) for entry in entries]
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
