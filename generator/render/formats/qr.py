"""QR codes: the template prints the address, the file's ending chooses SVG, PNG or a PDF for print."""

from generator.links.qr import qr_pdf, qr_png, qr_svg
from generator.render.formats.shape import Format
from generator.render.notation import Spot, Where
from generator.render.resolve import pieces_of_text
from generator.text.bidi import BIDI_CONTROL


def draw(address: bytes, path: str) -> bytes:
    """The code of exactly this address: a mark of direction in it, and no camera would open it."""
    text = "".join(char for char in address.decode() if char not in BIDI_CONTROL).strip()
    if path.endswith(".pdf"):
        return qr_pdf(text)
    return qr_png(text) if path.endswith(".png") else qr_svg(text)


FORMAT = Format("qr", False, lambda marked, locale, _: pieces_of_text(marked, Spot(Where.PLAIN, locale.dir)), draw)
