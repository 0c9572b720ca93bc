"""Which of several wordings a partner gets: drawn by its name, the same in every build."""

from __future__ import annotations

from generator.model.declared import dataclass
from generator.model.partner import Partner
from generator.model.post import Post, letter_of
from generator.render.weave import draw_of


@dataclass(frozen=True, slots=True)
class Draw:
    """The draw of one post, which has `of` wordings. `shift` keeps posts of one partner from being all of one number.

    `only` is the wording of a run that is about one alone: nobody draws there.
    """

    of: int
    shift: int = 0
    only: int | None = None

    @property
    def wordings(self) -> tuple[int, ...]:
        """The wordings that are wanted."""
        return tuple(range(self.of)) if self.only is None else (self.only,)

    @property
    def letters(self) -> tuple[str, ...]:
        """What stands for each of them in `utm_content`."""
        return tuple(letter_of(wording) for wording in self.wordings)

    def turn(self, partner: Partner | None) -> int:
        """The place in `wordings` of the one that a partner gets, real or model."""
        if self.only is not None or partner is None or self.of == 1:
            return 0
        return (draw_of(partner, self.of) + self.shift) % self.of


def draw_for(post: Post, of: int, partner: Partner | None, *, alone: bool) -> Draw:
    """The draw of a post for one partner `alone` (the first wording where there is none), or for all who are alike."""
    if of == 1 or partner is None:
        return Draw(of, only=0)
    if alone:
        return Draw(of, only=post.turn(draw_of(partner, of), of))
    return Draw(of, post.turn(0, of))
