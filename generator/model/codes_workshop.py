"""Codes E0711 to W0713: pictures, documents and other files that templates describe."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "E0711",
        ("تعذّر صنع صورة أو مستند أو ملف", "A picture, a document or a file that cannot be made"),
        (
            "القالب يصف ما لا يمكن رسمه أو تنضيده أو كتابته.",
            "The template describes what cannot be drawn, typeset or written.",
        ),
        ("أصلح القالب كما تقول الرسالة.", "Correct the template as the message says."),
    ),
    entry(
        "W0712",
        ("صور لم تُصنع لعدم وجود متصفح", "Pictures that were not made for want of a browser"),
        ("تُرسم الصور بمتصفح، ولم يُعثر على متصفح هنا.", "Pictures are drawn by a browser, and none was found here."),
        ("ثبّت Chromium أو Chrome أو Edge، ثم أعد البناء.", "Install Chromium, Chrome or Edge, and build again."),
    ),
    entry(
        "W0713",
        ("نص لا يتسع له مكانه في الصورة", "A text that does not fit its place in a picture"),
        ("يُقطع النص في الصورة التي ينشرها الشركاء.", "It is cut off in the picture that partners post."),
        ("اختصر النص.", "Shorten the text."),
    ),
)  # fmt: skip
