"""The parts of a section: list entries, questions, stories. Only cut here; Markdown renders them later."""

from __future__ import annotations

import re

from generator.model.copy import BlockKind, Item

_LIST_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s+(.*)")
_TITLED = re.compile(r"\*\*(?P<title>.+?)\*\*\s*[::؛،.–-]?\s*(?P<body>.*)", re.DOTALL)
_SOURCE = re.compile(r"\s*\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)\s*\.?\s*$")
_SIGNED = re.compile(r"(?:—|–|--)\s*(?P<name>[^،,]+)(?:[،,]\s*(?P<role>.*))?$")


def split_list(lines: list[str]) -> tuple[str, list[str]]:
    """Intro text, and the entries of the list that follows (continuation lines are indented)."""
    intro: list[str] = []
    entries: list[list[str]] = []
    for text in lines:
        found = _LIST_ITEM.match(text)
        if found:
            entries.append([found[1]])
        elif (entries and (text.startswith(("  ", "\t")) or not text.strip())) or entries:
            entries[-1].append(text.strip())
        else:
            intro.append(text)
    return "\n".join(intro).strip(), ["\n".join(entry).strip() for entry in entries]


def entry_item(kind: BlockKind, entry: str) -> Item:
    """One entry of a list: `**title**: body`, and for benefits the source at its end."""
    source, label = "", ""
    found = _SOURCE.search(entry) if kind == "benefits" else None
    if found:
        source, label = found["url"], found["label"]
        entry = entry[: found.start()]
    titled = _TITLED.match(entry)
    if titled is None:
        return Item(entry, source=source, source_label=label)
    return Item(titled["body"].strip(), titled["title"].strip(" :"), source, label)


def questions(lines: list[str]) -> tuple[str, list[Item]]:
    """Intro text, and each `### question` with the paragraphs below it."""
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


def stories(lines: list[str]) -> tuple[str, list[Item]]:
    """Intro text, and each `> quotation` up to the line that signs it (`> — name، role`)."""
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
