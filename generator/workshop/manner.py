"""How pages are drawn, beside the browser and the page: whoever keeps drawings keeps them under this too."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from generator.workshop.measuring import LOOK, WEIGHTS

FLAGS: Final = (
    "--no-sandbox",  # containers have none to give; what is drawn is our own page, without scripts or network
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # what is not asked for through a page (preconnect) leads nowhere either
    "--disable-partial-raster",  # what is painted over keeps its old edges, and the bytes depend on the moment
    "--disable-checker-imaging",  # a large photo is there when the picture is taken
    "--force-color-profile=srgb",
    "--disable-lcd-text",  # coloured edges of letters are no blend of the picture's colours
    "--font-render-hinting=none",  # letters have the shape that the typeface gives them, as in what is stamped later
)

MANNER: Final = blake2b(repr((FLAGS, LOOK, WEIGHTS)).encode(), digest_size=8).hexdigest()
"""Changes with whatever may change the pixels or the measures of a page."""
