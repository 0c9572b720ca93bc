"""What stands at a path. `Pages` is all that the server knows, so that pages may one day be made on request."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote

from generator.serve.headers import Headers, parse_headers

CONTENT_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".eml": "message/rfc822",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
_NOT_SERVED = frozenset({"_headers", "_redirects"})
_SITEMAP = re.compile(r"^Sitemap: https?://[^/\s]+(/\S*)sitemap\.xml$", re.MULTILINE)
_SWAP = 1.0
"""Seconds that a build may take to put its site in place: two renames, between which there is no site."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. `headers` are the host's own for this path, and `Location` where the status asks for one."""

    status: HTTPStatus
    content_type: str = ""
    body: bytes = b""
    headers: Headers = field(default_factory=dict)

    @property
    def is_html(self) -> bool:
        return self.content_type.startswith("text/html")


class Pages(Protocol):
    """Answers paths. `path` is the path of the request as it was sent: percent-encoded, without query."""

    def get(self, path: str) -> Reply: ...

    def thanks(self, path: str) -> str | None:
        """The address of the page that a form sent to `path` leads to; None where there is none."""


class FolderPages:
    """The pages of a built folder, as a static host serves them, `_headers` included."""

    def __init__(self, site: Path) -> None:
        self._site = site

    def get(self, path: str) -> Reply:
        self._settle()
        base, inner = self._base(), unquote(path)
        if not inner.startswith(base):
            home = base if inner in ("/", base.rstrip("/")) else None
            return _moved(home) if home else Reply(HTTPStatus.NOT_FOUND)
        relative = inner[len(base) :]
        rules = self._rules(f"/{relative}")
        file = self._file(relative)
        if file is None:
            return self._missing(relative, rules)
        if file.is_dir():
            return _moved(f"{quote(inner)}/")
        return _reply(HTTPStatus.OK, file, rules)

    def thanks(self, path: str) -> str | None:
        inner = unquote(path)
        folder = inner.removesuffix("/index.html").rstrip("/") + "/"
        return quote(folder) if self.get(quote(folder)).status is HTTPStatus.OK else None

    def _settle(self) -> None:
        """Wait out the moment in which a new site takes the old one's place."""
        end = time.monotonic() + _SWAP
        while not self._site.is_dir() and (self._site.parent / ".site-old").exists() and time.monotonic() < end:
            time.sleep(0.01)

    def _base(self) -> str:
        """The path that the site lives under (`/`, `/repo/`), as the site itself says in robots.txt."""
        robots = self._site / "robots.txt"
        found = _SITEMAP.search(robots.read_text("utf-8")) if robots.is_file() else None
        return found[1] if found else "/"

    def _rules(self, path: str) -> Headers:
        file = self._site / "_headers"
        return parse_headers(file.read_text("utf-8")).of(path) if file.is_file() else {}

    def _file(self, relative: str) -> Path | None:
        """The file (or the folder that lacks its slash); None for what is not there or not to be seen."""
        parts = relative.split("/")
        if relative in _NOT_SERVED or "\0" in relative or "\\" in relative or {".", ".."} & set(parts):
            return None
        if "" in parts[:-1]:
            return None
        wanted = self._site.joinpath(*parts) if parts[-1] else self._site.joinpath(*parts[:-1], "index.html")
        if not wanted.resolve().is_relative_to(self._site.resolve()):
            return None
        if wanted.is_dir():
            return wanted if (wanted / "index.html").is_file() else None
        return wanted if wanted.is_file() else None

    def _missing(self, relative: str, rules: Headers) -> Reply:
        for page in _nearest(relative):
            file = self._file(page)
            if file is not None and file.is_file():
                return _reply(HTTPStatus.NOT_FOUND, file, rules)
        return Reply(HTTPStatus.NOT_FOUND)


def _nearest(relative: str) -> Iterator[str]:
    """`404.html` beside the page, then in every folder above."""
    folders = relative.split("/")[:-1]
    while folders:
        yield "/".join([*folders, "404.html"])
        folders.pop()
    yield "404.html"


def _reply(status: HTTPStatus, file: Path, rules: Headers) -> Reply:
    kind = CONTENT_TYPES.get(file.suffix.lower(), "application/octet-stream")
    try:
        return Reply(status, kind, file.read_bytes(), rules)
    except OSError:
        return Reply(HTTPStatus.NOT_FOUND)


def _moved(location: str) -> Reply:
    return Reply(HTTPStatus.FOUND, headers={"Location": location})
