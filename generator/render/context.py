"""The names that a template sees in one run: the contract of `docs/templates.md`."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.links import addresses
from generator.links.share import share_url
from generator.model.copy import Copy
from generator.model.partner import Partner
from generator.model.value import Kind, Value
from generator.render.issue import Links
from generator.render.mail_colours import mail_colours
from generator.render.plaintext import text_of
from generator.render.run import PartnerView, Run
from generator.render.slots import Compute, Given, Printed, Slot
from generator.render.studio import Studio
from generator.render.views.copy import CopyView, blocks_of, copy_values
from generator.render.views.form import form_view
from generator.render.views.kit import KitView
from generator.render.views.mail import mail_view
from generator.render.views.offer import offer_view
from generator.render.views.site import alternates, json_ld
from generator.text.markers import strip_markers

if TYPE_CHECKING:
    from generator.render.press import Press


class Context:
    """Builds the context of one run. Everything is a view: plain values, phrases, or slots of the run's partner."""

    def __init__(self, press: Press, studio: Studio, run: Run) -> None:
        self._press = press
        self._studio = studio
        self._run = run
        self._site = press.site
        self._project = press.project
        self._partner = (
            PartnerView(run, studio.locale.dir, studio.index, self._partner_urls()) if run.partner else None
        )
        self._links = Links(run, press.site)
        self._copy = CopyView(studio, copy_values(studio, run, self._partner))

    def values(self) -> dict[str, Any]:
        """All names, as documented."""
        cohort, project, studio = self._run.cohort, self._project, self._studio
        segment = project.segments.get(cohort.segment)
        copy = self._page_copy()
        values: dict[str, Any] = {
            "site": self._site_view(),
            "page": self._page_view(copy),
            "brand": self._brand_view(),
            "programme": self._programme_view(),
            "campaign": SimpleNamespace(name=studio.name(project.campaign.name), slug=project.campaign_slug),
            "segment": self._segment_view(cohort.segment) if segment else None,
            "offer": offer_view(studio, project.offers[segment.offer]) if segment else None,
            "partner": self._partner,
            "network": cohort.network,
            "link": self._links.link,
            "short": self._links.short,
            "share": self._share,
            "share_buttons": self._share_buttons,
            "url": lambda path: path if isinstance(path, (Slot, Printed)) else Markup(self._rooted(str(path))),
            "blocks": blocks_of(self._copy, copy, self._logos()) if copy else [],
        }
        if segment:
            values["form"] = self._form(segment)
            values["kit"] = KitView(
                studio, self._run, self._site, self._copy, self._links, self._press.siblings(cohort),
                self._press.bytes_of,
            )  # fmt: skip
        mail = project.unit(cohort.segment, f"mail-{cohort.mail}", studio.copy_locale) if cohort.mail else None
        if mail:
            values["mail"] = mail_view(studio, self._run, self._site, self._copy, mail, self._links)
        if cohort.link:
            values["asset_name"] = cohort.link.split("-")[0]
        values["json_ld"] = json_ld(self, copy) if copy and cohort.recipe.front.index else ""
        return values

    # -- views ---------------------------------------------------------------------------------------------------

    def _page_copy(self) -> Copy | None:
        front, cohort = self._run.cohort.recipe.front, self._run.cohort
        if not front.copy_unit:
            return None
        unit = front.copy_unit.format(page=cohort.page)
        if cohort.variant:
            unit = f"{unit}.{cohort.variant}"
        return self._project.unit(cohort.segment, unit, self._studio.copy_locale)

    def _page_view(self, copy: Copy | None) -> SimpleNamespace:
        front = self._run.cohort.recipe.front
        title = self._copy.meta(copy.get("title")) if copy else self._studio.phrase(front.title)
        return SimpleNamespace(
            title=title,
            description=self._copy.meta(copy.get("description")) if copy else self._studio.phrase(
                self._project.programme.tagline
            ),
            cta=self._copy.line(copy.get("cta")) if copy else "",
            index=front.index and not self._run.cohort.variant,
            kind=self._run.cohort.recipe.name,
            image=None,
        )  # fmt: skip

    def _site_view(self) -> SimpleNamespace:
        cohort = self._run.cohort
        found = alternates(self._press, cohort)
        path: Any = Markup(self._site.path(cohort.path())) if self._run.partner is None else self._own_path()
        return SimpleNamespace(
            base_url=self._project.programme.base_url,
            root=Markup(self._site.root),
            path=path,
            canonical=self._canonical(),
            url=self._own_url(),
            alternates=found if cohort.recipe.front.index and not cohort.variant else [],
            languages=self._languages(found),
            x_default=Value(self._site.absolute("index.html"), Kind.URL),
            head_extra=Markup(self._press.head_extra),
        )

    def _languages(self, found: list[SimpleNamespace]) -> list[SimpleNamespace]:
        """The same page in every language, for the chooser; a partner's private pages too."""
        if self._run.partner is None:
            return found
        secret = self._project.programme.kit_secret
        codes = [locale for locale in self._project.locales]
        out = []
        for locale in codes:
            cohort = self._press.twin(self._run.cohort, locale.code)
            if cohort is None:
                continue
            slot = self._run.give(
                "path",
                lambda partner, cohort=cohort: self._site.path(  # type: ignore[misc]
                    cohort.path(partner, addresses.kit_token(secret, partner.slug))
                ),
                key=("twin", locale.code),
            )
            out.append(
                SimpleNamespace(locale=locale, path=slot, url=slot, current=locale.code == self._run.cohort.locale)
            )
        return out

    def _canonical(self) -> Value:
        """A variant and a partner's page point to the segment's page; every other page to itself."""
        cohort = self._run.cohort
        if cohort.variant or (cohort.per_partner and cohort.segment):
            return Value(self._site.absolute(addresses.landing(cohort.locale, cohort.segment)), Kind.URL)
        return Value(self._site.absolute(cohort.path()), Kind.URL)

    def _own_path(self) -> Given:
        return self._own("path", self._site.path)

    def _own_url(self) -> Any:
        if self._run.partner is None:
            return Value(self._site.absolute(self._run.cohort.path()), Kind.URL)
        return self._own("url", self._site.absolute)

    def _own(self, name: str, write: Any) -> Given:
        secret, cohort = self._project.programme.kit_secret, self._run.cohort
        return self._run.give(
            f"site.{name}",
            lambda partner: write(cohort.path(partner, addresses.kit_token(secret, partner.slug))),
            key=("own", name),
        )

    def _brand_view(self) -> SimpleNamespace:
        brand, studio = self._project.brand, self._studio
        logo = self._project.logos.get(brand.logo)
        return SimpleNamespace(
            name=studio.name(brand.name),
            legal_name=studio.name(brand.legal_name),
            address=studio.phrase(brand.address),
            email=Value(brand.email, Kind.EMAIL),
            phone=Value(brand.phone, Kind.PHONE),
            site=Value(brand.site, Kind.URL),
            description=studio.phrase(brand.description),
            logo=Markup(self._site.root + logo.path) if logo else "",
            mail=mail_colours(brand.colours.brand, brand.colours.accent or brand.colours.brand),
            handles=brand.handles,
            sender=SimpleNamespace(name=studio.name(brand.sender.name), role=studio.phrase(brand.sender.role)),
        )

    def _programme_view(self) -> SimpleNamespace:
        programme, studio = self._project.programme, self._studio
        code = studio.locale.code
        return SimpleNamespace(
            name=studio.name(programme.name),
            tagline=studio.phrase(programme.tagline),
            segments=[self._segment_view(slug) for slug in self._project.segments],
            home=Markup(self._site.path(addresses.home(code))),
            privacy=Markup(self._site.path(addresses.page(code, "privacy"))),
            product_url=Value(programme.product_url, Kind.URL),
        )

    def _segment_view(self, slug: str) -> SimpleNamespace:
        segment, studio = self._project.segments[slug], self._studio
        return SimpleNamespace(
            slug=slug,
            name=studio.name(segment.name),
            summary=studio.phrase(segment.summary),
            url=Markup(self._site.path(addresses.landing(studio.locale.code, slug))),
            offer=offer_view(studio, self._project.offers[segment.offer]),
        )

    def _form(self, segment: Any) -> SimpleNamespace:
        slug = segment.client_form if self._partner else segment.form
        path = "" if self._partner else self._site.path(self._run.cohort.path())
        return form_view(
            self._studio, self._run, self._site, slug, self._project.forms[slug], self._partner,
            self._own_path() if self._partner else path,  # type: ignore[arg-type]
        )  # fmt: skip

    def _logos(self) -> list[SimpleNamespace]:
        """The partners of this segment that have a logo, as proof of company kept."""
        named = [p for p in self._project.partners if p.logo and p.segment == self._run.cohort.segment]
        return [
            SimpleNamespace(
                name=Value(partner.names[self._studio.index], Kind.TEXT),
                logo=Markup(self._site.root + self._project.logos[partner.logo].path),
            )
            for partner in named[:12]
        ]

    def _partner_urls(self) -> dict[str, Compute]:
        project, site = self._project, self._site
        locale = self._run.cohort.locale

        def logo(partner: Partner) -> str:
            found = project.logos.get(partner.logo)
            return site.root + found.path if found else ""

        def kit(partner: Partner) -> str:
            token = addresses.kit_token(project.programme.kit_secret, partner.slug)
            return site.path(addresses.partner_kit(locale, token))

        return {
            "logo": logo,
            "kit": kit,
            "stylesheet": lambda partner: site.root + stylesheet_path(partner),
        }

    def bare(self, source: str) -> str:
        """Copy as text for machines: no signs, no isolates. Only for pages without a partner."""
        return strip_markers(text_of(source, self._copy.plain))

    def graph(self, copy: Copy) -> list[dict[str, Any]]:
        """The schema.org nodes of this page but for its questions."""
        cohort, project, studio = self._run.cohort, self._project, self._studio
        brand, here = project.brand, self._site.absolute(self._run.cohort.path())
        crumbs = [(studio.local(project.programme.name), addresses.home(cohort.locale))]
        if cohort.segment:
            crumbs.append((studio.local(project.segments[cohort.segment].name), cohort.path()))
        return [
            {"@type": "Organization", "@id": f"{brand.site}#organization", "name": studio.local(brand.name),
             "legalName": studio.local(brand.legal_name), "url": brand.site, "email": brand.email,
             "address": studio.local(brand.address)},
            {"@type": "WebPage", "url": here, "inLanguage": cohort.locale, "name": self.bare(copy.get("title")),
             "description": self.bare(copy.get("description")),
             "publisher": {"@id": f"{brand.site}#organization"}},
            {"@type": "BreadcrumbList", "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": self._site.absolute(path)}
                for place, (name, path) in enumerate(crumbs, 1)]},
        ]  # fmt: skip

    # -- functions -----------------------------------------------------------------------------------------------

    def _rooted(self, path: str) -> str:
        return path if path.startswith(("/", "http")) else self._site.root + path

    def _share(self, network: str, link: Any, text: Any) -> Any:
        template = self._project.networks[network].share.template
        instance = self._project.programme.mastodon_server

        def address(partner: Partner | None) -> str:
            said = _known(text, partner)
            return share_url(template, text=said, url=_known(link, partner), title=said, instance=instance)

        if isinstance(link, (Slot, Printed)) or isinstance(text, (Slot, Printed)):
            return self._run.give("share", address, key=object())
        return Value(address(None), Kind.URL)

    def _share_buttons(self, *_: Any) -> list[SimpleNamespace]:
        """Share addresses for the present page: a tracked link for each network that has one for the web."""
        out = []
        text = self._studio.phrase(self._project.programme.tagline)
        for slug in self._project.programme.networks:
            network = self._project.networks[slug]
            if not network.share.template or "{app_id}" in network.share.template:
                continue
            link = self._links.link("page", slug, "share", "page")
            out.append(
                SimpleNamespace(
                    network=slug,
                    label=self._studio.name(network.label),
                    icon=slug,
                    url=self._share(slug, link, text),
                )
            )
        return out


def stylesheet_path(partner: Partner) -> str:
    """The stylesheet that carries a partner's colours; partners of the same colours share it."""
    return f"assets/brand/{partner.colour.lstrip('#')}-{(partner.accent or partner.colour).lstrip('#')}.css".lower()


def _known(value: Any, partner: Partner | None) -> str:
    if isinstance(value, (Slot, Printed)):
        return strip_markers(value.compute(partner))  # type: ignore[arg-type]
    return strip_markers(value.text if isinstance(value, Value) else str(value))
