"""Every post fits its network: length in the network's own counting, hashtags, the disclosure first, the link alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.declared import dataclass
from generator.model.jurisdictions import DEFAULT, Jurisdictions
from generator.model.network import Network, TextLimit
from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.text.counting import count

SEPARATOR: Final = re.compile(r"(?:^|\n+)[-=_*]{3,}(?:[^\n]*[-=_*]{3,})?\n+")
"""A line of signs parts the posts of a file; between the signs it may say what follows."""

_CONTROL: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL_CHARS: Final = "\u061c\u200e\u200f\u2066\u2067\u2068"
_ADDRESS: Final = re.compile(r"https?://\S+")
_GLUED: Final = re.compile(rf"[{_CONTROL}]https?://|https?://[^\s{_CONTROL}]*[{_CONTROL}]")
_RESERVED: Final = re.compile(r"(https?://[a-z0-9.-]+\.)(?:example|test|invalid)(?=[/?#\s]|$)", re.IGNORECASE)
"""Hosts that stand for a real one: a network knows no such address and would count its letters."""

_HASHTAG: Final = re.compile(r"(?<![\w&/])#\w")
_HEAVY: Final = re.compile("[^\u0000-\u10ff]")
_LINK_COST: Final = 23
_LONGEST_LABEL: Final = 80


@dataclass(frozen=True, slots=True)
class _Post:
    """One post of a file: where it is shown and, as far as it is known, whose it is and where it was written."""

    text: str
    number: int
    line: int
    artifact: Artifact
    project: Project

    @property
    def locale(self) -> str:
        return self.artifact.links[0].locale if self.artifact.links else self.artifact.path.split("/")[-3]

    @property
    def segment(self) -> str:
        return self.artifact.links[0].segment if self.artifact.links else self.artifact.path.split("/")[1]

    @property
    def name(self) -> str:
        """`the post `launch` of Noor Accounting`."""
        posts = self.project.posts.get((self.segment, self.locale), ())
        known = posts[self.number].id if self.number < len(posts) else str(self.number + 1)
        slug = self.artifact.links[0].partner if self.artifact.links else ""
        return f"the post `{known}`" + (f" of the partner `{slug}`" if slug else "")

    @property
    def labels(self) -> tuple[str, ...]:
        """What it may begin with, the right words of its partner first."""
        disclosures = self.project.disclosures
        if DEFAULT not in disclosures:
            return ()
        rules = Jurisdictions(disclosures, self.project.programme.jurisdictions)
        slug = self.artifact.links[0].partner if self.artifact.links else ""
        place = self.project.partners.find(slug) if slug else None
        code = rules.label if place is None else self.project.partners[place].disclosure
        accepted = (label.text for one in dict.fromkeys((code, DEFAULT)) for label in disclosures[one].accepted)
        return tuple(label for label in (rules.say(code, "short", self.locale), *accepted) if label)

    @property
    def source(self) -> str:
        return f"content/segments/{self.segment}/posts.{self.locale}.yaml"

    def of_words(self, code: str, message: str, *, found: str = "", expected: str = "", fix: str = "") -> Problem:
        """A fault of the words: told at the file that they stand in."""
        return Problem(Position(self.source), code, message, found, expected, fix=fix, also=(self.shown,))

    def of_recipe(self, code: str, message: str, *, found: str = "", expected: str = "") -> Problem:
        """A fault that no words can make: told at the recipe."""
        recipes = (one for one in self.project.recipes if one.name == self.artifact.recipe and one.format == "post")
        recipe = next(recipes, None)
        if recipe is None:
            return Problem(self.shown, code, message, found, expected)
        return Problem(Position(recipe.file, recipe.line), code, message, found, expected, also=(self.shown,))

    @property
    def shown(self) -> Position:
        return Position(f"site/{self.artifact.path}", self.line)


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    parts = artifact.path.split("/")
    network = project.networks.get(parts[-1].removesuffix(".txt"))
    if len(parts) < 3 or parts[-2] != "posts" or network is None:
        return
    if parts[-3] not in project.programme.locales:  # the test language: longer than real words on purpose
        return
    for post in _posts(artifact, text, project):
        yield from _length(post, network)
        yield from _emptied(post, network)
        if artifact.sample:  # the rest does not depend on whose post it is
            yield from _hashtags(post, network)
            yield from _addresses(post)
            yield from _disclosure(post)


def _posts(artifact: Artifact, text: str, project: Project) -> Iterator[_Post]:
    at = 0
    for number, part in enumerate(part for part in SEPARATOR.split(text) if part):
        at = text.index(part, at)
        yield _Post(part.strip("\n"), number, text.count("\n", 0, at) + 1, artifact, project)
        at += len(part)


def _length(post: _Post, network: Network) -> Iterator[Problem]:
    limit = network.text
    if limit is None or not limit.max or _surely_fits(post.text, limit):
        return
    length = count(_RESERVED.sub(r"\1com", post.text), limit.unit)
    size = len(post.text.encode())
    if length > limit.max:
        yield _too_long(post, network, length - limit.max, f"{length}", f"{limit.max} in its own counting")
    elif limit.max_bytes and size > limit.max_bytes:
        yield _too_long(post, network, size - limit.max_bytes, f"{size} bytes", f"{limit.max_bytes} bytes")


def _too_long(post: _Post, network: Network, over: int, found: str, expected: str) -> Problem:
    label = network.label.get("en", network.slug)
    return post.of_words(
        "E0902", f"{post.name} is {over} over what {label} (`{network.slug}`) takes: {found}", found=found,
        expected=f"at most {expected}",
        fix=f"Shorten it by {over} in {post.source}, or write a text for `{network.slug}` below its `networks`.",
    )  # fmt: skip


def _surely_fits(text: str, limit: TextLimit) -> bool:
    """A bound that costs next to nothing: no counting makes more of a text than this."""
    if limit.max_bytes and 4 * len(text) > limit.max_bytes:
        return False
    if 4 * len(text) <= limit.max:
        return True
    words = _ADDRESS.sub("", text) if limit.unit in ("x_weighted", "mastodon") else text
    links = (len(text) != len(words)) * text.count("://") + (words.count(".") if limit.unit == "x_weighted" else 0)
    heavy = 3 * len(_HEAVY.findall(words))
    return len(words) + heavy + links * _LINK_COST <= limit.max


def _hashtags(post: _Post, network: Network) -> Iterator[Problem]:
    most = network.hashtag_max.value if network.hashtag_max else None
    if most is None or post.text.count("#") <= most:
        return
    found = len(_HASHTAG.findall(_ADDRESS.sub("", post.text)))
    if found > most:
        yield post.of_words(
            "E0909", f"{post.name} has {found} hashtags; `{network.slug}` takes {most}", found=str(found),
            expected=f"at most {most}", fix=f"Take {found - most} out of the text in {post.source}.",
        )  # fmt: skip


def _addresses(post: _Post) -> Iterator[Problem]:
    glued = _GLUED.search(post.text)
    if glued:
        message = f"a bidi control is glued to an address in {post.name}"
        yield post.of_recipe("E0908", message, found=ascii(glued[0][-40:]))
    for line in post.text.split("\n"):
        found = _ADDRESS.search(line)
        if found and found[0] != line.strip() and not glued:
            yield post.of_words(
                "E0911", f"the address in {post.name} is not alone on its line", found=found[0],
                fix=f"Put it on a line of its own in {post.source}.",
            )  # fmt: skip


def _disclosure(post: _Post) -> Iterator[Problem]:
    """The first words say that it is an advertisement."""
    expected = post.labels
    if not expected:
        return
    opening = post.text.lstrip(_CONTROL_CHARS)
    label = next((label for label in expected if opening.startswith(label)), "")
    if not label:
        message = f"{post.name} does not begin with its disclosure"
        yield post.of_recipe("E0910", message, found=opening[:30], expected=expected[0])


def _emptied(post: _Post, network: Network) -> Iterator[Problem]:
    """Nothing is left of the post but disclosure and link: not even its first line fits this network."""
    words = _ADDRESS.sub("", post.text).strip(_CONTROL_CHARS + " \n")
    if "\n" not in words and len(words) <= _LONGEST_LABEL and words in post.labels:
        label, most = network.label.get("en", network.slug), network.text.max if network.text else 0
        yield post.of_words(
            "E0902", f"not even the first line of {post.name} fits {label} (`{network.slug}`)", found=words,
            expected=f"at most {most} in its own counting, with disclosure and link",
            fix=f"Shorten its hooks in {post.source}, or write a text for `{network.slug}` below its `networks`.",
        )  # fmt: skip


RULE = Rule("posts", "A network cuts or refuses what does not fit.", (".txt",), run, longest=True)
