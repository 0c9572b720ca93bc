"""From a path of the site to what is made there, without unfolding the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.links.addresses import TOKEN_LENGTH, kit_token, path_of
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.roster import Roster

Job = tuple[Cohort, Partner | None]

_SLUG, _TOKEN = "\ue000", "\ue001"  # paths are ASCII, so these stand nowhere else; capitals leave them alone
_ANYBODY = Partner(_SLUG, (), "", "referral", "", "")


class Tokens:
    """Whose kit an address belongs to. Outlives a reading: a token is made of slug and secret alone."""

    def __init__(self) -> None:
        self._secret = ""
        self._slugs: dict[str, str] = {}
        self._known: Roster | None = None

    def slug(self, token: str, roster: Roster, secret: str) -> str:
        """The partner of a token, if it has one. The list is gone through when a token is asked for that is new."""
        if secret != self._secret:
            self._secret, self._slugs, self._known = secret, {}, None
        if token not in self._slugs and self._known is not roster:
            self._slugs |= {kit_token(secret, slug): slug for slug in roster.slugs(0, len(roster))}
            self._known = roster
        return self._slugs.get(token, "")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The paths of a cohort's partners: what stands before the first name, after it, and at the end."""

    cohort: Cohort
    by_token: bool
    after: str
    end: str

    def names(self, rest: str) -> Iterator[str]:
        """What the first name may be, where `rest` is the path from there on."""
        if not rest.endswith(self.end):
            return
        if self.by_token:
            yield rest[:TOKEN_LENGTH]
            return
        stop = rest.find(self.after, 1)
        while 0 < stop <= len(rest):
            yield rest[:stop]
            stop = rest.find(self.after, stop + 1)


class Jobs:
    """Every file that the recipes make, by its path."""

    def __init__(self, plan: Plan, secret: str, tokens: Tokens) -> None:
        self._plan, self._secret, self._tokens = plan, secret, tokens
        self._alone = {cohort.path(): cohort for cohort in plan.cohorts if not cohort.per_partner}
        self._patterns: dict[str, list[_Pattern]] = {}
        for cohort in plan.cohorts:
            if cohort.per_partner:
                head, pattern = _pattern(cohort)
                self._patterns.setdefault(head, []).append(pattern)

    def find(self, path: str) -> Job | None:
        """What is made at this path, and for whom."""
        alone = self._alone.get(path)
        if alone is not None:
            return alone, None
        known: dict[tuple[bool, str], Partner | None] = {}
        for head, patterns in self._patterns.items():
            if path.startswith(head):
                for pattern in patterns:
                    for name in pattern.names(path[len(head) :]):
                        key = (pattern.by_token, name)
                        partner = known[key] if key in known else known.setdefault(key, self._partner(*key))
                        if partner is not None and self._is_at(path, pattern.cohort, partner):
                            return pattern.cohort, partner
        return None

    def _partner(self, by_token: bool, name: str) -> Partner | None:
        roster = self._plan.roster
        slug = self._tokens.slug(name, roster, self._secret) if by_token else name.lower()
        place = roster.find(slug)
        return roster[place] if place is not None else None

    def _is_at(self, path: str, cohort: Cohort, partner: Partner) -> bool:
        return cohort.segment == partner.segment and path_of(cohort, partner, self._secret) == path


def _pattern(cohort: Cohort) -> tuple[str, _Pattern]:
    path = cohort.path(_ANYBODY, _TOKEN)
    at = next((index for index, sign in enumerate(path) if sign in (_SLUG, _TOKEN)), len(path))
    pieces = path[at + 1 :].replace(_TOKEN, _SLUG).split(_SLUG)
    return path[:at], _Pattern(cohort, path[at : at + 1] == _TOKEN, pieces[0], pieces[-1])
