"""Codes E01xx: reading the folder."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "E0101",
        ("مسار غير آمن", "Unsafe path"),
        ("رابط يخرج من المشروع أو اسم بمحارف خفية قد ينشر ملفًا لا ينبغي نشره.",
         "A link that leaves the project, or a name with hidden characters, could publish a file that should not be."),
        ("انسخ الملف إلى داخل المشروع، وسمّه بأحرف وأرقام وشُرَط.",
         "Copy the file into the project and name it with letters, digits and hyphens."),
    ),
    entry(
        "E0102",
        ("الملف ليس بترميز UTF-8", "The file is not UTF-8"),
        ("قراءته بترميز آخر تحوّل العربية إلى رموز لا تُقرأ.",
         "Read in another encoding, its Arabic would turn into unreadable signs."),
        ("افتحه في برنامجه واحفظه بترميز UTF-8، وفي Excel اختر CSV UTF-8.",
         "Open it in its program and save it as UTF-8; in Excel choose CSV UTF-8."),
    ),
    entry(
        "E0103",
        ("الملف أكبر من اللازم", "The file is too large"),
        ("ملف نصي بهذا الحجم خطأ في الغالب، ويبطئ كل بناء.",
         "A text file of this size is nearly always a mistake, and slows every build."),
        ("قسّمه إلى عدة ملفات.", "Split it into several files."),
    ),
    entry(
        "E0104",
        ("تعذّرت قراءة الملف", "The file cannot be read"),
        ("لا يُبنى شيء من ملف لا يُقرأ.", "Nothing is built from a file that cannot be read."),
        ("تحقق من أذونات الملف.", "Check the permissions of the file."),
    ),
    entry(
        "W0105",
        ("نوع ملف لا يُقرأ هنا", "A kind of file that is not read here"),
        ("قد تظن أن محتواه منشور وهو ليس كذلك.", "You might believe that its content is published, and it is not."),
        ("احفظه بصيغة YAML أو Markdown أو CSV، أو انقله من هذا المجلد.",
         "Save it as YAML, Markdown or CSV, or move it out of this folder."),
    ),
    entry(
        "W0106",
        ("ملف مخفي لا يُقرأ", "A hidden file is not read"),
        ("الملفات التي يبدأ اسمها بنقطة تخص البرامج لا المحتوى.",
         "Files whose name starts with a dot belong to programs, not to the content."),
        ("احذف النقطة من أول الاسم، أو انقل الملف.", "Rename it without the dot, or move it."),
    ),
    entry(
        "E0107",
        ("ترويسة الملف ليست حقولًا", "The front matter is not fields"),
        ("الترويسة بين سطري --- حقول فقط، وكل ما سواها نص الصفحة.",
         "Between the --- lines stand fields only; everything else is the page's text."),
        ("اكتب في كل سطر «الاسم: القيمة».", "Write one `name: value` on each line."),
    ),
    entry(
        "E0108",
        ("ترويسة الملف لم تُغلق", "The front matter is not closed"),
        ("من دون سطر الإغلاق تُنشر الحقول كأنها نص.", "Without the closing line the fields would be published as text."),
        ("ضع سطرًا فيه --- وحدها بعد آخر حقل.", "Put a line with only --- after the last field."),
    ),
    entry(
        "E0110",
        ("الجدول فارغ", "The table is empty"),
        ("لا أعمدة فيه ولا صفوف.", "It has neither columns nor rows."),
        ("اكتب أسماء الأعمدة في السطر الأول.", "Write the names of the columns on line 1."),
    ),
    entry(
        "E0111",
        ("عدد خلايا الصف لا يطابق العناوين", "The row has more or fewer cells than the header"),
        ("تنزاح القيم إلى أعمدة غيرها، فيصير البريد اسمًا.",
         "Values slip into other columns, an address into a name."),
        ("ضع النص الذي فيه فاصلة بين علامتي اقتباس.", "Put quotes around a text that holds the separator."),
    ),
    entry(
        "E0112",
        ("عمودان بالاسم نفسه", "Two columns have one name"),
        ("لا يُعرف أي العمودين هو المقصود.", "Nobody can tell which of the two is meant."),
        ("غيّر اسم أحدهما.", "Rename one of them."),
    ),
    entry(
        "E0113",
        ("علامات اقتباس غير متوازنة في الجدول", "Unbalanced quotes in the table"),
        ("علامة لم تُغلق تبتلع الصفوف التي بعدها.", "A quote that is not closed swallows the rows below it."),
        ("أغلق العلامة، وضاعفها إن كانت داخل النص.", "Close the quote; inside a text write it twice."),
    ),
    entry(
        "E0114",
        ("عمود بلا اسم", "A column has no name"),
        ("لا يُعرف معنى قيمه.", "Nobody can tell what its values mean."),
        ("سمِّ العمود أو احذفه.", "Name the column, or delete it."),
    ),
    entry(
        "E0116",
        ("لا مشروع هنا", "There is no project here"),
        ("يبدأ كل مشروع بمجلد content.", "Every project has a folder called content."),
        ("نفّذ الأمر في مجلد المشروع، أو ابدأ بالأمر wasl new DIR.",
         "Run the command in the project's folder, or start with: wasl new DIR"),
    ),
    entry(
        "E0117",
        ("اسمان لملف واحد", "Two names for one file"),
        ("يختلفان في حالة الأحرف أو صورة Unicode فقط، فيمحو أحدهما الآخر على Windows وmacOS.",
         "They differ only in letter case or Unicode form: on Windows and macOS one replaces the other."),
        ("غيّر اسم أحدهما.", "Rename one of them."),
    ),
    entry(
        "E0118",
        ("محرف غير مسموح في الملف", "A character that may not stand in the file"),
        ("محارف التحكم لا تُرى وتكسر القراءة، ومصدرها اللصق غالبًا.",
         "Control characters cannot be seen and break the reading; they mostly come from pasting."),
        ("احذف المحرف أو أعد كتابة الكلمة.", "Delete the character, or type the word again."),
    ),
)  # fmt: skip
