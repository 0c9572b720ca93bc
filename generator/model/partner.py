"""A partner, small enough that a hundred thousand of them fit in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PartnerType = Literal["referral", "affiliate", "channel", "agency"]


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner of the list.

    `names` and `messages` are aligned with the programme's locales (a missing name is the other language's; a missing
    message is empty). `code` is what `via` carries. `line` and `path` say where it was written.
    """

    slug: str
    names: tuple[str, ...]
    segment: str
    type: PartnerType
    tier: str
    code: str
    discount_code: str = ""
    site: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    logo: str = ""
    colour: str = ""
    accent: str = ""
    messages: tuple[str, ...] = ()
    path: str = ""
    line: int = 1

    @property
    def rewarded(self) -> bool:
        """Every partner type of the programme earns something, so its links are `affiliate` and disclosed."""
        return True
