"""What is checked in the posts of a segment beside their words: signs, hashtags, mentions, refused labels, wordings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.links.policy import PACK_VARIANTS_MIN
from generator.model.declared import dataclass
from generator.model.disclosure import Disclosure
from generator.model.network import Network
from generator.model.post import LONG, SHORT, Post
from generator.model.problem import Position
from generator.model.source import Mapping as Group
from generator.model.source import Scalar
from generator.text.hashtags import bare_tag, tag_fault, tag_meant
from generator.text.refused import Refusals
from generator.validate.bench import Bench
from generator.validate.prose import places_in

_OPENING = ("hook", "hooks", "short", "long", "networks")
"""Fields whose texts can be the first of a post."""

_SAID = (*_OPENING, "body", "cta", "ctas")
_FORMULA = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"


@dataclass(frozen=True, slots=True)
class PostFacts:
    """The facts that posts are held against."""

    networks: Mapping[str, Network]
    disclosures: Mapping[str, Disclosure]

    @property
    def objects(self) -> tuple[object, ...]:
        return (*self.networks.values(), *self.disclosures.values())

    def refusals(self) -> Refusals:
        """Every wording that some jurisdiction refuses: nobody knows where a post will be read."""
        return Refusals(
            (label.text, f"{disclosure.label.get('en', code)}", label.status != "unverified")
            for code, disclosure in sorted(self.disclosures.items())
            for label in disclosure.rejected
        )


def check_post(bench: Bench, key: str, number: int, post: Post, facts: PostFacts, refusals: Refusals) -> None:
    """All of it for one post of a file, each fault at its line."""
    for field in _SAID:
        for scalar in _texts(bench, key, number, field):
            _check_labels(bench, scalar, refusals)
            if field in _OPENING:
                _check_opening(bench, scalar)
    _check_wordings(bench, key, number, post)
    _check_hashtags(bench, key, number, post, refusals)
    _check_networks(bench, key, number, post, facts)


def _texts(bench: Bench, key: str, number: int, field: str) -> Iterator[Scalar]:
    node = bench.node(key, "posts", number, field)
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Group):
        yield from (entry.value for entry in node.entries if isinstance(entry.value, Scalar))
    elif node is not None:
        yield from (item for item in node.items if isinstance(item, Scalar))


def _check_opening(bench: Bench, scalar: Scalar) -> None:
    text = scalar.text.lstrip()
    if text[:1] and text[0] in _FORMULA:
        place = places_in(bench, scalar)(scalar.text.index(text[0]), 1)
        fix = "Begin with a word: X takes a leading @ for a reply, spreadsheets take = + - @ for a formula."
        message, found = f"the text begins with `{text[0]}`", text.split("\n")[0][:40]
        bench.say(place, "E0424", message, found=found, expected="a word first", fix=fix)


def _check_labels(bench: Bench, scalar: Scalar, refusals: Refusals) -> None:
    for found in refusals.in_text(scalar.text):
        _refused(bench, places_in(bench, scalar)(found.start, len(found.words)), found.words, found.where, found.sure)


def _refused(bench: Bench, position: Position, words: str, where: str, sure: bool) -> None:
    who = where if sure else f"{where}, as far as we could find out"
    bench.say(position, "E0425" if sure else "W0426", f"`{words}` does not count as a disclosure ({who})",
              found=words, expected="no label of your own: Wasl puts the right one first",
              fix="Take it out.")  # fmt: skip


def _check_wordings(bench: Bench, key: str, number: int, post: Post) -> None:
    """Whole texts (`short`, `long`) have one wording by their nature: nothing is said about them."""
    count = len(post.all_hooks)
    if not 0 < count < PACK_VARIANTS_MIN:
        return
    field = "hooks" if post.hooks else "hook"
    has = "one first line" if count == 1 else f"{count} first lines"
    message = f"the post `{post.id}` has {has} for all partners, so their followers read the same again and again"
    bench.say(
        _key_place(bench, key, number, field), "W0421", message, found=field,
        expected=f"at least {PACK_VARIANTS_MIN}",
        fix="Add first lines below `hooks:`: a question, a figure, a small story.",
    )  # fmt: skip


def _key_place(bench: Bench, key: str, number: int, field: str) -> Position:
    post = bench.node(key, "posts", number)
    assert isinstance(post, Group)
    return next(entry.key.position for entry in post.entries if entry.key.text == field)


def _check_hashtags(bench: Bench, key: str, number: int, post: Post, refusals: Refusals) -> None:
    first: dict[str, tuple[str, Position]] = {}
    for at, tag in enumerate(post.hashtags):
        place = bench.place(key, "posts", number, "hashtags", at)
        fault = tag_fault(tag)
        if fault:
            expected = "letters, figures and `_`"
            bench.say(place, "E0422", f"`{tag}` {fault}", found=tag, expected=expected, suggestion=tag_meant(tag))
            continue
        refusal = refusals.of_tag(tag)
        if refusal:
            _refused(bench, place, refusal.words, refusal.where, refusal.sure)
        bare = bare_tag(tag)
        if bare in first:
            other, also = first[bare]
            how = "stands twice" if other == tag else f"and `{other}` differ in the article or in capitals only"
            bench.say(place, "E0423", f"the hashtag `{tag}` {how}", found=tag, also=(also,), fix="Keep one of them.")
        first.setdefault(bare, (tag, place))


def _check_networks(bench: Bench, key: str, number: int, post: Post, facts: PostFacts) -> None:
    """The names of networks, and the accounts mentioned there."""
    named = [("body", slug) for slug in post.body if slug not in (SHORT, LONG)]
    named += [(field, slug) for field in ("mentions", "networks") for slug in getattr(post, field)]
    for field, slug in named:
        bench.known(bench.place(key, "posts", number, field, slug), "E0307", "network", slug, facts.networks)
    for slug, handles in post.mentions.items():
        network = facts.networks.get(slug)
        for at, handle in enumerate(handles):
            if network is not None and not network.knows_handle(handle):
                node = bench.node(key, "posts", number, "mentions", slug)
                place = bench.place(
                    key, "posts", number, "mentions", slug, *(() if isinstance(node, Scalar) else (at,))
                )
                bench.say(place, "E0427", f"`{handle}` can be no account on {network.label.get('en', slug)}",
                          found=handle, expected="the account's name as its address shows it",
                          fix="Copy it from the account's page.")  # fmt: skip
