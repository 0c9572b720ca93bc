"""A mail in templates: subject, copy before and after the button, who sends it, what the law wants in it."""

from __future__ import annotations

from types import SimpleNamespace

from generator.links.addresses import Site
from generator.model.copy import Copy
from generator.model.value import Value
from generator.render.issue import Links
from generator.render.later import Later
from generator.render.run import Run
from generator.render.slots import Printed
from generator.render.studio import Studio
from generator.render.views.copy import CopyView, merge_field
from generator.render.views.disclosing import disclosure_words
from generator.render.views.mail_life import button_of, life_parts, styled, with_fields
from generator.render.views.mail_service import manner_of, merge_for, merging_of, service_part

BUTTON = "{cta}"


def mail_view(studio: Studio, run: Run, site: Site, view: CopyView, copy: Copy, links: Links) -> SimpleNamespace:
    """`mail` as documented in `docs/templates.md`."""
    slug = run.cohort.mail
    who = sender_of(slug, copy)
    parts = life_parts(studio, view, links, slug, copy)
    before, _, after = ("" if parts else with_fields(copy.body)).partition(f"\n{BUTTON}\n")
    project, merging, opens = studio.project, merging_of(studio, run), opens_of(copy)
    manner = manner_of(run, merging, opens)
    merge_for(run, merging)
    return SimpleNamespace(
        slug=slug,
        who=who,
        subject=view.meta(with_fields(copy.get("subject"))),
        preheader=view.meta(with_fields(copy.get("preheader"))),
        cta=view.meta(with_fields(copy.get("cta"))),
        cta_url=button_of(studio, links, slug, copy),
        cta_blank=bool(opens and not manner.opens),
        parts=parts,
        reader=reader_of(copy),
        field=merge_field,
        before=Later(lambda: styled(studio, view, before)),
        after=Later(lambda: styled(studio, view, after)),
        text_before=Later(lambda: view.text(before)),
        text_after=Later(lambda: view.text(after)),
        disclosure=payer_disclosure(studio, run) if who == "partner" else "",
        sender_name=studio.name(project.brand.sender.name),
        sender_role=studio.name(project.brand.sender.role),
        **service_part(studio, run, who, manner),
    )


def opens_of(copy: Copy) -> str:
    """The field of the service that the button leads to; empty where it leads to a page, or there is no button."""
    return copy.mail.opens if copy.mail else ""


def sender_of(slug: str, copy: Copy) -> str:
    """Who sends it: the front matter's `sender`, otherwise the partner for the announcement, the team for the rest."""
    return copy.mail.sent_by(slug) if copy.mail else "team"


def reader_of(copy: Copy) -> str:
    """Whom it is for: `partner`, `client`, `prospect`, `list`, or `several`; empty where the mail does not say."""
    to = copy.mail.to if copy.mail else ()
    return "several" if len(to) > 1 else next(iter(to), "")


def payer_disclosure(studio: Studio, run: Run | None = None) -> Printed:
    """In a mail the disclosure names who pays (rule E71 of `docs/email.md`)."""
    brand = studio.name(studio.project.brand.name)
    own = disclosure_words(studio, run, "payer")
    if own:
        return Printed("disclosure", own.replace("{brand}", str(studio.plain_value(brand))))
    words = studio.plain_words.gettext(
        "Ad: we receive a reward from %(name)s if you subscribe through this link.", name=brand
    )
    return Printed("disclosure", words.text)


def disclosure(studio: Studio, length: str, run: Run | None = None) -> Value:
    """The words that say that the recommendation is paid, in the page's language (`docs/links.md`)."""
    return studio.phrase(disclosure_words(studio, run, length))
