"""The mails of the programme in the library: by event, in the order of a partnership, with what the team must know.

Mails of several segments that say the same about themselves (who, to whom, when, what they need) stand together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from generator.model.copy import Copy
from generator.model.mail import MAIL, MailFront, mail_order
from generator.model.plan import Cohort
from generator.model.project import Project

Said = tuple[str, ...]
"""What mails have in common: name, sender, readers, when, needs, what the button opens, other subjects, consent."""


def mails_section(project: Project, locale: str, words: Mapping[str, Any]) -> str:
    """The section as HTML; nothing where the programme has no mails."""
    entries = [entry for event in _events(project, locale) for entry in _entries(project, locale, event, words)]
    if not entries:
        return ""
    title, lead = escape(words["mails"]), escape(words["mails_lead"])
    return (
        f'<details class="mails"><summary>{title}</summary><p class="hint">{lead}</p>\n'
        f"<ol>{''.join(entries)}</ol></details>"
    )


def _events(project: Project, locale: str) -> list[str]:
    names = {unit.removeprefix(MAIL) for of, unit, code in project.copy if of and code == locale and unit[:5] == MAIL}
    return sorted(names, key=mail_order)


def _entries(project: Project, locale: str, event: str, words: Mapping[str, Any]) -> Iterator[str]:
    """One entry for each group of segments whose mails say the same about themselves."""
    groups: dict[Said, list[tuple[str, Copy]]] = {}
    for segment in project.segments:
        copy = project.unit(segment, MAIL + event, locale)
        if copy is not None and copy.mail is not None:
            groups.setdefault(_said(copy.mail, event, words), []).append((segment, copy))
    for said, members in groups.items():
        links = "".join(_link(project, locale, event, segment, copy) for segment, copy in members)
        yield f"<li>{_facts(said, event, words)}<ul>{links}</ul></li>\n"


def _said(mail: MailFront, event: str, words: Mapping[str, Any]) -> Said:
    return (
        mail.name or words["mail_names"].get(event, event),
        words["senders"][mail.sent_by(event)],
        words["and"].join(words["readers"][reader] for reader in mail.to),
        mail.when,
        " ".join(f"[[{name}]]" for name in mail.needs),
        words["places"].get(mail.leads_to, f"[[{mail.leads_to}]]"),
        " | ".join(mail.subjects),
        mail.consent,
    )


def _facts(said: Said, event: str, words: Mapping[str, Any]) -> str:
    name, *values = said
    rows = "".join(
        f"<div><dt>{escape(label)}</dt><dd><bdi>{escape(value)}</bdi></dd></div>"
        for label, value in zip(words["mail_facts"], values, strict=True)
        if value
    )
    return f'<h3>{escape(name)} <code dir="ltr">{escape(event)}</code></h3><dl>{rows}</dl>'


def _link(project: Project, locale: str, event: str, segment: str, copy: Copy) -> str:
    name = project.segments[segment].name.get(locale) or segment
    subject = copy.mail.subject if copy.mail else event
    path = _path(project, locale, event, segment, copy)
    words = f"<bdi>{escape(name)}</bdi>: <bdi>{escape(subject)}</bdi>"
    return f'<li><a href="../site/{escape(path)}">{words}</a></li>' if path else f"<li>{words}</li>"


def _path(project: Project, locale: str, event: str, segment: str, copy: Copy) -> str:
    """Where the mail lies as HTML, from the site's root; empty where no recipe makes it for the team."""
    for recipe in project.recipes:
        front = recipe.front
        if recipe.format != "email" or "mail" not in recipe.axes or "partner" in recipe.axes:
            continue
        limits = ((front.mails, event), (front.segments, segment), (front.locales, locale))
        sender = copy.mail.sent_by(event) if copy.mail else None
        if all(not names or name in names for names, name in limits) and front.sender in (None, sender):
            return Cohort(recipe, locale=locale, segment=segment, mail=event).path()
    return ""
