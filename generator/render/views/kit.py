"""A kit in templates: everything that was made for a partner, or for a segment where nobody is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from generator.links.addresses import Site, kit_token, partner_files, segment_files
from generator.model.dialect import PLAIN
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
from generator.render.views.kit_calendar import Agenda
from generator.render.views.kit_files import KitFiles
from generator.render.views.kit_services import services_of
from generator.render.views.kit_shelves import KitShelves
from generator.render.views.kit_upload import upload_of, uploads_of
from generator.render.views.mail import disclosure, payer_disclosure, sender_of
from generator.render.views.posts import PostFitter

Made = Callable[[Cohort, Partner | None], bytes]
"""The bytes of another artifact of the same partner: the kit page shows the very text that is in the file."""

LINK_NAMES = {"page": "Your page", "start": "Straight to the product"}
SCHEMES = ("light", "dark")
"""The colours in which mails are drawn: the recipes `mail-light` and `mail-dark`."""
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
        self._packs: dict[str, SimpleNamespace] = {}
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
        """What a partner sends. What the team sends to partners is the team's: it stands in the library."""
        names = [key.removeprefix("email:") for key in self._siblings if key.startswith("email:")]
        shown = [(name, self._shown("email", name)) for name in names]
        found = [self._mail(name, cohort) for name, cohort in shown if cohort and self._files.has(cohort)]
        return [view for view in found if view.who == "partner"]

    @cached_property
    def services(self) -> list[SimpleNamespace]:
        """The mails for each mail service, where a kit has them for several (see `kit_services.py`)."""
        return services_of(self._studio, self._siblings, self._files, self._title)

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
        return self._agenda.weeks(lambda: self.mails)

    @cached_property
    def city(self) -> Value:
        """The place whose clocks the times of the calendar are those of."""
        return self._agenda.city

    @cached_property
    def host(self) -> Value:
        """The host of the site: ids of the calendar's entries end in it."""
        return Value(urlsplit(self._studio.project.programme.base_url).hostname or "", Kind.CODE)

    @cached_property
    def written(self) -> Value:
        """The day from which the calendar's words are: the campaign's first, so that every build gives the same."""
        return Value(self._studio.project.campaign.starts.isoformat(), Kind.CODE)

    @cached_property
    def upload(self) -> SimpleNamespace | None:
        """The file for the scheduler of this run, if it is for one: see `kit_upload.py`."""
        return upload_of(self._agenda) if self._run.cohort.scheduler else None

    @cached_property
    def uploads(self) -> list[SimpleNamespace]:
        """The files for schedulers, by tool."""
        return uploads_of(self._agenda, self._files)

    @cached_property
    def _agenda(self) -> Agenda:
        return Agenda(self._studio, self._run, self._links, self.pack, self._picture_for)

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
        if slug not in self._packs:
            self._packs[slug] = self._pack(slug)
        return self._packs[slug]

    def _pack(self, slug: str) -> SimpleNamespace:
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
        assert copy.mail is not None
        text, draft = self._shown("text", slug), self._shown("draft", slug)
        return SimpleNamespace(
            slug=slug,
            title=self._title(slug),
            who=sender_of(slug, copy),
            subject=self._view.meta(copy.get("subject")),
            preheader=self._view.meta(copy.get("preheader")),
            to=[self._words(READERS[reader]) for reader in copy.mail.to],
            when=self._view.meta(copy.mail.when) if copy.mail.when else "",
            needs=[Value(f"[[{name}]]", Kind.MERGE) for name in copy.mail.needs],
            subjects=[self._view.meta(subject) for subject in copy.mail.subjects],
            text=self._bytes(f"mail.{slug}", text) if text else "",
            html_file=self._file(cohort),
            text_file=self._file_if(text),
            eml_file=self._file_if(draft),
            pictures=self._mail_pictures(slug),
        )

    def _title(self, slug: str) -> Any:
        """What a mail is called: by its own front matter, or by the event that sends it."""
        copy = self._studio.project.unit(self._run.cohort.segment, f"mail-{slug}", self._studio.copy_locale)
        if copy and copy.mail and copy.mail.name:
            return self._view.meta(copy.mail.name)
        return self._words(MAIL_TITLES.get(slug, slug))

    def _shown(self, form: str, slug: str) -> Cohort | None:
        """The version of a mail that the page shows: the one without tags, where there are several."""
        versions = self._siblings.versions(form, slug)
        return next((one for one in versions if one.dialect == PLAIN), next(iter(versions), None))

    def _mail_pictures(self, slug: str) -> list[SimpleNamespace]:
        """What a mail looks like: each `.scheme` (`light`, `dark`), `.href`, `.width`, `.height`."""
        return [
            SimpleNamespace(scheme=scheme, href=self._file(one), width=size[0], height=size[1])
            for scheme in SCHEMES
            for one in self._siblings.made_by(f"mail-{scheme}")
            for size in (one.recipe.front.pixels,)
            if one.mail == slug and one.recipe.format == "image" and self._files.has(one)
        ]

    def _bytes(self, name: str, cohort: Cohort) -> Any:
        """The text of a sibling artifact, exactly as it stands in its file."""
        if self._run.partner is None:
            return Value(self._made(cohort, None).decode(), Kind.PHRASE)
        if not self._run.full:  # it is an input of this run, though another one may have worked the text out
            self._made(cohort, self._run.partner)
        return self._run.give(
            name, lambda partner: self._made(cohort, partner).decode(), key=("made", cohort), shared=("made", cohort)
        )

    def _file_if(self, cohort: Cohort | None) -> Any:
        """The same, or nothing where this page does not have it."""
        return self._file(cohort) if cohort and self._files.has(cohort) else ""

    def _file(self, cohort: Cohort) -> Any:
        """The address of a sibling artifact."""
        return self._files.href(cohort)


def network_icon(project: Project, slug: str) -> str:
    """The theme's icon of a network; the general one where it has none (a network is one YAML file, not a drawing)."""
    return slug if slug in project.theme.icons else "share"


READERS = {"list": "your own list", "client": "your clients", "partner": "partners", "prospect": "new partners"}
"""Whom a mail is for, as somebody reads it who sends it."""
MAIL_TITLES = {"intro": "Short introduction", "details": "Detailed introduction", "announcement": "Announcement"}


def kit_folder(project: Project, cohort: Cohort, partner: Partner | None) -> str:
    """The folder of the kit's files, from the site's root."""
    if partner is None:
        return segment_files(cohort.locale, cohort.segment)
    return partner_files(cohort.locale, kit_token(project.programme.kit_secret, partner.slug))
