"""The body of a mail in templates: text, blocks and the button in their order, and where the button leads."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final

from markupsafe import Markup

from generator.model.copy import Copy
from generator.model.link import Target
from generator.model.mail import ANNOUNCED, WELL_KNOWN
from generator.model.mail import FIELD as MERGE
from generator.model.value import Kind, Value
from generator.render.formats.email import style_copy
from generator.render.issue import Links
from generator.render.later import Later
from generator.render.slots import Sealed
from generator.render.studio import Studio
from generator.render.views.copy import FIELD, CopyView, merge_field, sealed
from generator.text.mail_parts import BUTTON, STORY, MailPart, has_blocks, mail_parts

LIKELIHOOD: Final = range(11)
"""The answers to "how likely are you to recommend us?" (Reichheld, Harvard Business Review, December 2003)."""
OF_THE_OFFER: Final = (*WELL_KNOWN, *ANNOUNCED)
"""Mails that show the offer in front of their button, without a line `{offer}`."""
_TARGETS: Final[dict[str, Target]] = {"page": "page", "terms": "terms"}


def with_fields(source: str) -> str:
    """Copy whose merge fields are values, so that they are isolated and escaped like every other value."""
    return MERGE.sub(lambda found: f"{{{{ {FIELD}.{found[1]} }}}}", source)


def button_of(studio: Studio, links: Links, slug: str, copy: Copy) -> Any:
    """The address of the button; none where the mail has no button, so that no link is issued that nobody sees."""
    if all(part.kind != BUTTON for part in mail_parts(copy.body)):
        return ""
    place = copy.mail.leads_to if copy.mail else "page"
    if copy.mail and copy.mail.opens:
        return merge_field(copy.mail.opens)
    if place == "reply":
        return Value(f"mailto:{studio.project.brand.email}", Kind.URL)
    return links.link(slug, "email", "cta", _TARGETS[place])


def life_parts(studio: Studio, view: CopyView, links: Links, slug: str, copy: Copy) -> list[SimpleNamespace]:
    """The parts of a mail in their order; none for introductions and announcements, which show the offer by themselves.

    Each has `.kind`: `text` (`.html`, `.plain`), `story` (`.html`, `.plain`, `.name`, `.role`), `nps` (`.numbers`: each
    `.number` and `.url`), or the name of a block that needs nothing more.
    """
    parts = mail_parts(copy.body)
    if slug in OF_THE_OFFER and not has_blocks(parts):
        return []
    return [_part(studio, view, links, slug, part) for part in parts]


def _part(studio: Studio, view: CopyView, links: Links, slug: str, part: MailPart) -> SimpleNamespace:
    if part.kind == "nps":
        return SimpleNamespace(kind=part.kind, numbers=[_number(links, slug, number) for number in LIKELIHOOD])
    if part.kind not in ("text", STORY):
        return SimpleNamespace(kind=part.kind)
    source = with_fields(part.text)
    said = SimpleNamespace(
        kind=part.kind,
        html=Later(lambda: styled(studio, view, source)),
        plain=Later(lambda: view.text(source)),
    )
    if part.kind == STORY:
        said.name, said.role = view.meta(part.name), view.meta(part.role) if part.role else ""
    return said


def styled(studio: Studio, view: CopyView, source: str) -> Markup | Sealed:
    """Copy as the HTML of a mail wants it."""
    return sealed(Markup(style_copy(str(view.html(source)), studio.locale.dir)))


def _number(links: Links, slug: str, number: int) -> SimpleNamespace:
    """A number of the scale, with a link of its own: `nps-7` is the answer that analytics count."""
    return SimpleNamespace(
        number=Value(str(number), Kind.PHRASE), url=links.link(slug, "email", f"nps-{number}", "answer")
    )
