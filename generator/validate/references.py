"""Names that point from one file to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from generator.links.lint import lint_campaign
from generator.model.codes_links import link_code
from generator.model.fields import Model
from generator.model.form import Form
from generator.model.network import Network
from generator.model.programme import Campaign, Programme
from generator.model.segment import Segment
from generator.model.source import Mapping as Group
from generator.model.source import Node, Scalar, Sequence
from generator.validate.bench import Bench
from generator.validate.prose import places_in, say_flaws

PROGRAMME = "content/programme.yaml"
HOSTS = ("cloudflare-pages", "cloudflare-pages-paid", "github-pages", "netlify")


def check_references(
    bench: Bench, programme: Programme, segments: Mapping[str, Segment],
    forms: Mapping[str, Form], campaigns: Mapping[str, Campaign],
    networks: Mapping[str, Network], logos: Iterable[str], dialects: Iterable[str],
) -> None:  # fmt: skip
    """Every name that names something that is not there, at its place."""
    for number, slug in enumerate(programme.networks):
        bench.known(bench.place(PROGRAMME, "networks", number), "E0307", "network", slug, networks)
    bench.known(bench.place(PROGRAMME, "dialect"), "E0307", "mail service", programme.dialect, dialects)
    bench.known(bench.place(PROGRAMME, "campaign"), "E0305", "campaign", programme.campaign,
                bench.names("content/campaigns", campaigns))  # fmt: skip
    bench.known(bench.place(PROGRAMME, "host"), "E0307", "host", programme.host, HOSTS)
    for slug in sorted(bench.segments(segments)):
        key = f"content/segments/{slug}/segment.yaml"
        for field in ("form", "client_form"):
            _named(bench, key, field, "E0303", "form", bench.names("content/forms", forms))
    for slug, campaign in campaigns.items():
        _campaign(bench, slug, campaign, programme, segments)
    _named(bench, "content/brand.yaml", "logo", "E0306", "logo", logos)
    _translations(bench, programme)


def _named(bench: Bench, key: str, field: str, code: str, kind: str, names: Iterable[str]) -> None:
    """A name as it is written, so that it is checked even where the rest of its file is wrong."""
    name = bench.text(key, field)
    if name:
        bench.known(bench.place(key, field), code, kind, name, names)


def _campaign(
    bench: Bench, slug: str, campaign: Campaign, programme: Programme, segments: Mapping[str, Segment]
) -> None:
    key = f"content/campaigns/{slug}.yaml"
    named: list[tuple[str, tuple[str | int, ...]]] = [
        (name, ("segments", number)) for number, name in enumerate(campaign.segments)
    ]
    named += [(goal.segment, ("goals", at, "segment")) for at, goal in enumerate(campaign.goals) if goal.segment]
    if campaign.test:
        named.append((campaign.test.segment, ("test", "segment")))
    for name, path in named:
        bench.known(bench.place(key, *path), "E0301", "segment", name, bench.segments(segments))
    for segment in segments:
        value = "-".join((programme.slug, segment, campaign.period))
        for finding in lint_campaign(value):
            code = link_code(finding.id, warning=finding.severity == "warning")
            bench.say(bench.place(key, "period"), code, finding.message, found=value, fix=finding.fix)


def _translations(bench: Bench, programme: Programme) -> None:
    """Every text that is written per language is written in all of them, unless one falls back."""
    wanted = [code for code in programme.locales if code not in programme.fallback]
    for key, file in bench.source.yaml.items():
        if key.startswith("content/") and file.root is not None:
            walk = partial(_walk, bench, file.root, wanted, tuple(programme.locales))
            bench.once(("translations", key, tuple(wanted), tuple(programme.locales)), (file,), walk)


def _walk(bench: Bench, node: Node, wanted: list[str], locales: tuple[str, ...], field: Scalar | None = None) -> None:
    if isinstance(node, Sequence):
        for item in node.items:
            _walk(bench, item, wanted, locales, field)
    if not isinstance(node, Group):
        return
    names = [entry.key.text for entry in node.entries]
    if names and all(name in locales for name in names):
        for code in wanted:
            if code not in names:
                what = f"`{field.text}`" if field else "the text"
                bench.say(field.position if field else node.position, "E0405", f"{what} is missing in `{code}`",
                          found=field.text if field else "", expected=f"{code}: …",
                          fix=f"Add a line `{code}: …` beside `{names[0]}`.")  # fmt: skip
        _check_words(bench, node)
        return
    for entry in node.entries:
        if entry.key.text not in ("digits", "fallback"):
            _walk(bench, entry.value, wanted, locales, entry.key)


def _check_words(bench: Bench, node: Group) -> None:
    """Characters and typing rules of a text that is written per language."""
    for entry in node.entries:
        if isinstance(entry.value, Scalar):
            say_flaws(bench, places_in(bench, entry.value), entry.value.text, entry.key.text.split("-")[0])


Nouns = Mapping[str, Model]
