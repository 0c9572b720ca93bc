"""Codes E05xx (text hygiene) and E06xx (catalogues)."""

from __future__ import annotations

from generator.model.code import entry

_INVISIBLE = (
    "محرف لا يُرى يكسر البحث والنسخ أو يقلب ترتيب النص.",
    "A character that cannot be seen breaks search and copying, or reorders the text.",
)
_DELETE = ("احذف المحرف.", "Delete the character.")
_READING = ("يربك القارئ العربي ويبدو خطأ.", "It confuses Arabic readers and looks like a mistake.")

CODES = (
    entry(
        "E0501",
        ("نص ليس بصورة NFC", "Text that is not NFC"),
        ("كلمتان متماثلتان في العين مختلفتان في البحث.", "Two words look the same, and search tells them apart."),
        ("أعد كتابة الكلمة أو الصقها نصًا عاديًا.", "Type the word again, or paste it as plain text."),
    ),
    entry("E0502", ("محرف اتجاه خفي", "A hidden direction character"), _INVISIBLE, _DELETE),
    entry(
        "E0503",
        ("أشكال عرض عربية", "Arabic presentation forms"),
        ("حروف منسوخة من PDF لا يجدها البحث ولا تتصل.",
         "Letters copied from a PDF are not found by search and do not join."),
        ("أعد كتابة الكلمة.", "Type the word again."),
    ),
    entry("E0504", ("محرف بعرض صفر", "A zero-width character"), _INVISIBLE, _DELETE),
    entry("E0505", ("محرف تحكم", "A control character"), _INVISIBLE, _DELETE),
    entry(
        "E0506",
        ("حرف فارسي في نص عربي", "A Persian letter in Arabic text"),
        ("يبدو مثل الحرف العربي ولا يجده البحث.", "It looks like the Arabic letter and search does not find it."),
        ("استعمل ك وي وه العربية.", "Use the Arabic letters ك ي ه."),
    ),
    entry(
        "W0507",
        ("علامة ترقيم لاتينية بجانب العربية", "Latin punctuation beside Arabic"),
        _READING,
        ("استعمل ، و؛ و؟.", "Use ، ؛ and ؟."),
    ),
    entry(
        "W0508",
        ("أرقام عربية ولاتينية معًا", "Arabic and Latin digits together"),
        _READING,
        ("اكتب أرقام النص كله بنظام واحد.", "Write all digits of the text in one system."),
    ),
    entry(
        "W0509",
        ("تطويل (كشيدة) في النص", "A stretched letter (tatweel)"),
        ("يكسر البحث ويظهر سيئًا في بعض الخطوط.", "It breaks search and looks bad in some fonts."),
        ("احذف التطويل.", "Delete the tatweel."),
    ),
    entry(
        "W0510",
        ("علامات اقتباس مستقيمة", "Straight quotes"),
        _READING,
        ("استعمل « و».", "Use « and » in Arabic, “ and ” in English."),
    ),
    entry(
        "W0511",
        ("مجال بشَرطة بين رقمين", "A range with a hyphen"),
        ("يظهر المجال مقلوبًا في سطر عربي.", "In an Arabic line the range appears the wrong way round."),
        ("اكتب «من 5 إلى 10».", "Write it in words, or use the range value."),
    ),
    entry(
        "W0512",
        ("تاريخ بشرطة مائلة", "A date with slashes"),
        ("يُقرأ يومًا آخر في بلد آخر، ويظهر مقلوبًا بالعربية.",
         "It means another day in another country, and appears reversed in Arabic."),
        ("اكتب اسم الشهر.", "Write the month as a word."),
    ),
    entry(
        "E0513",
        ("هاتف بأرقام عربية", "A phone number in Arabic digits"),
        ("لا تتصل به الهواتف.", "Phones cannot dial it."),
        ("اكتبه بأرقام لاتينية مع رمز البلد.", "Write it in Latin digits with the country code."),
    ),
    entry(
        "E0601",
        ("ترويسة Plural-Forms خاطئة", "The Plural-Forms header is wrong"),
        ("للعربية ست صيغ للجمع، وترويسة خاطئة تختار الخاطئة منها.",
         "Arabic has six plural forms; a wrong header picks the wrong one."),
        ("انسخ الترويسة المذكورة.", "Copy the header that is given."),
    ),
    entry(
        "E0602",
        ("صيغة جمع ناقصة", "A plural form is missing"),
        ("يظهر «3 شريك» بدل «3 شركاء».", "Visitors would read \"3 partner\"."),
        ("اكتب كل صيغ اللغة.", "Write all the forms of the language."),
    ),
    entry(
        "E0603",
        ("القيم المتغيرة تختلف عن الأصل", "The placeholders differ from the original"),
        ("يفشل البناء أو يضيع رقم من الجملة.", "The build would fail, or a figure be lost from the sentence."),
        ("استعمل القيم نفسها كما في الأصل.", "Use the same placeholders as the original."),
    ),
    entry(
        "E0604",
        ("عبارة بلا ترجمة", "An untranslated phrase"),
        ("تظهر كلمة إنجليزية في صفحة عربية.", "An English word would stand in an Arabic page."),
        ("ترجمها في ملف اللغة.", "Translate it in the catalogue."),
    ),
    entry(
        "E0605",
        ("ملف لغة لا يُقرأ", "The catalogue cannot be read"),
        ("لا تُبنى أي صفحة بهذه اللغة.", "No page of this language can be built."),
        ("أصلح السطر المذكور.", "Repair the line that is named."),
    ),
    entry(
        "E0606",
        ("لا ملف لهذه اللغة", "No catalogue for this language"),
        ("تبقى كلمات الواجهة، كالأزرار والعناوين، بلغة أخرى.",
         "Buttons, labels and headings would stay in another language."),
        ("انسخ ملف لغة موجودة وترجمه.", "Copy the catalogue of another language and translate it."),
    ),
)  # fmt: skip
