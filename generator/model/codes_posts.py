"""Codes E0420 to W0439 (posts as data, disclosures, licences)."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "E0420",
        ("منشور مكتوب بصيغتين", "A post in two forms at once"),
        ("لا يُعرف أي النصين يُنشر.", "Nobody can tell which of the two texts is meant."),
        ("اكتب hooks وbody وcta، أو short وlong.", "Write hooks, body and cta, or short and long."),
    ),
    entry(
        "W0421",
        ("افتتاحية واحدة لكل الشركاء", "One opening line for all partners"),
        ("من يتابع شريكين يقرأ المنشور نفسه مرتين، والشبكات تكره النص المكرر.",
         "Whoever follows two partners reads the same post twice, and networks dislike repeated text."),
        ("اكتب ثلاث افتتاحيات على الأقل في hooks: سؤالًا ورقمًا وقصة قصيرة.",
         "Write at least three below hooks: a question, a figure, a small story."),
    ),
    entry(
        "E0422",
        ("وسم لا تربطه الشبكات كاملًا", "A hashtag that no network links as a whole"),
        ("ينقطع الوسم عند أول علامة، أو لا يجده من يبحث عنه.",
         "The tag ends at the first sign, or nobody who looks for it finds it."),
        ("اكتبه حروفًا بينها «_».", "Write it as letters with `_` between the words."),
    ),
    entry(
        "E0423",
        ("وسمان بمعنى واحد", "The same hashtag twice"),
        ("وسمان لا يختلفان إلا في «ال» يشغلان مكان وسم آخر.",
         "Two tags that differ in the Arabic article or in capitals take the room of another one."),
        ("أبقِ أحدهما.", "Keep one of them."),
    ),
    entry(
        "E0424",
        ("نص يبدأ بعلامة", "A text that begins with a sign"),
        ("منصة إكس تعدّ ما يبدأ بعلامة @ ردًّا، وجداول البيانات تعدّ ما يبدأ بـ = و+ و- معادلة.",
         "X takes a leading @ for a reply, and spreadsheets take = + - @ for a formula."),
        ("ابدأ بكلمة.", "Begin with a word."),
    ),
    entry(
        "E0425",
        ("عبارة لا تُقبل إفصاحًا", "A wording that does not count as a disclosure"),
        ("ترفضها الجهات المنظّمة لأن القارئ لا يفهم منها أنه أمام إعلان.",
         "Regulators refuse it, because readers do not see that they read an advertisement."),
        ("احذفها. يكتب وصل الإفصاح الصحيح أولًا.", "Take it out. Wasl writes the right disclosure first."),
    ),
    entry(
        "W0426",
        ("عبارة قد لا تُقبل إفصاحًا", "A wording that may not count as a disclosure"),
        ("يُقال إن الجهات المنظّمة ترفضها، ولم نجد مصدرًا يؤكد ذلك.",
         "Regulators are said to refuse it; we found no source that proves it."),
        ("الأسلم حذفها.", "It is safer to take it out."),
    ),
    entry(
        "E0427",
        ("حساب لا تعرفه الشبكة", "An account that the network cannot have"),
        ("تشير الإشارة إلى لا أحد.", "The mention would lead to nobody."),
        ("انسخ اسم الحساب من صفحته.", "Copy the name from the account's page."),
    ),
    entry(
        "E0428",
        ("بلد أو ترخيص غير معروف", "An unknown jurisdiction or kind of licence"),
        ("من دون قواعده لا تُعرف عبارة الإفصاح ولا الترخيص المطلوب.",
         "Without its rules nobody knows which label and which licence are due."),
        ("اختر من المذكور، أو أضف ملفًا في content/disclosures.",
         "Choose one of those listed, or add a file in content/disclosures."),
    ),
    entry(
        "W0429",
        ("شريك ينقصه ترخيص الإعلان", "A partner without the licence to advertise"),
        ("قد يُغرّم من ينشر إعلانًا بلا ترخيص، وقد تُسأل الشركة عنه.",
         "Whoever posts advertisements without it may be fined, and the company may be asked about it."),
        ("اطلب رقم الترخيص وأضفه إلى بيانات الشريك.", "Ask for its number and add it to the partner."),
    ),
    entry(
        "W0439",
        ("ترخيص إعلان منتهٍ", "A licence to advertise that has ended"),
        ("الترخيص المنتهي كأنه لم يكن.", "A licence that has ended is as good as none."),
        ("اطلب الترخيص المجدَّد واكتب تاريخ انتهائه.", "Ask for the renewed one and write its last day."),
    ),
)  # fmt: skip
