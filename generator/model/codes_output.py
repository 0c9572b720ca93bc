"""Codes E07xx (templates and recipes) and E0901 to E0912 (finished pages and posts)."""

from __future__ import annotations

from generator.model.code import entry

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
    entry(
        "W0912",
        ("الموقع أكبر مما يقبله المضيف", "The site is larger than its host takes"),
        ("يرفضه المضيف عند النشر، في اليوم الذي تحتاج إليه فيه.",
         "The host refuses it when it is published, on the very day that it is needed."),
        ("اختر مضيفًا أو خطة تتسع له، أو استغنِ عن صيغة بالخيار without، أو انشر الشركاء في أكثر من مشروع بالخيار shard.",
         "Choose a host or plan with room for it, leave a format out with --without, or publish shares with --shard."),
    ),
    entry(
        "E0908",
        ("محرف اتجاه داخل عنوان", "A direction character in an address"),
        ("يصير جزءًا من الرابط أو المعرّف فلا يعمل.", "It becomes part of the link or the name, which then fails."),
        ("اطبع العنوان كما هو بلا محارف حوله.", "Print the address bare, with nothing around it."),
    ),
    entry(
        "E0909",
        ("وسوم أكثر مما تقبله الشبكة", "More hashtags than the network takes"),
        ("تتجاهلها الشبكة أو ترفض المنشور.", "The network ignores them or refuses the post."),
        ("أبقِ أهمها.", "Keep the best of them."),
    ),
    entry(
        "E0910",
        ("المنشور لا يبدأ بالإفصاح", "The post does not begin with its disclosure"),
        ("التوصية المدفوعة إعلان، ويجب أن يقول ذلك أول كلمة فيه.",
         "A paid recommendation is an advertisement, and its first word has to say so."),
        ("اطبع post.text في القالب كما هو.", "Print post.text in the recipe as it stands."),
    ),
    entry(
        "W0912",
        ("الموقع أكبر مما يقبله المضيف", "The site is larger than its host takes"),
        ("يرفضه المضيف عند النشر، في اليوم الذي تحتاج إليه فيه.",
         "The host refuses it when it is published, on the very day that it is needed."),
        ("اختر مضيفًا أو خطة تتسع له، أو استغنِ عن صيغة (without)، أو انشر الشركاء في أكثر من مشروع (shard).",
         "Choose a host or plan with room for it, leave a format out with --without, or publish shares with --shard."),
    ),
    entry(
        "E0911",
        ("عنوان ليس وحده في سطره", "An address that is not alone on its line"),
        ("تلتصق به علامة فلا يعمل، أو ينقلب ترتيب السطر بالعربية.",
         "Signs stick to it and it fails, or the line is reordered in Arabic."),
        ("اجعل العنوان وحده في سطره.", "Give the address a line of its own."),
    ),
)  # fmt: skip
