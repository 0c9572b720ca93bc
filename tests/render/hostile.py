"""Partners as nasty as a list can hold them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from hypothesis import strategies as st

from generator.model.partner import Partner
from generator.validate.partner_checks import no_blank_line, one_line

_NUMBERS = count()
_ATOMS = (
    "<b>", "</script>", "&", "&amp;", '"', "'", "{{", "}}", "{%", "%", "%(name)s", "{0}", "\\", "`", "|",
    "~", "$&", "\\1",
    "شركة", "نور", "مُحاسِب", "لله", "،", "؛", "؟", "«", "»", "ـ", "Gusto", "Yahoo!", ".NET", "C++",
    "CSS:", "v2.1", "a/b",
    "5", "2026", "٣", "٢٥٪", "25%", "-12", "+966 50 123", "$49", "ر.س.", "US$", "#tag", "#وسم", "@name",
    "x@y.example",
    "https://x.example/", "www.x.example", "(", ")", "[", "]", "<", ">", "\u00a0", " ", "  ", "🎉", "👩‍💼",
    "…", "é", "ß",
    "\u200c", "عرض_v2.pdf", "10–12", "10-12", "*|FNAME|*", "[[x]]", "نص Latin نص", "Latin نص Latin", "\n",
    "ا" * 200,
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(_ATOMS), min_size=1, max_size=6).map("".join),
    st.lists(st.sampled_from(_ATOMS), min_size=1, max_size=4).map(" ".join),
    # Control characters never get here: stage 2 refuses them (E0505), and HTML parsers drop some of them.
    st.text(st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc")), min_size=1, max_size=20),
)
NAMES = TEXTS.filter(lambda text: text.strip() != "").map(one_line)
MESSAGES = TEXTS.map(no_blank_line)
CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,12}", fullmatch=True)
SITES = st.sampled_from(
    [
        "https://x.example/",
        "https://x.example/a?b=1&c=2#d",
        "https://x.example/?q='\"<>",
        "https://xn--mgb.example/%D9%86",
    ]
)
MAILS = st.sampled_from(["a@b.example", "a.b+c@x.example", "o'neil@x.example"])
PHONES = st.sampled_from(["+966 50 123 4567", "050-123-4567", "(02) 555 0100", "+1 (555) 010-0000"])
COLOURS = st.sampled_from(["#1F4E8C", "#fff", "#0b5d51"])


def partners(segments: Sequence[str], tiers: Sequence[str], logos: Sequence[str]) -> st.SearchStrategy[Partner]:
    """Partners with hostile words and every combination of traits. Each has a slug of its own."""

    def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(st.just(""), strategy)

    return st.builds(
        Partner,
        slug=CODES.map(lambda text: f"{text.lower()}-{next(_NUMBERS)}"),
        names=st.tuples(NAMES, NAMES),
        segment=st.sampled_from(segments),
        type=st.sampled_from(["referral", "affiliate", "channel", "agency"]),
        tier=st.sampled_from(tiers),
        code=CODES,
        discount_code=maybe(CODES),
        site=maybe(SITES),
        email=maybe(MAILS),
        phone=maybe(PHONES),
        logo=maybe(st.sampled_from(logos)),
        colour=maybe(COLOURS),
        accent=maybe(COLOURS),
        messages=st.one_of(st.just(()), st.tuples(MESSAGES, MESSAGES), st.tuples(st.just(""), MESSAGES)),
    )
