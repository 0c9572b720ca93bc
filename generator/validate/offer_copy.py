"""Figures in copy that the offer does not contain: the figure was changed in one place and not in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from generator.model.declared import dataclass
from generator.model.offer import Offer
from generator.model.offer_parts import PartySide
from generator.model.problem import Position
from generator.model.programme import Brand
from generator.model.segment import Segment
from generator.model.source import Mapping as Group
from generator.model.source import MarkdownFile, Node, Scalar, Sequence, YamlFile
from generator.offers.amounts import computed, of_side, written
from generator.offers.claims import stated
from generator.offers.figures import Figure, Stated, figures, plain_digits
from generator.validate.bench import Bench
from generator.validate.prose import Places, places_in

BRAND: Final = "content/brand.yaml"
FORM_WORDS: Final = ("promise", "button")
TO_CLIENTS: Final = ("partner", "mail-announcement", "mail-announcement-b", "posts")
"""Units that speak to the client, so that a figure there is more likely the client's."""
WITHOUT_VALUES: Final = ("home", "form", "segment")
"""Where the values of an offer cannot be written: no one offer is theirs, or they are plain words."""
VALUES: Final[Mapping[PartySide, str]] = {"referrer": "{{ offer.partner }}", "referee": "{{ offer.client }}"}
_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class _Copy:
    """One file of words, the offers that it may speak of, and its unit."""

    file: MarkdownFile | YamlFile
    unit: str
    slugs: tuple[str, ...]


def guard_copy(bench: Bench, brand: Brand | None, segments: Mapping[str, Segment], offers: Mapping[str, Offer]) -> None:
    """Every figure about a reward in the words of a segment, its forms and the home page that no offer of it has."""
    allowed = tuple(_allowed(bench, brand))
    for copy in _files(bench, segments):
        named = {slug: offers[slug] for slug in copy.slugs if slug in offers}
        if named:
            of = (copy.file, brand, *named.values())
            bench.once(("amounts", copy.file.path, *named), of, partial(_check, bench, copy, named, allowed))


def _allowed(bench: Bench, brand: Brand | None) -> Iterator[Figure]:
    """The figures that the company states beside its offers."""
    for number, text in enumerate(brand.figures if brand else ()):
        found = [one.figure for one in figures(plain_digits(text))]
        if not found:
            bench.say(bench.place(BRAND, "figures", number), "W0255", f"`{text}` holds no amount", found=text,
                      expected="a percentage, money with its currency, or a length of time")  # fmt: skip
        yield from found


def _files(bench: Bench, segments: Mapping[str, Segment]) -> Iterator[_Copy]:
    everything = tuple(dict.fromkeys(segment.offer for segment in segments.values()))
    for key, page in bench.source.markdown.items():
        parts = key.split("/")
        if parts[:2] == ["content", "segments"] and len(parts) == 4 and parts[2] in segments:
            yield _Copy(page, parts[3].split(".")[0], (segments[parts[2]].offer,))
        elif parts[:2] == ["content", "pages"] and parts[-1].startswith("home."):
            yield _Copy(page, "home", everything)
        elif parts[:2] == ["content", "mails"] and len(parts) == 3:
            yield _Copy(page, "mail", everything)
    for key, file in bench.source.yaml.items():
        parts = key.split("/")
        if parts[:2] == ["content", "segments"] and len(parts) == 4 and parts[2] in segments:
            yield _Copy(file, parts[3].split(".")[0], (segments[parts[2]].offer,))
        elif parts[:2] == ["content", "forms"] and len(parts) == 3:
            slug = parts[2].rsplit(".", 1)[0]
            using = [segment.offer for segment in segments.values() if slug in (segment.form, segment.client_form)]
            yield _Copy(file, "form", tuple(dict.fromkeys(using)))


def _check(bench: Bench, copy: _Copy, offers: Mapping[str, Offer], allowed: tuple[Figure, ...]) -> None:
    for text, place in _texts(bench, copy):
        for one in stated(text):
            if not _has(allowed, one.figure) and not _contained(bench, offers, one.figure):
                words = text[one.start : one.start + one.length]
                _say(bench, place(one.start, one.length), words, one, copy.unit, offers)


def _contained(bench: Bench, offers: Mapping[str, Offer], figure: Figure) -> bool:
    """Whether an offer states it, or else its worked example gives it, which takes longer to find out."""
    return any(
        _has(bench.once(("offer amounts", slug), (offer,), partial(written, offer)), figure)
        or _has(bench.once(("offer example", slug), (offer,), partial(computed, offer)), figure)
        for slug, offer in offers.items()
    )


def _has(known: Iterable[Figure], figure: Figure) -> bool:
    return any(figure.same(one) for one in known)


def _say(bench: Bench, place: Position, words: str, one: Stated, unit: str, offers: Mapping[str, Offer]) -> None:
    slug, offer = next(iter(offers.items()))
    says = sorted({figure for figure in written(offer) if figure.kind == one.figure.kind}, key=lambda one: one.number)
    message = f"`{words}` is not in the offer `{slug}`"
    if says:
        message += ", which says " + ", ".join(f"`{figure}`" for figure in says[:_SHOWN])
    fix = f"{_advice(offer, one.figure, unit)}. A figure that is no part of an offer goes into `figures` of {BRAND}."
    bench.say(place, "W0254", message, found=words, fix=fix)


def _advice(offer: Offer, figure: Figure, unit: str) -> str:
    """The value to write instead: of the side that the unit speaks to, or with care that of the other."""
    own: PartySide = "referee" if unit in TO_CLIENTS else "referrer"
    sides = [side for side in VALUES if any(figure.kind == one.kind for one in of_side(offer, side))]
    if unit in WITHOUT_VALUES:
        return "Correct the figure, or the offer"
    if own in sides:
        return f"Write `{VALUES[own]}`, which follows the offer"
    if sides and figure.kind != "time":
        who = "the client" if own == "referrer" else "the partner"
        return f"Write `{VALUES[sides[0]]}` if it is what {who} gets; otherwise correct the figure, or the offer"
    return "Correct the figure, or the offer"


def _texts(bench: Bench, copy: _Copy) -> Iterator[tuple[str, Places]]:
    file = copy.file
    if isinstance(file, MarkdownFile):
        for scalar in _scalars(file.front):
            yield scalar.text, places_in(bench, scalar)
        yield file.body, partial(_in_body, file)
        return
    wanted = {"form": FORM_WORDS, "segment": ("summary",)}.get(copy.unit, ("posts",))
    root = file.root
    for name in wanted:
        entry = root.get(name) if isinstance(root, Group) else None
        for scalar in _scalars(entry.value if entry else None):
            yield scalar.text, places_in(bench, scalar)


def _in_body(file: MarkdownFile, index: int, length: int) -> Position:
    line = file.body.count("\n", 0, index)
    return Position(file.path, file.body_line + line, index - file.body.rfind("\n", 0, index), length)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from _scalars(item)
        case Group():
            for entry in node.entries:
                yield from _scalars(entry.value)
