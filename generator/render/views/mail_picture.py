"""A mail in the template of its picture: as it stands in its file, with somebody's name where a partner's will be."""

from __future__ import annotations

import re
from html import escape
from types import SimpleNamespace
from typing import Final

from markupsafe import Markup

from generator.model.copy import Copy
from generator.model.dialect import PLAIN, known
from generator.model.plan import Cohort
from generator.render.views.desk import Desk
from generator.text.merge_tags import filled

_HEAD_END: Final = "</head>"
_LEFT: Final = re.compile(r"\[\[([^\[\]]*)\]\]")


def mail_picture(desk: Desk, copy: Copy) -> SimpleNamespace:
    """`mail` as documented in `docs/templates.md`: `.subject`, and `.page(styles)` to go into a frame's `srcdoc`."""
    return SimpleNamespace(
        slug=desk.run.cohort.mail,
        subject=desk.copy.meta(copy.get("subject")),
        page=lambda styles="": _page(desk, str(styles)),
    )


def _page(desk: Desk, styles: str) -> Markup:
    """The whole mail, with one more style block, written for an attribute."""
    found = _mail_of(desk)
    if found is None:
        raise ValueError("there is no mail to draw: the kit has no recipe of the format `email` for this axis")
    html = desk.house.bytes_of(found, None).decode()
    named = html.replace(_HEAD_END, f"<style>{styles}</style>{_HEAD_END}", 1)
    return Markup(escape(_with_names(desk, named, found.dialect)))


def _mail_of(desk: Desk) -> Cohort | None:
    """The mail of this segment, language and name: as a service sends it, for only then it has colours for the dark."""
    wanted = desk.run.cohort.mail
    siblings = desk.house.siblings(desk.run.cohort).made_by("mail")
    mails = [one for one in siblings if one.recipe.format == "email" and one.mail == wanted]
    return next((one for one in mails if one.dialect != PLAIN), next(iter(mails), None))


def _with_names(desk: Desk, html: str, service: str) -> str:
    """What is filled in later, as words that show what will stand there."""
    words = desk.studio.catalogue.gettext
    names = {words("[[your company]]"): words("Your company"), "[[sender_address]]": words("Your postal address")}
    dialect = desk.studio.project.dialects.get(service)
    if dialect is not None:
        there = desk.studio.catalogue.pgettext("greeting without a name", "there")
        names[filled(known(dialect.first_name_fallback) or "", fallback=there)] = there
        names[known(dialect.address) or ""] = words("Your postal address")
    for mark, name in names.items():
        html = html.replace(mark, name) if mark else html
    return _LEFT.sub(lambda found: found[1].replace("_", " "), html)
