"""A mail's front matter: who sends it, to whom, when, and what it needs; and the order of a partnership's events."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.model.fields import Model, Slug, Text, refused
from generator.model.reading import plain_text

Sender = Literal["team", "partner"]
Reader = Literal["partner", "client", "prospect", "list"]

EVENTS: Final = (
    "intro", "details", "reminder", "welcome", "agreement", "kit", "announcement", "announcement-b", "nurture-article",
    "nurture-case-study", "nurture-success-story", "nurture-new-content", "referral-in-touch", "referral-client",
    "reward-on-its-way", "monthly-progress", "partner-story", "level-reached", "offer-changing", "offer-ending",
    "satisfaction", "win-back",
)  # fmt: skip
"""What happens between a company and its partner, in its order. A mail may be named by any other word as well."""

FOR_ALL: Final = "mails/"
"""How the names of units begin whose copy stands in `content/mails/`: mails that every segment has."""
MAIL: Final = "mail-"
"""How the names of units of a segment begin that are mails."""
ANNOUNCED: Final = ("announcement", "announcement-b")
"""What the partner sends where the front matter does not say who does."""
WELL_KNOWN: Final = ("intro", "details", "announcement")
"""What every segment writes itself, and what therefore need not say to whom it goes, and when."""

FIELD: Final = re.compile(r"\[\[([a-z][a-z_]*)\]\]")
"""A merge field in copy: the service that sends puts the recipient's own value there."""
OF_EVERY_SERVICE: Final = frozenset({"first_name", "unsubscribe_url", "sender_address"})
"""Fields that every service has, which no mail needs to ask for."""

PLACES: Final = ("page", "terms", "kit", "agreement", "reply")
"""What a button may open, beside the address in a field whose name ends in `_url`."""
_FIELD_NAME: Final = re.compile(r"[a-z][a-z_]{0,39}")
_ADDRESS_FIELD: Final = re.compile(r"[a-z][a-z_]{0,35}_url")


def mail_order(event: str) -> tuple[int, str]:
    """A key to sort mails by: known events as they follow one another, then all others by their names."""
    return (EVENTS.index(event) if event in EVENTS else len(EVENTS), event)


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _read_field(value: Any) -> Any:
    text = plain_text(value, "E0435", "the name of a merge field")
    bare = text.strip("[] ")
    if not _FIELD_NAME.fullmatch(text):
        meant = re.sub(r"[^a-z]+", "_", bare.lower()).strip("_")
        raise refused("E0435", f"is not the name of a merge field: `{text}`", suggestion=meant,
                      expected="small Latin letters and `_`, without brackets: `reward_amount`",
                      fix="Write the name as it stands between [[ and ]].")  # fmt: skip
    return text


def _read_place(value: Any) -> Any:
    text = plain_text(value, "E0434", "what the button opens")
    if text not in PLACES and not _ADDRESS_FIELD.fullmatch(text):
        raise refused("E0434", f"is nothing that a button opens: `{text}`",
                      expected=f"one of: {', '.join(PLACES)}, or a merge field that ends in `_url`",
                      fix="Choose one of them.")  # fmt: skip
    return text


MergeField = Annotated[str, BeforeValidator(_read_field), WithJsonSchema({"type": "string"})]
Place = Annotated[str, BeforeValidator(_read_place), WithJsonSchema({"type": "string"})]


class MailFront(Model):
    """The front matter of a mail.

    `to` is whom it is for, `when` the event that sends it, in one sentence. `needs` are its merge fields, `subjects`
    others to test against the first, `leads_to` what its button opens. `name` is what the team calls it. `segments` and
    `tiers` limit it; nothing named is all. `consent` says who agreed, where the mail tells somebody's story. `waive`
    names rules that it may break, each with the reason (read by `validate/waivers.py`).
    """

    subject: Text
    preheader: Text
    cta: Text = ""
    name: Text = ""
    sender: Sender | None = None
    to: Annotated[tuple[Reader, ...], BeforeValidator(_one_or_more)] = ()
    when: Text = ""
    needs: tuple[MergeField, ...] = ()
    subjects: tuple[Text, ...] = Field(default=(), max_length=2)
    leads_to: Place = "page"
    segments: tuple[Slug, ...] = ()
    tiers: tuple[Slug, ...] = ()
    consent: Text = ""
    waive: Any = Field(default=None, json_schema_extra={"type": "object", "additionalProperties": {"type": "string"}})

    def sent_by(self, event: str) -> Sender:
        """Who sends it: what is written, otherwise the partner for announcements and the team for the rest."""
        return self.sender or ("partner" if event in ANNOUNCED else "team")

    @property
    def opens(self) -> str:
        """The merge field that holds the address of the button; empty where the address is known."""
        if self.leads_to in ("kit", "agreement"):
            return f"{self.leads_to}_url"
        return self.leads_to if self.leads_to.endswith("_url") else ""
