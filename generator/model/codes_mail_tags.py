"""Codes E0950 to E0959 and W0939: merge tags of mail services. Their rules: E01 to E10 of `docs/email.md`."""

from __future__ import annotations

from generator.model.code import entry

_PRINTED = (
    "تطبعه خدمة البريد كما هو، فيقرؤه كل من في القائمة.",
    "The service would print it as it stands, for everybody on the list to read.",
)
_LAW = ("الرسالة الجماعية بلا ذلك تخالف القانون.", "A mail to a list that lacks this breaks the law.")
_TEMPLATE = (
    "أصلح قالب البريد، أو ملف الخدمة في content/dialects.",
    "Repair the mail template, or the service's file in content/dialects.",
)

CODES = (
    entry(
        "E0950",
        ("عنوان قبل وسم إلغاء الاشتراك", "An address before the unsubscribe tag"),
        ("الوسم عنوان كامل، فيصير الرابط http://https:// ولا يفتح.",
         "The tag is a whole address, so the link becomes http://https:// and does not open."),
        ("احذف ما قبل الوسم.", "Take away what stands before the tag."),
    ),
    entry("E0951", ("رمز لم يُملأ", "A token that was not filled"), _PRINTED, _TEMPLATE),
    entry("E0952", ("وسم من خدمة أخرى", "A tag of another service"), _PRINTED, _TEMPLATE),
    entry("E0953", ("وسم إلغاء الاشتراك ليس واحدًا", "Not exactly one unsubscribe tag"), _LAW, _TEMPLATE),
    entry(
        "E0954",
        ("لا عنوان بريديًا للمرسل", "No postal address of the sender"),
        _LAW,
        ("اطبع mail.sender_address في التذييل.", "Print mail.sender_address in the footer."),
    ),
    entry(
        "E0955",
        ("اسم بلا بديل", "A name without a fallback"),
        ("من لا يُعرف اسمه يقرأ «مرحبًا ،».", "Readers without a name would see “Hello ,”."),
        ("اطبع mail.greeting، أو ضع للوسم بديلًا.", "Print mail.greeting, or give the tag a fallback."),
    ),
    entry(
        "E0956",
        ("شرط لم يُغلق", "A condition that is not closed"),
        ("يختفي كل ما بعده من الرسالة.", "All of the mail that follows disappears."),
        _TEMPLATE,
    ),
    entry(
        "E0957",
        ("علامة اقتباس وسم داخل سمة", "A tag's quote inside an attribute"),
        ("تُنهي السمة فينكسر العنصر.", "It ends the attribute, and the element breaks."),
        ("ضع الوسم في النص لا في سمة.", "Put the tag into text, never into an attribute."),
    ),
    entry(
        "E0958",
        ("صيغة لا تعمل في هذه الخدمة", "A form that fails in this service"),
        ("تبدو صحيحة ولا تُملأ.", "It looks right, and is not filled."),
        _TEMPLATE,
    ),
    entry(
        "E0959",
        ("كلام يشبه وسمًا", "Words that look like a tag"),
        ("تحسبه خدمة بريد وسمًا لها فتحذفه.", "A mail service would take it for a tag of its own, and remove it."),
        ("اكتبه بصورة أخرى: 20% مرة واحدة، و(x) لا [x].", "Write it another way: 20% with one sign, (x) for [x]."),
    ),
    entry(
        "W0939",
        ("عنوان بريدي لم يُكتب بعد", "A postal address that is still a blank"),
        ("لا وسم للعنوان في خدمة هذا الشريك، ولا عنوان له في القائمة، فترسل الرسالة إلى القائمة وفيها فراغ.",
         "This partner's service has no tag for it and the list has no address, so a blank would go out to a list."),
        ("اكتب address للشريك.", "Write the partner's `address` into the list."),
    ),
)  # fmt: skip
