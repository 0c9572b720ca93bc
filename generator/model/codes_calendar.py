"""Codes E035x and E036x: the dates of a campaign; E0990: posts that a spreadsheet takes for formulas."""

from __future__ import annotations

from generator.model.code import entry

_LOST = (
    "لا يُنشر في الموعد شيء، ولا ينتبه أحد.",
    "Nothing would be posted at that time, and nobody would notice.",
)
_WHEN = (
    "اكتب مثلًا: 2027-01-12 10:00، أو: الأسبوع 2، الثلاثاء 10:00.",
    "Write for example 2027-01-12 10:00, or week 2, Tuesday 10:00.",
)

CODES = (
    entry(
        "E0350",
        ("منشور غير معروف في الجدول", "Unknown post in the schedule"),
        _LOST,
        (
            "اكتب معرّف المنشور أو رقمه كما في ملف المنشورات.",
            "Write the id or the number of a post, as in the file of posts.",
        ),
    ),
    entry(
        "E0351",
        ("رسالة غير معروفة في الجدول", "Unknown mail in the schedule"),
        _LOST,
        (
            "اكتب اسم الرسالة كما في ملفها: mail-<الاسم>.ar.md.",
            "Write the mail's name as in its file: mail-<name>.en.md.",
        ),
    ),
    entry(
        "E0352",
        ("شبكة في الجدول ليست من شبكات البرنامج", "A network that the programme does not use"),
        _LOST,
        (
            "صحّح الاسم، أو أضف الشبكة إلى networks في programme.yaml.",
            "Correct the name, or add it to `networks` in programme.yaml.",
        ),
    ),
    entry(
        "E0353",
        ("موعد غير مفهوم", "A time that cannot be read"),
        ("لا يُعرف متى يُنشر.", "Nobody knows when to post."),
        _WHEN,
    ),
    entry(
        "E0354",
        ("موعد قبل بداية الحملة", "Before the campaign starts"),
        (
            "يُنشر عرض لم يبدأ، والصفحة التي يقود إليها قد لا تكون جاهزة.",
            "An offer would be posted that has not begun, with a link to a page that may not be ready.",
        ),
        ("أخّر الموعد، أو قدّم starts.", "Choose a later time, or an earlier `starts`."),
    ),
    entry(
        "E0355",
        ("موعد بعد نهاية الحملة", "After the campaign ends"),
        ("يُنشر عرض انتهى.", "An offer would be posted that is over."),
        ("قدّم الموعد، أو أخّر ends.", "Choose an earlier time, or a later `ends`."),
    ),
    entry(
        "W0356",
        ("موعد في عطلة نهاية الأسبوع", "On a day off"),
        (
            "من يعمل من الشركاء لا يعمل ذلك اليوم، وجمهورهم كذلك.",
            "Partners do not work that day, and neither do those they write to.",
        ),
        (
            "اختر يوم عمل، أو صحّح weekend في programme.yaml.",
            "Choose a working day, or correct `weekend` in programme.yaml.",
        ),
    ),
    entry(
        "W0357",
        ("موعد في فترة توقف", "In a pause"),
        ("طلبت الحملة نفسها ألا يُنشر شيء في تلك الأيام.", "The campaign itself says that nothing is posted then."),
        ("اختر يومًا آخر، أو عدّل pauses.", "Choose another day, or change `pauses`."),
    ),
    entry(
        "E0358",
        ("منشوران في موعد واحد على شبكة واحدة", "Two posts on one network at one time"),
        (
            "يظهر الثاني فوق الأول فلا يقرأ الأول أحد، وبعض الشبكات ترفضه.",
            "The second would bury the first, and some networks refuse it.",
        ),
        ("باعد بينهما ساعة على الأقل.", "Put at least an hour between them."),
    ),
    entry(
        "E0359",
        ("منطقة زمنية غير معروفة", "Unknown time zone"),
        ("تصبح كل مواعيد التقويم خاطئة.", "Every time in the calendar would be wrong."),
        ("اكتب القارة والمدينة، مثل Asia/Riyadh.", "Write continent and city, as in Asia/Riyadh."),
    ),
    entry(
        "E0360",
        ("يوم غير معروف", "Unknown day of the week"),
        ("تقع المواعيد في أيام العطلة.", "Posts would fall on days off."),
        ("اكتب اسم اليوم: friday أو الجمعة.", "Write the name of a day, such as friday."),
    ),
    entry(
        "E0361",
        ("ساعة لا وجود لها", "A time that no clock shows"),
        ("تُقدَّم الساعة في تلك الليلة فتقفز فوق هذا الوقت.", "Clocks are put forward that night, over this time."),
        ("اختر ساعة قبلها أو بعدها.", "Choose an earlier or a later time."),
    ),
    entry(
        "E0362",
        ("نهاية قبل البداية", "An end before its beginning"),
        ("لا يبقى يوم يُنشر فيه شيء.", "There would be no day on which to post."),
        ("صحّح أحد اليومين.", "Correct one of the two days."),
    ),
    entry(
        "E0363",
        ("سطر في الجدول بلا منشور ولا رسالة", "A line of the schedule without a post or a mail"),
        _LOST,
        ("اكتب post أو mail، واحدًا منهما فقط.", "Write `post` or `mail`, one of the two."),
    ),
    entry(
        "W0364",
        ("موعد فات في ملفات الجدولة", "Too late to be scheduled"),
        ("ترفض أداة الجدولة السطر، أو تنشره فورًا.", "A scheduler refuses the row, or posts it at once."),
        (
            "أخّر الموعد وأعد البناء، أو قل للشركاء أن يحذفوا السطر.",
            "Choose a later time and build again, or tell partners to delete the row.",
        ),
    ),
    entry(
        "W0365",
        ("أسطر أكثر مما تقبله الأداة", "More rows than the tool takes"),
        ("تُهمل الأداة الباقي أو ترفض الملف كله.", "The tool leaves out the rest, or refuses the whole file."),
        ("قلّل المواعيد، أو ارفعوا الملف على دفعات.", "Schedule less, or upload the file in parts."),
    ),
    entry(
        "W0366",
        ("لا يوم عمل يتسع للمنشور", "No working day has room"),
        ("يبقى المنشور خارج التقويم.", "The post is left out of the calendar."),
        (
            "أطل الحملة، أو أضف ساعات إلى hours، أو اذكر شبكات أقل.",
            "Make the campaign longer, add `hours`, or name fewer networks.",
        ),
    ),
    entry(
        "E0990",
        ("منشور يبدأ كأنه معادلة", "A post that begins like a formula"),
        (
            "يفتحه جدول البيانات معادلةً، ويعدّه X ردًّا إن بدأ بعلامة @.",
            "A spreadsheet runs it as a formula, and X takes a leading @ for a reply.",
        ),
        ("ابدأه بكلمة.", "Begin it with a word."),
    ),
)
