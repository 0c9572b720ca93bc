"""A kit in templates: everything that was made for a partner, or for a segment where nobody is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from generator.links.addresses import Site, kit_token, partner_files, segment_files
from generator.model.partner import Partner
from generator.model.plan import Cohort
from generator.model.project import Project
from generator.model.value import Kind, Value
from generator.render.family import Family
from generator.render.issue import Links
from generator.render.run import Run
from generator.render.studio import Studio
from generator.render.views.copy import CopyView
from generator.render.views.disclosing import permits_of
from generator.render.views.kit_calendar import weeks_of
from generator.render.views.kit_files import KitFiles
from generator.render.views.kit_shelves import KitShelves
from generator.render.views.mail import disclosure, payer_disclosure, sender_of
from generator.render.views.posts import PostFitter

Made = Callable[[Cohort, Partner | None], bytes]
"""The bytes of another artifact of the same partner: the kit page shows the very text that is in the file."""

LINK_NAMES = {"page": "Your page", "start": "Straight to the product"}
TARGETS: dict[str, Any] = {"page": "page", "start": "product"}


class KitView(KitShelves):
    """`kit` as documented in `docs/templates.md`. Its parts are made when a template asks for them."""

    def __init__(
        self, studio: Studio, run: Run, here: Site, view: CopyView, links: Links, siblings: Family,
        made: Made,
    ) -> None:  # fmt: skip
        super().__init__(studio, run, view, KitFiles(studio, run, here, siblings))
        self._links = links
        self._siblings = siblings
        self._made = made
        self._words = studio.markup_words.gettext

    @cached_property
    def title(self) -> Any:
        return self._studio.name(self._studio.project.programme.name)

    @cached_property
    def page(self) -> Any:
        return self._links.short("page") if self._run.partner is None else self._links.link("kit", "web", "page")

    @cached_property
    def disclosure(self) -> Any:
        return disclosure(self._studio, "long", self._run)

    @cached_property
    def disclosure_short(self) -> Any:
        return disclosure(self._studio, "short", self._run)

    @cached_property
    def disclosure_payer(self) -> Any:
        return payer_disclosure(self._studio, self._run)

    @cached_property
    def permits(self) -> list[SimpleNamespace]:
        """The licences to advertise that the partner needs or has: see `disclosing.py`."""
        return permits_of(self._studio, self._run)

    @cached_property
    def links(self) -> list[SimpleNamespace]:
        return [self._link(asset) for asset in LINK_NAMES]

    @cached_property
    def networks(self) -> list[SimpleNamespace]:
        project = self._studio.project
        return [self.pack(slug) for slug in project.programme.networks]

    @cached_property
    def mails(self) -> list[SimpleNamespace]:
        mails = [(key, cohort) for key, cohort in self._siblings.items() if key.startswith("email:")]
        found = [(key, cohort) for key, cohort in mails if self._files.has(cohort)]
        return [self._mail(key.removeprefix("email:"), cohort) for key, cohort in found]

    @cached_property
    def snippet(self) -> SimpleNamespace | None:
        """The first of the cards for a website."""
        return self.snippets[0] if self.snippets else None

    @cached_property
    def snippets(self) -> list[SimpleNamespace]:
        """The cards for a website: those of the archive, or of this folder of recipes where there is no archive."""
        shelf = [entry.cohort for entry in self._files.on("website") if entry.cohort]
        own = shelf or [one for name in ("snippet",) for one in self._siblings.made_by(f"{self._files.kit}/{name}")]
        return [self._snippet(cohort) for cohort in own if cohort.recipe.format == "snippet"]

    @cached_property
    def texts(self) -> list[SimpleNamespace]:
        """The other versions for a website: Markdown, plain text."""
        found = [entry for entry in self._files.on("website") if entry.cohort and entry.cohort.recipe.format == "text"]
        views = [(self._files.view(entry), entry.cohort) for entry in found]
        return [
            SimpleNamespace(**vars(view), source=self._bytes(cohort.recipe.name, cohort))
            for view, cohort in views
            if cohort is not None
        ]

    @cached_property
    def weeks(self) -> list[SimpleNamespace]:
        """The posting calendar: see `kit_calendar.py`."""
        return weeks_of(self._studio, self._run.cohort.segment, self.networks)

    def _snippet(self, cohort: Cohort) -> SimpleNamespace:
        file = self._file(cohort)
        return SimpleNamespace(
            slug=cohort.recipe.name.rpartition("/")[2],
            title=self._studio.phrase(cohort.recipe.front.title),
            source=self._bytes(cohort.recipe.name, cohort),
            file=file,
            preview=file,
        )

    def _link(self, asset: str) -> SimpleNamespace:
        words = self._words(LINK_NAMES[asset])
        target = TARGETS[asset]
        svg, png, pdf = (self._siblings.get(f"qr:{asset}:{ending}") for ending in ("svg", "png", "pdf"))
        return SimpleNamespace(
            slug=asset,
            label=words,
            url=self._links.link(asset, "web", "a", target),
            short=self._links.short(asset),
            channel=self._links.channel(asset, "web", target),
            qr_svg=self._file_if(svg),
            qr_png=self._file_if(png),
            qr_pdf=self._file_if(pdf),
        )

    def pack(self, slug: str) -> SimpleNamespace:
        """The posts for one network."""
        project, code = self._studio.project, self._studio.copy_locale
        network = project.networks[slug]
        fitter = PostFitter(self._studio, self._run, self._view, self._links)
        posts = project.posts.get((self._run.cohort.segment, code), ())
        cohort = self._siblings.get(f"post:{slug}")
        return SimpleNamespace(
            slug=slug,
            label=self._studio.name(network.label),
            icon=network_icon(project, slug),
            limit=network.text.max if network.text else 0,
            kind=network.kind,
            note="" if network.link_clickable is None or network.link_clickable.value else self._words(
                "Links cannot be tapped here: put yours in your profile."
            ),
            file=self._file_if(cohort),
            posts=[fitter.fit(post, number, network) for number, post in enumerate(posts, 1)],
        )  # fmt: skip

    def _mail(self, slug: str, cohort: Cohort) -> SimpleNamespace:
        project = self._studio.project
        copy = project.unit(cohort.segment, f"mail-{slug}", self._studio.copy_locale)
        assert copy is not None
        text, draft = self._siblings.get(f"text:{slug}"), self._siblings.get(f"draft:{slug}")
        return SimpleNamespace(
            slug=slug,
            title=self._words(MAIL_TITLES.get(slug, slug)),
            who=sender_of(slug, copy),
            subject=self._view.meta(copy.get("subject")),
            preheader=self._view.meta(copy.get("preheader")),
            text=self._bytes(f"mail.{slug}", text) if text else "",
            html_file=self._file(cohort),
            text_file=self._file_if(text),
            eml_file=self._file_if(draft),
        )

    def _bytes(self, name: str, cohort: Cohort) -> Any:
        """The text of a sibling artifact, exactly as it stands in its file."""
        if self._run.partner is None:
            return Value(self._made(cohort, None).decode(), Kind.PHRASE)
        return self._run.give(name, lambda partner: self._made(cohort, partner).decode(), key=("made", cohort))

    def _file_if(self, cohort: Cohort | None) -> Any:
        """The same, or nothing where this page does not have it."""
        return self._file(cohort) if cohort and self._files.has(cohort) else ""

    def _file(self, cohort: Cohort) -> Any:
        """The address of a sibling artifact."""
        return self._files.href(cohort)


def network_icon(project: Project, slug: str) -> str:
    """The theme's icon of a network; the general one where it has none (a network is one YAML file, not a drawing)."""
    return slug if slug in project.theme.icons else "share"


MAIL_TITLES = {"intro": "Short introduction", "details": "Detailed introduction", "announcement": "Announcement"}


def kit_folder(project: Project, cohort: Cohort, partner: Partner | None) -> str:
    """The folder of the kit's files, from the site's root."""
    if partner is None:
        return segment_files(cohort.locale, cohort.segment)
    return partner_files(cohort.locale, kit_token(project.programme.kit_secret, partner.slug))
