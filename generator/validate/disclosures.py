"""The programme's jurisdictions, and the words of every disclosure: they may not be what another law refuses."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.disclosure import Disclosure
from generator.model.jurisdictions import DEFAULT
from generator.model.programme import Programme
from generator.validate.bench import Bench

PROGRAMME = "content/programme.yaml"
_OPENING_SIGNS = ("@", "=", "+", "-")


def check_disclosures(bench: Bench, programme: Programme, disclosures: Mapping[str, Disclosure]) -> None:
    """Unknown codes; labels that their own or the default's rules refuse, or that open a formula or a mention."""
    codes = [code for code in disclosures if code != DEFAULT]
    for number, code in enumerate(programme.jurisdictions):
        bench.known(bench.place(PROGRAMME, "jurisdictions", number), "E0428", "jurisdiction", code, codes)
    for code, disclosure in disclosures.items():
        own = [one for one in (disclosure, disclosures.get(DEFAULT)) if one is not None]
        for locale, label in disclosure.short.items():
            _check(bench, code, locale, label, own)


def _check(bench: Bench, code: str, locale: str, label: str, laws: list[Disclosure]) -> None:
    key = next((k for k in (f"content/disclosures/{code}.yaml", f"content/disclosures/{code}.yml")
                if k in bench.source.yaml), f"facts/disclosures/{code}.yaml")  # fmt: skip
    place = bench.place(key, "short", locale)
    bare = label.rstrip(" :|–-")
    refusing = next((one for one in laws if one.rejects(label) or one.rejects(bare)), None)
    if refusing is not None:
        land = refusing.label.get("en", refusing.jurisdiction)
        bench.say(place, "E0425", f"`{label}` does not count as a disclosure ({land})", found=label,
                  expected="a word that everybody understands, such as `Ad:`")  # fmt: skip
    if label.startswith(_OPENING_SIGNS):
        bench.say(place, "E0424", f"the label begins with `{label[0]}`", found=label, expected="a word first")
