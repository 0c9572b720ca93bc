"""The links of a build, or of somebody's list, by the channels that analytics will file them under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.links.audit import Audit
from generator.links.survey import Shared, Survey
from generator.model.code import Both

_HEAD = (
    Both("روابط", "links"), Both("utm_medium", "utm_medium"), Both("GA4", "GA4"), Both("Plausible", "Plausible"),
    Both("Matomo", "Matomo"), Both("مثل", "such as"),
)  # fmt: skip
_TOTAL = Both("الروابط: {links} · الشركاء: {partners}", "{links} links, {partners} partners")
_LOOKED = Both("الروابط: {links}", "{links} links")
_NONE = "–"
_SHOWN = 3


def render_survey(survey: Survey, language: str) -> str:
    """A table with a line for each group of channels, for people."""
    rows = [
        (f"{survey.count(shared):,}", *(name or _NONE for name in channels), _such_as(shared))
        for channels, shared in survey.groups().items()
    ]
    total = _TOTAL.text(language).format(links=f"{survey.links:,}", partners=f"{survey.partners:,}")
    return _table(rows, language) + total + "\n"


def render_audits(audits: Iterable[tuple[Audit, int]], language: str) -> str:
    """The same for links that somebody has; each comes with how often it occurs."""
    groups: dict[tuple[str, ...], list[tuple[Audit, int]]] = {}
    for one, times in audits:
        groups.setdefault((one.medium, one.ga4, one.plausible, one.matomo.channel), []).append((one, times))
    counted = sorted(((sum(times for _, times in same), key, same) for key, same in groups.items()), key=_most)
    rows = [
        (f"{links:,}", *(name or _NONE for name in key), _listed(dict.fromkeys(_said(one) for one, _ in same)))
        for links, key, same in counted
    ]
    total = _LOOKED.text(language).format(links=f"{sum(links for links, *_ in counted):,}")
    return _table(rows, language) + total + "\n"


def survey_as_data(survey: Survey) -> dict[str, Any]:
    """Everything, for machines: a row for each thing that is shared."""
    return {
        "links": survey.links,
        "partners": survey.partners,
        "shared": [_as_row(one, survey) for one in sorted(survey.shared)],
    }


def audit_as_data(one: Audit, times: int) -> dict[str, Any]:
    matomo = {name: getattr(one.matomo, name) for name in one.matomo.__slots__}
    return {
        "url": one.url, "times": times, "source": one.source, "medium": one.medium, "campaign": one.campaign,
        "ga4": one.ga4, "plausible": one.plausible, "matomo": matomo,
    }  # fmt: skip


def _as_row(one: Shared, survey: Survey) -> dict[str, Any]:
    tally, channels = survey.shared[one], one.channels
    return {
        "segment": one.segment, "locale": one.locale, "content": one.content, "campaign": one.campaign,
        "medium": channels.medium, "ga4": channels.ga4, "plausible": channels.plausible, "matomo": channels.matomo,
        "links": tally.links, "example": tally.example,
    }  # fmt: skip


def _most(group: tuple[int, tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    return -group[0], group[1]


def _such_as(shared: Sequence[Shared]) -> str:
    return _listed(dict.fromkeys(one.content for one in shared))


def _said(one: Audit) -> str:
    return next((text for kind, text in one.values if kind == "utm_source"), one.url)


def _listed(names: Iterable[str]) -> str:
    first = list(names)
    more = len(first) - _SHOWN
    return ", ".join(first[:_SHOWN]) + (f" +{more}" if more > 0 else "")


def _table(rows: Sequence[tuple[str, ...]], language: str) -> str:
    lines = [tuple(cell.text(language) for cell in _HEAD), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD) - 1)]
    return "".join(
        "  ".join((line[0].rjust(widths[0]), *map(str.ljust, line[1:-1], widths[1:]), line[-1])).rstrip() + "\n"
        for line in lines
    )
