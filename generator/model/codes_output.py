"""Codes E07xx (templates and recipes), E08xx (links) and E09xx (the finished output)."""

from __future__ import annotations

from generator.model.code import entry

_LOST = ("يضيع التتبع فلا يُعرف من أين جاء الزائر.", "Tracking is lost: nobody knows where the visitor came from.")
_REBUILD = ("صحّح العنوان أو المعامل المذكور.", "Correct the address or the parameter that is named.")

CODES = (
    entry(
        "E0701",
        ("خطأ في صياغة القالب", "A syntax error in the template"),
        ("لا يُبنى شيء من هذا القالب.", "Nothing can be built from this template."),
        ("أصلح السطر المذكور.", "Repair the line that is named."),
    ),
    entry(
        "E0702",
        ("اسم غير معرّف في القالب", "An undefined name in the template"),
        ("يُطبع فراغ مكانه في أدوات أخرى.", "Other tools print a gap in its place."),
        ("صحّح الاسم.", "Correct the name."),
    ),
    entry(
        "E0703",
        ("القالب يتفرع على قيمة شريك", "The template decides by a partner's value"),
        ("يُنفّذ القالب مرة لكل مجموعة، لا لكل شريك.", "A template runs once per group of partners, not per partner."),
        ("استعمل سمة من partner.traits، أو اكتب per_partner: true في الوصفة.",
         "Use a trait, or mark the recipe with per_partner: true."),
    ),
    entry(
        "E0704",
        ("محور غير معروف في الوصفة", "An unknown axis in the recipe"),
        ("لا يُعرف كم نسخة تُصنع.", "Nobody can tell how many copies to make."),
        ("اختر محورًا من المذكورة.", "Choose one of the axes that are listed."),
    ),
    entry(
        "E0705",
        ("ملفان على مسار واحد", "Two files on one path"),
        ("يمحو أحدهما الآخر بصمت.", "One would silently replace the other."),
        ("أضف المحور الناقص إلى path.", "Add the missing axis to `path`."),
    ),
    entry(
        "E0706",
        ("مسار ناتج غير آمن", "An unsafe output path"),
        ("قد يُكتب ملف خارج مجلد البناء.", "A file could be written outside the build folder."),
        ("اكتب مسارًا نسبيًا بلا «..».", "Write a relative path without `..`."),
    ),
    entry(
        "E0707",
        ("مرشّح غير مسموح على قيمة شريك", "A filter that may not touch this value"),
        ("القيمة تُملأ لاحقًا فلا يعمل عليها المرشّح.", "The value is filled in later, so the filter would not see it."),
        ("احذف المرشّح، أو اكتب per_partner: true.", "Remove the filter, or mark the recipe with per_partner: true."),
    ),
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
    entry("E0809", ("رابط لا يصل بمعاملاته", "A link that loses its parameters"), _LOST,
          ("اربط بالعنوان النهائي مباشرة.", "Link to the final address.")),
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
        ("حروف عربية مرمّزة في رابط", "Encoded Arabic in a link"),
        ("يصير الرابط طويلًا لا يُقرأ عند مشاركته.", "Shared, the link becomes long and unreadable."),
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
        "E0901",
        ("علامة قالب باقية في الناتج", "A marker is left in the output"),
        ("يراها الزائر بدل القيمة.", "Visitors would see it instead of the value."),
        ("صحّح اسم القيمة في النص أو القالب.", "Correct the value's name in the copy or the template."),
    ),
    entry(
        "E0902",
        ("منشور أطول من حد الشبكة", "A post over the network's limit"),
        ("ترفضه الشبكة أو تقطعه.", "The network refuses or cuts it."),
        ("اختصر النص.", "Shorten the text."),
    ),
    entry(
        "E0903",
        ("رابط داخلي مكسور", "A broken internal link"),
        ("يصل الزائر إلى صفحة غير موجودة.", "Visitors would reach a page that does not exist."),
        ("صحّح العنوان.", "Correct the address."),
    ),
    entry(
        "E0904",
        ("محارف عزل غير متوازنة", "Unbalanced isolates"),
        ("ينقلب ترتيب ما بعدها في السطر.", "Whatever follows in the line is reordered."),
        ("أبلغ عن القالب الذي كتبها.", "Repair the template that wrote them."),
    ),
    entry(
        "W0905",
        ("محرف ليس في الخط", "A character that the font lacks"),
        ("يظهر بخط آخر أو مربعًا فارغًا.", "It appears in another font, or as an empty box."),
        ("استبدله، أو أضف خطًا يحويه.", "Replace it, or add a font that has it."),
    ),
    entry(
        "E0906",
        ("لا lang أو dir في الصفحة", "The page lacks lang or dir"),
        ("تُقرأ العربية من اليسار وتنطقها قارئات الشاشة خطأ.",
         "Arabic would run from the left, and screen readers would mispronounce it."),
        ("أضفهما إلى عنصر html في القالب.", "Add them to the html element of the layout."),
    ),
    entry(
        "E0907",
        ("صفحة أثقل من الحد", "A page over its budget"),
        ("تتأخر على الهواتف البطيئة.", "It is slow on weak phones."),
        ("صغّر الصور أو احذف ما لا يلزم.", "Shrink the pictures, or remove what is not needed."),
    ),
)  # fmt: skip
