"""Codes E02xx: YAML and the types of fields."""

from __future__ import annotations

from generator.model.code import entry

_QUOTE = ("ضع النص كله بين علامتي اقتباس.", "Put the whole text in quotes.")
_NOT_USED = (
    "ميزات YAML المتقدمة تفاجئ من لا يعرفها، فلا تُستعمل هنا.",
    "YAML's advanced features surprise those who do not know them, so they are not used here.",
)
_SIGNS = (
    "لبعض العلامات معنى خاص في YAML، فلا يُقرأ السطر كما كُتب.",
    "Some signs have a meaning of their own in YAML, so the line is not read as written.",
)

CODES = (
    entry(
        "E0201",
        ("ملف YAML لا يُقرأ", "The YAML cannot be read"),
        ("سطر لا يوافق ما حوله، غالبًا بسبب المسافات في أوله.",
         "A line does not fit those around it, mostly because of the spaces at its start."),
        ("اجعل حقول المجموعة الواحدة على المسافة نفسها من أول السطر.",
         "Give the fields of one group the same number of spaces at the start of the line."),
    ),
    entry(
        "E0202",
        ("حقل غير معروف", "Unknown field"),
        ("الحقل المكتوب خطأ يُهمل بصمت في الأدوات الأخرى، فتُنشر صفحة ناقصة.",
         "Other tools drop a misspelt field silently and publish an incomplete page."),
        ("صحّح الاسم أو احذف السطر.", "Correct the name, or delete the line."),
    ),
    entry(
        "E0203",
        ("حقل مطلوب غير موجود", "A needed field is missing"),
        ("من دونه لا تكتمل الصفحة.", "The page is not complete without it."),
        ("أضف الحقل.", "Add the field."),
    ),
    entry(
        "E0204",
        ("قيمة بشكل غير المتوقع", "A value of the wrong shape"),
        ("كُتب نص حيث تُنتظر قائمة، أو العكس.", "A text stands where a list is due, or the other way round."),
        ("اكتب القيمة بالشكل المذكور.", "Write the value in the shape that is named."),
    ),
    entry(
        "E0205",
        ("قيمة ليست من القيم المسموحة", "The value is not one of the allowed ones"),
        ("لهذا الحقل قيم محددة فقط.", "This field takes certain values only."),
        ("اختر إحدى القيم المذكورة.", "Choose one of the values that are named."),
    ),
    entry(
        "E0206",
        ("قيمة تخالف شرط الحقل", "The value breaks the field's rule"),
        ("القيمة مقروءة لكنها خارج الحدود أو تناقض حقلًا آخر.",
         "The value can be read, but it is out of bounds or contradicts another field."),
        ("غيّر القيمة بحيث توافق الشرط.", "Change the value so that it keeps the rule."),
    ),
    entry(
        "E0207",
        ("حقول لا تجتمع", "Fields that do not go together"),
        ("حقل يستلزم حقلًا آخر أو يمنعه.", "One field needs another, or excludes it."),
        ("أضف الحقل اللازم أو احذف الزائد.", "Add the field that is needed, or delete the one that is not."),
    ),
    entry(
        "E0208",
        ("ليس تاريخًا", "Not a date"),
        ("التاريخ 3/4 يعني يومين مختلفين بحسب البلد.", "3/4 is a different day in different countries."),
        ("اكتب السنة ثم الشهر ثم اليوم: 2026-11-21.", "Write year, month, day: 2026-11-21."),
    ),
    entry(
        "E0209",
        ("ليس رقمًا", "Not a number"),
        ("صيغ مثل 1_000 و012 و1e3 تقرؤها البرامج قراءات مختلفة.",
         "Programs disagree about 1_000, 012 and 1e3."),
        ("اكتب أرقامًا فقط، ونقطة قبل الكسر.", "Write digits only, and a point before the fraction."),
    ),
    entry(
        "W0210",
        ("نص يشبه رقمًا أو قيمة أخرى", "A text that looks like a number or another value"),
        ("يقرؤه وصل صحيحًا، لكن المحررات وأنظمة إدارة المحتوى تحسبه رقمًا وقد تفسده عند الحفظ.",
         "Wasl reads it rightly, but editors and content systems take it for something else and may spoil it."),
        ("ضعه بين علامتي اقتباس.", "Put it in quotes."),
    ),
    entry(
        "W0211",
        ("نص قطعته علامة #", "A text cut off by #"),
        ("علامة # بعد مسافة تبدأ تعليقًا، فلا يُنشر ما بعدها.",
         "A # after a space starts a comment; what follows is not published."),
        _QUOTE,
    ),
    entry(
        "E0212",
        ("قيمة فارغة", "The value is empty"),
        ("الحقل مذكور ولا قيمة له، أو ابتلعتها علامة #.", "The field is there without a value, or a # swallowed it."),
        ("اكتب القيمة، وضعها بين علامتي اقتباس إن بدأت بعلامة #.",
         "Write the value, in quotes where it starts with #."),
    ),
    entry(
        "E0213",
        ("حقل مكرر", "The same field twice"),
        ("تأخذ الأدوات الأخرى الأخير بصمت.", "Other tools silently take the last one."),
        ("أبقِ واحدًا منهما.", "Keep one of the two."),
    ),
    entry("E0214", ("مرساة أو إحالة في YAML", "A YAML anchor or alias"), _NOT_USED, _QUOTE),
    entry(
        "E0215",
        ("مفتاح دمج في YAML", "A YAML merge key"),
        _NOT_USED,
        ("اكتب الحقول كاملة.", "Write the fields out."),
    ),
    entry("E0216", ("وسم YAML", "A YAML tag"), _NOT_USED, _QUOTE),
    entry(
        "E0217",
        ("أكثر من مستند في الملف", "Several documents in one file"),
        ("ما بعد سطر --- الثاني يضيع في أدوات كثيرة.", "Many tools lose what follows the second --- line."),
        ("اجعل لكل مستند ملفًا.", "Use one file for each."),
    ),
    entry(
        "E0218",
        ("اسم حقل ليس نصًا", "A key that is not text"),
        ("اسم الحقل كلمة واحدة قبل النقطتين.", "A key is one word before the colon."),
        ("اكتب كلمة قبل النقطتين.", "Put one word before the colon."),
    ),
    entry("E0219", ("نص يبدأ بعلامة محجوزة", "A text that starts with a reserved sign"), _SIGNS, _QUOTE),
    entry("E0220", ("نقطتان داخل نص بلا اقتباس", "A colon inside a text without quotes"), _SIGNS, _QUOTE),
    entry("E0221", ("نص بعد علامة الإغلاق", "Text after the closing quote"), _SIGNS, _QUOTE),
    entry("E0222", ("نص يبدأ بقوسين معقوفين", "A text that starts with {{"), _SIGNS, _QUOTE),
    entry(
        "E0223",
        ("علامة جدولة في أول السطر", "A tab at the start of a line"),
        ("عرض علامة الجدولة يختلف بين المحررات، فلا يقبلها YAML.",
         "Editors show a tab at different widths, so YAML does not accept it."),
        ("ضع مسافات مكانها.", "Replace it with spaces."),
    ),
    entry(
        "E0224",
        ("لا مسافة بعد النقطتين", "No space after the colon"),
        ("من دون المسافة يصير السطر كله نصًا واحدًا.", "Without the space the whole line is one text."),
        ("أضف مسافة بعد النقطتين.", "Add one space after the colon."),
    ),
    entry(
        "E0225",
        ("محرف خفي في اسم الحقل", "An invisible character in a key"),
        ("يبدو الاسم صحيحًا وهو ليس كذلك، ومصدره اللصق غالبًا.",
         "The name looks right and is not; such characters mostly come from pasting."),
        ("احذف الاسم وأعد كتابته.", "Delete the key and type it again."),
    ),
    entry(
        "E0226",
        ("قوس أو علامة اقتباس لم تُغلق", "A bracket or quote is not closed"),
        ("تبتلع ما بعدها من السطور.", "It swallows the lines below."),
        ("أغلقها في السطر نفسه.", "Close it on the same line."),
    ),
    entry(
        "E0227",
        ("تداخل أعمق من اللازم", "Nested too deep"),
        ("لا محتوى يحتاج هذا العمق.", "No content needs this depth."),
        ("ابحث عن أقواس مفتوحة متتالية.", "Look for a run of opening brackets."),
    ),
    entry(
        "E0228",
        ("اسم لا يصلح في عنوان", "A name that cannot be part of an address"),
        ("يظهر هذا الاسم في الروابط، والعربية فيها تصير رموزًا طويلة.",
         "The name appears in links, where Arabic turns into long codes."),
        ("اكتب أحرفًا لاتينية صغيرة وأرقامًا وشُرَطًا.", "Write small Latin letters, digits and hyphens."),
    ),
    entry(
        "E0229",
        ("ليس لونًا", "Not a colour"),
        ("لا يفهم المتصفح غير الصيغة الست عشرية هنا.", "Only the hexadecimal form is understood here."),
        ("اكتب # وستة رموز بين علامتي اقتباس: \"#0a7d5c\".", 'Write # and six digits in quotes: "#0a7d5c".'),
    ),
    entry(
        "E0230",
        ("ليس عنوانًا صحيحًا", "Not an address"),
        ("رابط بلا https أو بمحارف غير لاتينية لا يعمل في كل مكان.",
         "A link without https, or with letters outside ASCII, does not work everywhere."),
        ("انسخ العنوان من شريط المتصفح.", "Copy the address from the browser's address bar."),
    ),
    entry(
        "E0231",
        ("ليس بريدًا إلكترونيًا", "Not an e-mail address"),
        ("الرسائل إليه تضيع.", "Messages to it are lost."),
        ("اكتب عنوانًا واحدًا مثل name@example.com.", "Write one address, as name@example.com."),
    ),
    entry(
        "E0232",
        ("ليس رمز لغة", "Not a language code"),
        ("رمز مكتوب خطأ يجعل الصفحة العربية من اليسار إلى اليمين.",
         "A misspelt code makes an Arabic page run from left to right."),
        ("اكتب ar أو en أو ar-EG.", "Write ar, en or ar-EG."),
    ),
    entry(
        "E0234",
        ("ليست true ولا false", "Neither true nor false"),
        ("تقرأ البرامج yes وno وon قراءات مختلفة.", "Programs disagree about yes, no and on."),
        ("اكتب true أو false بأحرف صغيرة.", "Write true or false in small letters."),
    ),
)  # fmt: skip
