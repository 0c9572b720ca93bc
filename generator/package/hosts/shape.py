"""What a host is, and the policy that every host serves in its own way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Final

from generator.links.addresses import Site
from generator.links.forms import form_contract
from generator.model.declared import dataclass
from generator.model.project import Project

UNLIMITED: Final = sys.maxsize
Files = Callable[[Project, Site], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Room:
    """What a host takes at most: files of a site, their bytes, and what stands in one folder."""

    files: int = UNLIMITED
    size: int = UNLIMITED
    entries: int = UNLIMITED


@dataclass(frozen=True, slots=True)
class Host:
    """`files` are the host's own files. `meta` says that it sends no headers: pages carry their policy themselves.

    `label` is what it calls itself, where `room` is limited.
    """

    name: str
    files: Files
    meta: bool = False
    label: str = ""
    room: Room = Room()


def page_policy(project: Project) -> str:
    """The Content-Security-Policy of every page: only this site's own files, forms to the provider alone."""
    rules = {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "frame-src": "'self'",
        "form-action": " ".join(["'self'", *form_origins(project)]),
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"
"""For the kits' mails and snippets, which carry inline styles and run nothing."""

FRAME = "frame-ancestors 'self'"


def form_origins(project: Project) -> tuple[str, ...]:
    """Where forms may be sent beyond the site itself."""
    provider = project.fallback_provider or project.provider
    choice = project.programme.provider
    key = choice.fallback.key if choice.fallback else choice.key
    contract = form_contract(
        provider, key=key, form_name="signup", thanks_path="/thanks/",
        thanks_url=project.programme.base_url,
    )  # fmt: skip
    return contract.origins
