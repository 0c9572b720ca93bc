"""The development server: makes pages when they are asked for, on this machine only; a save reloads them at once.

`pages` answers paths from a site's files, `live` takes these from the words as they are now (`generator.preview`),
`http` speaks to the browser. `building` makes the whole site in a process of its own, after the browser has been told:
then `build/` is there, and what only the whole site can say is said. The state between them is one `Hub`; `session`
drives it all.
"""

from __future__ import annotations

import errno
from pathlib import Path

from generator.preview import Preview
from generator.serve.building import Builder, Order, today
from generator.serve.http import Server
from generator.serve.hub import Hub
from generator.serve.live import LivePages
from generator.serve.session import WORDS, Say, Session

__all__ = ["serve_project"]

DONE, ENVIRONMENT = 0, 4


def serve_project(
    root: Path, shipped: Path, port: int, language: str, say: Say, without: frozenset[str] = frozenset()
) -> int:  # fmt: skip
    """Serve `root` on 127.0.0.1 until Ctrl-C; returns the exit code.

    `port` 0 takes any free one; the address is said as soon as pages can be asked for. An invalid project does not end
    it: the last good pages stay and the problems are shown in the terminal and in the page. Nothing of the formats
    `without` is shown or built.
    """
    order = Order(root, shipped, language, without)
    hub, preview = Hub(language), Preview(root, shipped, today, without)
    pages = LivePages(preview, order.site)
    try:
        server = Server(port, pages, hub)
    except (OSError, OverflowError) as error:
        say(_no_port(port, error, language))
        return ENVIRONMENT
    session = Session(server, hub, preview, Builder(order), say)
    pages.wrong = session.page_failed
    try:
        session.run()
    except KeyboardInterrupt:
        return DONE
    finally:
        session.close()
    return DONE


def _no_port(port: int, error: Exception, language: str) -> str:
    name = "in_use" if isinstance(error, OSError) and error.errno == errno.EADDRINUSE else "no_port"
    return WORDS[name].text(language).format(port=port, reason=getattr(error, "strerror", None) or error)
