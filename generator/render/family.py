"""Siblings: what is made for the same partner, or for the same segment, in the same language."""

from __future__ import annotations

from dataclasses import replace

from generator.model.plan import Cohort


class Family(dict[str, Cohort]):
    """Siblings by a speaking key: `post:linkedin`, `qr:page:svg`, `snippet`. Of several with one key, the first.

    Of a mail that is made for several services, that is the programme's own; `versions` has them all.
    """

    def __init__(self) -> None:
        super().__init__()
        self._by_recipe: dict[str, list[Cohort]] = {}
        self._versions: dict[tuple[str, str], list[Cohort]] = {}

    def add(self, cohort: Cohort) -> None:
        self.setdefault(_key(cohort), cohort)
        if cohort.mail:
            self._versions.setdefault((cohort.recipe.format, cohort.mail), []).append(cohort)
        recipe = cohort.recipe
        for name in (recipe.name, recipe.name.rpartition("/")[2], f"{recipe.name}.{recipe.format}"):
            self._by_recipe.setdefault(name, []).append(cohort)

    def versions(self, form: str, mail: str) -> tuple[Cohort, ...]:
        """A mail in this format (`email`, `text`, `draft`), for each service that it is made for."""
        return tuple(self._versions.get((form, mail), ()))

    def made_by(self, recipe: str) -> tuple[Cohort, ...]:
        """All siblings that a recipe makes, in the order of the plan.

        `partner/mail.email` is one recipe, `partner/mail` are all of that name, `mail` those of any folder.
        """
        return tuple(self._by_recipe.get(recipe, ()))


class Families:
    """All families of a plan, and where each page is in the other languages."""

    def __init__(self, cohorts: tuple[Cohort, ...]) -> None:
        self._all = frozenset(cohorts)
        self._homes = {cohort.locale: cohort for cohort in cohorts if cohort.recipe.front.path == "{locale}/index.html"}
        self._by_place: dict[tuple[bool, str, str], Family] = {}
        for cohort in cohorts:
            self._at(cohort.per_partner, cohort).add(cohort)
        for cohort in cohorts:  # after all others: what a partner has of its own goes before
            if cohort.recipe.front.shared and not cohort.per_partner:
                self._at(True, cohort).add(cohort)

    def _at(self, per_partner: bool, cohort: Cohort) -> Family:
        place = (per_partner, cohort.segment, cohort.locale)
        found = self._by_place.get(place)
        if found is None:
            found = self._by_place[place] = Family()
        return found

    def of(self, cohort: Cohort) -> Family:
        """What else is made for the same partner or segment in the same language."""
        return self._by_place.get((cohort.per_partner, cohort.segment, cohort.locale), Family())

    def twin(self, cohort: Cohort, locale: str) -> Cohort | None:
        """The same page in another language, where it exists. A page without language leads to the languages' homes."""
        if not cohort.locale:
            return self._homes.get(locale)
        wanted = replace(cohort, locale=locale)
        return wanted if wanted in self._all else None


def _key(cohort: Cohort) -> str:
    if cohort.recipe.format == "qr":
        return f"qr:{cohort.link}:{cohort.recipe.front.path.rpartition('.')[2]}"
    detail = cohort.mail or cohort.network
    return f"{cohort.recipe.format}:{detail}" if detail else cohort.recipe.format
