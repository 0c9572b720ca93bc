"""What is found in a mail: in its HTML, in its plain text, and where both do not say the same.

A draft (`.eml`) holds both versions of its mail, so the rules that compare them read drafts. A finding points at the
line that can be changed, with the built file beside it; one that the mail's front matter waives keeps the reason.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from generator.checks.mail import findings, pair_findings, problem_at
from generator.checks.mail_letter import Finding, Found, letter
from generator.checks.mail_places import place_of, recipe_of
from generator.checks.mail_setting import setting_of
from generator.checks.mail_tags import lint_tags
from generator.checks.mail_text import draft, fit
from generator.checks.rule import service_of
from generator.model.artifact import Artifact
from generator.model.copy import Copy
from generator.model.locale import Locale
from generator.model.problem import Position, Problem
from generator.model.project import Project
from generator.model.waiver import PREFIX, WAIVABLE
from generator.text.merge_tags import families_of, neutralised

_OF_WORDS: Final = frozenset({"W0928", "W0930", "E0940", "W0947", "W0964", "W0975", "E0980"})
"""What the test language breaks on purpose: its words are longer than real ones, and turned around."""

_KIND: Final = re.compile(r"Content-Type: text/(plain|html)")


def mistakes(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    """All findings about one file in a folder of mails; of other files there are none."""
    parts = artifact.path.split("/")
    if parts[-2:-1] != ["mails"]:  # `mails/intro.html`, or for one of several services `mails/hubspot/intro.html`
        parts = parts[:-2] + parts[-1:]
    if len(parts) < 4 or parts[-2] != "mails" or artifact.path.endswith(".md"):
        return
    locale = next((locale for locale in project.locales if locale.code == parts[-3]), None)
    if locale is None:
        return
    tags = _tags(artifact, text, project)
    yield from tags
    told = frozenset({"E0972"} if any(problem.code == "E0954" for problem in tags) else ())  # the address, told before
    copy = _copy_of(artifact, project, locale)
    disguised = locale.code not in project.programme.locales
    for finding in _found(artifact, text, project, locale, copy):
        if finding.code not in told and not (disguised and finding.code in _OF_WORDS):
            yield _problem(finding, artifact, copy, project)


def _found(artifact: Artifact, text: str, project: Project, locale: Locale, copy: Copy | None) -> Found:
    setting = setting_of(project, _segment(artifact), locale, copy, _name(artifact))
    if artifact.path.endswith(".html"):
        yield from findings(letter(neutralised(text, service_of(artifact, project)), "", setting), whole=False)
        if not any(recipe.format == "text" and "mail" in recipe.axes for recipe in project.recipes):
            yield Finding("E0980", 1, "the mail has no plain text")
    elif artifact.path.endswith(".txt"):
        yield from fit(letter("", text, setting))
    else:
        yield from draft(text)
        html, plain = _versions(text)
        yield from pair_findings(letter(html, plain, setting))


def _tags(artifact: Artifact, text: str, project: Project) -> tuple[Problem, ...]:
    """What is wrong with the merge tags of one version of the mail. A draft is made of two, and sent by no service."""
    if artifact.path.endswith(".eml"):
        return ()
    return lint_tags(
        text, service_of(artifact, project), families_of(project.dialects.values()), path=f"site/{artifact.path}",
        markup=artifact.path.endswith(".html"), named=_is_named(artifact),
    )  # fmt: skip


def _is_named(artifact: Artifact) -> bool:
    """Whether a partner of the list sends it."""
    return any(issued.partner for issued in artifact.links)


def _problem(finding: Finding, artifact: Artifact, copy: Copy | None, project: Project) -> Problem:
    """The finding as people read it: at the line to change, waived where the mail's front matter says so."""
    built = f"site/{artifact.path}"
    told = problem_at(built, finding)
    at = place_of(finding, copy, recipe_of(artifact.recipe, artifact.path, project), project)
    if at is not None:
        told = replace(told, position=at, also=(Position(built, finding.line),))
    reason = dict(copy.waived).get(finding.code, "") if copy else ""
    if not reason or copy is None or finding.code not in WAIVABLE:
        return told
    waived_at = copy.place(PREFIX + finding.code)
    return replace(told, waived=reason, also=(*((waived_at,) if waived_at else ()), *told.also))


def _segment(artifact: Artifact) -> str:
    return artifact.links[0].segment if artifact.links else artifact.path.split("/")[1]


def _name(artifact: Artifact) -> str:
    return artifact.path.rpartition("/")[2].rpartition(".")[0]


def _copy_of(artifact: Artifact, project: Project, locale: Locale) -> Copy | None:
    """The copy that the mail was made of; the test language takes that of the programme's first language."""
    code = locale.code if locale.code in project.programme.locales else project.programme.default_locale
    return project.unit(_segment(artifact), f"mail-{_name(artifact)}", code)


def _versions(text: str) -> tuple[str, str]:
    """HTML and text of a draft that Wasl wrote; empty where a part is missing or cannot be read."""
    found: dict[str, str] = {}
    for part in text.split("\r\n--"):
        head, _, body = part.partition("\r\n\r\n")
        kind = _KIND.search(head)
        if kind:
            with suppress(ValueError):
                found[kind[1]] = base64.b64decode(body).decode()
    return found.get("html", ""), found.get("plain", "")
