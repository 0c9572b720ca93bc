"""The social pack: one post fitted to one network, in that network's own way of counting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.links.share import share_url
from generator.model.copy import Post
from generator.model.network import Network
from generator.model.partner import Partner
from generator.model.value import Kind, Value
from generator.render.issue import Links
from generator.render.notation import Spot, Where, mark
from generator.render.resolve import pieces_of_text
from generator.render.run import Run
from generator.render.stencil import Stencil, cut
from generator.render.studio import Studio
from generator.render.views.copy import CopyView
from generator.render.views.mail import disclosure
from generator.text.counting import count
from generator.text.plain import open_paragraphs, opener_for

SHORT_FORM = 600
"""Networks whose limit is below this many units get the short text of a post, the others the long one."""

PLATFORM_ISOLATES = frozenset({"x"})
"""Networks that isolate handles, hashtags and addresses themselves (`docs/rtl.md`): there they stand bare."""


@dataclass(frozen=True, slots=True)
class FittedPost:
    """One post on one network, ready to print: each field is a value, or a slot where it depends on the partner."""

    id: str
    text: Any
    count: Any
    left: Any
    alt: Any
    share: Any
    link: Any
    clickable: bool


class PostFitter:
    """Makes the posts of one run."""

    def __init__(self, studio: Studio, run: Run, view: CopyView, links: Links) -> None:
        self._studio = studio
        self._run = run
        self._view = view
        self._links = links

    def fit(self, post: Post, number: int, network: Network) -> FittedPost:
        """The post with disclosure first, then the text, the link on its own line, the tags and the handle."""
        link = self._links.link(f"post{number:02}", network.slug, "a", "page")
        body = post.networks.get(network.slug) or (post.short if _short(network) else post.long)
        lead = "\n\n".join([self._opening(body), *self._closing(post, network)])
        whole = self._insert_link(lead, str(self._studio.plain_value(link)))
        text = self._text(whole, network)
        said = self._text(lead, network)
        limit = network.text.max if network.text else 0
        return FittedPost(
            id=post.id,
            text=self._shown("text", text, network),
            count=self._number("count", text, network, lambda n: n),
            left=self._number("left", text, network, lambda n: limit - n) if limit else "",
            alt=self._studio.phrase(post.alt) if not self._studio.pseudo else Value(post.alt, Kind.TEXT),
            share=self._share(network, said, link),
            link=link,
            clickable=network.link_clickable is None or network.link_clickable.value,
        )

    def _opening(self, body: str) -> str:
        label = str(self._studio.plain_value(disclosure(self._studio, "short")))
        paragraphs = [self._view.plain(line) if line.strip() else "" for line in body.strip().splitlines()]
        return f"{label} " + "\n".join(paragraphs)

    def _closing(self, post: Post, network: Network) -> list[str]:
        """The link's place, then hashtags (as many as the network takes) and the brand's handle."""
        most = network.hashtag_max.value if network.hashtag_max else len(post.hashtags)
        tags = [Value(f"#{tag}", Kind.HASHTAG) for tag in post.hashtags[:most]]
        handle = self._studio.project.brand.handles.get(network.slug, "")
        if handle:
            tags.append(Value(f"@{handle.lstrip('@')}", Kind.HANDLE))
        if network.slug in PLATFORM_ISOLATES:
            return [" ".join(tag.text for tag in tags)] if tags else []
        return [" ".join(str(self._studio.plain_value(tag)) for tag in tags)] if tags else []

    def _insert_link(self, lead: str, link: str) -> str:
        head, gap, tail = lead.rpartition("\n\n")
        if not gap or not any(sign in tail for sign in "#@"):
            return f"{lead}\n\n{link}"
        return f"{head}\n\n{link}\n\n{tail}"

    def _text(self, marked: str, network: Network) -> Stencil:
        spot = Spot(Where.PLAIN, self._studio.locale.dir)
        return cut(pieces_of_text(marked, spot), self._run.sheet)

    def _final(self, stencil: Stencil, partner: Partner | None, network: Network) -> str:
        text = _stamped(stencil, self._run, partner)
        return open_paragraphs(text, self._studio.locale.dir, opener_for(network.slug))

    def _shown(self, name: str, stencil: Stencil, network: Network) -> Any:
        if self._run.partner is None:
            return Value(self._final(stencil, None, network), Kind.PHRASE)
        return self._run.give(
            f"post.{name}", lambda partner: self._final(stencil, partner, network), key=object()
        )

    def _number(self, name: str, stencil: Stencil, network: Network, figure: Any) -> Any:
        unit = network.text.unit if network.text else "utf16"
        if self._run.partner is None:
            return Value(str(figure(count(self._final(stencil, None, network), unit))), Kind.NUMBER)
        return self._run.give(
            f"post.{name}",
            lambda partner: mark(
                Value(str(figure(count(self._final(stencil, partner, network), unit))), Kind.NUMBER),
                self._studio.locale.dir,
            ),
            key=object(),
        )

    def _share(self, network: Network, said: Stencil, link: Any) -> Any:
        """The share address with this text and link; empty where the network has none for the web."""
        template = network.share.template
        if not template or "{app_id}" in template or "{image_url}" in template:
            return ""

        def address(partner: Partner | None) -> str:
            url = link.text if isinstance(link, Value) else link.compute(partner)
            text = self._final(said, partner, network)
            if "{text}" in template and "{url}" not in template:
                text = f"{text}\n{_bare(url)}"
            instance = self._studio.project.programme.mastodon_server
            return share_url(template, text=text, url=_bare(url), title=text, instance=instance)

        if self._run.partner is None:
            return Value(address(None), Kind.URL)
        return self._run.give("post.share", lambda partner: address(partner), key=object())


def _short(network: Network) -> bool:
    return network.text is not None and network.text.max < SHORT_FORM


def _stamped(stencil: Stencil, run: Run, partner: Partner | None) -> str:
    """Stamp with the slots of the run as they are now (a post's stencil is cut before the sheet is full)."""
    if partner is None or not stencil.holes:
        return b"".join(stencil.parts).decode()
    return stencil.stamp(partner).decode()


def _bare(url: str) -> str:
    return re.sub("[\ufdd0-\ufdd7]", "", url)
