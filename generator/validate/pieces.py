"""The words of all segments: which file is which unit, in which language, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from generator.model.copy import Copy, Post, PostPack
from generator.model.problem import Position
from generator.model.programme import Programme
from generator.model.segment import Segment
from generator.model.source import MarkdownFile, Node, Scalar, Sequence
from generator.text.suggest import closest
from generator.validate.bench import Bench
from generator.validate.mails import check_limits, check_name, has_numbers, lend, lent
from generator.validate.pages import read_copy
from generator.validate.posts import PostFacts, check_post
from generator.validate.prose import check_scalar

CopyMap = dict[tuple[str, str, str], Copy]
PostMap = dict[tuple[str, str], tuple[Post, ...]]
UNITS = ("page", "partner", "thanks", "mail-intro", "mail-details", "mail-announcement")
MORE_UNITS = ("sheet",)
"""Units that a segment may have."""
PAGES = ("home", "privacy")
ANSWER = "answer"
"""The page that thanks for a number in a mail."""


def read_pieces(
    bench: Bench, segments: Mapping[str, Segment], locales: tuple[str, ...], programme: Programme, facts: PostFacts
) -> tuple[CopyMap, PostMap]:
    """All copy and posts. Missing copy is an error, or falls back where the programme says so (and is reported)."""
    copy: CopyMap = {}
    for key, file in bench.source.markdown.items():
        where = _where(bench, key, file, segments, locales)
        if where is not None:
            copy[where] = bench.once(("copy", file.path, where), (file,), partial(read_copy, bench, file, *where[1:]))
    posts, broken = _posts(bench, segments, locales, facts)
    check_limits(bench, copy, segments, tuple(tier.slug for tier in programme.tiers))
    _complete(bench, copy, segments, locales, programme)
    lend(copy, segments, locales, programme.fallback)
    _complete_posts(bench, posts, broken, segments, locales, programme)
    _overlay_variants(copy)
    return copy, posts


def _where(
    bench: Bench, key: str, file: MarkdownFile, segments: Mapping[str, Segment], locales: tuple[str, ...]
) -> tuple[str, str, str] | None:
    """(segment, unit, locale) of a Markdown file, from its name."""
    parts = key.split("/")
    if parts[0] != "content":
        return None
    segment = parts[2] if parts[1] == "segments" and len(parts) == 4 else ""
    folder = f"{parts[1]}/" if parts[1] in ("documents", "mails") and len(parts) == 3 else ""
    if not segment and not folder and parts[1] != "pages":
        fix = "Move it to segments/<segment>/, pages/, mails/ or documents/."
        bench.say(Position(file.path), "W0410", "this file is not used", fix=fix)
        return None
    unit, _, locale = parts[-1].removesuffix(".md").rpartition(".")
    if locale not in locales:
        bench.say(Position(file.path), "W0410", f"`{locale}` is no language of the programme, so this is not used",
                  found=locale, expected=f"one of: {', '.join(locales)}",
                  suggestion=closest(locale, locales) or "")  # fmt: skip
        return None
    if segment and segment not in segments:
        if not any(f"content/segments/{segment}/segment.{ending}" in bench.source.yaml for ending in ("yaml", "yml")):
            bench.say(Position(file.path), "W0410", f"`{segment}` has no `segment.yaml`, so this is not used",
                      found=segment, fix=f"Write content/segments/{segment}/segment.yaml.",
                      suggestion=closest(segment, segments) or "")  # fmt: skip
        return None
    if segment and unit.split(".")[0] not in (*UNITS, *MORE_UNITS) and not unit.startswith("mail-"):
        bench.say(Position(file.path), "W0410", f"`{unit}` is no unit of a segment, so this is not used", found=unit,
                  expected=f"one of: {', '.join(UNITS)}", suggestion=closest(unit, UNITS) or "")  # fmt: skip
        return None
    if folder == "mails/" and not check_name(bench, file, unit):
        return None
    return segment, folder + unit, locale


def _complete(
    bench: Bench, copy: CopyMap, segments: Mapping[str, Segment], locales: tuple[str, ...], programme: Programme
) -> None:
    wanted = [(slug, unit) for slug in segments for unit in UNITS] + [("", name) for name in PAGES]
    wanted += [("", ANSWER)] if has_numbers(copy) else []
    wanted += [(of, unit) for of, unit, _ in copy if (of, unit) not in wanted]
    wanted = [(of, unit) for of, unit in wanted if not (of and lent(copy, unit))]
    for segment, unit in dict.fromkeys(wanted):
        for locale in locales:
            if (segment, unit, locale) in copy:
                continue
            folder = f"content/segments/{segment}" if segment else "content" if "/" in unit else "content/pages"
            path = f"{folder}/{unit}.{locale}.md"
            other = copy.get((segment, unit, programme.fallback.get(locale, "")))
            if other is None:
                have = next((code for code in locales if (segment, unit, code) in copy), None)
                bench.say(Position(path), "E0404", f"the copy `{unit}` is missing in `{locale}`", expected=path,
                          fix=f"Write it{f', starting from {unit}.{have}.md' if have else ''}.")  # fmt: skip
            else:
                copy[segment, unit, locale] = other
                message = f"`{locale}` shows the copy of `{other.locale}`"
                bench.say(Position(path), "W0406", message, fix=f"Write {path}.")


def _posts(
    bench: Bench, segments: Mapping[str, Segment], locales: tuple[str, ...], facts: PostFacts
) -> tuple[PostMap, set[tuple[str, str]]]:
    """The posts by segment and language, and where a file is there that could not be read."""
    found: PostMap = {}
    broken: set[tuple[str, str]] = set()
    for key, file in bench.source.yaml.items():
        parts = key.split("/")
        if len(parts) != 4 or parts[1] != "segments" or not parts[3].startswith("posts."):
            continue
        segment, locale = parts[2], parts[3].split(".")[1]
        pack = bench.typed(PostPack, file, f"the posts of `{segment}`")
        if pack is None:
            broken.add((segment, locale))
        if pack is None or segment not in segments or locale not in locales:
            continue
        found[segment, locale] = pack.posts
        check = partial(_check_posts, bench, key, pack, locale, facts)
        bench.once(("posts", file.path, locale), (file, pack, *facts.objects), check)
    return found, broken


def _check_posts(bench: Bench, key: str, pack: PostPack, locale: str, facts: PostFacts) -> None:
    first: dict[str, Position] = {}
    refusals = facts.refusals()
    for number, post in enumerate(pack.posts):
        place = bench.place(key, "posts", number, "id")
        if post.id in first:
            bench.say(place, "E0304", f"the post `{post.id}` stands twice", found=post.id, also=(first[post.id],),
                      fix="Give one of them another id.")  # fmt: skip
        first.setdefault(post.id, place)
        check_post(bench, key, number, post, facts, refusals)
    for text in _texts(bench.source.yaml[key].root):
        check_scalar(bench, text, "posts", locale.split("-")[0])


def _texts(node: Node | None) -> Iterator[Scalar]:
    """Every text below a node, but for its keys."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    elif node is not None:
        for entry in node.entries:
            yield from _texts(entry.value)


def _complete_posts(
    bench: Bench, posts: PostMap, broken: set[tuple[str, str]], segments: Mapping[str, Segment],
    locales: tuple[str, ...], programme: Programme,
) -> None:  # fmt: skip
    for segment in segments:
        for locale in locales:
            if (segment, locale) in posts or (segment, locale) in broken:
                continue
            path = f"content/segments/{segment}/posts.{locale}.yaml"
            other = posts.get((segment, programme.fallback.get(locale, "")))
            if other is None:
                bench.say(Position(path), "E0404", f"the posts are missing in `{locale}`", expected=path,
                          fix=f"Write {path}.")  # fmt: skip
            else:
                posts[segment, locale] = other
                bench.say(Position(path), "W0406", f"`{locale}` shows posts of another language", fix=f"Write {path}.")


def _overlay_variants(copy: CopyMap) -> None:
    """`page.b` holds only what differs: the other sections and front matter are the page's."""
    for (segment, unit, locale), variant in list(copy.items()):
        base = copy.get((segment, unit.split(".")[0], locale))
        if "." not in unit or base is None:
            continue
        own = {section.kind: section for section in variant.sections}
        sections = tuple(own.pop(section.kind, section) for section in base.sections)
        front = {**dict(base.front), **dict(variant.front)}
        copy[segment, unit, locale] = replace(variant, front=tuple(front.items()), sections=(*sections, *own.values()))
