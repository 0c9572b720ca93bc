"""The mail service in templates: what a mail for it says and shows, and what the note about sending tells of it."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any, Final

from generator.model.declared import dataclass
from generator.model.dialect import Dialect, Steps, known
from generator.model.value import Kind, Value
from generator.render.run import PartnerView, Run
from generator.render.slots import Printed
from generator.render.studio import Studio
from generator.render.views.merging import ADDRESS, BROWSER, GREETED, UNSUBSCRIBE, MergeWords, Merging
from generator.text.merge_tags import field_tag, filled

BLANKS: Final = {
    ADDRESS: "[postal address]", UNSUBSCRIBE: "[unsubscribe link]", "kit_url": "[address of the kit]",
    "agreement_url": "[address of the agreement]", "article_url": "[address of the article]",
    "case_study_url": "[address of the case study]", "statement_url": "[address of the statement]",
    "code": "[discount code]", "reward_amount": "[reward amount]", "payment_date": "[day of payment]",
    "client_name": "[client's name]", "partner_name": "[partner's name]", "referred_count": "[how many got in touch]",
    "clients_count": "[how many became clients]", "next_step": "[what you suggest next]",
    "change_date": "[day of the change]", "new_reward": "[the new reward]",
    "new_client_gain": "[what clients will get]", "level_name": "[the level reached]",
    "level_benefit": "[what it adds]", "next_level": "[what the next level takes]",
}  # fmt: skip
"""What a blank says, by its token; any other says the name of its field."""
UNKNOWN_BLANK: Final = "[field: %(name)s]"
SHOWN: Final = (
    ("first_name_fallback", "Greeting by name"), ("unsubscribe", "Unsubscribe"), ("address", "Postal address"),
    ("web_version", "View in a browser"), ("field", "A field of your own, such as %(name)s"),
)  # fmt: skip
EXAMPLE_FIELD: Final = "reward_amount"


def merging_of(studio: Studio, run: Run) -> Merging:
    """How the tokens of this run's mail become tags of its service."""
    words, programme = studio.plain_words, studio.project.programme

    def blank(name: str) -> str:
        known_words = BLANKS.get(name)
        return str(words.gettext(known_words)) if known_words else str(words.gettext(UNKNOWN_BLANK, name=name))

    return Merging(
        run.dialect,
        MergeWords(
            greeting=str(words.pgettext("greeting without a name", "there")),
            reader=str(words.pgettext("reader without a name", "friend")),
            blank=blank,
            label=f"{programme.slug} {run.cohort.mail} {studio.locale.code}",
        ),
    )


def merge_for(run: Run, merging: Merging) -> None:
    """From here on, what the run prints is merged for this service."""
    run.sheet.merge = merging.text if run.cohort.recipe.format == "text" else merging.html
    run.sheet.addresses = merging.addresses


def service_part(studio: Studio, run: Run, who: str, manner: Manner) -> dict[str, Any]:
    """What of `mail` depends on the service."""
    return {
        "plain": manner.plain,
        "greeting": greeting(studio, manner),
        "previewed": manner.previewed,
        "unsubscribe": "" if manner.plain else Value(f"[[{UNSUBSCRIBE}]]", Kind.MERGE),
        "web_version": Value(f"[[{BROWSER}]]", Kind.MERGE) if manner.web_version else "",
        "sender_address": sender_address(studio, run, who, manner),
    }


def greeting(studio: Studio, manner: Manner) -> Printed:
    """One sentence that is right with a name and without one, or one that names nobody."""
    words = studio.plain_words
    if not manner.greets:
        return Printed("greeting", words.gettext("Hello,").text)
    return Printed("greeting", words.gettext("Hello %(name)s,", name=Value(f"[[{GREETED}]]", Kind.MERGE)).text)


def sender_address(studio: Studio, run: Run, who: str, manner: Manner) -> Any:
    """The service's tag where it has one, otherwise typed: the company's, the partner's own, or a blank."""
    if not manner.has_address:
        if who != "partner":
            return studio.phrase(studio.project.brand.address)
        if run.partner is not None and run.trait("has_address"):
            return PartnerView(run, studio, {}).address
    return Value(f"[[{ADDRESS}]]", Kind.MERGE)


@dataclass(frozen=True, slots=True)
class Manner:
    """All that the template of a mail knows of the mail's service: services alike in it get the same print.

    `opens` says that the service can fill the address that the button leads to.
    """

    plain: bool
    greets: bool
    previewed: bool
    web_version: bool
    has_address: bool
    opens: bool


def manner_of(run: Run, merging: Merging, opens: str) -> Manner:
    """`opens` is the field that the mail's button leads to; empty where it leads to a page."""
    return Manner(
        plain=run.dialect.is_plain,
        greets=merging.greets_by_name,
        previewed=not merging.fills_preview,
        web_version=merging.shows_web_version(markup=run.cohort.recipe.format != "text"),
        has_address=merging.has_address,
        opens=bool(opens and field_tag(run.dialect, opens)),
    )


class ServiceView:
    """`service` as documented in `docs/templates.md`: the mail service of this kit.

    Its parts are made when a template asks for them, so that only what speaks of it differs by service.
    """

    def __init__(self, studio: Studio, run: Run) -> None:
        self._studio = studio
        self._run = run

    @cached_property
    def _dialect(self) -> Dialect:
        return self._run.dialect

    @property
    def slug(self) -> str:
        return self._dialect.slug

    @property
    def label(self) -> Value:
        return self._studio.name(self._dialect.label)

    @property
    def plain(self) -> bool:
        return self._dialect.is_plain

    @property
    def greets(self) -> bool:
        """Whether greetings hold the reader's name."""
        return known(self._dialect.first_name_fallback) is not None

    @property
    def has_address(self) -> bool:
        return known(self._dialect.address) is not None

    @property
    def text_by_itself(self) -> bool:
        """Whether the service makes the plain text, because no way out is known for one that is typed."""
        return not self.plain and known(self._dialect.unsubscribe_href) is None

    @property
    def tags(self) -> list[SimpleNamespace]:
        """The tags in the mails: each `.label`, `.text` (empty where none is printed), `.sure`."""
        return [] if self.plain else [_tag_view(self._studio, self._dialect, name, label) for name, label in SHOWN]

    @property
    def steps(self) -> SimpleNamespace | None:
        """How to import a mail: `.items`, and `.certain` and `.sure` of where that was read."""
        return _steps(self._studio, self._dialect.steps)

    @property
    def trial(self) -> SimpleNamespace | None:
        """What to look at in a test send, likewise."""
        return _steps(self._studio, self._dialect.trial)


def _tag_view(studio: Studio, dialect: Dialect, name: str, label: str) -> SimpleNamespace:
    """A tag as it stands in the mail (its fallback in words), how certain it is; no text where none is printed."""
    fact = getattr(dialect, name, None) or getattr(dialect, f"{name}_href", None)
    fact = fact or getattr(dialect, f"{name}_element", None)
    there = str(studio.plain_words.pgettext("greeting without a name", "there"))
    text = field_tag(dialect, EXAMPLE_FIELD) if name == "field" else known(fact) or ""
    words = studio.plain_words
    link = str(words.gettext("Unsubscribe" if name == "unsubscribe" else "View in your browser"))
    label = words.gettext(label, name=EXAMPLE_FIELD) if name == "field" else words.gettext(label)
    return SimpleNamespace(
        label=label,
        text=Value(f"`{filled(text, fallback=there, style='…', text=link)}`", Kind.CODE) if text else "",
        sure=fact is not None and fact.status in ("primary", "tested"),
    )


def _steps(studio: Studio, steps: Steps | None) -> SimpleNamespace | None:
    if steps is None:
        return None
    return SimpleNamespace(
        sure=steps.status in ("primary", "tested"),
        certain=steps.status != "unverified",
        items=[studio.phrase(step) for step in steps.steps],
    )
