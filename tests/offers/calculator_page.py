"""A small page with the real block, style and script of the calculator, as a host serves it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from markupsafe import Markup

from generator.model.locale import Locale
from generator.render.engine import Engine, finalizer
from generator.render.notation import Where
from generator.render.resolve import pieces_of_html
from generator.render.trees import MemoryCache, TemplateText
from generator.render.words import Words
from generator.text.catalogue import read_catalogue

THEME: Final = Path(__file__).resolve().parents[2] / "themes/base"
AR: Final = Locale("ar", "rtl", "العربية")
ARAB: Final = Locale("ar", "rtl", "العربية", "arab")
EN: Final = Locale("en", "ltr", "English")
ASSETS: Final = (
    "styles/site.css", "styles/calculator.css", "scripts/calculator.js", "fonts/alexandria.woff2", "icons/favicon.svg",
)  # fmt: skip
POLICY: Final = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'"
_LAYOUT: Final = """<!doctype html>
<html lang="{{ locale.code }}" dir="{{ locale.dir }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ block.heading }}</title>
<link rel="icon" href="icons/favicon.svg">
<link rel="stylesheet" href="styles/site.css">
</head>
<body class="page">
<main>
{% include "blocks/calculator.j2" %}
</main>
</body>
</html>
"""


def lay_out(folder: Path) -> Path:
    """Put the files of the theme that the page uses where it looks for them."""
    for name in ASSETS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((THEME / name).read_bytes())
    return folder


def page_with(calculator: object, locale: Locale) -> str:
    """The page of one calculator, resolved as a page of the site is."""
    templates = {
        f"blocks/{name}.j2": TemplateText((THEME / f"blocks/{name}.j2").read_text("utf-8"), name)
        for name in ("calculator", "head")
    }
    templates["page"] = TemplateText(_LAYOUT, "page")
    engine = Engine(templates, _globals(locale), locale.dir, markup=True, cache=MemoryCache())
    heading = "كم يضيف ذلك إلى دخلكم؟" if locale.rtl else "What does that add to your income?"
    block = SimpleNamespace(id="calculator", heading=heading, intro="")
    marked = engine.render("page", {"block": block, "offer": SimpleNamespace(calculator=calculator)})
    return "".join(str(piece) for piece in pieces_of_html(marked, locale.dir, Where.PAGE))


def _globals(locale: Locale) -> Mapping[str, Any]:
    text = (THEME / f"locales/{locale.language}.po").read_text("utf-8")
    catalogue, problems = read_catalogue(text, locale, f"{locale.language}.po")
    assert not problems, problems
    words = Words(catalogue, finalizer(locale.dir, markup=True), markup=True)
    return {
        "_": words.gettext, "ngettext": words.ngettext, "locale": locale, "asset": Markup, "policy": Markup(POLICY),
    }  # fmt: skip
