"""Stage 2: Source to Project. Everything is checked, and every problem is told, before anything is made."""

from __future__ import annotations

from collections.abc import Mapping

from generator.links.forms import key_problem
from generator.model.build import BuildInfo
from generator.model.copy import Copy, Post, PostPack
from generator.model.disclosure import Disclosure
from generator.model.form import Form
from generator.model.jurisdictions import Jurisdictions
from generator.model.locale import Locale
from generator.model.network import Network
from generator.model.problem import Problem
from generator.model.programme import Brand, Campaign, Programme
from generator.model.project import Project
from generator.model.provider import Provider
from generator.model.segment import Segment
from generator.model.source import Source
from generator.text.cldr import UnknownLocale, make_locale
from generator.validate import facts, looks
from generator.validate.bench import Bench
from generator.validate.disclosures import check_disclosures
from generator.validate.hand_links import check_hand_links
from generator.validate.kits import read_kits
from generator.validate.mail_facts import mail_facts
from generator.validate.memory import Memory
from generator.validate.offer_guards import guard
from generator.validate.offer_values import check_values
from generator.validate.offers import check_offers, read_earlier, read_offers
from generator.validate.partner_law import PartnerLaw
from generator.validate.partner_names import check_names
from generator.validate.partners import read_partners
from generator.validate.pieces import read_pieces
from generator.validate.posts import PostFacts
from generator.validate.recipes import read_recipes
from generator.validate.references import check_references
from generator.validate.schedule import read_calendar
from generator.validate.stand_in import stand_in
from generator.validate.uploads import check_uploads, choose_schedulers

PROGRAMME = "content/programme.yaml"
PSEUDO = "ar-XB"


def validate(
    source: Source, build: BuildInfo, memory: Memory | None = None
) -> tuple[Project | None, tuple[Problem, ...]]:
    """The project, or none where it cannot be built; and everything that was found, warnings included.

    With a `memory` of earlier calls, what is the same object in `source` as last time is not looked at again.
    """
    bench = Bench(source, memory=memory or Memory())
    bench.memory.begin()
    project = _project(bench, build)
    return (None if bench.failed() else project), tuple(sorted(bench.problems))


def _project(bench: Bench, build: BuildInfo) -> Project | None:
    programme = bench.noun(Programme, PROGRAMME, "the programme")
    brand = bench.noun(Brand, "content/brand.yaml", "the company")
    segments = _segments(bench)
    offers = read_offers(bench)
    earlier = read_earlier(bench, offers)
    forms = bench.nouns(Form, "content/forms", "the form")
    campaigns = bench.nouns(Campaign, "content/campaigns", "the campaign")
    networks, providers, disclosures = facts.networks(bench), facts.providers(bench), facts.disclosures(bench)
    schedulers = facts.schedulers(bench)
    dialects = facts.dialects(bench)
    recipes = read_recipes(bench)
    logos = looks.read_logos(bench)
    programme = programme or stand_in(bench)
    if programme is None:
        return None
    locales = _locales(bench, programme, build)
    codes = tuple(programme.locales)
    copy, posts = read_pieces(bench, segments, codes, programme, PostFacts(networks, disclosures))
    law = PartnerLaw(bench, Jurisdictions(disclosures, programme.jurisdictions), build.today)
    partners = read_partners(
        bench, tuple(locale.code for locale in locales), programme.default_locale, segments,
        (tier.slug for tier in programme.tiers), logos, dialects, law,
    )  # fmt: skip
    theme = looks.read_theme(bench, programme.theme)
    words = looks.catalogues(bench, programme.theme, codes)
    if theme is not None:
        check_names(bench, partners, tuple(locale.code for locale in locales), theme.coverage)
    kits, archives = read_kits(
        bench, recipes, segments, [tier.slug for tier in programme.tiers], codes, logos, theme.assets if theme else ()
    )
    check_references(bench, programme, segments, forms, campaigns, networks, logos, dialects)
    check_disclosures(bench, programme, disclosures)
    check_offers(bench, offers, programme)
    check_values(bench, segments, offers)
    guard(bench, programme, brand, segments, offers, build.today)
    check_hand_links(bench, programme)
    provider, fallback = _providers(bench, programme, providers)
    campaign = campaigns.get(programme.campaign)
    schedulers = choose_schedulers(bench, programme, schedulers)
    mails = {(of, unit.removeprefix("mail-")) for of, unit, _ in copy if unit.startswith("mail-")}
    calendar = read_calendar(bench, programme, campaign, programme.campaign, posts, mails) if campaign else {}
    if campaign and calendar:
        check_uploads(bench, programme, campaign, programme.campaign, calendar, schedulers, recipes, kits, build.today)
    if brand is None or theme is None or campaign is None or provider is None:
        return None
    return Project(
        programme=programme, brand=brand, locales=locales, campaign_slug=programme.campaign, campaign=campaign,
        offers=offers, earlier=earlier, forms=forms, segments=segments, copy=copy, posts=posts, partners=partners,
        networks=networks,
        provider=provider, fallback_provider=fallback, disclosures=disclosures, dialects=dialects, theme=theme,
        catalogues=words, recipes=(*recipes, *archives), logos=logos, kits=kits, schedulers=schedulers,
        calendar=calendar, mail_facts=mail_facts(bench),
    )  # fmt: skip


def _segments(bench: Bench) -> dict[str, Segment]:
    """Segments by slug, in the order that they name."""
    found: dict[str, Segment] = {}
    for key, file in bench.source.yaml.items():
        parts = key.split("/")
        if len(parts) == 4 and parts[:2] == ["content", "segments"] and parts[3] in ("segment.yaml", "segment.yml"):
            made = bench.typed(Segment, file, f"the segment `{parts[2]}`")
            if made is not None:
                found[parts[2]] = made
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def _locales(bench: Bench, programme: Programme, build: BuildInfo) -> tuple[Locale, ...]:
    found: list[Locale] = []
    for number, code in enumerate((*programme.locales, *((PSEUDO,) if build.pseudo else ()))):
        try:
            found.append(make_locale(code, programme.digits.get(code)))
        except UnknownLocale as error:
            message = f"`{code}` is no language that is known here"
            bench.say(bench.place(PROGRAMME, "locales", number), "E0312", message, found=code,
                      expected="a BCP 47 code such as ar, en or fr", suggestion=error.suggestion)  # fmt: skip
    if programme.default_locale not in programme.locales:
        bench.known(bench.place(PROGRAMME, "default_locale"), "E0312", "language", programme.default_locale,
                    programme.locales)  # fmt: skip
    return tuple(found)


def _providers(
    bench: Bench, programme: Programme, known: Mapping[str, Provider]
) -> tuple[Provider | None, Provider | None]:
    """The form provider and, where it needs a script, the one that serves visitors without."""
    choice, place = programme.provider, bench.place(PROGRAMME, "form_provider", "name")
    if not bench.known(place, "E0307", "form provider", choice.name, known):
        return None, None
    provider = known[choice.name]
    _check_key(bench, provider, choice.key)
    if provider.needs_fallback and choice.fallback is None:
        bench.say(place, "E0308", f"`{choice.name}` cannot take a form without JavaScript",
                  expected="`fallback:` with a second provider",
                  fix="Add `fallback: {name: mailto, key: you@example.com}` or another provider.")  # fmt: skip
        return provider, None
    if choice.fallback is None:
        return provider, None
    if not bench.known(place, "E0307", "form provider", choice.fallback.name, known):
        return provider, None
    _check_key(bench, known[choice.fallback.name], choice.fallback.key)
    return provider, known[choice.fallback.name]


def _check_key(bench: Bench, provider: Provider, key: str) -> None:
    wrong = key_problem(provider, key)
    if wrong:
        bench.say(bench.place(PROGRAMME, "form_provider"), "E0308", wrong,
                  fix=f"Write `form_provider: {{name: {provider.slug}, key: …}}`, the key being "
                  f"{provider.key.hint.get('en') or 'what the provider gave you'}.")  # fmt: skip


CopyMap = Mapping[tuple[str, str, str], Copy]
PostMap = Mapping[tuple[str, str], tuple[Post, ...]]
__all__ = ["Disclosure", "Network", "PostPack", "validate"]
