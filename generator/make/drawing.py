"""Pictures before partners: which can be made here, and their bases, drawn before the work is shared out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from generator.make.materials import Materials
from generator.make.news import News
from generator.model.artifact import CannotMake
from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.problem import Position, Problem, ProjectInvalid
from generator.model.project import Project
from generator.render.press import Press
from generator.render.watch import name_of
from generator.workshop.cache import Cache, cache_key
from generator.workshop.tools import SEPARATOR, Workshop

IMAGE = "image"
Tell = Callable[[str], None]


def draws(plan: Plan) -> bool:
    """Whether this build takes a browser."""
    return any(cohort.recipe.format == IMAGE for cohort in plan.cohorts)


def without_pictures(plan: Plan) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan of a machine without a browser, and a problem for each recipe that is left out.

    Nothing then shows or holds a picture: pages, kits and archives are made of what there is.
    """
    files = Counter[str]()
    for cohort in plan.cohorts:
        if cohort.recipe.format == IMAGE:
            files[cohort.recipe.file] += len(plan.partners_of(cohort)) if cohort.per_partner else 1
    problems = tuple(
        Problem(
            Position(file, 1), "W0712", f"{count:,} pictures are not made: no browser was found to draw them",
            fix="Install Chromium, Google Chrome or Microsoft Edge (on Debian: `apt install chromium`), or name one "
            "by the environment variable WASL_BROWSER. Then build again.", severity="warning",
        )
        for file, count in sorted(files.items())
    )  # fmt: skip
    return plan.without({IMAGE}), problems


def draw_bases(press: Press, plan: Plan, news: News, workshop: Workshop, tell: Tell) -> None:
    """Draw what is new, once for all workers. Raises `ProjectInvalid` where a picture cannot be drawn."""
    pictures: dict[bytes, tuple[str, int, int]] = {}
    files: dict[str, str] = {}
    for cohort in plan.cohorts:
        if cohort.recipe.format == IMAGE and (news.record is None or name_of(cohort) in news.cohorts):
            for page in _pages(press, plan, cohort):
                name = shown(cohort)
                pictures[page] = (name, *cohort.recipe.front.pixels)
                files[name] = cohort.recipe.file
    try:
        workshop.prepare(pictures, tell)
    except CannotMake as error:
        name = str(error).split(":")[0]
        raise ProjectInvalid([Problem(Position(files.get(name, "kits"), 1), "E0711", str(error))]) from error


def ready_documents(plan: Plan, workshop: Workshop) -> None:
    """Have the typesetter ready before the work is shared out."""
    if any(cohort.recipe.format == "document" for cohort in plan.cohorts):
        workshop.ready()


def pale_logos(project: Project, materials: Materials, cache: Cache) -> Iterator[Problem]:
    """PNG logos that nobody sees on a white card. What was seen to be good is not looked at again."""
    for name, asset in project.logos.items():
        if asset.file is None:
            continue
        key = cache_key("logo to be seen 1", asset.file.digest)
        if cache.get(key) is not None:
            continue
        from generator.workshop.pictures.logo import check_logo

        wrong = check_logo(name, materials.logo(name))
        if not wrong:
            cache.put(key, b"")
            continue
        yield Problem(
            Position(asset.file.path), "E0323", f"the logo {wrong}", expected="a picture that can be seen on white",
            fix="Ask for the version of the logo that is made for light backgrounds.",
        )  # fmt: skip


def clipped_in(press: Press, cohort: Cohort, partner: Partner | None, workshop: Workshop) -> Iterator[Problem]:
    """What of a picture's words does not fit its place."""
    if cohort.recipe.format != IMAGE:
        return
    for text in workshop.clipped(press.bytes_of(cohort, partner), shown(cohort)):
        yield Problem(
            Position(cohort.recipe.file, 1), "W0713", f"{shown(cohort)}: `{text}` does not fit its place", found=text,
            fix="Shorten the text, or give it more room in the theme.", severity="warning",
        )  # fmt: skip


def _pages(press: Press, plan: Plan, cohort: Cohort) -> Iterator[bytes]:
    """The page of a cohort's pictures, which is the same for all of its partners."""
    if not cohort.per_partner:
        yield press.bytes_of(cohort, None).partition(SEPARATOR)[0]
        return
    places = plan.partners_of(cohort)
    if places:
        yield press.bytes_of(cohort, plan.roster[places[0]]).partition(SEPARATOR)[0]


def shown(cohort: Cohort) -> str:
    """A picture as people call it."""
    return " ".join(part for part in (cohort.recipe.name, cohort.segment, cohort.locale, cohort.post) if part)
