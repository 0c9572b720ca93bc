"""Codes E03xx (references between files) and E04xx (copy, blocks, values)."""

from __future__ import annotations

from generator.model.code import entry

_NOT_FOUND = (
    "الاسم مذكور هنا ولا ملف له.",
    "The name is used here and no file defines it.",
)
_PICK = ("صحّح الاسم أو أنشئ الملف.", "Correct the name, or write the file.")

CODES = (
    entry("E0301", ("شريحة غير معروفة", "Unknown segment"), _NOT_FOUND, _PICK),
    entry("E0302", ("عرض غير معروف", "Unknown offer"), _NOT_FOUND, _PICK),
    entry("E0303", ("نموذج غير معروف", "Unknown form"), _NOT_FOUND, _PICK),
    entry(
        "E0304",
        ("اسم مختصر مكرر", "The same short name twice"),
        ("تُكتب صفحتان على عنوان واحد فتمحو إحداهما الأخرى.",
         "Two pages would be written to one address, and one would replace the other."),
        ("غيّر أحد الاسمين.", "Change one of the two."),
    ),
    entry("E0305", ("حملة غير معروفة", "Unknown campaign"), _NOT_FOUND, _PICK),
    entry(
        "E0306",
        ("ملف الشعار غير موجود", "The logo file is missing"),
        ("تظهر مكانه صورة مكسورة.", "A broken picture would stand in its place."),
        ("ضع الشعار في content/logos أو صحّح اسمه.", "Put the logo into content/logos, or correct its name."),
    ),
    entry(
        "E0307",
        ("قالب أو شبكة أو مزوّد أو مضيف غير معروف", "Unknown theme, network, provider or host"),
        ("لا توجد حقائق ولا قوالب بهذا الاسم.", "There are no facts and no templates under this name."),
        ("اختر اسمًا مذكورًا، أو أضف ملفه.", "Choose one of the names that are listed, or add its file."),
    ),
    entry(
        "E0308",
        ("المزوّد يحتاج مفتاحًا", "The provider needs a key"),
        ("من دون المفتاح لا تصل ردود النموذج إلى أحد.", "Without its key nobody receives what the form sends."),
        ("اكتب {name: ..., key: ...}.", "Write {name: ..., key: ...}."),
    ),
    entry(
        "E0309",
        ("شعار غير آمن أو كبير", "A logo that is unsafe or too big"),
        ("ملف SVG قد يشغّل برنامجًا في متصفح الزائر، والملف الكبير يبطئ كل صفحة.",
         "An SVG file can run a program in a visitor's browser, and a big file slows every page."),
        ("صدّره من جديد بصيغة SVG بسيطة، أو صغّره.", "Export it again as plain SVG, or make it smaller."),
    ),
    entry(
        "E0310",
        ("درجة غير معروفة", "Unknown tier"),
        ("الدرجات مذكورة في programme.yaml، وهذه ليست منها.",
         "The tiers stand in programme.yaml, and this is none of them."),
        ("اختر درجة مذكورة، أو أضفها إلى programme.yaml.", "Choose one of them, or add it to programme.yaml."),
    ),
    entry(
        "E0312",
        ("لغة غير معروفة", "Unknown language"),
        ("من دون لغة معروفة لا تُعرف صيغ الجمع ولا اتجاه الصفحة.",
         "Without a known language nobody knows its plurals or the direction of its pages."),
        ("اكتب رمزًا مثل ar أو en.", "Write a code such as ar or en."),
    ),
    entry(
        "E0313",
        ("اسم غير معروف في أمر البناء", "Unknown name on the command line"),
        ("من دون هذا الفحص يُبنى موقع ناقص بلا تنبيه.", "Half a site would be built, and nobody would know."),
        ("صحّح الاسم، أو احذف الخيار.", "Correct the name, or leave the option out."),
    ),
    entry(
        "E0314",
        ("لا يبقى شيء يُصنع", "Nothing is left to make"),
        ("الخيارات المكتوبة ينفي بعضها بعضًا، فيكون الناتج موقعًا خاليًا.",
         "The options that are given exclude one another, so the site would be empty."),
        ("احذف أحد الخيارات، أو اختر اسمًا آخر.", "Leave one of the options out, or choose another name."),
    ),
    entry(
        "W0315",
        ("شريكان برمز واحد", "Two partners with one code"),
        ("روابطهما تحمل رمزًا واحدًا، فتُحسب نتائج أحدهما للآخر وقد تذهب مكافأته إليه.",
         "Their links carry the same code, so what one of them brings is credited to the other, and so is the reward."),
        ("اكتب لكل منهما رمزه كما يظهر في أداة التتبع. وإن كانا شريكًا واحدًا في شريحتين فوحّد اسمه فيهما.",
         "Give each the code that your tracking tool shows for it; one partner in two segments, one name in both."),
    ),
    entry(
        "E0401",
        ("قسم غير معروف", "Unknown block"),
        ("لا يعرف القالب كيف يعرضه، فيضيع.", "The theme does not know how to show it, so it would be lost."),
        ("صحّح اسم القسم.", "Correct the name of the block."),
    ),
    entry(
        "E0402",
        ("قسم تنقصه أجزاؤه", "A block lacks its parts"),
        ("يُعرض ناقصًا أمام الزائر.", "Visitors would see it incomplete."),
        ("أضف الجزء الناقص.", "Add the missing part."),
    ),
    entry(
        "E0403",
        ("قيمة غير معروفة في النص", "An unknown value in the copy"),
        ("تُنشر الأقواس كما هي.", "The braces would be published as they stand."),
        ("استعمل قيمة من القيم المذكورة.", "Use one of the values that are listed."),
    ),
    entry(
        "E0404",
        ("لا نص بهذه اللغة", "No copy in this language"),
        ("الصفحة مطلوبة بهذه اللغة ولا نص لها.", "The page is due in this language and has no text."),
        ("اكتب الملف، أو صرّح ببديل في fallback.", "Write the file, or declare a fallback in the programme."),
    ),
    entry(
        "E0405",
        ("ترجمة ناقصة في حقل", "A translation is missing in a field"),
        ("يظهر مكان النص فراغ في إحدى اللغات.", "One language would show a gap."),
        ("أضف سطر اللغة الناقصة.", "Add a line for the missing language."),
    ),
    entry(
        "W0406",
        ("نص من لغة أخرى", "Copy from another language"),
        ("الصفحة بلغة والنص بأخرى، كما صرّح البرنامج.", "The text is in another language than the page, as declared."),
        ("ترجم النص.", "Translate the copy."),
    ),
    entry(
        "W0407",
        ("رقم بلا مصدر", "A figure without a source"),
        ("الرقم الذي لا مصدر له يُضعف الثقة وقد يخالف قوانين الإعلان.",
         "A figure without a source costs trust, and may break advertising law."),
        ("اذكر المصدر بجانب الرقم.", "Name the source beside the figure."),
    ),
    entry(
        "E0408",
        ("قسم لازم غير موجود", "A required block is missing"),
        ("صفحة بلا نموذج لا تجلب شريكًا.", "A page without a form wins no partner."),
        ("أضف القسم.", "Add the block."),
    ),
    entry(
        "E0409",
        ("قسم مكرر", "The same block twice"),
        ("لا يُعرف أيهما المقصود.", "Nobody can tell which of the two is meant."),
        ("أبقِ واحدًا.", "Keep one."),
    ),
    entry(
        "W0410",
        ("ملف نص لا يُستعمل", "A copy file that is not used"),
        ("قد تظنه منشورًا وهو ليس كذلك.", "You might believe that it is published, and it is not."),
        ("صحّح اسم الملف أو احذفه.", "Correct the name of the file, or delete it."),
    ),
    entry(
        "E0411",
        ("عنوان لا يُربط به", "An address that a page may not link to"),
        ("رابط بلا https لا يفتح، أو يشغّل برنامجًا في المتصفح.",
         "Without https the link fails, or runs a program in the browser."),
        ("ابدأ العنوان بـ https:// أو mailto: أو tel: أو /.", "Start it with https://, mailto:, tel: or /."),
    ),
)  # fmt: skip
