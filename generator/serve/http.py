"""HTTP on loopback: pages with the reload script in them, the event stream, forms that lead to their thank-you page."""

from __future__ import annotations

import html
import threading
from contextlib import nullcontext
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.model.code import Both
from generator.serve.headers import meta_with_reload, runs_scripts, with_reload
from generator.serve.hub import Hub
from generator.serve.pages import CONTENT_TYPES, Pages, Reply

SCRIPT_PATH, EVENTS_PATH = "/__wasl/reload.js", "/__wasl/events"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_OWN = frozenset({"content-type", "content-length", "cache-control", "connection", "transfer-encoding"})
_PING = 15.0
_IDLE = 60
"""Seconds between signs of life on a stream; seconds after which a silent connection is closed."""

_NO_SITE = Both("لا موقع بعد. تظهر الصفحة فور اكتمال البناء.", "No site yet. The page appears once it is built.")
_NO_PAGE = Both("لا صفحة هنا.", "There is no page here.")


class Server(ThreadingHTTPServer):
    """Bound to 127.0.0.1 from the start; `start` begins to answer, in threads that end with the process."""

    daemon_threads = True

    def __init__(self, port: int, pages: Pages, hub: Hub) -> None:
        super().__init__(("127.0.0.1", port), partial(_Handler, pages=pages, hub=hub))
        self._begun = False

    def server_bind(self) -> None:
        """Without the base's look-up of the host's name, which may ask the network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def start(self) -> None:
        self._begun = True
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="http", daemon=True).start()

    def stop(self) -> None:
        if self._begun:
            self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE

    def __init__(self, *args: Any, pages: Pages, hub: Hub) -> None:
        self._pages, self._hub = pages, hub
        super().__init__(*args)

    def do_GET(self) -> None:
        if not self._is_loopback():
            return
        path = urlsplit(self.path).path
        if path == EVENTS_PATH:
            self._stream()
        elif path == SCRIPT_PATH:
            self._send(Reply(HTTPStatus.OK, CONTENT_TYPES[".js"], _script()))
        else:
            build = self._hub.build  # before reading: a page may be newer than its name, never older
            self._send(self._touched(self._pages.get(path), build))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        """A form that was sent to the site itself: nothing is kept, the visitor sees the thank-you page."""
        if not self._is_loopback():
            return
        self.close_connection = True  # the body stays unread
        thanks = self._pages.thanks(urlsplit(self.path).path)
        if thanks is None:
            self._send(self._touched(Reply(HTTPStatus.NOT_FOUND), self._hub.build))
        else:
            self._send(Reply(HTTPStatus.SEE_OTHER, headers={"Location": thanks}))

    def _is_loopback(self) -> bool:
        """Another host name that leads here is a page elsewhere that wants to read this site."""
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}")
            good = host.hostname in _LOOPBACK and host.username is None
        except ValueError:
            good = False
        if not good:
            self.close_connection = True
            self._send(Reply(HTTPStatus.FORBIDDEN, CONTENT_TYPES[".txt"], b"Only for this machine.\n"))
        return good

    def _touched(self, reply: Reply, build: str) -> Reply:
        """The page with the reload script in its head, where its policy lets scripts run."""
        if reply.status is HTTPStatus.NOT_FOUND and not reply.content_type:
            reply = self._placeholder()
        if not reply.is_html or not runs_scripts(reply.headers):
            return reply
        script = f'<script src="{SCRIPT_PATH}" data-build="{html.escape(build)}" defer></script>'.encode()
        head, mark, rest = meta_with_reload(reply.body).partition(b"</head>")
        body = head + script + mark + rest
        return Reply(reply.status, reply.content_type, body, with_reload(reply.headers))

    def _placeholder(self) -> Reply:
        """A page for the time without a site, and for sites without a 404 page."""
        language = self._hub.language
        none = self._pages.get("/").status is HTTPStatus.NOT_FOUND
        status = HTTPStatus.SERVICE_UNAVAILABLE if none else HTTPStatus.NOT_FOUND
        words = (_NO_SITE if none else _NO_PAGE).text(language)
        direction = "rtl" if language == "ar" else "ltr"
        text = (
            f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
            f"<title>Wasl</title></head><body><p>{words}</p></body></html>"
        )
        return Reply(status, CONTENT_TYPES[".html"], text.encode())

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            if name.lower() not in _OWN:
                self.send_header(name, value)
        if reply.content_type:
            self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _stream(self) -> None:
        """Server-sent events: the state now, then every change of it. Never ends by itself."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        number, page = -1, parse_qs(urlsplit(self.path).query).get("page", [""])[0]
        with self._hub.showing(page) if page else nullcontext():
            while True:
                news = self._hub.wait(number, _PING)
                if news is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    number, data = news
                    self.wfile.write(f"retry: 500\nevent: state\ndata: {data}\n\n".encode())
                self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the terminal is for builds and problems."""


def _script() -> bytes:
    return (resources.files("generator.serve") / "reload.js").read_bytes()
