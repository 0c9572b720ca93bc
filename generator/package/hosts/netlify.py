"""Netlify: `_headers` and `_redirects` in the subset that Cloudflare Pages reads alike (docs/hosting.md)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.links.addresses import Site
from generator.model.project import Project
from generator.package.hosts.shape import FRAME, MAIL_POLICY, Host, Room, page_policy

SECURITY = (
    "Referrer-Policy: strict-origin-when-cross-origin",
    "X-Content-Type-Options: nosniff",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
    "Strict-Transport-Security: max-age=31536000; includeSubDomains",
)


def files(project: Project, site: Site) -> Iterable[tuple[str, bytes]]:
    """`_headers`. Patterns do not overlap in a header that they set, because a header set twice is joined."""
    policy = f"{page_policy(project)}; {FRAME}"
    rules: list[tuple[str, list[str]]] = [("/*", list(SECURITY))]
    pages = [*(f"/{locale.code}/*" for locale in project.locales), "/go/*", "/Q/*", "/", "/404.html", "/index.html"]
    rules += [(pattern, [f"Content-Security-Policy: {policy}"]) for pattern in pages]
    rules += [
        (f"/{locale.code}/k/*", ["X-Robots-Tag: noindex", "! Referrer-Policy", "Referrer-Policy: no-referrer"])
        for locale in project.locales
    ]
    rules.append(("/kits/*", [f"Content-Security-Policy: {MAIL_POLICY}", "X-Robots-Tag: noindex"]))
    rules.append(("/assets/*", ["Cache-Control: public, max-age=31536000, immutable"]))
    text = "\n".join(f"{pattern}\n" + "".join(f"  {line}\n" for line in lines) for pattern, lines in rules)
    yield "_headers", text.encode()


HOST = Host("netlify", files, label="Netlify", room=Room(entries=54_000))
"""Entries of a folder: docs.netlify.com, read 2026-09."""
