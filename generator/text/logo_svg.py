"""A logo's SVG, read strictly and written anew: shapes, colours and embedded pictures, and nothing that runs or loads.

What a partner sends may hold anything that SVG can: scripts, addresses, entities that swell to gigabytes, references
that draw themselves a million times. `read_logo` refuses these with their places, drops what only editors need
(comments, metadata, foreign namespaces), and gives back the plain picture. SVG 2, sections 5.6 (`use`), 16 (links),
19 (scripting); SVG Animations level 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final, NamedTuple
from xml.parsers import expat

from generator.model.declared import dataclass, field
from generator.text.logo_colours import Paints, colours_of_rules
from generator.text.logo_rules import HARMFUL_NAMES, LETTERS, NAMES, TEXTS, harm_in, is_plain, stays_inside
from generator.text.logo_uses import drawn_too_often

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"

_LENGTH: Final = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*\Z", re.IGNORECASE)
_PIXELS: Final = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6}
_BLANKS: Final = str.maketrans("\t\n\r", "   ")
_MOST_ELEMENTS: Final = 20_000
_DEEPEST: Final = 100


class Fault(NamedTuple):
    """What is wrong, where (line and column from 1), and the word at fault. `harmful`: it could run or load."""

    line: int
    column: int
    found: str
    says: str
    harmful: bool


@dataclass(frozen=True, slots=True)
class SvgLogo:
    """A logo as it may be published, or what is wrong with it.

    `width` and `height` are in CSS pixels, or units of its own where it only has a `viewBox`; 0 where it does not say.
    `pale` is true where all that it paints is lighter than #f0f0f0, so that it vanishes on white. `letters` is true
    where it holds text that a font has to draw.
    """

    text: str
    faults: tuple[Fault, ...]
    width: float = 0
    height: float = 0
    pale: bool = False
    letters: bool = False


def read_logo(text: str) -> SvgLogo:
    """The logo written in `text`. With faults its own text is empty; nothing is raised.

    A document type without declarations, as Illustrator writes it, is dropped; one with entities is a fault.
    """
    reader = _Reader(text)
    try:
        reader.read()
    except expat.ExpatError as error:
        if not reader.faults:
            says = "the file is not an SVG picture: " + expat.ErrorString(error.code)
            reader.faults.append(Fault(error.lineno, error.offset + 1, "", says, False))
    except _Enough:
        pass
    if not reader.faults and drawn_too_often(reader.uses):
        reader.faults.append(Fault(1, 1, "", "the logo's parts draw one another again and again", True))
    if reader.faults:
        return SvgLogo("", tuple(reader.faults))
    width, height = reader.measures()
    if reader.linked:
        reader.out[0] += f' xmlns:xlink="{XLINK}"'
    out = "".join(reader.out) + "\n"
    return SvgLogo(out, (), width, height, reader.paints.pale(), reader.letters)


class _Enough(Exception):
    """Reading on would be dangerous, or has no use."""


@dataclass(slots=True)
class _Reader:
    """One pass over the file: finds faults and writes what stays."""

    text: str
    out: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    letters: bool = False
    linked: bool = False
    uses: dict[str, list[str]] = field(default_factory=dict)
    paints: Paints = field(default_factory=Paints)
    _parser: expat.XMLParserType = field(init=False)
    _open: list[str] = field(default_factory=list)
    _ids: list[str] = field(default_factory=list)
    _dropped: int = 0
    _elements: int = 0
    _root: dict[str, str] = field(default_factory=dict)
    _style: list[str] = field(default_factory=list)
    _unclosed: bool = False

    def read(self) -> None:
        parser = self._parser = expat.ParserCreate("utf-8", " ")  # whatever the file says: it has been read already
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.Parse(self.text.encode("utf-8", "surrogatepass"), True)

    def measures(self) -> tuple[float, float]:
        """Width and height: of the attributes in pixels, else of the `viewBox`; 0 where neither says."""
        box = self._root.get("viewBox", "").replace(",", " ").split()
        shape = (_number(box[2]), _number(box[3])) if len(box) == 4 else (0.0, 0.0)
        asked = (_pixels(self._root.get("width", "")), _pixels(self._root.get("height", "")))
        return asked if all(asked) else shape

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._elements += 1
        if not self._open and not self._dropped and (space, local) != (SVG, "svg"):
            self._fault(local, f"the file is not an SVG picture: it starts with <{local}>, not <svg xmlns=…>", False)
            raise _Enough
        if local in HARMFUL_NAMES and space in (SVG, "", "http://www.w3.org/1999/xhtml"):
            self._fault(f"<{local}", f"the logo holds <{local}>, which could run, load or move something")
        kept = self._attributes(attributes)
        if self._dropped or space != SVG or local not in NAMES:
            self._dropped += 1
            return
        self._measure(local)
        self._keep(local, kept)

    def _keep(self, local: str, kept: dict[str, str]) -> None:
        if local == "svg" and not self._open:
            self._root = kept
        self.letters |= local in LETTERS
        self.paints.open(local, kept)
        self._link(local, kept)
        self._open.append(local)
        self._ids.append(kept.get("id", ""))
        spaces = f' xmlns="{SVG}"' if len(self._open) == 1 else ""
        written = "".join(
            f' {name}="{escape(value.translate(_BLANKS))}"' for name, value in _in_order(self._sized(kept))
        )
        self._write(f"<{local}{spaces}{written}")
        self._unclosed = True

    def _measure(self, local: str) -> None:
        if self._elements > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            self._fault(local, "the logo has too many parts to be drawn", True)
            raise _Enough

    def _sized(self, kept: dict[str, str]) -> dict[str, str]:
        """The outermost element always with a `viewBox`: without one it cannot be drawn in another size."""
        if self._open[1:] or "viewBox" in kept:
            return kept
        width, height = _pixels(kept.get("width", "")), _pixels(kept.get("height", ""))
        return {**kept, "viewBox": f"0 0 {width:g} {height:g}"} if width and height else kept

    def _end(self, _: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        local = self._open.pop()
        self._ids.pop()
        self.paints.close()
        if local == "style":
            self._rules("".join(self._style))
            self._style.clear()
        if self._unclosed:
            self._unclosed = False
            self.out.append("/>")
        else:
            self.out.append(f"</{local}>")

    def _write(self, words: str) -> None:
        """After the start tag of the element that is open, which so far lacks its last sign."""
        if self._unclosed:
            self._unclosed = False
            self.out.append(">")
        self.out.append(words)

    def _words(self, words: str) -> None:
        if self._dropped or not self._open or self._open[-1] not in TEXTS:
            return
        if self._open[-1] == "style":
            self._style.append(words)
        elif words.strip() or self._open[-1] in LETTERS:
            self._write(escape(words, quote=False))

    def _rules(self, rules: str) -> None:
        """A style sheet, without its comments."""
        rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL).strip()
        if not self._accepts("style", rules):
            return
        if "<" in rules:
            self._fault("<", "the logo's style sheet holds a `<`")
        self.paints.rules.update(colours_of_rules(rules))
        self._write(escape(rules, quote=False))

    def _attributes(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Those that stay, by the name under which they are written."""
        kept: dict[str, str] = {}
        for name, value in attributes.items():
            space, _, local = name.rpartition(" ")
            if local.lower().startswith("on"):
                self._fault(local, f"the logo holds `{local}`, which could run something")
            elif space in ("", XLINK) and local in ("href", "src"):
                if self._stays(local, value):
                    self.linked |= space == XLINK
                    kept["xlink:href" if space == XLINK else local] = value
            elif space == XML and local == "space":
                kept["xml:space"] = value
            elif not space and self._accepts(local, value) and is_plain(local):
                kept[local] = value
        return kept

    def _stays(self, name: str, value: str) -> bool:
        """Whether a reference stays inside the file; told where it does not."""
        if stays_inside(value):
            return True
        shown = value.strip()[:60]
        self._fault(shown, f'the logo loads something from outside: {name}="{shown}"')
        return False

    def _accepts(self, name: str, value: str) -> bool:
        """Whether a value can neither run nor load anything; told where it could."""
        found = harm_in(name, value)
        if found:
            self._fault(found, f"the logo holds `{found}`, which could run or load something")
        return not found

    def _link(self, local: str, kept: Mapping[str, str]) -> None:
        """Note who draws whom, for parts that have a name."""
        target = kept.get("href", kept.get("xlink:href", ""))
        if local == "use" and target.startswith("#"):
            for name in {"", *filter(None, (*self._ids, kept.get("id", "")))}:
                self.uses.setdefault(name, []).append(target[1:])

    def _entity(self, name: str, *_: object) -> None:
        self._fault(name, f"the logo declares the entity `{name}`, which can swell without end")
        raise _Enough

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self._fault(target, "the logo loads a style sheet from outside")

    def _fault(self, found: str, says: str, harmful: bool = True) -> None:
        """Point at the word after the place where the parser is, else before it; at the place where it is neither."""
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        here = sum(len(one) + 1 for one in self.text.split("\n")[: line - 1]) + column - 1
        start = self.text.find(found, here, here + 4000) if found else here
        start = start if start >= 0 else self.text.rfind(found, 0, here)
        if start >= 0:
            line, column = self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)
        self.faults.append(Fault(line, column, found, says, harmful))


def _in_order(attributes: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(attributes.items(), key=lambda pair: (pair[0] != "viewBox", pair[0]))


def _pixels(length: str) -> float:
    """A length in CSS pixels; 0 for a share of something (`100%`) and for what is no length."""
    found = _LENGTH.match(length)
    return float(found[1]) * _PIXELS[(found[2] or "").lower()] if found else 0.0


def _number(word: str) -> float:
    found = _LENGTH.match(word)
    return float(found[1]) if found else 0.0
