"""What the kit commands say, in Arabic and English."""

from __future__ import annotations

from typing import Final

from generator.cli.offer_trouble import isolated
from generator.model.code import Both

NOT_A_KIT: Final = Both(
    "{0} ليس حقيبة من صنع وصل: لا يوجد فيه ملف {1} سليم.",
    "{0} is no kit that Wasl made: it has no sound {1} in it.",
)
STRANGER: Final = Both(
    "{0} حقيبة من برنامج آخر: {1}",
    "{0} is a kit of another programme: {1}",
)
NO_FILE: Final = Both("لا ملف في {0}", "There is no file {0}")
NO_BUILD: Final = Both(
    "لا بناء في {0}. شغّلوا {1} أولًا.",
    "There is no build in {0}. Run {1} first.",
)
CURRENT: Final = Both("الحقيبة هي الأحدث.", "This kit is current.")
OUTDATED: Final = Both("للحقيبة نسخة أحدث: {0}", "There is a newer version of this kit: {0}")
GONE: Final = Both("لم تعد هذه الحقيبة تُصنع.", "This kit is no longer made.")
EXPIRED: Final = Both("انتهت صلاحية الحقيبة في {0}.", "This kit was valid until {0}.")
WHOSE: Final = Both("الحقيبة {0}، للشريك {1}، باللغة {2}", "Kit {0}, partner {1}, language {2}")
NOBODYS: Final = Both("الحقيبة {0}، دون اسم شريك، باللغة {1}", "Kit {0}, without a partner's name, language {1}")
CHANGED: Final = Both("تغيّر", "Changed")
CAME: Final = Both("جديد", "New")
WENT: Final = Both("حُذف", "Gone")
NEWS: Final = Both("ما استجد", "What is new")
MORE: Final = Both("و{0} أخرى", "and {0} more")

NO_KITS: Final = Both(
    "لا حقائب في هذا المشروع. تبدأ الحقيبة بملف {0}.",
    "This project has no kits. A kit begins with a file {0}.",
)
FOR: Final = {
    "partner": Both("لكل شريك باسمه", "for each partner by name"),
    "segment": Both("محايدة، لكل شريحة", "neutral, for each segment"),
}
HOLDS: Final = Both("البنود: {0}", "Entries: {0}")
SEGMENTS: Final = Both("الشرائح: {0}", "Segments: {0}")
TIERS: Final = Both("المستويات: {0}", "Levels: {0}")
LOCALES: Final = Both("اللغات: {0}", "Languages: {0}")
UNTIL: Final = Both("صالحة حتى {0}", "Valid until {0}")


def said(words: Both, language: str, *values: object) -> str:
    """The words in the user's language; what is Latin in an Arabic sentence is isolated."""
    return words.text(language).format(*(isolated(str(value), language) for value in values))
