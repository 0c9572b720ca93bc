"""What stands at a path, as a static host would answer. `Pages` is all that the server knows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import quote, unquote

from generator.model.declared import dataclass, field
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


class Files(Protocol):
    """The files of a site, by their paths in it (`ar/index.html`)."""

    @property
    def base(self) -> str:
        """The path that the site lives under (`/`, `/repo/`)."""

    def holds(self, path: str) -> bool: ...

    def get(self, path: str) -> bytes | None: ...


class SitePages:
    """The files of a site as a static host serves them, `_headers` included."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def get(self, path: str) -> Reply:
        base, inner = self._files.base, unquote(path)
        if not inner.startswith(base):
            home = base if inner in ("/", base.rstrip("/")) else None
            return _moved(home) if home else Reply(HTTPStatus.NOT_FOUND)
        relative = inner[len(base) :]
        if not _is_safe(relative):
            return self._missing(relative)
        file = f"{relative}index.html" if relative == "" or relative.endswith("/") else relative
        found = self._reply(HTTPStatus.OK, file, relative)
        if found is None and file == relative and self._files.holds(f"{relative}/index.html"):
            return _moved(f"{quote(inner)}/")
        return found or self._missing(relative)

    def thanks(self, path: str) -> str | None:
        return thanks_page(self.get, path)

    def _reply(self, status: HTTPStatus, file: str, relative: str) -> Reply | None:
        data = self._files.get(file)
        if data is None:
            return None
        kind = CONTENT_TYPES.get(PurePosixPath(file).suffix.lower(), "application/octet-stream")
        rules = self._files.get("_headers")
        return Reply(status, kind, data, parse_headers(rules.decode()).of(f"/{relative}") if rules else {})

    def _missing(self, relative: str) -> Reply:
        pages = (self._reply(HTTPStatus.NOT_FOUND, page, relative) for page in _nearest(relative) if _is_safe(page))
        return next(filter(None, pages), Reply(HTTPStatus.NOT_FOUND))


class FolderPages(SitePages):
    """The pages of a built folder."""

    def __init__(self, site: Path) -> None:
        super().__init__(_Folder(site))
        self._site = site

    def get(self, path: str) -> Reply:
        self._settle()
        return super().get(path)

    def _settle(self) -> None:
        """Wait out the moment in which a new site takes the old one's place."""
        end = time.monotonic() + _SWAP
        while not self._site.is_dir() and (self._site.parent / ".site-old").exists() and time.monotonic() < end:
            time.sleep(0.01)


@dataclass(frozen=True, slots=True)
class _Folder:
    site: Path

    @property
    def base(self) -> str:
        """As the site itself says in robots.txt."""
        robots = self.get("robots.txt")
        found = _SITEMAP.search(robots.decode()) if robots else None
        return found[1] if found else "/"

    def holds(self, path: str) -> bool:
        return self._file(path) is not None

    def get(self, path: str) -> bytes | None:
        file = self._file(path)
        try:
            return file.read_bytes() if file else None
        except OSError:
            return None

    def _file(self, path: str) -> Path | None:
        """The file, unless a link leads out of the site."""
        wanted = self.site / path
        try:
            inside = wanted.is_file() and wanted.resolve().is_relative_to(self.site.resolve())
        except OSError:  # a name that is too long, a folder that nobody may read
            return None
        return wanted if inside else None


def thanks_page(get: Callable[[str], Reply], path: str) -> str | None:
    """Where a form that is sent to `path` leads to, of the pages that `get` answers."""
    folder = quote(unquote(path).removesuffix("/index.html").rstrip("/") + "/")
    return folder if get(folder).status is HTTPStatus.OK else None


def _is_safe(relative: str) -> bool:
    """Whether this is a plain path inside the site, of a file that a host would show."""
    parts = relative.split("/")
    odd = relative in _NOT_SERVED or "\0" in relative or "\\" in relative
    return not odd and not {".", ".."} & set(parts) and "" not in parts[:-1]


def _nearest(relative: str) -> Iterator[str]:
    """`404.html` beside the page, then in every folder above."""
    folders = relative.split("/")[:-1]
    while folders:
        yield "/".join([*folders, "404.html"])
        folders.pop()
    yield "404.html"


def _moved(location: str) -> Reply:
    return Reply(HTTPStatus.FOUND, headers={"Location": location})
