"""All tracked links of a build, without building it: each stencil is rendered once, each kind of partner counted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.links import tracked
from generator.links.channel import is_known
from generator.links.finding import Finding
from generator.links.spelling import folded
from generator.links.survey import Survey
from generator.make.cohorts import Groups
from generator.model.artifact import Issued
from generator.model.codes_links import link_code
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.problem import Position, Problem
from generator.render.bundle import Bundle
from generator.render.press import Press

REGISTER = "build/reports/links.csv"


@dataclass(slots=True)
class _Kind:
    """Partners whose links differ in plain words only: the first of them, the one with the longest, how many."""

    bundle: Bundle
    first: Partner
    longest: Partner
    partners: int = 0

    def add(self, partner: Partner) -> None:
        self.partners += 1
        if _length(partner) > _length(self.longest):
            self.longest = partner


def survey(plan: Plan, press: Press) -> tuple[Survey, tuple[Problem, ...]]:
    """What the links of this plan are, and what is wrong with them. Raises `ProjectInvalid` for a wrong template."""
    found = Survey()
    house = _of_nobody(plan, press)
    found.add(house)
    problems = [*tracked(house), *_alike(plan, press)]
    for kind in _kinds(plan, press):
        issued = kind.bundle.issued(kind.first)
        found.partners += kind.partners
        found.add(issued, kind.partners)
        problems += tracked(issued)
        if kind.longest is not kind.first:
            problems += tracked(kind.bundle.issued(kind.longest))
    problems += (_problem(one, finding) for finding, one in (*found.findings.items(), *found.splits()))
    return found, tuple(sorted(dict.fromkeys(problems)))


def _of_nobody(plan: Plan, press: Press) -> list[Issued]:
    """The links on what is for no partner in particular."""
    common = [cohort for cohort in _printed(plan.cohorts) if not cohort.per_partner]
    return [one for cohort in common for one in press.artifact(cohort, None).links]


def _kinds(plan: Plan, press: Press) -> list[_Kind]:
    """The partners, sorted by what their links have in common; the names of known sources stand for themselves."""
    groups = Groups(_printed(plan.cohorts))
    kinds: dict[tuple[int, str], _Kind] = {}
    for partner in _partners(plan, press):
        group = groups.of(partner)
        bundle = press.bundle(f"links{group.name}", partner, group.cohorts)
        key = id(bundle), partner.slug if is_known(partner.slug) else ""
        kind = kinds.get(key)
        if kind is None:
            kind = kinds[key] = _Kind(bundle, partner, partner)
        kind.add(partner)
    return list(kinds.values())


def _alike(plan: Plan, press: Press) -> Iterator[Problem]:
    """Partners whose slugs are one word in two spellings."""
    seen: dict[str, str] = {}
    for partner in _partners(plan, press):
        other = seen.setdefault(folded(partner.slug), partner.slug)
        if other != partner.slug:
            message = f"the slugs `{partner.slug}` and `{other}` are nearly the same: reports will be misread"
            yield Problem(
                Position(partner.path, partner.line), "W0821", message, found=partner.slug, severity="warning",
                fix="Give one of the two partners another slug.",
            )  # fmt: skip


def _partners(plan: Plan, press: Press) -> Iterator[Partner]:
    roster, places = press.project.partners, plan.places
    if isinstance(places, range):
        yield from roster.block(places.start, places.stop)
    else:
        yield from map(roster.__getitem__, places)


def _printed(cohorts: tuple[Cohort, ...]) -> tuple[Cohort, ...]:
    """What prints links itself; archives hold files that do."""
    return tuple(cohort for cohort in cohorts if not cohort.recipe.holds)


def _length(partner: Partner) -> int:
    return len(partner.slug) + len(partner.code)


def _problem(one: Issued, finding: Finding) -> Problem:
    code = link_code(finding.id, warning=True)
    return Problem(
        Position(REGISTER), code, finding.message, found=one.link.url, severity="warning",
        fix=finding.fix[:1].upper() + finding.fix[1:],
    )  # fmt: skip
