"""Tracked links in templates: made by one policy, recorded where they are printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from generator.links.addresses import Site, landing, page, partner_page, terms
from generator.links.builder import (
    ID_LENGTH,
    CompiledLink,
    build_link,
    compile_link,
    printed_path,
    short_path,
    utm_content,
    utm_id,
)
from generator.links.channel import ga4_channel, is_known, plausible_channel
from generator.links.policy import AssetKind, effective_medium, medium_for
from generator.model.artifact import Issued
from generator.model.link import LinkSource, LinkSpec, Target, TrackedLink
from generator.model.partner import Partner
from generator.model.project import Project
from generator.model.value import Kind, Value
from generator.render.draw import Draw
from generator.render.partner_link import PartnerLink
from generator.render.run import Run
from generator.render.slots import Given
from generator.render.weave import Thread, word_of
from generator.text.markers import wrap

_NOBODY = "any-partner"
"""A source that no analytics tool knows."""

PLACES: dict[str, AssetKind] = {"email": "mail", "qr": "qr", "web": "page", "snippet": "snippet", "short": "short"}


class Links:
    """`link()` and `short()` of one run."""

    def __init__(self, run: Run, site: Site) -> None:
        self._run = run
        self._site = site
        self._project = run.project

    def link(self, asset: str, network: str, variant: str = "a", target: Target = "page") -> Given | Value:
        """A tracked, absolute link. Raises `ValueError` for a network that nobody knows."""
        run = self._run
        spec, campaign = self._spec(asset, network, variant, target)
        if run.partner is None:
            run.sheet.issued.append(self._issued(self._house_link(spec, campaign), ""))
        else:
            run.sheet.links.append(self._printed((compile_link(spec, campaign),), Draw(1)))
        return self.bare(asset, network, variant, target)

    def bare(self, asset: str, network: str, variant: str = "a", target: Target = "page") -> Given | Value:
        """The link that `link` gives for the same; this records nothing."""
        spec, campaign = self._spec(asset, network, variant, target)
        if self._run.partner is None:
            return Value(self._house_link(spec, campaign).url, Kind.URL)
        compiled = compile_link(spec, campaign)
        return self._run.give(
            f"link({asset}, {network})", lambda partner: wrap(self._address(compiled, partner), "ltr"), key=spec,
            shared=(spec, campaign),
        )  # fmt: skip

    def drawn(self, asset: str, network: str, draw: Draw) -> Given:
        """A tracked link to the partner's page, in the variant that the partner has drawn."""
        compiled = self._variants(asset, network, draw)
        self._run.sheet.links.append(self._printed(compiled, draw))
        return self._run.give(
            f"link({asset}, {network})",
            lambda partner: wrap(self._address(compiled[draw.turn(partner)], partner), "ltr"),
            key=("drawn", asset, network, draw), shared=("drawn", compiled, draw),
        )  # fmt: skip

    def drawn_identity(self, asset: str, network: str, draw: Draw) -> Given:
        """The `utm_id` of the link that `drawn` gives for the same; this records nothing."""
        compiled = self._variants(asset, network, draw)
        threads = [id_thread(one) for one in compiled]
        return self._run.give(
            "id", lambda partner: wrap(word_of(partner, threads[draw.turn(partner)]), "ltr"),
            key=("drawn id", asset, network, draw), shared=("drawn id", compiled, draw),
        )  # fmt: skip

    def _variants(self, asset: str, network: str, draw: Draw) -> tuple[CompiledLink, ...]:
        return tuple(compile_link(*self._spec(asset, network, letter, "page")) for letter in draw.letters)

    def _spec(self, asset: str, network: str, variant: str, target: Target) -> tuple[LinkSpec, str]:
        """A link of this run, and its campaign."""
        cohort = self._run.cohort
        spec = LinkSpec(asset, network, variant, self._medium(network), target, cohort.locale)
        return spec, campaign_value(self._project, cohort.segment)

    def _house_link(self, spec: LinkSpec, campaign: str) -> TrackedLink:
        house = house_source(self._project, self._run.cohort.segment)
        return _built(self._target(spec.target, None), house, spec, campaign)

    def _address(self, compiled: CompiledLink, partner: Partner) -> str:
        target = self._target(compiled.spec.target, partner)
        coded = compiled.spec.target == "product"  # only there the discount code is part of the address
        return compiled.fill(target, source_of(partner, coded=coded), word_of(partner, id_thread(compiled)))

    def _printed(self, compiled: tuple[CompiledLink, ...], draw: Draw) -> PartnerLink:
        def issue(one: CompiledLink, partner: Partner) -> Issued:
            return self._issued(_tracked(one, self._address(one, partner), partner), partner.slug)

        return PartnerLink(compiled, draw, self._run.cohort.recipe.name, issue)

    def identity(self, asset: str, network: str, variant: str = "a", target: Target = "page") -> Given | Value:
        """The `utm_id` of the link that `link` gives for the same; this records nothing."""
        run = self._run
        spec = LinkSpec(asset, network, variant, self._medium(network), target, run.cohort.locale)
        campaign = campaign_value(self._project, run.cohort.segment)
        if run.partner is None:
            return Value(utm_id(house_source(self._project, run.cohort.segment), spec), Kind.ID)
        identity = id_thread(compile_link(spec, campaign))
        return run.give("id", lambda partner: wrap(word_of(partner, identity), "ltr"), key=("id", spec),
                        shared=("id", spec, campaign))  # fmt: skip

    def short(self, asset: str) -> Given | Value:
        """The absolute short link of an asset; the segment's where there is no partner."""
        name = short_name(self._project, asset, self._run.cohort.locale)
        if self._run.partner is None:
            return Value(self._site.absolute(short_path(self._run.cohort.segment, name)), Kind.URL)
        return self._run.give(
            f"short({asset})",
            lambda partner: wrap(self._site.absolute(short_path(partner.slug, name)), "ltr"),
            key=("short", name), shared=("short", name),
        )  # fmt: skip

    def printed(self, asset: str) -> Given | Value:
        """The address that a printed QR code holds: the short link in capitals, scheme and host too.

        A path that the site lives under keeps its letters, because hosts tell them apart.
        """
        name = short_name(self._project, asset, self._run.cohort.locale)
        if self._run.partner is None:
            return Value(self._capitals(printed_path(self._run.cohort.segment, name)), Kind.URL)
        return self._run.give(
            f"printed({asset})", lambda partner: wrap(self._capitals(printed_path(partner.slug, name)), "ltr"),
            key=("printed", name), shared=("printed", name),
        )  # fmt: skip

    def _capitals(self, path: str) -> str:
        address = self._site.absolute(path)
        origin = len(self._site.absolute("")) - len(self._site.root)
        return address[:origin].upper() + address[origin:]

    def channel(self, asset: str, network: str, target: Target = "page") -> str:
        """The GA4 channel under which this run's link will be reported (the same for every partner of a kind)."""
        spec = LinkSpec(asset, network, "a", self._medium(network), target, self._run.cohort.locale)
        campaign = campaign_value(self._project, self._run.cohort.segment)
        partner = self._run.partner
        source = source_of(partner) if partner else house_source(self._project, self._run.cohort.segment)
        return build_link(self._target(target, partner), source, spec, campaign).channel_ga4

    def _issued(self, link: TrackedLink, partner: str) -> Issued:
        cohort = self._run.cohort
        return Issued(link, partner, cohort.segment, cohort.locale, cohort.recipe.name)

    def _medium(self, network: str) -> str:
        if network in PLACES:
            return medium_for(PLACES[network])
        known = self._project.networks.get(network)
        if known is None:
            raise ValueError(f"`link()` got the unknown network `{network}`")
        return (
            known.medium if known.medium != "social" else medium_for("message" if known.kind == "message" else "post")
        )

    def _target(self, target: Target, partner: Partner | None) -> str:
        locale, segment = self._run.cohort.locale, self._run.cohort.segment
        if target == "product":
            return self._project.programme.product_url
        if target == "site":
            return self._project.brand.site
        if target == "terms":
            return self._site.absolute(terms(locale, segment))
        if target == "answer":
            return self._site.absolute(page(locale, "answer"))
        if target == "signup" or partner is None:
            address = self._site.absolute(landing(locale, segment))
            return f"{address}#form" if target == "signup" else address
        return self._site.absolute(partner_page(locale, segment, partner.slug))


def post_asset(number: int) -> str:
    """What the posts of a pack are called in links, from the first one."""
    return f"post{number:02}"


def id_thread(compiled: CompiledLink) -> Thread:
    """The `utm_id` of a link, as long for everybody."""
    return Thread(
        ("utm_id", compiled.hashed), lambda partner: compiled.id_for(partner.slug, partner.segment).encode(),
        ID_LENGTH, ID_LENGTH,
    )  # fmt: skip


def channel_thread(tool: str, channel: Callable[[str, str, str], str], medium: str, campaign: str) -> Thread:
    """What an analytics tool will file a partner's links under; it may know the partner's name as a source."""
    usual = channel(_NOBODY, medium, campaign).encode()

    def of(partner: Partner) -> bytes:
        return channel(partner.slug, medium, campaign).encode() if is_known(partner.slug) else usual

    return Thread(("channel", tool, medium, campaign), of, 8, 8)


@lru_cache(maxsize=1024)
def _built(target: str, source: LinkSource, spec: LinkSpec, campaign: str) -> TrackedLink:
    """The same few links of the team stand in many files."""
    return build_link(target, source, spec, campaign)


def _tracked(compiled: CompiledLink, url: str, partner: Partner) -> TrackedLink:
    """The whole link, as the register needs it; of a model partner, whatever may differ is a thread."""
    medium = effective_medium(compiled.spec.medium, rewarded=partner.rewarded)
    ga4 = channel_thread("ga4", ga4_channel, medium, compiled.campaign)
    plausible = channel_thread("plausible", plausible_channel, medium, compiled.campaign)
    return TrackedLink(
        url=url,
        id=word_of(partner, id_thread(compiled)),
        source=partner.slug,
        medium=medium,
        campaign=compiled.campaign,
        content=utm_content(compiled.spec),
        via=partner.code,
        channel_ga4=word_of(partner, ga4),
        channel_plausible=word_of(partner, plausible),
        spec=compiled.spec,
    )


def source_of(partner: Partner, *, coded: bool = True) -> LinkSource:
    """Whose link it is; `coded` takes the discount code along."""
    code = (partner.discount_code or None) if coded else None
    return LinkSource(partner.slug, partner.code, partner.segment, code, partner.rewarded)


def house_source(project: Project, segment: str) -> LinkSource:
    """The programme itself: what the team sends and the neutral kits carry. It earns nothing."""
    slug = project.programme.slug
    return LinkSource(slug, slug, segment, None, rewarded=False)


def campaign_value(project: Project, segment: str) -> str:
    """`utm_campaign`: programme, segment, period."""
    return "-".join(part for part in (project.programme.slug, segment, project.campaign.period) if part)


def short_name(project: Project, asset: str, locale: str) -> str:
    """The name of a short link: the asset, and the language where it is not the programme's first."""
    return asset if locale == project.programme.default_locale else f"{asset}-{locale.lower()}"
