"""What may stand in a logo's SVG, and which values could run or load something.

The names are those of SVG 2 that draw; what is not among them is dropped, and what could harm is refused.
"""

from __future__ import annotations

import re
from typing import Final

NAMES: Final = frozenset(
    """svg g defs symbol use title desc switch path rect circle ellipse line polyline polygon text tspan textPath image
    linearGradient radialGradient stop pattern clipPath mask marker style filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905  # readable as it is
)
HARMFUL_NAMES: Final = frozenset(
    """script handler listener foreignObject iframe object embed audio video canvas a animate animateColor
    animateMotion animateTransform set discard cursor font-face-uri feImage""".split()  # noqa: SIM905
)
LETTERS: Final = frozenset({"text", "tspan", "textPath"})
"""Elements whose words a font has to draw."""
TEXTS: Final = LETTERS | {"title", "desc", "style"}
"""Elements whose words stay."""

_SCRIPT: Final = re.compile(r"(?:java|vb)script:|\\|expression\(", re.IGNORECASE)
_AT_RULE: Final = re.compile(r"@(?!media\b)[a-z-]*", re.IGNORECASE)
_URL: Final = re.compile(r"url\(\s*[\"']?(?!\s*#)[^)]{0,60}|(?:image|image-set|src)\(", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"data:image/(?P<kind>png|jpeg|jpg);base64,(?P<data>[A-Za-z0-9+/=\s]+)\Z")
_STARTS: Final = {"png": "iVBORw0KGgo", "jpeg": "/9j/", "jpg": "/9j/"}  # the formats' signatures, in base64
_EDITORS: Final = frozenset({"contentScriptType", "requiredExtensions"})


def harm_in(name: str, value: str) -> str:
    """The part of an attribute's value, or of a style sheet (`style`), that could run or load something; or nothing.

    A backslash is harm: CSS spells `url(` with it in a way that no pattern finds.
    """
    for pattern in (_SCRIPT, _URL, *((_AT_RULE,) if name == "style" else ())):
        found = pattern.search(value)
        if found is not None:
            harm: str = found.group()
            return harm
    return ""


def stays_inside(reference: str) -> bool:
    """Whether a reference names a part of the same file, or is a PNG or a JPEG itself."""
    reference = reference.strip()
    if not reference or reference.startswith("#"):
        return True
    found = _EMBEDDED.match(reference)
    return found is not None and found["data"].lstrip().startswith(_STARTS[found["kind"]])


def is_plain(attribute: str) -> bool:
    """Attributes of editors (`data-name`) and of no known namespace are left out."""
    return not attribute.startswith("data-") and ":" not in attribute and attribute not in _EDITORS
