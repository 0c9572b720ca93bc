"""A partner: a view of one row of the list, made when it is asked for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.model.declared import dataclass

PartnerType = Literal["referral", "affiliate", "channel", "agency"]


class PartnerLicence(NamedTuple):
    """A permit to advertise: its type as the facts name it, its number, and its last day (ISO; empty: unknown)."""

    type: str
    number: str
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner of the list.

    `names` and `messages` are aligned with the programme's locales (a missing name is the other language's; a missing
    message is empty). `code` is what `via` carries. `dialect` is the mail service that it sends with (empty: the
    programme's), `address` its postal address on one line. `line` and `path` say where it was written. `disclosure` is
    the one whose words open what this partner says; `permits` are the jurisdictions whose licence it needs or has.
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
    dialect: str = ""
    address: str = ""
    path: str = ""
    line: int = 1
    disclosure: str = "default"
    licence: PartnerLicence | tuple[()] = ()
    permits: tuple[str, ...] = ()

    @property
    def rewarded(self) -> bool:
        """Every partner type of the programme earns something, so its links are `affiliate` and disclosed."""
        return True
