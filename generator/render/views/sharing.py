"""Share addresses in templates: `share()` for one text and link, `share_buttons()` for the present page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from generator.links.share import share_url
from generator.model.partner import Partner
from generator.model.value import Kind, Value
from generator.render.slots import Given, Printed, Slot
from generator.render.views.desk import Desk
from generator.render.views.kit import network_icon
from generator.text.markers import strip_markers


class Sharing:
    """The two functions of one run."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def share(self, network: str, link: Any, text: Any) -> Given | Value:
        """The address at which `network` takes this link and text. Raises `ValueError` for an unknown network."""
        known = self._desk.project.networks.get(network)
        if known is None:
            raise ValueError(f"`share()` got the unknown network `{network}`")
        template, instance = known.share.template, self._desk.project.programme.mastodon_server

        def address(partner: Partner | None) -> str:
            said, url = _known(text, partner), _known(link, partner)
            wordy = "{text}" in template and "{url}" not in template  # a network that takes words only
            whole = f"{said}\n{url}" if wordy else said
            return share_url(template, text=whole, url=url, title=said, instance=instance)

        if isinstance(link, (Slot, Printed)) or isinstance(text, (Slot, Printed)):
            return self._desk.run.give("share", address, key=object())
        return Value(address(None), Kind.URL)

    def buttons(self, *_: Any) -> list[SimpleNamespace]:
        """The present page on every network that has a share address for the web, each with its own tracked link."""
        desk = self._desk
        text = desk.studio.phrase(desk.project.programme.tagline)
        out = []
        for slug in desk.project.programme.networks:
            network = desk.project.networks[slug]
            if not network.share.template or "{app_id}" in network.share.template:
                continue
            url = self.share(slug, desk.links.link("page", slug, "share", "page"), text)
            out.append(
                SimpleNamespace(
                    network=slug, label=desk.studio.name(network.label), icon=network_icon(desk.project, slug), url=url
                )
            )
        return out


def _known(value: Any, partner: Partner | None) -> str:
    if isinstance(value, Slot):
        return strip_markers(value.compute(partner))  # type: ignore[arg-type]  # a slot is never known without one
    return strip_markers(value.text if isinstance(value, Value) else str(value))
