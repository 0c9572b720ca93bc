"""The kinds of page that the example has, each with one address to look at."""

from __future__ import annotations

from pathlib import Path

LOCALES = ("ar", "en")
SEGMENTS = ("accountants", "consultants", "customers", "agencies", "vendors")
LANDINGS = {f"landing-{segment}": f"{{locale}}/{segment}/" for segment in SEGMENTS}

IN_EACH_LANGUAGE = {
    "home": "{locale}/",
    **LANDINGS,
    "variant": "{locale}/accountants/b/",
    "thanks": "{locale}/accountants/thanks/",
    "privacy": "{locale}/privacy/",
    "partner-with-logo": "{locale}/accountants/p/noor/",
    "partner-without-logo": "{locale}/consultants/p/huda-alsalem/",
    "partner-without-looks": "{locale}/accountants/p/mizan-alsahel/",
    "partner-in-yellow": "{locale}/agencies/p/pixel-palm/",
    "kit-of-segment": "{locale}/accountants/kit/",
    "kit-of-partner": "{locale}/k/{kit}/",
    "lost": "{locale}/404.html",
}
FOR_ALL = {"chooser": "", "lost-anywhere": "404.html", "short-link": "go/noor/page/"}

KINDS = tuple([f"{kind}:{locale}" for kind in IN_EACH_LANGUAGE for locale in LOCALES] + list(FOR_ALL))
"""Names for tests: `home:ar`, ..., `chooser`."""

KIT_OF = "noor"


def address(site: Path, kind: str) -> str:
    """Path of a page from the root of the site; what is made up of secrets is looked up."""
    name, _, locale = kind.partition(":")
    path = FOR_ALL.get(name) if not locale else IN_EACH_LANGUAGE[name]
    assert path is not None, kind
    if "{kit}" in path:
        return path.format(locale=locale, kit=kit_token(site, KIT_OF))
    return path.format(locale=locale)


def kit_token(site: Path, partner: str) -> str:
    """The unguessable part of a partner's kit address."""
    kits = site.glob(f"{LOCALES[0]}/k/*/index.html")
    return next(page.parent.name for page in kits if f"/go/{partner}/" in page.read_text("utf-8"))


def html_pages(site: Path) -> list[Path]:
    """Every page for people; mails and snippets, which live in other documents, are left out."""
    return sorted(page for page in site.rglob("*.html") if page.relative_to(site).parts[0] != "kits")
