"""GitHub Pages: no headers and no redirects, so pages carry their policy; `CNAME` for an own domain."""

from __future__ import annotations

from collections.abc import Iterable

from generator.links.addresses import Site
from generator.model.project import Project
from generator.package.hosts.shape import Host, Room


def files(project: Project, site: Site) -> Iterable[tuple[str, bytes]]:
    """`.nojekyll`, so that folders with an underscore are served; `CNAME` outside `*.github.io`."""
    yield ".nojekyll", b""
    if not site.host.endswith(".github.io"):
        yield "CNAME", f"{site.host}\n".encode()


HOST = Host("github-pages", files, meta=True, label="GitHub Pages", room=Room(size=1_000_000_000))
"""1 GB published: docs.github.com/pages/getting-started-with-github-pages/github-pages-limits, read 2026-09."""
