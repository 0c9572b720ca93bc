"""What is known of mail programs: read once, for the checks of finished mails."""

from __future__ import annotations

from typing import Final

from generator.model.mail_facts import MailFacts, Support
from generator.validate.bench import Bench

SUPPORT: Final = "facts/mail_support.json"


def mail_facts(bench: Bench) -> MailFacts:
    """Empty where the facts are not there, as in tests that replace them."""
    support = _support(bench)
    return MailFacts(
        features=tuple(support.features.items()) if support else (),
        version=support.version if support else "",
    )


def _support(bench: Bench) -> Support | None:
    file = bench.source.text.get(SUPPORT)
    if file is None:
        return None
    return bench.once(("mail support",), (file,), lambda: Support.model_validate_json(file.text))
