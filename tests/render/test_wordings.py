"""A text in wordings of which one depends on the lengths of words: right for all, and woven once for each answer."""

from __future__ import annotations

from generator.model.partner import Partner
from generator.model.post import drawn
from generator.render.choice import Parts
from generator.render.draw import Draw
from generator.render.fills import Fills
from generator.render.notation import Spot, Where
from generator.render.slots import Sheet
from generator.render.stencil import Stencil, cut
from generator.render.weave import chose, is_model
from tests.tiny.workshop import partner

DRAW = Draw(2)
SLUGS = ("noor", "raqm", "zaha", "durj", "najd", "wahat", *(f"{'a-long-name-' * 2}{number}" for number in range(6)))
PARTNERS = tuple(partner(slug, discount_code=code) for slug in SLUGS for code in ("", f"{slug}-10"))
FIRST = next(one for one in PARTNERS if not drawn(one.slug, 2) and not one.discount_code)


class Text:
    """The second wording says how long the slug is, and whether there is a code; `asked` are the real partners."""

    def __init__(self) -> None:
        self.asked: list[Partner] = []

    def __call__(self, one: Partner) -> str:
        if not is_model(one):
            self.asked.append(one)
        if not DRAW.turn(one):
            return f"of {one.slug}"
        long = is_long(one)
        chose(one, long)
        return f"{'long' if long else 'short'} {one.slug}{' with a code' if one.discount_code else ''}"


def is_long(one: Partner) -> bool:
    return len(one.slug) > 12


def laid(parts: Parts, _: Fills) -> Parts:
    return ("[", *parts, "]")


def stencil_of(text: Text) -> Stencil:
    sheet = Sheet(Fills(), FIRST)
    slot = sheet.slot("text", text)
    slot.narrow, slot.lay = lambda one: (DRAW.turn(one), is_long(one)), laid
    return cut([(slot.index, Spot(Where.PLAIN, "ltr"))], sheet)


def stamped(stencil: Stencil, one: Partner) -> str:
    parts, holes = stencil.settled(one)
    filled = parts.copy()
    filled[1::2] = [stencil.fills.say(hole, one) for hole in holes]
    return b"".join(filled).decode()


def test_everybody_gets_his_own_wording_laid_out_once() -> None:
    stencil = stencil_of(Text())
    for one in PARTNERS:
        assert stamped(stencil, one) == stencil.stamp(one).decode() == f"[{Text()(one)}]"


def test_no_partner_is_asked_for_a_text_that_is_known() -> None:
    text = Text()
    stencil = stencil_of(text)
    assert {DRAW.turn(one) for one in PARTNERS} == {0, 1}
    for one in PARTNERS:
        stamped(stencil, one)
    assert text.asked == []
