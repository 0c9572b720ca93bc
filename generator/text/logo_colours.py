"""Which colours a logo's SVG paints: enough of SVG's cascade to tell a white logo from one that can be seen on white.

It errs on the safe side: a paint that it does not understand (a pattern, a colour function) can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.model.declared import dataclass, field

PALE: Final = 240
"""A colour none of whose channels is below this cannot be told from white."""

_SHAPES: Final = frozenset(
    ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"]
)
_UNPAINTED: Final = frozenset({"clipPath", "mask"})
_SHELVES: Final = frozenset({"defs", "symbol"})
_LIGHT_NAMES: Final = frozenset(
    [
        "white",
        "snow",
        "ivory",
        "ghostwhite",
        "floralwhite",
        "azure",
        "mintcream",
        "whitesmoke",
        "honeydew",
        "aliceblue",
        "lavenderblush",
    ]
)
_NOTHING: Final = frozenset({"none", "transparent"})
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\Z")
_RGB: Final = re.compile(r"rgba?\(([^)]*)\)\Z")
_URL: Final = re.compile(r"url\(\s*[\"']?#([^\"')]+)[\"']?\s*\)")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DEFAULTS: Final = {"fill": "black", "stroke": "none", "stop-color": "black"}

Rules = dict[str, dict[str, str]]


def colours_of_rules(sheet: str) -> Rules:
    """Declarations of a style sheet by simple selector (`.a`, `#b`, `path`); other selectors are passed over."""
    found: Rules = {}
    for selectors, declarations in _RULE.findall(sheet):
        for selector in selectors.split(","):
            found.setdefault(selector.strip(), {}).update(_declarations(declarations))
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """One element: what it says of paints, and what it stands in (a number, -1 for the outermost)."""

    inside: int
    local: str
    attributes: Mapping[str, str]


@dataclass(slots=True)
class Paints:
    """Gathers a file's elements as they open and close; then tells what they paint."""

    rules: Rules = field(default_factory=dict)
    _parts: list[_Part] = field(default_factory=list)
    _open: list[int] = field(default_factory=lambda: [-1])

    def open(self, local: str, attributes: Mapping[str, str]) -> None:
        self._parts.append(_Part(self._open[-1], local, attributes))
        self._open.append(len(self._parts) - 1)

    def close(self) -> None:
        self._open.pop()

    def pale(self) -> bool:
        """Whether nothing that is painted can be seen on white."""
        if any(part.local == "image" for part in self._parts):
            return False  # its pixels are looked at by whoever draws it
        reused = any(part.local == "use" for part in self._parts)
        return all(_is_pale(colour) for part in self._parts if self._painted(part, reused) for colour in self._of(part))

    def _painted(self, part: _Part, reused: bool) -> bool:
        if part.local not in _SHAPES:
            return False
        around = {one.local for one in self._chain(part)}
        return not around & _UNPAINTED and (reused or not around & _SHELVES)

    def _of(self, part: _Part) -> Iterator[str]:
        """The colours of a shape's area and outline; none where it has neither."""
        for name in ("fill", "stroke"):
            if name == "fill" and part.local == "line":
                continue
            value = self._value(part, name)
            link = _URL.match(value)
            if link is not None:
                yield from self._stops(link[1]) or ("",)
            elif value not in _NOTHING:
                yield value

    def _stops(self, name: str) -> tuple[str, ...]:
        """The colours of a gradient; those of the one that it refers to where it has none of its own."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            places = [place for place, part in enumerate(self._parts) if part.attributes.get("id") == name]
            stops = [part for part in self._parts if part.local == "stop" and part.inside in places]
            if stops:
                return tuple(self._value(part, "stop-color") for part in stops)
            around = self._parts[places[0]].attributes if places else {}
            name = around.get("href", around.get("xlink:href", "")).removeprefix("#")
        return ()

    def _value(self, part: _Part, name: str) -> str:
        """What holds for a part: its own word, or that of the nearest element around it that has one."""
        for one in self._chain(part):
            value = self._own(one, name)
            if value and value != "inherit":
                return value
        return _DEFAULTS[name]

    def _own(self, part: _Part, name: str) -> str:
        """By rank: the `style` attribute, the style sheet (id, class, element), the attribute."""
        attributes = part.attributes
        classes = [f".{one}" for one in reversed(attributes.get("class", "").split())]
        sources = [_declarations(attributes.get("style", ""))]
        sources += [self.rules.get(key, {}) for key in (f"#{attributes.get('id', '')}", *classes, part.local, "*")]
        value = next((source[name] for source in sources if name in source), attributes.get(name, ""))
        return value.replace("!important", "").strip().lower()

    def _chain(self, part: _Part) -> Iterator[_Part]:
        yield part
        while part.inside >= 0:
            part = self._parts[part.inside]
            yield part


def _declarations(text: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in text.split(";"))
    return {name.strip().lower(): value.strip() for name, sign, value in pairs if sign}


def _is_pale(colour: str) -> bool:
    if _HEX.match(colour):
        digits = colour[1:]
        wide = digits if len(digits) >= 6 else "".join(2 * digit for digit in digits)
        return min(bytes.fromhex(wide[:6])) >= PALE or wide[6:] == "00"
    found = _RGB.match(colour)
    if found is None:
        return colour in _LIGHT_NAMES
    channels = [_channel(word) for word in re.split(r"[\s,/]+", found[1].strip())[:3]]
    return len(channels) == 3 and min(channels) >= PALE


def _channel(word: str) -> float:
    try:
        return float(word[:-1]) * 2.55 if word.endswith("%") else float(word)
    except ValueError:
        return 0
