"""Codes E0430 to E0435: what a mail says on top and in its blocks."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "E0430",
        ("حقل دمج لا يذكره needs", "A merge field that `needs` does not list"),
        ("من يرسل الرسالة لا يعرف أن عليه تعبئة الحقل، فتصل الأقواس إلى القارئ.",
         "Whoever sends the mail would not know to fill it, and readers would see the brackets."),
        ("أضف اسمه إلى needs، أو صحّحه في النص.", "Add its name to `needs`, or correct it in the copy."),
    ),
    entry(
        "E0431",
        ("حقل في needs لا يستعمله النص", "A field in `needs` that the copy does not use"),
        ("يبحث الفريق عن قيمة لا يحتاجها أحد.", "The team would look for a value that nobody needs."),
        ("احذفه من needs، أو استعمله في النص.", "Take it out of `needs`, or use it in the copy."),
    ),
    entry(
        "E0432",
        ("جزء غير معروف في رسالة", "An unknown block in a mail"),
        ("لا يعرف القالب كيف يعرضه، فيضيع.", "The theme does not know how to show it, so it would be lost."),
        ("صحّح الاسم بين القوسين.", "Correct the name between the braces."),
    ),
    entry(
        "E0433",
        ("قصة شخص بلا موافقته", "Somebody's story without consent"),
        ("نشر كلام شخص واسمه من دون موافقة يضر به وقد يخالف القانون.",
         "Publishing somebody's words and name without consent harms them, and may break the law."),
        ("اكتب في consent من وافق وكيف ومتى.", "Write in `consent` who agreed, how and when."),
    ),
    entry(
        "E0434",
        ("زر لا يفتح شيئًا يصلح هنا", "A button that opens nothing that fits here"),
        ("الزر الذي يقود إلى غير مكانه يضيّع القارئ.", "A button that leads to the wrong place loses the reader."),
        ("اختر من المذكور في leads_to.", "Choose one of the places that are listed."),
    ),
    entry(
        "E0435",
        ("ليس اسم حقل دمج", "Not the name of a merge field"),
        ("خدمات البريد لا تقبل إلا حروفًا لاتينية صغيرة وشرطة سفلية.",
         "Mail services take small Latin letters and underscores alone."),
        ("اكتب اسمًا مثل reward_amount.", "Write a name such as reward_amount."),
    ),
)  # fmt: skip
