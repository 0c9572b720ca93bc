"""What pictures show: the words of a post, and the picture that a page is shared with."""

from __future__ import annotations

from types import SimpleNamespace

from generator.model.value import Kind, Value
from generator.render.slots import Given
from generator.render.views.desk import Desk
from generator.render.weave import place_of

PREVIEW = "preview"
"""The name of the recipe whose picture goes with a page that is shared."""


def post_view(desk: Desk, name: str) -> SimpleNamespace:
    """`post` as documented in `docs/templates.md`: the words of its picture. `number` counts a segment's posts."""
    posts = desk.project.posts[desk.run.cohort.segment, desk.studio.copy_locale]
    number = next(place for place, post in enumerate(posts, 1) if post.id == name)
    post = posts[number - 1]
    return SimpleNamespace(
        id=post.id, number=number, headline=desk.copy.line(post.headline), line=desk.copy.line(post.line),
        alt=desk.copy.line(post.alt),
    )  # fmt: skip


def shared_picture(desk: Desk) -> SimpleNamespace | None:
    """The link preview of this page: of the partner, or of the segment; none where no such picture is made."""
    cohort = next(
        (one for one in desk.house.siblings(desk.run.cohort).made_by(PREVIEW) if one.recipe.format == "image"), None
    )
    if cohort is None or not desk.run.cohort.segment:
        return None
    width, height = cohort.recipe.front.pixels
    if desk.run.partner is None:
        url: Given | Value = Value(desk.site.absolute(cohort.path()), Kind.URL)
    else:
        place = place_of(cohort, desk.project.programme.kit_secret)
        url = desk.run.give("page.image", lambda partner: desk.site.absolute(place(partner)), key=("image",))
    kind = "image/png" if cohort.recipe.front.path.endswith(".png") else "image/jpeg"
    return SimpleNamespace(url=url, width=width, height=height, type=kind)
