"""A static host on loopback for browser tests: content types, `404.html`, and a form end point that remembers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

FORM_PATH = "/__form"

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".eml": "message/rfc822",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class FormPost:
    """One form as it arrived: path with query, fields in the order sent, content type, raw body."""

    path: str
    fields: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes


@dataclass(slots=True)
class ServedSite:
    """A site being served. `posts` grows with each form sent; `form_status` is what the next form is answered."""

    folder: Path
    url: str
    posts: list[FormPost] = field(default_factory=list)
    form_status: int = HTTPStatus.OK

    def to(self, path: str) -> str:
        """Absolute address of a path in the site."""
        return f"{self.url}/{path.lstrip('/')}"


@contextmanager
def serve(folder: Path) -> Iterator[ServedSite]:
    """Serve a folder on a free port of 127.0.0.1 until the block ends."""
    site = ServedSite(folder.resolve(), "")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=site)) as server:
        site.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **CONTENT_TYPES}  # noqa: RUF012 (the base's type)

    def __init__(self, *args: Any, site: ServedSite) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder))

    def do_POST(self) -> None:
        """Record a form sent to `/__form...`; the answer is small HTML with `site.form_status`."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not self.path.startswith(FORM_PATH):
            self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)
            return
        content_type = self.headers.get("Content-Type", "")
        self.site.posts.append(FormPost(self.path, _fields(content_type, body), content_type, body))
        self._answer(self.site.form_status, b"<!doctype html><html lang=en><title>Form</title><p>Received.")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Like real static hosts: the site's own `404.html` for what is not there."""
        page = self.site.folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._answer(code, page.read_bytes())
        else:
            super().send_error(code, message, explain)

    def list_directory(self, path: Any) -> None:
        """Static hosts do not list folders; neither does this one."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: tests read `posts`, not a log."""

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", CONTENT_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _fields(content_type: str, body: bytes) -> tuple[tuple[str, str], ...]:
    """Fields of a plain form or of a multipart one (file names and types of uploads are left out)."""
    if content_type.startswith("multipart/form-data"):
        message = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
        return tuple(_part(part) for part in message.walk() if not part.is_multipart())
    return tuple(parse_qsl(body.decode(), keep_blank_values=True)) if "urlencoded" in content_type else ()


def _part(part: Message) -> tuple[str, str]:
    value = part.get_payload(decode=True)
    assert isinstance(value, bytes)
    return str(part.get_param("name", "", "content-disposition")), value.decode()
