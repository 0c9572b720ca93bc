"""The links of the finished site: internal ones lead somewhere, tracked ones are well formed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from generator.links.addresses import Site
from generator.links.lint import lint_link
from generator.model.artifact import Artifact, Issued
from generator.model.codes_links import link_code
from generator.model.problem import Position, Problem

_HREF = re.compile(r"<(?:a|link|img|script|iframe|source)\b[^>]*?\s(?:href|src)=\"([^\"]+)\"")


def internal(artifact: Artifact, site: Site, *, mail: bool = False) -> Iterator[str]:
    """Output paths that a page points to on its own site. In a mail what is no whole address is filled by a service."""
    if not artifact.path.endswith(".html"):
        return
    own = site.absolute("index.html")
    here = f"{own}{artifact.path}"
    for found in _HREF.finditer(artifact.data.decode()):
        address = html.unescape(found[1]).split("#")[0].split("?")[0]
        if mail and not address.startswith(own):
            continue
        whole = urljoin(here, address) if address else here
        if whole.startswith(own) and "[[" not in address:  # a tag is filled when the mail is sent
            path = whole[len(own) :]
            yield path + "index.html" if path == "" or path.endswith("/") else path


def broken(wanted: Iterable[tuple[str, str]], made: frozenset[str]) -> Iterator[Problem]:
    """Problems for internal links (page, target) whose target nobody made."""
    for page, target in sorted(set(wanted)):
        if target not in made:
            yield Problem(
                Position(f"site/{page}"), "E0903", f"the page links to `{target}`, which does not exist", found=target
            )


def tracked(issued: Iterable[Issued]) -> Iterator[Problem]:
    """Findings of the link lint, once for each kind and partner.

    All links of one spec have one shape: they differ in the partner's slug and codes, whose letters were judged at
    their cells, so the longest of each spec speaks for all.
    """
    told: set[tuple[str, str]] = set()
    for one in _longest(issued):
        for finding in lint_link(one.link.url):
            if finding.id == "L08" or (one.partner, finding.id) in told:
                continue
            told.add((one.partner, finding.id))
            code = link_code(finding.id, warning=finding.severity == "warning")
            yield Problem(
                Position("build/reports/links.csv"), code, finding.message, found=one.link.url, fix=finding.fix,
                severity="error" if finding.severity == "error" else "warning",
            )  # fmt: skip


def _longest(issued: Iterable[Issued]) -> list[Issued]:
    """The longest link of each spec and segment."""
    kept: dict[tuple[str, object], Issued] = {}
    for one in issued:
        key = (one.segment, one.link.spec)
        if key not in kept or len(one.link.url) > len(kept[key].link.url):
            kept[key] = one
    return list(kept.values())
