"""Codes E0920 to E0981: finished mails. Their rules: E20 to E81 of `docs/email.md`."""

from __future__ import annotations

from generator.model.code import entry

_TURNED = (
    "يعرض بعض برامج البريد النص العربي من اليسار.",
    "Some mail programs would draw Arabic from the left.",
)
_OUTLOOK = ("يعرضه أوت لوك على ويندوز مشوّهًا.", "Outlook on Windows would draw it wrongly.")
_STRIPPED = ("تحذفه برامج البريد أو تحجب الرسالة.", "Mail programs remove it, or hold the mail back.")
_LAW = ("الرسالة الإعلانية التي تخفي ذلك تخالف القانون.", "An advertising mail that hides this breaks the law.")
_TEMPLATE = ("أصلح قالب البريد في السمة.", "Repair the mail template of the theme.")

CODES = (
    entry(
        "E0920",
        ("لا lang أو dir في الرسالة", "The mail lacks lang or dir"),
        _TURNED,
        ("أضفهما إلى html وإلى الغلاف mail.", "Add both to html and to the wrapper of class mail."),
    ),
    entry(
        "E0921",
        ("فقرة بلا اتجاه في نمطها", "A paragraph without a direction of its own"),
        _TURNED,
        ("أضف direction إلى نمط العنصر.", "Add direction to the element's style."),
    ),
    entry(
        "E0922",
        ("نص معكوس الاتجاه", "Text turned the other way"),
        _TURNED,
        ("اعزل الجزء المخالف بـ dir=ltr.", "Set dir=ltr on the part that runs the other way."),
    ),
    entry(
        "E0923",
        ("اتجاه وحشو على خلية واحدة", "Direction and padding on one cell"),
        _OUTLOOK,
        ("ضع الاتجاه على جدول داخل الخلية.", "Put the direction on a table inside the cell."),
    ),
    entry(
        "E0924",
        ("خاصية منطقية في بريد", "A logical property in a mail"),
        ("لا تعرفها برامج البريد فتتجاهلها.", "Mail programs do not know it and ignore it."),
        ("اكتب right أو left.", "Write right or left."),
    ),
    entry(
        "E0925",
        ("dir على رابط", "dir on a link"),
        _OUTLOOK,
        ("ضعه على span داخل الرابط.", "Put it on a span inside."),
    ),
    entry(
        "W0927",
        ("نص لا يبدأ من جهة البداية", "Text that does not start at its side"),
        ("تبدأ العربية من اليمين والإنجليزية من اليسار.", "Arabic starts at the right, English at the left."),
        ("صحّح text-align.", "Correct text-align."),
    ),
    entry(
        "W0928",
        ("علامة ترقيم لاتينية بجانب العربية", "Latin punctuation beside Arabic"),
        ("يربك القارئ ويبدو خطأ.", "It confuses readers and looks like a mistake."),
        ("استعمل ، و؛ و؟ في النص.", "Use the Arabic comma, semicolon and question mark in the copy."),
    ),
    entry(
        "W0930",
        ("نص تمهيدي قصير أو طويل أو مكرر", "A preheader that is short, long or repeated"),
        ("هو السطر الثاني في صندوق الوارد، وفراغه يملؤه برنامج البريد بما يشاء.",
         "It is the second line in the inbox; mail programs fill a gap with whatever comes next."),
        ("اكتب preheader من 40 إلى 110 محارف غير العنوان.",
         "Write 40 to 110 characters that do not repeat the subject."),
    ),
    entry(
        "E0940",
        ("رسالة يقطعها بريد جوجل", "A mail that Gmail cuts"),
        ("يُخفى آخرها، وفيه رابط إلغاء الاشتراك.", "Its end is hidden, with the way to unsubscribe."),
        ("اختصر الرسالة.", "Shorten the mail."),
    ),
    entry(
        "E0941",
        ("ترميز الرسالة غير مذكور", "The mail does not say its charset"),
        ("تخمّن برامج الإرسال الترميز فتفسد العربية.", "Sending programs guess, and Arabic turns into signs."),
        _TEMPLATE,
    ),
    entry(
        "E0942",
        ("محرف تحكم من ترميز قديم", "A control character of an old encoding"),
        ("يظهر رمزًا غريبًا مكان علامة ترقيم.", "A strange sign appears in place of punctuation."),
        ("أعد كتابة العلامة في النص.", "Type the sign again in the copy."),
    ),
    entry(
        "W0943",
        ("صورة بلا قياس أو بديل", "A picture without size or words"),
        ("تقفز الرسالة عند تحميلها، ولا يعرف قارئ الشاشة ما فيها.",
         "The mail jumps when it loads, and screen readers cannot say what it shows."),
        ("أضف width وheight وalt.", "Add width, height and alt."),
    ),
    entry(
        "E0944",
        ("عنصر لا يعمل في البريد", "An element that does not work in mail"),
        _STRIPPED,
        ("احذف العنصر، أو ضع رابطًا إلى صفحة.", "Remove it, or link to a page."),
    ),
    entry(
        "E0945",
        ("قواعد الأنماط في غير موضعها", "Style rules in the wrong place"),
        ("يُسقط برنامج البريد الكتلة كلها.", "Mail programs drop the whole block."),
        ("اجعل لكل غرض كتلة في الرأس أقل من 8 كيلوبايت.", "Give each purpose its own block in the head, below 8 KB."),
    ),
    entry(
        "E0946",
        ("جزء أوت لوك لا يطابق الرسالة", "Outlook's part does not match the mail"),
        ("يرى مستعملوه زرًا إلى مكان آخر أو رموزًا.", "Its users would see a button to elsewhere, or raw code."),
        _TEMPLATE,
    ),
    entry(
        "W0947",
        ("رسالة تقترب من حد جوجل", "A mail close to Gmail's limit"),
        ("زيادة قليلة تُخفي آخرها.", "A little more and its end is hidden."),
        ("اختصرها قبل أن تطول.", "Shorten it before it grows."),
    ),
    entry(
        "W0948",
        ("نص صغير أو باهت", "Text that is small or faint"),
        ("لا يقرؤه كثير من الناس.", "Many people cannot read it."),
        ("كبّر الخط أو غيّر اللون.", "Use a larger size or another colour."),
    ),
    entry(
        "E0949",
        ("بنية لا يفهمها قارئ الشاشة", "A structure that screen readers cannot follow"),
        ("يقرأ الجداول خلية خلية بلا معنى.", "They would read layout tables cell by cell."),
        ("عنوان h1 واحد، وrole وscope للجداول.", "One h1; role and scope for tables."),
    ),
    entry(
        "E0960",
        ("رابط غير كامل في الرسالة", "A link in the mail that is not complete"),
        ("لا يفتح من البريد إلا عنوان كامل.", "From a mail only a whole address opens."),
        ("ابدأه بـ https://.", "Start it with https://."),
    ),
    entry(
        "E0962",
        ("النص العادي وHTML يختلفان في الروابط", "Text and HTML of the mail differ in their links"),
        ("يفقد قراء إحدى الصورتين رابطًا، وتشتبه المرشحات بالرسالة.",
         "Readers of one version miss a link, and filters grow suspicious."),
        ("ضع الروابط نفسها في القالبين.", "Print the same links in both templates."),
    ),
    entry(
        "W0964",
        ("رابط لا تقول كلماته إلى أين", "A link whose words say nothing"),
        ("من يتنقل بين الروابط يسمع «هنا» ولا يعرف أين.", "Whoever jumps from link to link hears only \"here\"."),
        ("اكتب ما يجده القارئ هناك.", "Write what readers will find there."),
    ),
    entry(
        "E0970",
        ("لا إفصاح قبل أول رابط", "No disclosure before the first link"),
        _LAW,
        ("اطبع mail.disclosure في أول الرسالة.", "Print mail.disclosure at the top of the mail."),
    ),
    entry(
        "E0971",
        ("الإفصاح لا يسمي من يدفع", "The disclosure does not say who pays"),
        _LAW,
        ("اذكر اسم الشركة في نص الإفصاح.", "Name the company in the words of the disclosure."),
    ),
    entry(
        "E0973",
        ("لا سبيل لإلغاء الاشتراك", "No way to unsubscribe"),
        _LAW,
        ("ضع رابط الإلغاء في التذييل.", "Put the way out into the footer."),
    ),
    entry(
        "E0980",
        ("النص العادي غير صالح", "The plain text is not fit to send"),
        ("يرى قارئه وسومًا، أو تكسر خوادم البريد سطرًا طويلًا.",
         "Readers would see tags, or servers would break a long line."),
        ("أصلح قالب النص.", "Repair the text template."),
    ),
    entry(
        "E0926",
        ("رمز أو عنوان بلا اتجاه داخل العربية", "A code or an address without its direction inside Arabic"),
        ("تتبدّل مواضع حروفه وعلاماته، فينسخ القارئ رمزًا خاطئًا.",
         "Its letters and signs change places, and readers copy a wrong code."),
        ("اطبعه قيمةً من قيم وصل، أو ضعه في span له dir=ltr.",
         "Print it as one of Wasl's values, or put it into a span with dir=ltr."),
    ),
    entry(
        "E0966",
        ("خاصية تفسد الرسالة حيث لا تُعرف", "A feature without which the mail falls apart"),
        ("لا يعرفها برنامج بريد كبير، فتضيع الأعمدة أو الاتجاه أو النص.",
         "A large mail program does not know it, and loses columns, direction or text."),
        ("استعمل الجداول والقياسات الثابتة كما في قالب السمة.",
         "Use tables and fixed sizes, as the theme's template does."),
    ),
    entry(
        "W0967",
        ("خاصية لا يعرفها برنامج بريد كبير", "A feature that a large mail program does not know"),
        ("تبدو الرسالة فيه على غير ما صُممت، وتبقى مقروءة.",
         "The mail looks other than designed there, and can still be read."),
        ("استغن عنها، أو تأكد أن الرسالة سليمة دونها ثم استثنها بسبب مكتوب.",
         "Do without it, or see that the mail is right without it and waive the rule with a reason."),
    ),
    entry(
        "W0968",
        ("صور رسالة ثقيلة", "The pictures of a mail are heavy"),
        ("ينتظرها القارئ على شبكة الجوال، ويرى الرسالة فارغة إلى أن تصل.",
         "On a mobile network readers wait for them before a mail full of gaps."),
        ("صغّر أثقلها أو استغن عنها.", "Make the heaviest smaller, or leave it out."),
    ),
    entry(
        "E0969",
        ("استثناء غير مقبول", "A waiver that cannot be"),
        ("لا يُستثنى إلا ما يعرفه وصل من القواعد وبسبب مكتوب، ولا يُستثنى اتجاه النص ولا رموز الدمج ولا الإفصاح ولا"
         " إلغاء الاشتراك.",
         "Only known rules can be waived, with a reason; direction, merge tags, disclosure and the way out never."),
        ("اكتب رمز القاعدة وسببًا، أو أصلح الرسالة نفسها.",
         "Write the rule's code and a reason, or mend the mail itself."),
    ),
    entry(
        "W0979",
        ("استثناء لا حاجة إليه", "A waiver that nothing needs"),
        ("يستر الخطأ التالي فلا ينتبه إليه أحد.", "The next fault would hide behind it."),
        ("احذف سطره من waive.", "Take its line out of `waive`."),
    ),
    entry(
        "E0961",
        ("رابط للبرنامج لا يُتتبع", "A link to the programme that is not tracked"),
        ("لا يُعرف ممن جاء العميل، فلا تصل المكافأة إلى صاحبها.",
         "Nobody knows who sent the client, so nobody is rewarded."),
        ("اطبع الرابط بـ link()، أو دع الزر وحده يقود إلى هناك.",
         "Print it with link(), or let the button alone lead there."),
    ),
    entry(
        "E0963",
        ("رابط مختصر في رسالة", "A shortened link in a mail"),
        ("يخفي وجهته، وتحجبه مرشحات البريد لأن المحتالين يستعملونه.",
         "It hides where it leads, and filters hold it back because swindlers use it."),
        ("ضع العنوان الكامل.", "Write the whole address."),
    ),
    entry(
        "W0965",
        ("علامة & غير مهرَّبة في عنوان", "A bare & in an address"),
        ("يقرؤها بعض البرامج بداية رمز، فيصل القارئ إلى عنوان آخر.",
         "Some programs read it as the start of a sign, and readers land elsewhere."),
        ("اكتبها &amp; في القالب.", "Write it as &amp; in the template."),
    ),
    entry(
        "E0972",
        ("لا عنوان بريدي للمرسل", "No postal address of the sender"),
        _LAW,
        ("اطبع mail.sender_address في التذييل.", "Print mail.sender_address in the footer."),
    ),
    entry(
        "E0974",
        ("مكافأة بلا شروطها", "A reward without its conditions"),
        ("من يعرف المبلغ ولا يعرف آخر موعد أو الحد الأقصى أو العملة يشعر بأنه خُدع.",
         "Who reads the amount and not its last day, limit or currency feels deceived."),
        ("اذكر {{ offer.until }} والحد والعملة في الرسالة.",
         "Say {{ offer.until }}, the limit and the currency in the mail."),
    ),
    entry(
        "W0975",
        ("موضوع لا يفتحه القارئ", "A subject that is not opened"),
        ("تشتبه المرشحات بالأحرف الكبيرة وعلامات التعجب والردود المزعومة، ويقطع الجوال ما طال.",
         "Filters suspect capitals, exclamation marks and false replies, and a phone cuts what is long."),
        ("اكتب موضوعًا صادقًا من 25 إلى 60 محرفًا.", "Write a true subject of 25 to 60 characters."),
    ),
    entry(
        "E0977",
        ("لا تقول الرسالة لماذا وصلت", "The mail does not say why it came"),
        _LAW,
        ("اكتب في التذييل لماذا يتلقى القارئ الرسالة.", "Say in the footer why the reader gets this mail."),
    ),
    entry(
        "E0981",
        ("مسودة لا تصلح للإرسال", "A draft that is not fit to send"),
        ("تفتحها برامج البريد رسالة واردة، أو تُرسل باسم غير صاحبها.",
         "Mail programs would open it as received, or send it in another's name."),
        ("اترك تركيب المسودة لوصفة draft بلا نص.", "Leave the draft to a recipe of format draft without a body."),
    ),
)  # fmt: skip
