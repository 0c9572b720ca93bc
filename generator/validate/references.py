"""Names that point from one file to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.links.lint import lint_campaign
from generator.model.fields import Model
from generator.model.form import Form
from generator.model.network import Network
from generator.model.offer import Offer
from generator.model.programme import Brand, Campaign, Programme
from generator.model.segment import Segment
from generator.validate.bench import Bench

PROGRAMME = "content/programme.yaml"
HOSTS = ("netlify", "github-pages")


def check_references(
    bench: Bench, programme: Programme, brand: Brand | None, segments: Mapping[str, Segment],
    offers: Mapping[str, Offer], forms: Mapping[str, Form], campaigns: Mapping[str, Campaign],
    networks: Mapping[str, Network], logos: Iterable[str],
) -> None:  # fmt: skip
    """Every name that names something that is not there, at its place."""
    for slug in programme.networks:
        bench.known(bench.place(PROGRAMME, "networks"), "E0307", "network", slug, networks)
    bench.known(bench.place(PROGRAMME, "campaign"), "E0305", "campaign", programme.campaign, campaigns)
    bench.known(bench.place(PROGRAMME, "host"), "E0307", "host", programme.host, HOSTS)
    for slug, segment in segments.items():
        key = f"content/segments/{slug}/segment.yaml"
        bench.known(bench.place(key, "offer"), "E0302", "offer", segment.offer, offers)
        bench.known(bench.place(key, "form"), "E0303", "form", segment.form, forms)
        bench.known(bench.place(key, "client_form"), "E0303", "form", segment.client_form, forms)
    for slug, campaign in campaigns.items():
        _campaign(bench, slug, campaign, programme, segments)
    if brand is not None and brand.logo:
        bench.known(bench.place("content/brand.yaml", "logo"), "E0306", "logo", brand.logo, logos)
    _translations(bench, programme)


def _campaign(
    bench: Bench, slug: str, campaign: Campaign, programme: Programme, segments: Mapping[str, Segment]
) -> None:
    key = f"content/campaigns/{slug}.yaml"
    named = [*campaign.segments, *(goal.segment for goal in campaign.goals if goal.segment)]
    if campaign.test:
        named.append(campaign.test.segment)
    for name in named:
        bench.known(bench.place(key, "segments"), "E0301", "segment", name, segments)
    for segment in segments:
        value = "-".join((programme.slug, segment, campaign.period))
        for finding in lint_campaign(value):
            bench.say(bench.place(key, "period"), "E0807", finding.message, found=value, fix=finding.fix)


def _translations(bench: Bench, programme: Programme) -> None:
    """Every text that is written per language is written in all of them, unless one falls back."""
    wanted = [code for code in programme.locales if code not in programme.fallback]
    for key, file in bench.source.yaml.items():
        if key.startswith("content/") and file.root is not None:
            _walk(bench, file.root, wanted, tuple(programme.locales))


def _walk(bench: Bench, node: object, wanted: list[str], locales: tuple[str, ...]) -> None:
    from generator.model.source import Mapping as Node
    from generator.model.source import Sequence

    if isinstance(node, Sequence):
        for item in node.items:
            _walk(bench, item, wanted, locales)
        return
    if not isinstance(node, Node):
        return
    names = [entry.key.text for entry in node.entries]
    if names and all(name in locales for name in names):
        for code in wanted:
            if code not in names:
                bench.say(node.position, "E0405", f"the text is missing in `{code}`", expected=f"{code}: …")
        return
    for entry in node.entries:
        if entry.key.text not in ("digits", "fallback"):
            _walk(bench, entry.value, wanted, locales)


Nouns = Mapping[str, Model]
