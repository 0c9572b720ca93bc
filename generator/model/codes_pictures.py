"""Codes E032x: what pictures and documents are made of: logos, and partners' names."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "E0320",
        ("ملف الشعار ليس صورة", "The logo is not a picture"),
        ("لا يظهر مكان الشعار شيء، لا في الصفحة ولا في الصور والمستندات.",
         "Nothing would stand in the logo's place, neither on the page nor in pictures and documents."),
        ("اطلب الشعار بصيغة SVG أو PNG واحفظه كما وصل.", "Ask for the logo as SVG or PNG, and save it as it came."),
    ),
    entry(
        "E0321",
        ("مقاس الشعار غير صالح", "The logo's measures are of no use"),
        ("شعار صغير جدًا يظهر مشوّشًا، وشعار هائل أو شديد الطول لا يُقرأ داخل مربعه.",
         "A tiny logo is blurred, and a huge or very long one cannot be read in its box."),
        ("صدّره بضلع بين 64 و6000 بكسل، ولا يزيد طوله على عشرين مثل عرضه.",
         "Export it with sides of 64 to 6,000 pixels, none more than twenty times the other."),
    ),
    entry(
        "W0322",
        ("شعار داخل مربع ملوّن", "The logo stands in a coloured box"),
        ("لا شفافية فيه وزواياه ليست بيضاء، فيظهر على البطاقة البيضاء كطابع ملصق.",
         "It has no transparency and its corners are not white, so it looks like a sticker on a white card."),
        ("اطلب نسخة بخلفية شفافة.", "Ask for a version with a transparent background."),
    ),
    entry(
        "E0323",
        ("شعار أبيض على أبيض", "A white logo on white"),
        ("كل ما فيه فاتح، فلا يُرى على البطاقة البيضاء.", "All of it is so light that nobody sees it on a white card."),
        ("اطلب النسخة الداكنة من الشعار، المعدّة للخلفيات الفاتحة.",
         "Ask for the dark version of the logo, the one for light backgrounds."),
    ),
    entry(
        "W0324",
        ("في الشعار نص لم يُحوَّل إلى أشكال", "The logo has letters that are not shapes"),
        ("يُرسم النص بخط الجهاز الذي يُفتح عليه، فيختلف الشعار أو تختفي حروفه.",
         "Each machine draws them in a font of its own, so the logo changes, or the letters are missing."),
        ("حوّل النص إلى مسارات في برنامج التصميم ثم صدّر الشعار من جديد.",
         "Turn the text into outlines in the drawing program, and export it again."),
    ),
    entry(
        "W0325",
        ("اسم شريك طويل", "A long partner name"),
        ("يُصغَّر في الصور والمستندات حتى يتسع له مكانه، فتصعب قراءته.",
         "Pictures and documents shrink it until it fits, and it becomes hard to read."),
        ("اكتب الاسم التجاري المختصر.", "Write the short name under which it trades."),
    ),
    entry(
        "E0326",
        ("اسم شريك لا يتسع له مكان", "A partner name that fits nowhere"),
        ("لا تتسع له صورة ولا عنوان رسالة، وغالبًا لُصق في الخانة نص آخر.",
         "No picture and no subject line has room for it; mostly another text was pasted into the cell."),
        ("اكتب الاسم وحده.", "Write the name alone."),
    ),
    entry(
        "W0327",
        ("حرف في اسم شريك لا يرسمه خط القالب", "A letter in a partner's name that the theme's font lacks"),
        ("يُرسم بخط آخر في الصفحة، ويسقط من الصور والمستندات.",
         "Pages draw it in another font, and pictures and documents leave it out."),
        ("اكتب الاسم من دون هذا الحرف، أو أضفه إلى خط القالب.",
         "Write the name without it, or add it to the theme's font."),
    ),
)  # fmt: skip
