"""HTML to paste into somebody else's site: self-contained, inline styles, no script.

A fragment cannot say its encoding, so the file begins with a byte order mark: opened from disk, its Arabic is read as
UTF-8 by every browser. What the kit page shows to copy has none.
"""

import codecs

from generator.render.formats.shape import Format
from generator.render.notation import Where
from generator.render.resolve import pieces_of_html


def as_file(fragment: bytes, path: str) -> bytes:
    """The fragment as a file that says how it is encoded."""
    return codecs.BOM_UTF8 + fragment


FORMAT = Format("snippet", True, lambda marked, locale, _: pieces_of_html(marked, locale.dir, Where.PAGE), as_file)
