"""Icons: a theme's own SVG files, put inline."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup

_OPEN = re.compile(r"<svg\b([^>]*)>")
_PROLOGUE = re.compile(r"<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL)
_SET_BY_US = re.compile(r"\s(?:class|aria-hidden|focusable|width|height|xmlns)=\"[^\"]*\"")


def icon_maker(icons: Mapping[str, str]) -> Callable[[str], Markup]:
    """`icon(name)` of the templates. The theme wrote the SVG, so it is trusted as its templates are."""

    @cache
    def icon(name: object) -> Markup:
        key = str(name)
        if key not in icons:
            raise ValueError(f"there is no icon `{key}`")
        svg = _PROLOGUE.sub("", icons[key]).strip()
        return Markup(_OPEN.sub(lambda found: _opened(key, found[1]), svg, count=1))

    return icon


def _opened(name: str, attributes: str) -> str:
    own = _SET_BY_US.sub("", attributes)
    return f'<svg class="icon icon-{name}" aria-hidden="true"{own}>'
