"""Mails: front matter typed, blocks known, merge fields and `needs` in agreement, and which segment has which mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from functools import partial
from typing import Final

from generator.model.copy import Copy
from generator.model.mail import FIELD, FOR_ALL, MAIL, OF_EVERY_SERVICE, WELL_KNOWN, MailFront, Sender
from generator.model.problem import Position
from generator.model.reading_names import SLUG_PATTERN
from generator.model.segment import Segment
from generator.model.source import Mapping as Group
from generator.model.source import MarkdownFile, Node, Scalar, Sequence
from generator.text.mail_parts import BLOCK_FIELDS, BUTTON, STORY, MailPart, mail_parts
from generator.text.suggest import closest
from generator.validate.bench import Bench
from generator.validate.look_alikes import check_look_alikes
from generator.validate.prose import Places, check_lines, check_scalar, places_in
from generator.validate.typed import build
from generator.validate.waivers import places_of, read_waivers

CopyMap = MutableMapping[tuple[str, str, str], Copy]

SPEAKS: Final[Mapping[Sender, str]] = {"partner": "mail-announcement", "team": "mail"}
"""The unit by whose rules a mail is read: a partner may name itself in what it sends."""
OURS: Final = ("terms", "kit", "agreement", "reply")
"""What only the company's mails to its partners may open."""


def is_mail(unit: str) -> bool:
    return unit.startswith((MAIL, FOR_ALL))


def event_of(unit: str) -> str:
    """The mail's name: that of the event that sends it."""
    return unit.removeprefix(FOR_ALL).removeprefix(MAIL)


def read_mail(bench: Bench, file: MarkdownFile, unit: str, locale: str) -> Copy:
    """One mail. What is wrong with it is said to the bench; a usable Copy comes back all the same."""
    event = event_of(unit)
    written = file.front or Group((), Position(file.path, 1))
    front = build(MailFront, written, bench.problems, context=f"the mail `{event}`")
    parts = mail_parts(file.body)
    sender = front.sent_by(event) if front else "partner"
    check_lines(bench, file, SPEAKS[sender], locale)
    _check_parts(bench, file, parts)
    if front is not None:
        _check_front(bench, file, front, unit, parts)
        _check_fields(bench, file, front, parts)
        for scalar in _items(file, "subjects"):
            check_scalar(bench, scalar, SPEAKS[sender], locale.split("-")[0])
    texts = tuple((e.key.text, e.value.text) for e in written.entries if isinstance(e.value, Scalar))
    check_look_alikes(bench, file)
    return Copy(
        file.path, locale, texts, body=file.body, mail=front, places=places_of(file), waived=read_waivers(bench, file)
    )  # fmt: skip


def check_name(bench: Bench, file: MarkdownFile, unit: str) -> bool:
    """Whether the name of a mail can be part of an address."""
    event = event_of(unit)
    if SLUG_PATTERN.fullmatch(event):
        return True
    bench.say(Position(file.path), "E0228", f"the mail `{event}` cannot be part of an address", found=event,
              expected="small Latin letters, digits and single hyphens",
              fix="Give the file another name.")  # fmt: skip
    return False


def check_limits(bench: Bench, copy: CopyMap, segments: Mapping[str, Segment], tiers: tuple[str, ...]) -> None:
    """The segments and levels that mails name."""
    files = {file.path: file for file in bench.source.markdown.values()}
    for (of, _, _), one in copy.items():
        if one.mail is None:
            continue
        file = files[one.path]
        for scalar in _items(file, "tiers"):
            bench.known(scalar.position, "E0310", "level", scalar.text, tiers)
        for scalar in _items(file, "segments"):
            if of:
                bench.say(scalar.position, "E0207", "this mail is for its own segment alone", found=scalar.text,
                          fix="Delete the line `segments`, or move the file to content/mails/.")  # fmt: skip
            else:
                bench.known(scalar.position, "E0301", "segment", scalar.text, bench.segments(segments))


def has_numbers(copy: Mapping[tuple[str, str, str], Copy]) -> bool:
    """Whether a mail asks for a number from 0 to 10, so that the site needs the page that thanks for it."""
    return any(part.kind == "nps" for one in copy.values() if one.mail for part in mail_parts(one.body))


def lent(copy: Mapping[tuple[str, str, str], Copy], unit: str) -> bool:
    """Whether a segment that lacks this unit has it from `content/mails/`."""
    return unit.startswith(MAIL) and any(name == FOR_ALL + event_of(unit) for of, name, _ in copy if not of)


def lend(copy: CopyMap, segments: Mapping[str, Segment], locales: tuple[str, ...], fallback: Mapping[str, str]) -> None:
    """Give every segment the mails of the programme that it does not write itself.

    Its own is nearer than the programme's, and the right language nearer than both: where the programme has the mail in
    a fallback language only, the segment's own in that language comes first.
    """
    for (of, unit, locale), shared in list(copy.items()):
        if of or not unit.startswith(FOR_ALL) or locale not in locales:
            continue
        own_unit = MAIL + event_of(unit)
        for segment in segments:
            if shared.mail is None or segment in (shared.mail.segments or (segment,)):
                second = copy.get((segment, own_unit, fallback.get(locale, ""))) if shared.locale != locale else None
                copy.setdefault((segment, own_unit, locale), second or shared)


def _check_front(bench: Bench, file: MarkdownFile, front: MailFront, unit: str, parts: tuple[MailPart, ...]) -> None:
    due = [] if event_of(unit) in WELL_KNOWN else ["to", "when"]
    if any(part.kind == BUTTON for part in parts):
        due.insert(0, "cta")
    for name in due:
        if not getattr(front, name):
            bench.say(Position(file.path, 1, 1, 3 if file.front else 0), "E0203", f"`{name}` is missing",
                      expected=f"`{name}: …`", fix=f"Add `{name}:` on top{_DUE.get(name, '')}.")  # fmt: skip
    told = next((part for part in parts if part.kind == STORY), None)
    if told and not front.consent:
        bench.say(Position(file.path, file.body_line + told.line), "E0433", "the mail tells somebody's story",
                  expected="`consent: …` on top", fix="Write who agreed, how and when: `consent: …`.")  # fmt: skip
    if front.sent_by(event_of(unit)) == "partner" and front.leads_to in OURS:
        _refuse_place(bench, file, front.leads_to)


_DUE: Final = {
    "to": ": partner, client, prospect or list, whoever gets it",
    "when": ": the event that sends it, in one sentence",
}


def _refuse_place(bench: Bench, file: MarkdownFile, place: str) -> None:
    for scalar in _items(file, "leads_to"):
        message = f"a partner's mail cannot open `{place}`, which is between you and the partner"
        bench.say(scalar.position, "E0434", message, found=place, expected="page, or a merge field that ends in `_url`",
                  fix="Take the line out: the button then opens the partner's page.")  # fmt: skip


def _check_parts(bench: Bench, file: MarkdownFile, parts: tuple[MailPart, ...]) -> None:
    seen: set[str] = set()
    for part in parts:
        if part.kind in ("text", STORY):
            continue
        text = file.body.split("\n")[part.line]
        position = Position(file.path, file.body_line + part.line, text.find(part.kind) + 1, len(part.kind))
        if part.kind not in BLOCK_FIELDS:
            bench.say(position, "E0432", f"a mail has no block `{part.kind}`", found=part.kind,
                      expected=f"one of: {', '.join(BLOCK_FIELDS)}",
                      suggestion=closest(part.kind, BLOCK_FIELDS) or "")  # fmt: skip
        elif part.kind in seen:
            bench.say(position, "E0409", f"the block `{part.kind}` stands twice", found=part.kind)
        seen.add(part.kind)


def _check_fields(bench: Bench, file: MarkdownFile, front: MailFront, parts: tuple[MailPart, ...]) -> None:
    used: dict[str, Position] = {}
    for name, position in _used(bench, file, front, parts):
        used.setdefault(name, position)
    for name, position in used.items():
        if name not in front.needs and name not in OF_EVERY_SERVICE:
            bench.say(position, "E0430", f"the mail uses `[[{name}]]`, which `needs` does not list", found=name,
                      expected=f"`needs: [{', '.join((*front.needs, name))}]`",
                      suggestion=closest(name, front.needs) or "")  # fmt: skip
    for scalar in _items(file, "needs"):
        if scalar.text not in used:
            near = closest(scalar.text, set(used) - set(front.needs))
            bench.say(scalar.position, "E0431", f"`needs` lists `{scalar.text}`, which the mail does not use",
                      found=scalar.text, suggestion=near or "")  # fmt: skip


def _used(
    bench: Bench, file: MarkdownFile, front: MailFront, parts: tuple[MailPart, ...]
) -> Iterator[tuple[str, Position]]:
    """Every merge field with its place: in the texts on top, in the body, in blocks, behind the button."""
    for entry in file.front.entries if file.front else ():
        if entry.key.text in ("subject", "preheader", "cta", "subjects"):
            for scalar in _scalars(entry.value):
                yield from _found(scalar.text, places_in(bench, scalar))
        if entry.key.text == "leads_to" and front.opens and any(part.kind == BUTTON for part in parts):
            yield front.opens, entry.value.position
    for number, text in enumerate(file.body.split("\n"), file.body_line):
        yield from _found(text, partial(_at, file.path, number))
    for part in parts:
        for name in BLOCK_FIELDS.get(part.kind, ()):
            yield name, Position(file.path, file.body_line + part.line)


def _at(path: str, line: int, index: int, length: int) -> Position:
    return Position(path, line, index + 1, length)


def _found(text: str, place: Places) -> Iterator[tuple[str, Position]]:
    for found in FIELD.finditer(text):
        yield found[1], place(found.start(), len(found[0]))


def _items(file: MarkdownFile, name: str) -> Iterator[Scalar]:
    entry = file.front.get(name) if file.front else None
    yield from _scalars(entry.value) if entry else ()


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
