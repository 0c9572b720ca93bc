"""The words that say that a recommendation is paid, and the licence behind it, by the law of the partner's country."""

from __future__ import annotations

from types import SimpleNamespace

from generator.model.disclosure import Licence
from generator.model.jurisdictions import Jurisdictions
from generator.model.value import Kind, Value
from generator.render.notation import mark
from generator.render.run import Run
from generator.render.slots import Given
from generator.render.studio import Studio


def disclosure_words(studio: Studio, run: Run | None, length: str) -> str:
    """`short` opens a post, `long` is a sentence, `payer` one that names the brand; in the page's language.

    Raw text, and empty where no such words are known. Where the run is for a partner, it branches on the words.
    """
    rules = _rules(studio, run)
    code = run.trait("disclosure") if run is not None and run.partner is not None else rules.label
    return rules.say(code, length, studio.copy_locale)


def permits_of(studio: Studio, run: Run) -> list[SimpleNamespace]:
    """The licences to advertise that matter for this partner: what they are called, whether and where they are shown.

    Each has `.label`, `.authority`, `.held`, `.number` (empty where it is missing), `.on_account` and `.check_url`.
    """
    if run.partner is None or not run.trait("permits"):
        return []
    rules, held = _rules(studio, run), run.trait("licence")
    laws = [rules.known[code].licence for code in run.trait("permits").split() if code in rules.known]
    return [_permit(studio, law, _number(studio, run) if law.type == held else "") for law in laws if law is not None]


def _number(studio: Studio, run: Run) -> Given:
    language = studio.locale.dir
    return run.give(
        "licence",
        lambda partner: mark(Value(partner.licence[1] if partner.licence else "", Kind.CODE), language),
        shared=("licence", language),
    )


def _permit(studio: Studio, law: Licence, number: Given | str) -> SimpleNamespace:
    return SimpleNamespace(
        label=studio.name(law.label),
        authority=Value(law.authority, Kind.TEXT),
        number=number,
        held=not isinstance(number, str),
        on_account=law.shown_on_account,
        check_url=Value(law.check_url, Kind.URL) if law.check_url else "",
    )


def _rules(studio: Studio, run: Run | None) -> Jurisdictions:
    """All disclosures are looked at: the file of any of them may change whose words are the right ones."""
    project = studio.project

    def make() -> Jurisdictions:
        known = {code: project.disclosures[code] for code in project.disclosures}
        return Jurisdictions(known, project.programme.jurisdictions)

    return run.once.of(run, "jurisdictions", make) if run is not None else make()
