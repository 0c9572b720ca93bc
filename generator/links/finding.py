"""What a link lint reports."""

from __future__ import annotations

from generator.model.declared import dataclass
from generator.model.problem import Severity


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding on one link: the rule's id (`L01` to `L15`), a sentence, and what to write instead."""

    id: str
    severity: Severity
    message: str
    fix: str = ""


def error(rule: str, message: str, fix: str = "") -> Finding:
    return Finding(rule, "error", message, fix)


def warning(rule: str, message: str, fix: str = "") -> Finding:
    return Finding(rule, "warning", message, fix)
