"""The social pack: one post in a partner's own wording, fitted to one network in that network's way of counting."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from generator.links.share import needs_short_link, share_url
from generator.model.network import Network
from generator.model.partner import Partner
from generator.model.post import Post, Words, letter_of
from generator.model.value import Kind, Value
from generator.render.draw import Draw, draw_for
from generator.render.issue import Links, post_asset
from generator.render.notation import Spot, Where, mark
from generator.render.resolve import pieces_of_text
from generator.render.run import Run
from generator.render.slots import Given, Narrow
from generator.render.stencil import Stencil, cut
from generator.render.studio import Studio
from generator.render.views.copy import CopyView
from generator.render.views.fitting import Fitted, Version, Wordings
from generator.render.views.mail import disclosure
from generator.render.views.post_parts import PostParts, versions_of
from generator.render.weave import draw_name
from generator.text.bidi import direction_of
from generator.text.hashtags import INLINE
from generator.text.markers import strip_markers

SHORT_FORM = 600
"""Networks whose limit is below this many units get the short text of a post, the others the long one."""

PLATFORM_ISOLATES = frozenset({"x"})
"""Networks that isolate handles, hashtags and addresses themselves (`docs/rtl.md`): there they stand bare."""


class FittedPost:
    """One post on one network, ready to print: each part is a value, or a slot where it depends on the partner.

    Its link is recorded at once. The rest is made when a template asks for it: a file for a scheduler asks for little.
    """

    def __init__(self, fitter: PostFitter, post: Post, network: Network, fitted: Wordings, link: Given | Value) -> None:
        self._fitter, self._post, self._network, self._fitted = fitter, post, network, fitted
        self.id = post.id
        self.link = link
        self.clickable = network.link_clickable is None or network.link_clickable.value

    @property
    def _draw(self) -> Draw:
        return self._fitted.draw

    @cached_property
    def variant(self) -> Given | Value:
        """What stands for the partner's wording in its links."""
        return self._fitter.letter(self._draw)

    @cached_property
    def text(self) -> Any:
        fitted = self._fitted
        return self._fitter.said("text", fitted, lambda partner: fitted.text(partner), Kind.PHRASE, fitted.by_version)

    @cached_property
    def count(self) -> Any:
        """Its size in the network's own unit."""
        return self._counted("count", lambda size: size)

    @cached_property
    def left(self) -> Any:
        """How much more the network would take; empty where it takes anything."""
        limit = self._network.text.max if self._network.text else 0
        return self._counted("left", lambda size: limit - size) if limit else ""

    @cached_property
    def alt(self) -> Value:
        return self._fitter.alt(self._post)

    @cached_property
    def share(self) -> Any:
        """The address that opens the network with this post; empty where it has none for the web."""
        return self._fitter.share(self._network, self._fitted, self.link)

    def _counted(self, name: str, told: Callable[[int], int]) -> Any:
        fitted, size = self._fitted, self._fitted.size
        return self._fitter.said(name, fitted, lambda partner: str(told(size(partner))), Kind.NUMBER, fitted.by_size,
                                 alone=True)  # fmt: skip


def identity_of(post: FittedPost, links: Links, asset: str, network: str) -> Given | Value:
    """The `utm_id` of the link of a post, as everybody gets it; this records nothing."""
    draw = post._draw
    if draw.only is None:
        return links.drawn_identity(asset, network, draw)
    return links.identity(asset, network, draw.letters[0])


class PostFitter:
    """Makes the posts of one run."""

    def __init__(self, studio: Studio, run: Run, view: CopyView, links: Links) -> None:
        self._studio = studio
        self._run = run
        self._view = view
        self._links = links

    def fit(self, post: Post, number: int, network: Network) -> FittedPost:
        """The post with disclosure first, then its words, the link on its own line, the tags and the mentions.

        Where that is too long for the network, parts are left out as `Post.drop` says; never the disclosure and never
        the link.
        """
        words = post.words(network.slug, short=_short(network))
        draw = self._draw(post, words.wordings)
        link = self._link(number, network, draw)
        fitted = Wordings(draw, [self._worded(post, words, number, wording, network) for wording in draw.wordings])
        return FittedPost(self, post, network, fitted, link)

    def alt(self, post: Post) -> Value:
        """What the picture of a post shows, in words."""
        return self._studio.phrase(post.alt) if not self._studio.pseudo else Value(post.alt, Kind.TEXT)

    @cached_property
    def _label(self) -> Value:
        return disclosure(self._studio, "short", self._run)

    def _draw(self, post: Post, of: int) -> Draw:
        run = self._run
        draw = draw_for(post, of, run.partner, alone=run.full)
        if draw.only is None:
            run.sheet.drawn[draw_name(of)] = None
        return draw

    def letter(self, draw: Draw) -> Given | Value:
        """What stands for the partner's wording in its links."""
        letters, language = draw.letters, self._studio.locale.dir
        if draw.only is not None:
            return Value(letters[0], Kind.CODE)
        return self._run.give(
            "variant", lambda partner: mark(Value(letters[draw.turn(partner)], Kind.CODE), language),
            key=("variant", draw), shared=("variant", draw, language),
        )  # fmt: skip

    def _link(self, number: int, network: Network, draw: Draw) -> Given | Value:
        """The link of a post, which is recorded."""
        asset = post_asset(number)
        if needs_short_link(network):
            return self._links.short(network.slug)
        if draw.only is None:
            return self._links.drawn(asset, network.slug, draw)
        return self._links.link(asset, network.slug, draw.letters[0])

    def _worded(
        self, post: Post, words: Words, number: int, wording: int, network: Network
    ) -> Fitted[PostParts]:  # fmt: skip
        """One wording of a post, fitted: the same for all runs about partners alike."""
        run, studio = self._run, self._studio
        label = self._label
        make = partial(self._fitted, post, words, number, wording, network, label)
        if run.full:
            return make()
        key = ("post", studio.locale.code, run.cohort.segment, network.slug, number, wording, label, run.kind)
        return run.once.of(run, key, make)

    def _fitted(
        self, post: Post, words: Words, number: int, wording: int, network: Network, label: Any
    ) -> Fitted[PostParts]:  # fmt: skip
        link = self._bare(number, network, wording)
        parts = self._parts(post, words, wording, network, label)
        version_of = self._version_of(str(self._studio.plain_value(link)))
        return Fitted(version_of, versions_of(parts, post.drop), network, self._studio.locale.dir)

    def _bare(self, number: int, network: Network, wording: int) -> Given | Value:
        """The link of one wording, as it stands in the text."""
        asset, letter = post_asset(number), letter_of(wording)
        if needs_short_link(network):
            return self._links.short(network.slug)
        return self._links.bare(asset, network.slug, letter)

    def _parts(self, post: Post, words: Words, wording: int, network: Network, label: Any) -> PostParts:
        """Its parts as marked text. Tags are as many as the network takes, less those that stand in the words."""
        hook, cta = words.wording(wording)
        inline = sum(len(INLINE.findall(text)) for text in (hook, *words.paragraphs, cta))
        most = max(0, network.hashtag_max.value - inline) if network.hashtag_max else len(post.hashtags)
        return PostParts(
            label=str(self._studio.plain_value(label)),
            hook=self._plain(hook),
            body=tuple(self._plain(paragraph) for paragraph in words.paragraphs),
            cta=self._plain(cta),
            hashtags=tuple(self._written(Value(f"#{tag}", Kind.HASHTAG), network) for tag in post.hashtags[:most]),
            mentions=tuple(self._written(Value(name, Kind.HANDLE), network) for name in self._names(post, network)),
        )

    def _plain(self, words: str) -> str:
        return "\n".join(self._view.plain(line) if line.strip() else "" for line in words.strip().splitlines())

    def _names(self, post: Post, network: Network) -> list[str]:
        """The accounts that a post mentions on a network: those that it names there, otherwise the brand's."""
        handle = self._studio.project.brand.handles.get(network.slug, "")
        handles = post.mentions.get(network.slug, (handle,) if handle else ())
        return [f"@{one.lstrip('@')}" for one in handles]

    def _written(self, value: Value, network: Network) -> str:
        """A tag or handle; isolated only where it runs against the post, because marks can break a tag's link."""
        language = self._studio.locale.dir
        bare = network.slug in PLATFORM_ISOLATES or direction_of(value, language) == language
        return value.text if bare else str(self._studio.plain_value(value))

    def _version_of(self, address: str) -> Callable[[PostParts], Version]:
        def version_of(parts: PostParts) -> Version:
            return Version(self._cut(parts.text(address)), self._cut(parts.text()))

        return version_of

    def _cut(self, marked: str) -> Stencil:
        spot = Spot(Where.PLAIN, self._studio.locale.dir)
        return cut(pieces_of_text(marked, spot), self._run.sheet)

    def said(
        self, name: str, fitted: Wordings, say: Callable[[Partner | None], str], kind: Kind,
        narrow: Narrow, *, alone: bool = False,
    ) -> Any:  # fmt: skip
        """A text of the post: known now, or a slot where it depends on the partner (see `Run.give`)."""
        if self._run.partner is None:
            return Value(say(None), kind)
        language = self._studio.locale.dir
        return self._run.give(
            "post", lambda partner: mark(Value(say(partner), kind), language), key=object(),
            shared=("post", name, language, fitted.key),
            narrow=narrow if fitted.threaded else None, alone=alone,
        )  # fmt: skip

    def share(self, network: Network, fitted: Wordings, link: Any) -> Any:
        """The share address with this text and link; empty where the network has none for the web."""
        template = network.share.template
        if not template or "{app_id}" in template or "{image_url}" in template:
            return ""
        instance = self._studio.project.programme.mastodon_server

        def address(partner: Partner | None) -> str:
            url = strip_markers(link.text if isinstance(link, Value) else link.compute(partner))
            text = fitted.said(partner)
            if "{text}" in template and "{url}" not in template:
                text = f"{text}\n{url}"
            return share_url(template, text=text, url=url, title=text, instance=instance)

        return self.said("share", fitted, address, Kind.URL, fitted.by_version)


def _short(network: Network) -> bool:
    return network.text is not None and network.text.max < SHORT_FORM
