"""What the browser tells of a page: where its boxes stand, what type they take, and which words do not fit."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, cast, get_args

from generator.model.declared import dataclass
from generator.text.colour import luminance, to_hex
from generator.workshop.pictures.shape import Box, Fill, Side

# The three colours of a flat picture, and what stands for them while it is drawn (see `Drawing`).
WEIGHTS: Final = {"--brand": "#f00", "--accent": "#00f", "--white": "#0f0"}

# Waits for the typefaces, measures, and only then swaps the colours: the type of the boxes keeps its own.
LOOK: Final = r"""async ({swap, width, height}) => {
  const unread = image => image.decode().then(() => "", () => image.getAttribute("src") || image.alt || "img");
  const images = await Promise.all(Array.from(document.images, unread));
  await document.fonts.ready;
  // Typefaces of a page in a frame are asked for when it is laid out, which nobody else would do before the picture.
  const framed = Array.from(document.querySelectorAll("iframe"), frame => frame.contentDocument).filter(Boolean);
  await Promise.all(framed.map(inner => inner.body.offsetHeight >= 0 && inner.fonts.ready));
  // What moves is drawn as it comes to rest, and what would fade to another colour has it at once.
  const rest = () => document.getAnimations().forEach(one => { try { one.finish(); } catch { one.cancel(); } });
  rest();
  const root = document.documentElement;
  // Letters on fractions of a pixel, as in what is stamped beside them; otherwise each advance is rounded.
  root.style.setProperty("text-rendering", "geometricPrecision", "important");
  const px = value => parseFloat(value) || 0;
  const shown = element => getComputedStyle(element).visibility === "visible";
  const pen = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const onWhite = colour => {
    for (const paint of ["#fff", colour]) { pen.fillStyle = paint; pen.fillRect(0, 0, 1, 1); }
    return Array.from(pen.getImageData(0, 0, 1, 1).data).slice(0, 3);
  };
  const box = element => {
    const edge = element.getBoundingClientRect(), style = getComputedStyle(element);
    const inset = side => px(style["padding" + side]) + px(style["border" + side + "Width"]);
    return {
      fill: element.dataset.fill, size: px(style.fontSize), weight: px(style.fontWeight), align: style.textAlign,
      rtl: style.direction === "rtl", colour: onWhite(style.color),
      left: edge.left + inset("Left"), right: edge.right - inset("Right"),
      top: edge.top + inset("Top"), bottom: edge.bottom - inset("Bottom"),
    };
  };
  // A line's rectangle is as high as its typeface wants to be, so words may stand out of a tight line a little.
  const fits = (line, room, slack) => line.left >= room.left - 1 && line.right <= room.right + 1
    && line.top >= room.top - slack && line.bottom <= room.bottom + slack;
  const rooms = element => {
    const found = [{left: 0, top: 0, right: width, bottom: height}];
    let own = true;
    for (let at = element; at && at !== root && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === "inline" || style.display === "contents") continue;
      if (own || style.overflowX !== "visible" || style.overflowY !== "visible") found.push(at.getBoundingClientRect());
      own = false;
    }
    return found;
  };
  const clipped = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const holder = text.parentElement;
    if (!text.data.trim() || !shown(holder)) continue;
    const range = document.createRange(), slack = px(getComputedStyle(holder).fontSize) * 0.35;
    range.selectNodeContents(text);
    const around = rooms(holder);
    const lines = Array.from(range.getClientRects()).filter(line => line.width > 0);
    if (lines.some(line => around.some(room => !fits(line, room, slack))))
      clipped.add(holder.textContent.trim().replace(/\s+/g, " "));
  }
  const rows = Array.from(document.querySelectorAll("[data-band]"), element => element.getBoundingClientRect());
  const seen = {
    flat: !("photo" in root.dataset),
    boxes: Array.from(document.querySelectorAll("[data-fill]")).filter(shown).map(box),
    rows: rows.map(row => [row.top, row.bottom]),
    clipped: Array.from(clipped),
    images: images.filter(Boolean),
    fonts: Array.from(document.fonts).filter(face => face.status === "error").map(face => face.family),
  };
  if (swap && seen.flat)
    for (const [name, colour] of Object.entries(swap)) root.style.setProperty(name, colour, "important");
  rest();
  return seen;
}"""


@dataclass(frozen=True, slots=True)
class Measures:
    """What was seen of a page, in whole pixels.

    `fonts` and `images` could not be read. `strange` boxes can be filled by no partner: their name is unknown, or they
    do not lie within the picture.
    """

    flat: bool
    boxes: tuple[Box, ...]
    band: tuple[int, int]
    clipped: tuple[str, ...]
    fonts: tuple[str, ...]
    images: tuple[str, ...]
    strange: tuple[str, ...]


def read_measures(seen: Mapping[str, Any], width: int, height: int) -> Measures:
    """The measures from what `LOOK` returned for a page of `width` x `height` pixels."""
    found = [one for one in seen["boxes"] if one["right"] > one["left"] and one["bottom"] > one["top"]]
    strange = tuple(str(one["fill"]) for one in found if not _usable(one, width, height))
    boxes = tuple(_box(one) for one in found if _usable(one, width, height))
    return Measures(
        flat=bool(seen["flat"]),
        boxes=boxes,
        band=_band(seen["rows"], boxes, height),
        clipped=tuple(seen["clipped"]),
        fonts=tuple(dict.fromkeys(name.strip("\"'") for name in seen["fonts"])),
        images=tuple(dict.fromkeys(seen["images"])),
        strange=strange,
    )


def _usable(one: Mapping[str, Any], width: int, height: int) -> bool:
    left, top, right, bottom = _edges(one)
    within = 0 <= left < right <= width and 0 <= top < bottom <= height
    return one["fill"] in get_args(Fill) and within


def _edges(one: Mapping[str, Any]) -> tuple[int, int, int, int]:
    return whole(one["left"]), whole(one["top"]), whole(one["right"]), whole(one["bottom"])


def whole(pixels: float) -> int:
    """The nearest whole pixel; halves go up, as the browser snaps them."""
    return math.floor(pixels + 0.5)


def _box(one: Mapping[str, Any]) -> Box:
    left, top, right, bottom = _edges(one)
    return Box(
        fill=cast(Fill, one["fill"]),
        x=left,
        y=top,
        width=right - left,
        height=bottom - top,
        size=float(one["size"]),
        weight=700 if one["weight"] >= 600 else 400,
        side=_side(str(one["align"]), bool(one["rtl"])),
        grey=_grey(one["colour"]),
    )


def _side(align: str, rtl: bool) -> Side:
    plain = align.removeprefix("-webkit-")
    if plain == "center":
        return "center"
    if plain in ("left", "right"):
        return cast(Side, plain)
    return "right" if rtl == (plain != "end") else "left"


def _grey(rgb: list[int]) -> int:
    """The grey (0 to 255) that is as light as a colour, by WCAG's relative luminance."""
    red, green, blue = rgb
    if red == green == blue:
        return red
    light = luminance(to_hex((red, green, blue)))
    return min(range(256), key=lambda grey: abs(luminance(to_hex((grey, grey, grey))) - light))


def _band(rows: list[list[float]], boxes: tuple[Box, ...], height: int) -> tuple[int, int]:
    """First row of the cards and boxes, and the row behind the last; nothing at all is an empty band."""
    tops = [whole(top) for top, _bottom in rows] + [box.y for box in boxes]
    bottoms = [whole(bottom) for _top, bottom in rows] + [box.y + box.height for box in boxes]
    return max(0, min(tops, default=0)), min(height, max(bottoms, default=0))
