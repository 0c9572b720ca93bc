"""The words of the resource library: for the team, so they are Wasl's own and not the theme's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_ARABIC: Final[Mapping[str, Any]] = {
    "title": "مكتبة الحقائب",
    "lead": "كل حقيبة بشريحتها ومستواها ولغتها. ابحثوا عن شريك، وانسخوا عنوان حقيبته، وأرسلوه إليه وحده.",
    "private": "لفريقكم فقط: عناوين الحقائب سرية، ومن يملك العنوان يفتح الحقيبة.",
    "search": "ابحثوا باسم الشريك أو اسمه المختصر أو بعنوان حقيبته",
    "segment": "الشريحة",
    "tier": "المستوى",
    "language": "اللغة",
    "every_segment": "كل الشرائح",
    "every_tier": "كل المستويات",
    "every_language": "كل اللغات",
    "no_tier": "بلا مستوى",
    "total": "المجموع",
    "counts": "كم شريكًا في كل شريحة ومستوى",
    "counts_hint": "اضغطوا عددًا لتروا أصحابه.",
    "neutral": "بلا اسم شريك",
    "neutral_of": "حقيبة الشريحة",
    "open": "افتح الحقيبة",
    "copy": "انسخ عنوانها",
    "copied": "نُسخ العنوان",
    "local": "من هذا الجهاز",
    "page": "صفحة الشريك",
    "segment_page": "صفحة الشريحة",
    "download": "تنزيل",
    "clear": "ابدأ من جديد",
    "none": "لا حقيبة توافق هذا البحث. جرّبوا جزءًا من الاسم، أو أزيلوا الشريحة والمستوى.",
    "capped": "تظهر أول {shown} منها. ضيّقوا البحث لتروا البقية.",
    "missing": "لم يُقرأ ملف البيانات library.js. أبقوه بجانب هذه الصفحة، أو نفّذوا البناء من جديد.",
    "no_script": "تحتاج هذه الصفحة إلى JavaScript لتعرض الحقائب. العناوين نفسها في الملف kits.csv.",
    "mails": "رسائل الشراكة من أولها إلى آخرها",
    "mails_lead": "لكل رسالة حدث يرسلها. عبّئوا ما يلزمها من نظامكم قبل الإرسال، واختاروا نسخة الشريحة.",
    "mail_names": {"intro": "مقدمة قصيرة", "details": "مقدمة مفصّلة", "announcement": "إعلان لعملاء الشريك"},
    "mail_facts": ["المرسل", "إلى", "متى", "يلزمها", "زرها يفتح", "عناوين أخرى للتجربة", "الموافقة"],
    "senders": {"team": "فريقكم", "partner": "الشريك"},
    "readers": {"partner": "الشريك", "client": "العميل", "prospect": "من قد يصبح شريكًا", "list": "قائمة الشريك"},
    "and": "، ",
    "places": {
        "page": "صفحة الشريحة، أو صفحة الشريك في رسالته", "terms": "صفحة الشروط", "kit": "حقيبة الشريك",
        "agreement": "الاتفاقية", "reply": "ردًّا على الرسالة",
    },
    "found": {
        "zero": "لا حقائب", "one": "حقيبة واحدة", "two": "حقيبتان", "few": "{n} حقائب", "many": "{n} حقيبة",
        "other": "{n} حقيبة",
    },
    "types": {"referral": "إحالة", "affiliate": "تسويق بالعمولة", "channel": "قناة بيع", "agency": "وكالة"},
}  # fmt: skip
_ENGLISH: Final[Mapping[str, Any]] = {
    "title": "Library of kits",
    "lead": "Every kit by segment, level and language. Find a partner, copy the kit's address, send it to them alone.",
    "private": "For your team only: a kit's address is secret, and whoever has it can open the kit.",
    "search": "Search by name, short name or the kit's address",
    "segment": "Segment",
    "tier": "Level",
    "language": "Language",
    "every_segment": "All segments",
    "every_tier": "All levels",
    "every_language": "All languages",
    "no_tier": "No level",
    "total": "Total",
    "counts": "Partners by segment and level",
    "counts_hint": "Press a number to see who they are.",
    "neutral": "No partner named",
    "neutral_of": "The segment's kit",
    "open": "Open the kit",
    "copy": "Copy address",
    "copied": "Address copied",
    "local": "From this computer",
    "page": "Partner page",
    "segment_page": "Segment page",
    "download": "Download",
    "clear": "Start over",
    "none": "No kit fits. Try a part of the name, or take away segment and level.",
    "capped": "The first {shown} are shown. Narrow the search to see the others.",
    "missing": "The data file library.js could not be read. Keep it beside this page, or build again.",
    "no_script": "This page needs JavaScript to show the kits. The addresses themselves stand in kits.csv.",
    "mails": "The mails of a partnership, from first to last",
    "mails_lead": "Each mail has an event that sends it. Fill in what it needs, and take the segment's version.",
    "mail_names": {
        "intro": "Short introduction", "details": "Detailed introduction", "announcement": "Announcement to clients",
    },
    "mail_facts": ["Sent by", "To", "When", "Needs", "Its button opens", "Other subjects to test", "Consent"],
    "senders": {"team": "your team", "partner": "the partner"},
    "readers": {
        "partner": "the partner", "client": "the client", "prospect": "somebody who may become a partner",
        "list": "the partner's own list",
    },
    "and": ", ",
    "places": {
        "page": "the segment's page, or the partner's in its own mail", "terms": "the page of the terms",
        "kit": "the partner's kit", "agreement": "the agreement", "reply": "a reply",
    },
    "found": {"one": "{n} kit", "other": "{n} kits"},
    "types": {"referral": "referral", "affiliate": "affiliate", "channel": "channel", "agency": "agency"},
}  # fmt: skip


def words(language: str) -> Mapping[str, Any]:
    """All words in Arabic where that is the language, in English for everybody else."""
    return _ARABIC if language == "ar" else _ENGLISH
