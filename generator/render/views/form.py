"""The sign-up form in templates: the provider's contract, the fields, and where the visitor came from."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from generator.links.addresses import Site, page, thanks
from generator.links.forms import FormContract, form_contract
from generator.links.policy import medium_for
from generator.model.form import Form, FormField
from generator.model.locale import Locale
from generator.model.value import Kind, Value
from generator.render.issue import campaign_value, house_source
from generator.render.run import PartnerView, Run
from generator.render.slots import Given
from generator.render.studio import Studio
from generator.text.cldr import territory_names

INPUT_TYPES = {"text": "text", "email": "email", "phone": "tel", "number": "number", "url": "url"}
INPUT_MODES = {"email": "email", "phone": "tel", "number": "numeric", "url": "url"}
DIRECTIONS = {"email": "ltr", "phone": "ltr", "url": "ltr", "number": "ltr", "text": "auto", "longtext": "auto"}


def form_view(
    studio: Studio, run: Run, site: Site, slug: str, form: Form, partner: PartnerView | None, path: Given | str
) -> SimpleNamespace:
    """`form` as documented in `docs/templates.md`. `slug` names it among the programme's forms."""
    cohort, project = run.cohort, studio.project
    done = thanks(cohort.locale, cohort.segment)
    choice = project.programme.provider
    contract = form_contract(
        project.fallback_provider or project.provider,
        key=choice.fallback.key if choice.fallback else choice.key,
        form_name=f"{'client' if partner else 'signup'}-{cohort.segment}-{cohort.locale}".lower(),
        thanks_path=site.path(done),
        thanks_url=site.absolute(done),
    )
    return SimpleNamespace(
        slug=slug,
        action=Value(contract.action, Kind.URL),
        method=contract.method.lower(),
        enctype=contract.enctype,
        attributes=[(Markup(name), value) for name, value in contract.attributes],
        hidden=_hidden(studio, run, contract, form, partner, path),
        honeypot=(
            SimpleNamespace(name=contract.honeypot.name, kind=contract.honeypot.type) if contract.honeypot else None
        ),
        fields=[_field(studio, field) for field in form.fields if field.kind != "hidden"],
        promise=studio.phrase(form.promise),
        button=studio.phrase(form.button),
        title=studio.phrase(form.title) if form.title else "",
        step=form.step,
        consent=_consent(studio, site.seen_from(cohort.path()), form),
        origin=contract.origins,
    )


def _hidden(
    studio: Studio, run: Run, contract: FormContract, form: Form, partner: PartnerView | None, path: Given | str
) -> list[SimpleNamespace]:
    """Attribution that needs no script: filled when the page is built, overwritten from the address where one helps."""
    project, cohort = studio.project, run.cohort
    house = house_source(project, cohort.segment)
    source: Any = partner.slug if partner else house.partner
    via: Any = partner.code if partner else house.via
    plain: list[tuple[str, Any, bool]] = [(name, value, False) for name, value in contract.hidden]
    plain += [
        ("segment", cohort.segment, False),
        ("lang", cohort.locale, False),
        ("partner", partner.slug if partner else "", False),
        ("partner_code", via if partner else "", False),
        ("campaign", project.campaign_slug, False),
        ("landing_path", path, False),
        ("variant", cohort.variant, False),
        ("utm_source", source, True),
        ("utm_medium", medium_for("page", rewarded=partner is not None), True),
        ("utm_campaign", campaign_value(project, cohort.segment), True),
        ("utm_content", "", True),
        ("utm_id", "", True),
        ("via", via, True),
        ("consent_text_version", form.consent.version, False),
    ]
    plain += [(field.name, field.value, False) for field in form.fields if field.kind == "hidden"]
    plain += [("landing_page", "", False), ("referrer", "", False)]
    return [SimpleNamespace(name=name, value=value, query=query) for name, value, query in plain]


def _field(studio: Studio, field: FormField) -> SimpleNamespace:
    options = [SimpleNamespace(value=option.value, label=studio.phrase(option.label)) for option in field.options]
    if field.kind == "country":
        options = list(_countries(studio.locale))
    return SimpleNamespace(
        name=field.name,
        id=f"field-{field.name}".replace("_", "-"),
        kind=field.kind,
        label=studio.phrase(field.label),
        hint=studio.phrase(field.hint) if field.hint else "",
        required=field.required,
        autocomplete=field.autocomplete,
        inputmode=INPUT_MODES.get(field.kind, ""),
        input_type=INPUT_TYPES.get(field.kind, ""),
        dir=DIRECTIONS.get(field.kind, ""),
        options=options,
        value=field.value,
    )


@cache
def _countries(locale: Locale) -> tuple[SimpleNamespace, ...]:
    """Every country: the same in all forms of a language."""
    return tuple(SimpleNamespace(value=code, label=name) for code, name in territory_names(locale))


def _consent(studio: Studio, here: Site, form: Form) -> Markup:
    """The consent sentence, with `{privacy}` as a link to the privacy page."""
    address = escape(here.path(page(studio.locale.code, "privacy")))
    link = Markup('<a href="{}">{}</a>').format(address, studio.markup_words.gettext("privacy notice"))
    before, hole, after = studio.local(form.consent.text).partition("{privacy}")
    parts = [
        studio.markup_value(studio.phrase(before)),
        link if hole else "",
        studio.markup_value(studio.phrase(after)),
    ]
    return Markup("").join(parts)
