"""The mails of a kit, as they will be sent: each HTML file, each plain text, and that both say the same.

A draft (`.eml`) holds both versions of its mail, so the rule that compares them reads drafts.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Final

from generator.checks.mail import lint_mail, lint_pair, lint_text
from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Problem
from generator.model.project import Project

_OF_WORDS: Final = frozenset({"W0930", "E0940", "W0947", "E0980"})
"""What the test language breaks on purpose: its words are longer than real ones."""

_PART: Final = re.compile(r"Content-Type: text/(plain|html).*?\r\n\r\n(.*?)\r\n--", re.DOTALL)


def run(artifact: Artifact, text: str, project: Project) -> Iterator[Problem]:
    parts = artifact.path.split("/")
    if len(parts) < 4 or parts[-2] != "mails":
        return
    path, code = f"site/{artifact.path}", parts[-3]
    locale = next((locale for locale in project.locales if locale.code == code), None)
    if locale is None:
        return
    if artifact.path.endswith(".html"):
        found = lint_mail(text, None, locale.dir, path=path, payer=_payer(artifact, project, code))
    elif artifact.path.endswith(".txt"):
        found = lint_text(text, path=path)
    else:
        found = lint_pair(*_versions(text), path=path)
    disguised = code not in project.programme.locales
    yield from (problem for problem in found if not (disguised and problem.code in _OF_WORDS))


def _payer(artifact: Artifact, project: Project, code: str) -> str:
    """Who pays the sender: the company, in a mail that its partners send. The test language disguises the name."""
    name = artifact.path.rpartition("/")[2].rpartition(".")[0]
    segment = artifact.links[0].segment if artifact.links else artifact.path.split("/")[1]
    copy = project.unit(segment, f"mail-{name}", code)
    paid = copy is not None and copy.mail is not None and copy.mail.sent_by(name) == "partner"
    return project.brand.name.text(code) or "" if paid and code in project.programme.locales else ""


def _versions(draft: str) -> tuple[str, str]:
    """HTML and text of a draft that Wasl wrote; empty where a part is missing."""
    found = {kind: base64.b64decode(body).decode() for kind, body in _PART.findall(draft)}
    return found.get("html", ""), found.get("plain", "")


RULE = Rule("mails", "A mail that was sent cannot be called back.", (".html", ".txt", ".eml"), run)
