"""The example as its host serves it: the site's own headers, compression, its own page for lost visitors, and forms.

The form provider of the example is the host itself: a form is sent to the address of its thank-you page, the host keeps
what was sent, and the visitor sees that page. So a test can follow a form from the first key to the thank-you page
without a change to the built HTML.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.site.headers import Headers, read_headers
from tests.tools.server import CONTENT_TYPES

COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")


@dataclass(slots=True)
class Host:
    """A site being served. `posts` grows with each form: the address it was sent to, and its fields in order."""

    folder: Path
    headers: Headers
    url: str = ""
    posts: list[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=list)

    def to(self, path: str) -> str:
        """Absolute address of a path in the site."""
        return f"{self.url}/{path.lstrip('/')}"


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    """Serve a built site on a free port of 127.0.0.1 until the block ends."""
    rules = folder / "_headers"
    served = Host(folder.resolve(), read_headers(rules.read_text("utf-8") if rules.is_file() else ""))
    with _Server(("127.0.0.1", 0), partial(_Handler, host=served)) as server:
        served.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    # A browser keeps connections open; closing the server must not wait for it.
    daemon_threads = True
    block_on_close = False


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, *args: Any, host: Host) -> None:
        self.host = host
        super().__init__(*args)

    def do_GET(self) -> None:
        """A file; a folder's `index.html` (with the closing slash that it lacks); else the site's `404.html`."""
        path = unquote(urlsplit(self.path).path)
        file = self.host.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self._lead(f"{path}/")
        elif file.is_dir() and (file / "index.html").is_file():
            self._send(HTTPStatus.OK, file / "index.html", path)
        elif file.is_file():
            self._send(HTTPStatus.OK, file, path)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.host.folder / "404.html", path)

    def do_POST(self) -> None:
        """Keep the fields, then show the page that the form was sent to."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        self.host.posts.append((path, tuple(parse_qsl(body.decode(), keep_blank_values=True))))
        self._lead(f"{path.rstrip('/')}/")

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: tests look at pages and `posts`."""

    def _lead(self, path: str) -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, file: Path, path: str) -> None:
        kind = CONTENT_TYPES.get(file.suffix, "application/octet-stream")
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in self.host.headers.of(path, "netlify").items():
            self.send_header(name, value)
        if kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
