"""Write docs/offers-gallery.md anew: every offer that comes with Wasl, as it is said in Arabic and English.

Run it with `.venv/bin/python scripts/gallery.py` after a change of an offer, of its words or of a catalogue.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.cli import offer_words as w  # noqa: E402  (the folder is no installed package)
from generator.cli.offer_example import example_in_words  # noqa: E402
from generator.cli.offer_finding import FoundOffer, OfferShelf  # noqa: E402
from generator.cli.offer_saying import plain_text, speech  # noqa: E402
from generator.offers.words import Speech, ToldLevel, tell  # noqa: E402

PAGE = ROOT / "docs" / "offers-gallery.md"
INTRODUCTION = """\
# Gallery of offers

Every offer that comes with Wasl, as pages, mails and terms say it, in English and Arabic. Copy one with
`wasl offer presets NAME --copy SLUG`, or name it in a segment: `offer: NAME`. Where the figures come from, and how sure
each is, stands in [offers-sources.md](offers-sources.md); what they can be composed of, in [offers.md](offers.md).
This page is made by `scripts/gallery.py`.
"""
_SPECIAL = re.compile(r"([\\`*_<>|\[\]])")


def main() -> None:
    PAGE.write_text(gallery(), encoding="utf-8", newline="\n")


def gallery() -> str:
    """The whole page."""
    shelf = OfferShelf(ROOT / "scripts")  # a folder without a project: only what comes with Wasl
    found = [shelf.preset(name) for name in shelf.presets()]
    spoken = {code: speech(ROOT / "scripts", code) for code in ("en", "ar")}
    contents = "".join(f"- [{one.offer.name['en']}](#{one.slug}) · {one.offer.name['ar']}\n" for one in found)
    parts = ("\n".join(_offer(one, spoken)) for one in found)
    return "\n".join([INTRODUCTION, contents, *parts]).rstrip("\n") + "\n"


def _offer(found: FoundOffer, spoken: dict[str, Speech]) -> Iterator[str]:
    yield f'<a id="{found.slug}"></a>\n'
    yield f"## {found.offer.name['en']}\n"
    private = " · private: never on a public page" if found.offer.private else ""
    yield f"`{found.slug}` · {found.offer.type}{private}\n"
    yield from _said(found, spoken["en"])
    yield '<div dir="rtl" lang="ar">\n'
    yield f"### {found.offer.name['ar']}\n"
    yield from _said(found, spoken["ar"])
    yield "</div>\n"


def _said(found: FoundOffer, spoken: Speech) -> Iterator[str]:
    told = tell(found.offer, spoken)
    yield f"**{_text(told.headline, spoken)}**\n"
    yield f"{_text(told.short, spoken)}\n"
    yield from _list([f"{number}. {_text(one, spoken)}" for number, one in enumerate(told.terms, 1)])
    if told.questions:
        yield f"<details><summary>{w.say(spoken, w.QUESTIONS)}</summary>\n"
        for question, answer in told.questions:
            yield f"**{_text(question, spoken)}** {_text(answer, spoken)}\n"
        yield "</details>\n"
    if told.levels:
        yield f"**{w.say(spoken, w.LEVELS)}**\n"
        yield from _list([f"- {_level(level, spoken)}" for level in told.levels])
    example = [_text(row, spoken) for row in example_in_words(found.offer, spoken)]
    if example:
        yield f"**{w.say(spoken, w.EXAMPLE)}** {example[0]}\n"
        yield from _list([f"- {row}" for row in example[1:]])
    yield from _list([f"- {_text(note, spoken)}" for note in told.notes])


def _level(level: ToldLevel, spoken: Speech) -> str:
    """A level in one item: its name, then whatever is said of it."""
    parts = []
    for piece, label in w.LEVEL_PIECES.items():
        said = getattr(level, piece)
        words = "; ".join(filter(None, (said,) if isinstance(said, str) else said))
        if words:
            parts.append(w.say(spoken, w.LABELLED, label=w.say(spoken, label), said=words.rstrip(".")) + ".")
    said = " ".join(_text(part, spoken) for part in (*parts, *level.notes, level.next) if part)
    return f"**{_text(level.name, spoken)}**: {said}"


def _list(items: list[str]) -> Iterator[str]:
    if items:
        yield "\n".join(items) + "\n"


def _text(marked: str, spoken: Speech) -> str:
    """Plain, with nothing that Markdown would take for its own."""
    return _SPECIAL.sub(r"\\\1", plain_text(marked, spoken.locale))


if __name__ == "__main__":
    main()
