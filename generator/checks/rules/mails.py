"""The mails of a kit, as they will be sent: each HTML file, each plain text, and that both say the same."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.rule import Rule
from generator.model.artifact import Artifact
from generator.model.problem import Problem
from generator.model.project import Project


def run(artifact: Artifact, text: str, project: Project) -> Iterable[Problem]:
    """What is wrong with a mail. What knows of mails is much, and is loaded with the first one."""
    if "mails" not in artifact.path.split("/")[:-1]:
        return ()
    from generator.checks.mail_run import mistakes

    return mistakes(artifact, text, project)


RULE = Rule("mails", "A mail that was sent cannot be called back.", (".html", ".txt", ".eml"), run)
