"""Codes E08xx: tracked links. Their rules: L01 to L20 of `docs/links.md`."""

from __future__ import annotations

from generator.model.code import entry

_LOST = ("يضيع التتبع فلا يُعرف من أين جاء الزائر.", "Tracking is lost: nobody knows where the visitor came from.")
_REBUILD = ("صحّح العنوان أو المعامل المذكور.", "Correct the address or the parameter that is named.")

CODES = (
    entry(
        "E0801",
        ("قيمة utm بأحرف غير مسموحة", "A utm value with letters that are not allowed"),
        ("تنقسم التقارير بين كتابتين للاسم نفسه.", "Reports split between two spellings of one name."),
        ("اكتب أحرفًا لاتينية صغيرة وأرقامًا وشُرَطًا.", "Write small Latin letters, digits and hyphens."),
    ),
    entry("E0802", ("علامتا ؟ في رابط", "Two question marks in a link"), _LOST, _REBUILD),
    entry(
        "E0803",
        ("معاملات بعد علامة #", "Parameters after the #"),
        _LOST,
        ("اجعل جزء # آخر الرابط.", "Put the part with # at the end."),
    ),
    entry("E0804", ("معامل utm مكرر", "A utm parameter twice"), _LOST, ("أبقِ واحدًا.", "Keep one.")),
    entry(
        "E0805",
        ("&amp; في رابط خارج HTML", "&amp; in a link outside HTML"),
        _LOST,
        ("اكتب & في النص والجداول.", "Write & in text and tables."),
    ),
    entry(
        "E0806",
        ("utm على رابط داخلي", "utm on an internal link"),
        ("يبدأ التتبع من جديد فيضيع المصدر الحقيقي.", "Attribution starts again and the true source is lost."),
        ("احذف المعاملات من الروابط الداخلية.", "Remove the parameters from internal links."),
    ),
    entry(
        "E0807",
        ("وسيط أو حملة خارج المفردات", "A medium or campaign outside the vocabulary"),
        ("تضعه أدوات التحليل في قناة خاطئة.", "Analytics would sort it into the wrong channel."),
        ("اختر قيمة من القائمة.", "Choose a value from the list."),
    ),
    entry(
        "E0808",
        ("اسم شريك محجوز", "A reserved partner name"),
        ("يتعارض مع مصدر معروف أو مسار من مسارات الموقع.", "It clashes with a known source or a path of the site."),
        ("اختر اسمًا مختصرًا آخر.", "Choose another short name."),
    ),
    entry(
        "E0810",
        ("مسافة مكتوبة + في رابط", "A space written as + in a link"),
        ("تترك تطبيقات كثيرة علامة + كما هي.", "Many apps leave the + as it is."),
        ("اكتب %20.", "Write %20."),
    ),
    entry(
        "E0811",
        ("رابط أطول من اللازم", "A link that is too long"),
        ("تقطعه بعض الشبكات.", "Some networks cut it."),
        ("اختصر اسم الحملة أو استعمل الرابط القصير.", "Shorten the names, or use the short link."),
    ),
    entry(
        "E0812",
        ("بيانات شخصية في رابط", "Personal data in a link"),
        ("تُحفظ الروابط في سجلات لا نتحكم بها.", "Links are kept in logs that nobody controls."),
        ("احذف البريد أو الهاتف أو الاسم من الرابط.", "Remove the e-mail address, phone number or name."),
    ),
    entry(
        "E0813",
        ("حروف غير لاتينية في رابط", "Letters outside ASCII in a link"),
        ("تقطع شبكات الرابط عند أول حرف منها.", "Some networks cut the link at the first of them."),
        ("اكتب الاسم المختصر بأحرف لاتينية.", "Write the short name in Latin letters."),
    ),
    entry(
        "E0814",
        ("utm في العنوان المعتمد", "utm in the canonical address"),
        ("تفهرس محركات البحث نسخًا متعددة من الصفحة.", "Search engines would index several copies of the page."),
        ("احذف المعاملات من canonical وog:url.", "Remove the parameters from canonical and og:url."),
    ),
    entry(
        "E0815",
        ("رابط مكسور الصياغة", "A malformed link"),
        ("رابط بلا https أو التصقت به علامة ترقيم لا يعمل.", "Without https, or with a comma glued to it, it fails."),
        ("ابدأ الرابط بـ https:// وافصل ما بعده.", "Start with https:// and separate what follows."),
    ),
    entry(
        "W0816",
        ("رابط طويل", "A long link"),
        ("الرابط الطويل يُشعر القارئ بالريبة.", "People trust a long link less."),
        ("اختصر الأسماء، أو استعمل الرابط القصير.", "Shorten the names, or use the short link."),
    ),
    entry(
        "W0817",
        ("حروف عربية مرمّزة في رابط", "Percent-encoded Arabic in a link"),
        ("يصير الرابط طويلًا لا يُقرأ عند مشاركته.", "Shared, the link becomes long and unreadable."),
        ("اكتب الاسم المختصر بأحرف لاتينية.", "Write the short name in Latin letters."),
    ),
    entry(
        "W0818",
        ("اسم شريك تعرفه أداة تحليل", "A partner name that an analytics tool knows"),
        ("تنسب الأداة زياراته إلى مصدر آخر.", "The tool would report its visits under another source."),
        ("اختر اسمًا مختصرًا آخر.", "Choose another short name."),
    ),
    entry(
        "W0819",
        ("رابط بلا قناة", "A link without a channel"),
        ("تظهر زياراته في التقارير بلا قناة.", "Reports show its visits as Unassigned: of no kind at all."),
        ("أضف utm_medium من القائمة.", "Add a utm_medium from the list."),
    ),
    entry(
        "W0820",
        ("مصدر يغلب الوسيط", "A source that overrules the medium"),
        ("تضع أداة التحليل الزيارات في قناة المصدر.", "Analytics report its visits in the source's channel."),
        ("اكتب الشريك مصدرًا، والشبكة في utm_content.", "Name the partner as source, the network in utm_content."),
    ),
    entry(
        "W0821",
        ("كتابتان لشيء واحد", "Two spellings of one thing"),
        ("تعدّهما التقارير شيئين.", "Reports count them as two."),
        ("اختر كتابة واحدة في كل مكان.", "Choose one spelling everywhere."),
    ),
    entry(
        "W0822",
        ("حملة واحدة بفترتين", "One campaign with two periods"),
        ("تتوزع زياراتها على سطرين في التقارير.", "Its visits are divided between two lines of the report."),
        ("استعمل فترة واحدة، أو احذف الروابط القديمة.", "Use one period, or take the old links away."),
    ),
    entry(
        "W0823",
        ("رابط مختصر بخدمة عامة", "A link of a public shortener"),
        ("لا يُرى إلى أين يؤدي، وترتاب منه مرشّحات البريد.", "Nobody sees where it leads, and mail filters distrust it."),
        ("اكتب العنوان النهائي.", "Write the final address."),
    ),
)  # fmt: skip


def link_code(rule: str, *, warning: bool) -> str:
    """The problem code of a link lint (`L08`): warnings have numbers of their own, so that a number means one thing."""
    return _WARNINGS[rule] if warning else f"E08{rule[1:]}"


_WARNINGS = {
    "L08": "W0818", "L11": "W0816", "L13": "W0817", "L16": "W0819", "L17": "W0820", "L18": "W0821", "L19": "W0822",
    "L20": "W0823",
}  # fmt: skip
