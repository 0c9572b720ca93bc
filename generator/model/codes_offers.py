"""Codes E0237 to E0249: what an offer may say, and what its parts may say together."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "W0237",
        ("بند بالكلام وحده", "An award in words only"),
        ("لا يُحسب في المثال ولا في الحاسبة ولا في الكشوف، ولا يُراجَع كلامه مع بقية العرض.",
         "It is left out of the worked example, the calculator and the statements, and nothing checks its words."),
        ("اختر نوعًا يُحسب، مثل cash أو discount أو time، أو item لما يُهدى.",
         "Choose a kind that can be computed, as cash, discount or time, or item for a thing."),
    ),
    entry(
        "E0238",
        ("صيغ الكلمة ناقصة", "Forms of a word are missing"),
        ("الاسم المعدود يتغير مع العدد: رحلة ورحلتان و3 رحلات و11 رحلة، ومن دون صيغه تُكتب الجملة خطأ.",
         "A counted noun changes with its number; without its forms the sentence comes out wrong."),
        ("اكتب للعربية أربع صيغ (1، 2، 3–10، 11–99) وللإنجليزية صيغتين، أو عبارة واحدة لما لا يُعدّ.",
         "Write four forms in Arabic (1, 2, 3-10, 11-99) and two in English, or one phrase for what is not counted."),
    ),
    entry(
        "E0239",
        ("بداية من عرض لا يصلح بداية", "The offer to begin from cannot be begun from"),
        ("العرض الجاهز يُقرأ كما هو؛ فإن بدأ هو من غيره لم يُعرف أي القولين يُعتمد.",
         "A preset is read as it stands; if it began from yet another, nobody could tell which of them counts."),
        ("سمّ في preset عرضًا مكتوبًا كاملًا.", "Name an offer in `preset` that is written out in full."),
    ),
    entry(
        "E0240",
        ("عرض خاص في شريحة منشورة", "A private offer in a public segment"),
        ("صفحة الشريحة منشورة للجميع، والعرض الخاص لا يظهر إلا لمن دُعي إليه.",
         "Everybody can read a segment's page, and a private offer is for those only who were invited."),
        ("اختر للشريحة عرضًا آخر، أو اجعل entry.mode في العرض application أو invitation.",
         "Name another offer in the segment, or set the offer's `entry.mode` to application or invitation."),
    ),
    entry(
        "E0241",
        ("ليست مدة", "Not a length of time"),
        ("«30 يومًا» و«شهر» و1m يقرؤها كل برنامج على وجه، والمدة تدخل في حساب المستحق وموعده.",
         "Programs read `30 days` and `1m` in different ways, and amounts and due dates are computed from it."),
        ("اكتب P ثم العدد ثم حرفًا: D لليوم وW للأسبوع وM للشهر وY للسنة، مثل P30D.",
         "Write P, the number and a letter: D for days, W for weeks, M for months, Y for years, as P30D."),
    ),
    entry(
        "E0242",
        ("نسبة من لا شيء", "A percentage of nothing"),
        ("20% من أول دفعة غير 20% من صافي الإيراد، والفرق خلاف مع الشركاء.",
         "20 % of the first payment is not 20 % of net revenue; partners would dispute the difference."),
        ("أضف of واذكر من أي مبلغ تُحسب، مثل net_revenue.", "Add `of` and say of what, as `of: net_revenue`."),
    ),
    entry(
        "E0243",
        ("حقول لا تجتمع في العرض", "Parts of an offer that do not go together"),
        ("لا يُعرف أي القولين يُعطى للشريك.", "Nobody could tell which of the two the partner is to get."),
        ("أبقِ الحقل المقصود واحذف الآخر، أو أضف ما ينقصه.",
         "Keep the field that is meant and delete the other, or add the one that is missing."),
    ),
    entry(
        "E0244",
        ("شرائح متداخلة", "Overlapping steps"),
        ("عدد واحد يقع في شريحتين، فيُحسب له مبلغان.", "One number would be in two steps, with two amounts."),
        ("رتّب الشرائح تصاعديًا، لكل واحدة بداية أكبر مما قبلها.",
         "Put the steps in rising order, each `from` above the one before."),
    ),
    entry(
        "E0245",
        ("سقف بلا مدة", "A limit without a window"),
        ("سقف 12 في السنة غير سقف 12 إلى الأبد، والتسوية بأثر رجعي لا تتم إلا عند نهاية مدة.",
         "12 a year is not 12 for ever, and steps that reach back are settled at the end of a window only."),
        ("أضف window: year أو month أو مدة مثل P30D، أو ever لعمر البرنامج كله.",
         "Add `window: year`, `month` or a length such as P30D, or `ever` for the whole life of the programme."),
    ),
    entry(
        "E0246",
        ("اسم داخل العرض لا يدل على شيء", "A name inside the offer that points nowhere"),
        ("البند أو المستوى المذكور غير موجود أو مذكور مرتين، فلا يُحسب ما يتبعه.",
         "The line or level that is named is not there, or is there twice, so what follows it cannot be computed."),
        ("صحّح الاسم، أو أعطِ كل بند ومستوى اسمًا مختلفًا.",
         "Correct the name, or give each line and level a name of its own."),
    ),
    entry(
        "E0247",
        ("رمز لا وجود له", "A code that does not exist"),
        ("العملة أو البلد أو المنطقة الزمنية غير معروفة، فلا يُكتب المبلغ ولا يُعرف أين يسري العرض.",
         "The currency, country or time zone is unknown: no amount can be written, nor where the offer holds."),
        ("اكتب الرمز الرسمي: SAR للعملة، وSA للبلد، وAsia/Riyadh للمنطقة الزمنية.",
         "Write the official code: SAR for money, SA for a country, Asia/Riyadh for a time zone."),
    ),
    entry(
        "E0248",
        ("مبلغ أو مدة لا تُعقل", "An amount or length that cannot be meant"),
        ("رقم سالب أو زائد عن المعقول خطأ طباعة في الغالب، ويُنشر التزامًا على الشركة.",
         "A negative or enormous figure is nearly always a slip, and would be published as a promise."),
        ("راجع الرقم.", "Check the figure."),
    ),
    entry(
        "E0249",
        ("تواريخ أو مدد في ترتيب معكوس", "Dates in the wrong order"),
        ("ما ينتهي قبل أن يبدأ لا يسري يومًا واحدًا.", "What ends before it begins holds on no day."),
        ("غيّر أحد التاريخين.", "Change one of the two."),
    ),
    entry(
        "E0257",
        ("قيمة فارغة داخل جملة", "An empty value inside a sentence"),
        ("تنقطع الجملة أمام الزائر، كأن يقرأ «يسري حتى» ولا تاريخ بعدها.",
         "The sentence would break off where the visitor reads it."),
        ("أعد كتابة الجملة من دونها، أو أضف القيمة إلى العرض.",
         "Rewrite the sentence without it, or add the value to the offer."),
    ),
)  # fmt: skip
