"""Words from which names of invented partners are put together. Plain letters only: nothing here needs escaping."""

from __future__ import annotations

# (Arabic, Latin, letters of a web address)
FIRST: tuple[tuple[str, str, str], ...] = (
    ("نور", "Noor", "noor"), ("ميزان", "Mizan", "mizan"), ("ركيزة", "Rakeeza", "rakeeza"), ("واحة", "Waha", "waha"),
    ("سهم", "Sahm", "sahm"), ("مدار", "Madar", "madar"), ("أفق", "Ofoq", "ofoq"), ("رواد", "Rowad", "rowad"),
    ("سنام", "Sanam", "sanam"), ("جسر", "Jisr", "jisr"), ("منار", "Manar", "manar"), ("بيان", "Bayan", "bayan"),
    ("صواب", "Sawab", "sawab"), ("ثبات", "Thabat", "thabat"), ("عماد", "Imad", "imad"), ("غصن", "Ghosn", "ghosn"),
    ("نخلة", "Nakhla", "nakhla"), ("لؤلؤة", "Lulua", "lulua"), ("مرساة", "Mirsat", "mirsat"), ("قمة", "Qimma", "qimma"),
    ("سدرة", "Sidra", "sidra"), ("شراع", "Shiraa", "shiraa"), ("حصاد", "Hasad", "hasad"), ("درب", "Darb", "darb"),
)  # fmt: skip

PLACE: tuple[tuple[str, str, str], ...] = (
    ("الساحل", "Coast", "coast"), ("نجد", "Najd", "najd"), ("الحجاز", "Hijaz", "hijaz"), ("الخليج", "Gulf", "gulf"),
    ("الشرق", "East", "east"), ("الرياض", "Riyadh", "riyadh"), ("جدة", "Jeddah", "jeddah"),
    ("الدمام", "Dammam", "dammam"), ("القصيم", "Qassim", "qassim"), ("الكويت", "Kuwait", "kuwait"),
    ("المنامة", "Manama", "manama"), ("دبي", "Dubai", "dubai"), ("مسقط", "Muscat", "muscat"),
    ("الدوحة", "Doha", "doha"),
)  # fmt: skip

# What a partner of a segment calls itself.
TRADE: dict[str, tuple[tuple[str, str], ...]] = {
    "accountants": (("للمحاسبة", "Accounting"), ("للمراجعة", "Auditors")),
    "agencies": (("للتسويق", "Marketing"), ("لتصميم المواقع", "Web Studio")),
    "consultants": (("للاستشارات", "Advisory"), ("لاستشارات الأعمال", "Business Consulting")),
    "customers": (("للقهوة", "Coffee"), ("للأثاث", "Furniture")),
    "vendors": (("لنقاط البيع", "POS"), ("للأنظمة", "Systems")),
}

COUNTRIES = ("SA", "AE", "KW", "BH", "OM", "QA")
