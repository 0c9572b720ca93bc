"""Offers: the project's own, those that Wasl comes with where something names them, and what each says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from generator.model.offer import Offer
from generator.model.problem import Problem
from generator.model.programme import Programme
from generator.model.source import SHIPPED, Node, Scalar, Sequence, Source, YamlFile
from generator.model.source import Mapping as Group
from generator.offers.versions import earlier
from generator.text.suggest import closest
from generator.validate.bench import Bench
from generator.validate.offer_checks import Around, check_offer
from generator.validate.offer_codes import check_codes
from generator.validate.offer_nodes import items, scalars, spots, text_of
from generator.validate.offer_presets import Start, ids_of, merged, taken_apart
from generator.validate.offer_refusals import sharpened
from generator.validate.offer_units import check_units
from generator.validate.typed import build

OFFERS: Final = "content/offers"
PRESETS: Final = "facts/offers"
PROGRAMME: Final = "content/programme.yaml"
_TOLD_BY_CHECKS: Final = frozenset({"E0244", "E0246", "E0206"})
"""Where a check has told of steps, names or dates, the model's own refusal of the whole says nothing more."""
_LESS: Final = frozenset({"E0206", "E0248", "W0210"})
"""These say less of a value than a check that has told of it."""


def read_offers(bench: Bench) -> dict[str, Offer]:
    """Every offer of the project, and every preset that a segment names, by slug. Problems go to the bench.

    An offer of the project wins over a preset of its name. A preset that nothing names is not even opened
    (`generator.load.presets`).
    """
    around = Around(bench.segments(()), _tiers(bench))
    found: dict[str, Offer] = {}
    problems: list[Problem] = []
    for slug, file in (*bench.files(OFFERS), *_presets_of_segments(bench)):
        made = _read(bench, file, slug, around, problems)
        if made is not None:
            found[slug] = made
    bench.problems += _once_each(problems, bench.problems)
    return dict(sorted(found.items()))


def read_offer(bench: Bench, file: YamlFile, slug: str) -> Offer | None:
    """One file of an offer, as an earlier version is (`content/offers/<slug>/<date>.yaml`)."""
    problems: list[Problem] = []
    made = _read(bench, file, slug, Around(bench.segments(()), _tiers(bench)), problems)
    bench.problems += _once_each(problems, bench.problems)
    return made


def read_earlier(bench: Bench, offers: Iterable[str]) -> dict[str, tuple[Offer, ...]]:
    """The earlier versions of each offer, the latest first."""
    found: dict[str, tuple[Offer, ...]] = {}
    for slug in offers:
        files = [bench.source.yaml[version.path] for version in reversed(earlier(slug, bench.source.yaml))]
        made = [read_offer(bench, file, slug) for file in files]
        found[slug] = tuple(offer for offer in made if offer is not None)
    return found


def offer_names(bench: Bench, offers: Iterable[str]) -> frozenset[str]:
    """All that a segment may name: offers of the project, good or reported already, and presets."""
    return bench.names(OFFERS, offers) | {slug for slug, _ in bench.files(PRESETS)}


def check_offers(bench: Bench, offers: Mapping[str, Offer], programme: Programme) -> None:
    """What segments and languages ask of offers: the named one is there, is not private, and speaks every language."""
    known, own = offer_names(bench, offers), sorted(bench.names(OFFERS, offers))
    for slug in sorted(bench.segments(())):
        key = f"content/segments/{slug}/segment.yaml"
        name = bench.text(key, "offer")
        if name and name not in known:
            bench.say(bench.place(key, "offer"), "E0302", f"there is no offer `{name}`", found=name,
                      expected=f"one of: {', '.join(own)}" if own else "an offer",
                      suggestion=closest(name, sorted(known)))  # fmt: skip
        elif name in offers and offers[name].private:
            bench.say(bench.place(key, "offer"), "E0240", f"the offer `{name}` is private, and the segment's pages are "
                      "public", found=name, expected="an offer that is not private",
                      fix="Name another offer, or set `entry.mode` of this one to invitation.")  # fmt: skip
    wanted = [code for code in programme.locales if code not in programme.fallback]
    for slug in offers:
        _languages(bench, slug, wanted)


def _presets_of_segments(bench: Bench) -> list[tuple[str, YamlFile]]:
    own = bench.names(OFFERS, ())
    named = {bench.text(f"content/segments/{slug}/segment.yaml", "offer") for slug in bench.segments(())}
    return [(slug, file) for slug, file in bench.files(PRESETS) if slug in named - own]


def _tiers(bench: Bench) -> frozenset[str]:
    """The programme's levels as they are written, also where its file is wrong elsewhere."""
    file = bench.source.yaml.get(PROGRAMME)
    tiers = file.root.get("tiers") if file is not None and isinstance(file.root, Group) else None
    slugs = (tier.get("slug") for tier in items(tiers.value if tiers else None))
    return frozenset(text_of(slug.value) for slug in slugs if slug is not None)


def _read(bench: Bench, file: YamlFile, slug: str, around: Around, problems: list[Problem]) -> Offer | None:
    """Typed and checked, or found so the last time: the trees, the segments and the levels decide it."""
    root = file.root
    if root is None:
        return None
    base = _base(bench, root, slug)
    names = offer_names(bench, ()) - {slug} | {one for one, _ in bench.files(PRESETS) if one == slug}
    key = ("offer", file.path, slug, around.segments, around.levels, names)

    def make() -> tuple[Offer | None, tuple[Problem, ...]]:
        desk = Bench(Source())
        made = _made(desk, root, base, slug, around, names)
        return made, tuple(desk.problems)

    made, said = bench.once(key, (root, base), make)
    problems += said
    return None if any(problem.severity == "error" for problem in said) else made


def _base(bench: Bench, root: Node, slug: str) -> YamlFile | None:
    """The file that `preset:` names: the project's, unless it is this very one."""
    name = text_of(_value(root, "preset"))
    own = dict(bench.files(OFFERS)) if name != slug else {}
    return own.get(name) or dict(bench.files(PRESETS)).get(name) if name else None


def _made(
    desk: Bench, root: Node, base: YamlFile | None, slug: str, around: Around, names: frozenset[str]
) -> Offer | None:
    context = f"the offer `{slug}`"
    if not isinstance(root, Group):
        return build(Offer, root, desk.problems, context=context)
    parts = taken_apart(root)
    whole = parts.own
    if parts.start.entries:
        start = build(Start, parts.start, desk.problems, context=context)
        theirs = _begun_from(desk, parts.start, base, names) if start else None
        if start is None or theirs is None:
            return None
        _check_left_out(desk, parts.start, parts.own, theirs)
        whole = merged(parts.own, theirs, frozenset(start.leave_out) - ids_of(parts.own).keys())
    typed: list[Problem] = []
    made = build(Offer, whole, typed, context=context)
    check_offer(desk, whole, around)
    check_codes(desk, whole)
    check_units(desk, whole)
    told = {problem.code.replace("E0249", "E0206") for problem in desk.problems} & _TOLD_BY_CHECKS
    sharp = sharpened(typed, whole, parts.own)
    places = {problem.position for problem in desk.problems}
    desk.problems += [
        one for one in sharp
        if not (one.code in told and _of_whole(one, whole)) and not (one.code in _LESS and one.position in places)
    ]  # fmt: skip
    desk.problems[:] = [_at_home(one, root) for one in desk.problems]
    return made


def _at_home(problem: Problem, root: Group) -> Problem:
    """A shipped preset is sound: what does not go together with it is told where it is named."""
    preset = _value(root, "preset")
    if preset is None or not problem.position.path.startswith(SHIPPED):
        return problem
    return replace(problem, position=preset.position, found=text_of(preset), also=(problem.position, *problem.also))


def _of_whole(problem: Problem, root: Group) -> bool:
    """Whether a refusal is shown at the start of a group that it says something of, not at a value."""
    return any(spot.group.entries and spot.group.entries[0].key.position == problem.position for spot in spots(root))


def _begun_from(desk: Bench, start: Group, base: YamlFile | None, names: frozenset[str]) -> Group | None:
    """The tree that `preset:` names. A broken one is reported with its own file."""
    preset = start.get("preset")
    if preset is None or not isinstance(preset.value, Scalar):
        place = start.entries[0].key
        desk.say(place.position, "E0243", "`leave_out` leaves lines out of nothing", found=place.text,
                 expected="`preset`, an offer to begin from", fix="Add `preset:`, or delete `leave_out`.")  # fmt: skip
        return None
    name = preset.value
    if base is None:
        desk.say(name.position, "E0302", f"there is no offer `{name.text}` to begin from", found=name.text,
                 expected="an offer or a preset", suggestion=closest(name.text, sorted(names)),
                 fix="Correct the name; `wasl offer presets` lists those that Wasl comes with.")  # fmt: skip
        return None
    if isinstance(base.root, Group) and base.root.get("preset") is not None:
        desk.say(name.position, "E0239", f"`{name.text}` itself begins from another offer", found=name.text,
                 expected="an offer that is written out in full",
                 fix=f"Name the offer that `{name.text}` begins from, or write that one out.")  # fmt: skip
        return None
    return base.root if isinstance(base.root, Group) else None


def _check_left_out(desk: Bench, start: Group, own: Group, base: Group) -> None:
    left_out = _value(start, "leave_out")
    changed = ids_of(own)
    for item in left_out.items if isinstance(left_out, Sequence) else ():
        if not isinstance(item, Scalar) or not desk.known(item.position, "E0246", "line", item.text, ids_of(base)):
            continue
        if item.text in changed:
            desk.say(item.position, "E0243", f"the line `{item.text}` is left out and changed", found=item.text,
                     also=(changed[item.text].position,), fix="Keep one of the two.")  # fmt: skip


def _languages(bench: Bench, slug: str, wanted: list[str]) -> None:
    """A preset is in Arabic and English; a programme in another language needs its own words for it."""
    own = dict(bench.files(OFFERS)).get(slug)
    base = _base(bench, own.root, slug) if own is not None and own.root else dict(bench.files(PRESETS)).get(slug)
    if base is None or base.root is None or not base.path.startswith(SHIPPED):
        return
    whole: Node = base.root
    if own is not None and isinstance(own.root, Group) and isinstance(base.root, Group):
        left_out = frozenset(one.text for one in scalars(_value(own.root, "leave_out")))
        whole = merged(taken_apart(own.root).own, base.root, left_out)
    shipped = (spot for spot in spots(whole) if spot.group.position.path.startswith(SHIPPED))
    texts = [spot for spot in shipped if spot.group.get("ar") and spot.group.get("en")]
    for code in wanted:
        missing = [spot.words for spot in texts if not (spot.group.get(code) or spot.group.get(code.split("-")[0]))]
        if missing:
            _say_untranslated(bench, slug, code, missing, own is not None)


def _say_untranslated(bench: Bench, slug: str, code: str, missing: list[str], begun: bool) -> None:
    segments = (f"content/segments/{one}/segment.yaml" for one in sorted(bench.segments(())))
    naming = next((key for key in segments if bench.text(key, "offer") == slug), "")
    own = next((key for key in bench.source.yaml if key.rsplit(".", 1)[0] == f"{OFFERS}/{slug}"), "")
    place = bench.place(own, "preset") if begun else bench.place(naming, "offer")
    bench.say(place, "E0405", f"the preset of `{slug}` has no `{code}`: {', '.join(missing[:3])}", found=slug,
              expected=f"{code}: …", fix=f"Copy the preset into `{OFFERS}/` and translate it.")  # fmt: skip


def _value(node: Node | None, key: str) -> Node | None:
    entry = node.get(key) if isinstance(node, Group) else None
    return entry.value if entry else None


def _once_each(problems: Iterable[Problem], known: Iterable[Problem]) -> list[Problem]:
    """A fault of an offer that two others begin from is one fault."""
    told = {(problem.position, problem.code) for problem in known}
    fresh: list[Problem] = []
    for problem in problems:
        if (problem.position, problem.code) not in told:
            told.add((problem.position, problem.code))
            fresh.append(problem)
    return fresh
