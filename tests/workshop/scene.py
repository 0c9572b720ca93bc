"""A sample picture page, as a theme would print it: gradient, headline, and a white card that a partner fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

THEME = Path(__file__).resolve().parents[2] / "themes" / "base"
REGULAR = "fonts/print/Alexandria-Regular.ttf"
BOLD = "fonts/print/Alexandria-Bold.ttf"

SIZES = ((1200, 630), (1080, 1080), (1080, 1920), (1600, 900), (1080, 1350), (1500, 500))
CARDS = {630: 190, 1080: 230, 1920: 300, 900: 250, 1350: 250, 500: 150}  # the card's height in pixels, by the picture's

WORDS = {
    "ar": ("دفتر", "خصم 20% على Daftar\u00a0Pro لعملاء شريكنا", "الأشهر الثلاثة الأولى مَجّانًا، ثمّ نصف السعر"),
    "en": ("Daftar", "20% off Daftar\u00a0Pro for our partner’s clients", "Three months free, then half the price"),
}

STYLE = """
@font-face { font-family: Print; font-weight: 400; src: url("theme/%(regular)s") }
@font-face { font-family: Print; font-weight: 700; src: url("theme/%(bold)s") }
:root { --brand: %(brand)s; --accent: %(accent)s; --white: #ffffff }
* { box-sizing: border-box; margin: 0 }
body { width: %(width)dpx; height: %(height)dpx; overflow: hidden; position: relative;
  background: linear-gradient(135deg, var(--brand), var(--accent)); color: var(--white); font: 400 30px/1.4 Print }
i { position: absolute; border-radius: 50%%; background: var(--white); opacity: .12 }
i:nth-of-type(1) { width: 420px; height: 420px; inset: -120px auto auto -90px }
i:nth-of-type(2) { width: 300px; height: 300px; inset: 40px -80px auto auto; opacity: .2 }
header { position: absolute; inset: 24px 48px auto }
header p:first-child { font-weight: 700; font-size: 34px }
h1 { font-size: %(headline)dpx; line-height: 1.25 }
main { position: absolute; inset: auto 48px 36px; height: %(card)dpx; border-radius: 20px; background: var(--white);
  color: #111111 }
main div { position: absolute; overflow: hidden; white-space: nowrap }
[data-fill=logo] { inset-inline-start: 24px; top: 20px; width: %(logo)dpx; height: %(inner)dpx }
[data-fill=name], [data-fill=code] { inset-inline: %(text)dpx %(qr_space)dpx; text-align: start }
[data-fill=name] { top: 16px; height: 72px; line-height: 72px; font-size: 38px; font-weight: 700 }
[data-fill=code] { top: 92px; height: 40px; line-height: 40px; font-size: 26px; color: #444444 }
[data-fill=qr] { inset-inline-end: 20px; top: %(qr_top)dpx; width: %(qr)dpx; height: %(qr)dpx }
[data-fill] img { display: block; width: 100%%; height: 100%%; object-fit: contain; image-rendering: %(rendering)s }
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """The page of one language and size. Without `values` it is a base; with them a whole picture.

    `values` has HTML for `name`, `code`, `logo` and `qr`. `extra` are further styles, `more` further elements.
    """

    language: str = "en"
    width: int = 1200
    height: int = 630
    brand: str = "#0b5d4e"
    accent: str = "#7a3b00"
    values: dict[str, str] = field(default_factory=dict)
    photo: bool = False
    extra: str = ""
    more: str = ""

    def html(self) -> bytes:
        """The page as UTF-8."""
        brand, headline, line = map(escape, WORDS[self.language])
        boxes = "".join(f'<div data-fill="{name}">{self.values.get(name, "")}</div>' for name in BOXES)
        direction = "rtl" if self.language == "ar" else "ltr"
        return f"""<!doctype html><html lang="{self.language}" dir="{direction}"{" data-photo" * self.photo}>
<head><meta charset="utf-8"><title>{brand}</title><style>{STYLE % self._lengths()}{self.extra}</style></head>
<body><i></i><i></i><header><p>{brand}</p><h1>{headline}</h1><p>{line}</p></header><main data-band>{boxes}</main>
{self.more}</body></html>""".encode()

    def _lengths(self) -> dict[str, object]:
        card = CARDS[self.height]
        qr = 29 * ((card - 10) // 29)
        return {
            "regular": REGULAR, "bold": BOLD, "brand": self.brand, "accent": self.accent, "width": self.width,
            "height": self.height, "card": card, "headline": 40 if self.height == 500 else 56, "logo": card - 40,
            "inner": card - 40, "text": card + 20, "qr": qr, "qr_space": qr + 50, "qr_top": (card - qr) // 2,
            "rendering": "auto",
        }  # fmt: skip


BOXES = ("logo", "name", "code", "qr")


class ThemeShelf:
    """The shelf with the files of the base theme, and whatever else is laid onto it."""

    def __init__(self, **files: bytes) -> None:
        self._files = files

    def logo(self, name: str) -> bytes:
        raise KeyError(name)

    def theme(self, name: str) -> bytes:
        if name in self._files:
            return self._files[name]
        path = THEME / name
        if not path.is_file():
            raise KeyError(name)
        return path.read_bytes()

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(THEME).as_posix() for path in (THEME / folder).rglob("*")))
