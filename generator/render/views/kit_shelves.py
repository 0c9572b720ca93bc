"""The shelves of a kit's page: pictures, documents, the archive, what is new in it and until when it is valid."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.links.addresses import Site
from generator.model.network import Network
from generator.model.plan import Cohort
from generator.model.value import Kind, Value
from generator.render.run import Run
from generator.render.studio import Studio
from generator.render.views.copy import CopyView
from generator.render.views.kit_calendar import title_of
from generator.render.views.kit_files import ARCHIVE, OWN_LOGO, PAGE, Entry, KitFiles
from generator.render.weave import place_of
from generator.text.formats import format_date


class KitShelves:
    """What of `kit` is known from its files alone."""

    def __init__(self, studio: Studio, run: Run, view: CopyView, files: KitFiles) -> None:
        self._studio = studio
        self._run = run
        self._view = view
        self._files = files
        self.offline = files.offline
        self.slug = files.kit

    def style(self, name: str) -> Markup:
        """The text of a stylesheet, for a page that takes it along into the archive."""
        return self._files.style(name)

    @cached_property
    def archive(self) -> SimpleNamespace | None:
        """This kit in one file: `.href`, `.title`, `.count` (of files), `.first` (the name of the one to open)."""
        return self._archive(self.slug)

    @cached_property
    def others(self) -> list[SimpleNamespace]:
        """Archives of other kits that this partner gets."""
        names = [name for name in self._studio.project.kits if name != self.slug]
        return [found for name in names if (found := self._archive(name)) is not None]

    @cached_property
    def online(self) -> Any:
        """The whole address of the kit's page on the site; empty where it has none."""
        names = (self.slug, "partner" if self._run.partner else "segment")
        found = [one for name in names for one in self._files.family.made_by(f"{name}/kit")]
        pages = [one for one in found if one.recipe.format == PAGE]
        if not pages:
            return ""
        site = Site(self._studio.project.programme.base_url)
        if self._run.partner is None:
            return Value(site.absolute(pages[0].path()), Kind.URL)
        place = place_of(pages[0], self._studio.project.programme.kit_secret)
        return self._run.give("kit.online", lambda partner: site.absolute(place(partner)), key=("online", pages[0]))

    @cached_property
    def until(self) -> SimpleNamespace | None:
        """The last day on which it is valid: `.date` in words, `.iso`. None for kits without an archive."""
        kit = self._studio.project.kits.get(self.slug)
        if kit is None:
            return None
        day = kit.until or self._studio.project.campaign.ends
        return SimpleNamespace(date=format_date(day, self._studio.locale), iso=Markup(day.isoformat()))

    @cached_property
    def news(self) -> list[SimpleNamespace]:
        """What changed, the newest first: each `.on` and `.what`."""
        kit, segment = self._studio.project.kits.get(self.slug), self._run.cohort.segment
        told = [one for one in kit.news if segment in (one.segments or (segment,))] if kit else []
        return [
            SimpleNamespace(on=format_date(one.on, self._studio.locale), what=self._studio.phrase(one.what))
            for one in sorted(told, key=lambda one: one.on, reverse=True)
        ]

    @cached_property
    def pictures(self) -> list[SimpleNamespace]:
        """Pictures by the post that they belong to, then those that belong to none (`.post` is empty)."""
        code = self._studio.copy_locale
        posts = self._studio.project.posts.get((self._run.cohort.segment, code), ())
        groups = [
            SimpleNamespace(
                post=post.id, title=title_of(self._studio, post), alt=self._view.line(post.alt), files=self._of(post.id)
            )
            for post in posts
        ]
        loose = SimpleNamespace(post="", title="", alt="", files=self._of(""))
        return [group for group in (*groups, loose) if group.files]

    @cached_property
    def documents(self) -> list[SimpleNamespace]:
        """Documents, each in its formats: `.title`, `.about`, `.files`."""
        views = [[self._files.view(entry) for entry in one] for one in self._files.sets(self._files.on("documents"))]
        return [
            SimpleNamespace(
                title=one[0].title, about=next((view.about for view in one if view.about), ""), files=one,
                logo=one[0].format == "logo", own=one[0].own,
            )
            for one in views
        ]  # fmt: skip

    @cached_property
    def logo(self) -> Any:
        """Where this page finds the partner's own logo, if the archive has it; empty otherwise."""
        return next((self._files.view(one).href for one in self._files.entries if one.held.logo == OWN_LOGO), "")

    @cached_property
    def tables(self) -> list[SimpleNamespace]:
        """The links of this kit as tables."""
        return [self._files.view(entry) for entry in self._files.on("links") if _format(entry) == "table"]

    @cached_property
    def mail_notes(self) -> list[SimpleNamespace]:
        """What one reads before sending the mails."""
        found = [entry for entry in self._files.on("mails") if _format(entry) in ("text", "document")]
        own = [entry for entry in found if entry.cohort and not entry.cohort.mail and not entry.cohort.dialect]
        return [self._files.view(entry) for entry in own]

    @cached_property
    def calendar(self) -> SimpleNamespace | None:
        """The posting calendar as a file."""
        return next((self._files.view(one) for one in self._files.on("posts") if _format(one) == "calendar"), None)

    def picture(self, post: str, network: str) -> SimpleNamespace | None:
        """The picture of a post whose shape suits a network best."""
        found = self._of(post)
        if not found:
            return None
        wanted = _ratio(self._studio.project.networks[network])
        return min(found, key=lambda view: abs(view.width / view.height - wanted))

    def _picture_for(self, post: str, network: str) -> Cohort | None:
        """What makes that picture, where the site has it."""
        wanted = _ratio(self._studio.project.networks[network])
        pictures = [one.cohort for one in self._files.on("pictures") if one.cohort and _format(one) == "image"]
        own = [one for one in pictures if one.post == post and one.recipe.front.published]
        sizes = {one: one.recipe.front.pixels for one in own}
        return min(own, key=lambda one: abs(sizes[one][0] / sizes[one][1] - wanted), default=None)

    def _of(self, post: str) -> list[SimpleNamespace]:
        entries = [one for one in self._files.on("pictures") if one.cohort and _format(one) == "image"]
        return [self._files.view(one) for one in entries if one.cohort and one.cohort.post == post]

    def _archive(self, name: str) -> SimpleNamespace | None:
        cohort = self._files.archive_of(name)
        if cohort is None:
            return None
        own = name == self.slug
        return SimpleNamespace(
            title=self._studio.phrase(cohort.recipe.front.title),
            href=self._files.href(cohort),
            count=len(self._files.entries) if own else 0,
            first=Value(cohort.recipe.holds[0].name, Kind.FILE),
            format=ARCHIVE,
        )


def _format(entry: Entry) -> str:
    return entry.cohort.recipe.format if entry.cohort else "logo"


def _ratio(network: Network) -> float:
    """Width by height of the pictures that a network wants; messengers show squares whole, feeds what is wide."""
    sizes = network.images.sizes.value if network.images.sizes else ()
    if network.kind == "message" or not sizes:
        return 1.0 if network.kind == "message" else 16 / 9
    return sizes[0].width / sizes[0].height
