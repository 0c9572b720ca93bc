"""The pseudo-locale `ar-XB`: English words drawn backwards in a right-to-left page.

What still reads left to right was not translatable. Method: `docs/rtl.md`.
"""

from __future__ import annotations

import re
from typing import Final

RLO: Final = "\u202e"
PDF: Final = "\u202c"
_RLM: Final = "\u200f"

_TOKEN: Final = re.compile(
    r"""
    (?P<keep>
        \{\{.*?\}\} | \{%.*?%\} | \*\|.*?\|\* | %\(\w+\)[-+ #0-9.]*[a-zA-Z] | %[sd] | \{[^{}\s]*\}
      | <[^<>]*> | &\#?\w+;
      | [a-z][a-z0-9+.-]*://\S+ | (?:mailto|tel):\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | \ufdd4[^\ufdd5]*\ufdd5 | \ufdd6[^\ufdd7]*\ufdd7
    )
  | (?P<word>[A-Za-z\u00c0-\u024f]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def pseudo_rtl(text: str) -> str:
    """`text` with each Latin word wrapped in RLM RLO … PDF RLM.

    Placeholders (`{x}`, `%(x)s`, `{{ x }}`), tags, entities, URLs, addresses and slot tokens stay as they are.
    """
    return _TOKEN.sub(lambda token: token["keep"] or f"{_RLM}{RLO}{token['word']}{PDF}{_RLM}", text)
