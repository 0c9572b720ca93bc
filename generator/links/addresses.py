"""Where everything lives on the site, in one place."""

from __future__ import annotations

import hmac
from functools import lru_cache
from urllib.parse import urlsplit

from generator.links.base32 import base32
from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.plan import Cohort

TOKEN_LENGTH = 24
"""Characters of a kit's address: 120 bits of base32, which nobody guesses."""


@lru_cache(maxsize=4096)
def kit_token(secret: str, partner: str) -> str:
    """The unguessable part of a partner's kit address: HMAC-SHA256 of its slug under the programme's secret."""
    digest = hmac.digest(secret.encode(), f"kit\x1f{partner}".encode(), "sha256")
    return base32(digest[: TOKEN_LENGTH * 5 // 8])


def path_of(cohort: Cohort, partner: Partner | None, secret: str) -> str:
    """Where an artifact goes. The token costs a hash, so it is made only where the path has one."""
    token = kit_token(secret, partner.slug) if partner and "{token}" in cohort.recipe.front.path else ""
    return cohort.path(partner, token)


@dataclass(frozen=True, slots=True)
class Site:
    """The public address of the site. `root` is its path (`/`, or `/repo/` where it lives under one).

    Seen from one of its pages, `root` is the way up (`../../`), so that pages work under any path and from disk.
    """

    base_url: str
    up: str = ""

    def seen_from(self, path: str) -> Site:
        """The site as the page at `path` links to it. A page for missing addresses is shown at any depth."""
        if path.endswith("404.html"):
            return self
        return Site(self.base_url, "../" * path.count("/") or "./")

    @property
    def root(self) -> str:
        if self.up:
            return self.up
        path = urlsplit(self.base_url).path
        return path if path.endswith("/") else f"{path}/"

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).netloc

    def path(self, relative: str) -> str:
        """From an output path to the address that links use: directory form, base path in front."""
        return self.root + (relative.removesuffix("index.html") if _is_index(relative) else relative)

    def absolute(self, relative: str) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}{self.path(relative)}"


def home(locale: str) -> str:
    return f"{locale}/index.html"


def landing(locale: str, segment: str) -> str:
    return f"{locale}/{segment}/index.html"


def thanks(locale: str, segment: str) -> str:
    return f"{locale}/{segment}/thanks/index.html"


def terms(locale: str, segment: str) -> str:
    return f"{locale}/{segment}/terms/index.html"


def partner_page(locale: str, segment: str, partner: str) -> str:
    return f"{locale}/{segment}/p/{partner}/index.html"


def partner_kit(locale: str, token: str) -> str:
    return f"{locale}/k/{token}/index.html"


def segment_kit(locale: str, segment: str) -> str:
    return f"{locale}/{segment}/kit/index.html"


def partner_files(locale: str, token: str) -> str:
    """The folder of a partner's kit files in one language."""
    return f"kits/{token}/{locale}/"


def segment_files(locale: str, segment: str) -> str:
    """The folder of a segment's neutral kit files in one language."""
    return f"kits/{segment}/{locale}/"


def page(locale: str, name: str) -> str:
    return f"{locale}/{name}/index.html"


def _is_index(relative: str) -> bool:
    return relative == "index.html" or relative.endswith("/index.html")
