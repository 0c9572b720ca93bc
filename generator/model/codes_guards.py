"""Codes W0250 to W0256: offers that are sound and yet too dear, over, or told otherwise in the copy."""

from __future__ import annotations

from generator.model.code import entry

CODES = (
    entry(
        "W0250",
        ("كلفة العرض أعلى مما تحتمله أرقامكم", "An offer that costs more than the figures allow"),
        ("ينبغي أن تبقى قيمة العميل فوق أربعة أمثال كلفة كسبه، وإلا خسر البرنامج كلما نجح.",
         "A client should be worth more than four times what it costs to win; otherwise success loses money."),
        ("أعطِ أقل، أو ضع حدًا أعلى، أو قصّر المدة.", "Give less, cap it, or shorten it."),
    ),
    entry(
        "W0251",
        ("عرض لا تُعرف كلفته", "An offer whose cost is not known"),
        ("من دون كلفته لا يُعرف هل يحتمله البرنامج، ولا تُحوَّل هنا عملة إلى أخرى.",
         "Without its cost nobody can tell whether the programme can bear it, and no currency is converted here."),
        ("اكتب typical في العرض، أو كلفة العميل الواحد في costs تحت economics.",
         "Write `typical` into the offer, or its cost per new client into `costs` of `economics`."),
    ),
    entry(
        "W0252",
        ("عرض انتهى وما زال معروضًا", "An offer that has ended and is still shown"),
        ("يقرأ الزائر وعدًا لم يعد قائمًا.", "Visitors would read a promise that no longer holds."),
        ("مدّد التاريخ في valid_until، أو سمّ في الشريحة عرضًا آخر.",
         "Write a later date in `valid_until`, or name another offer in the segment."),
    ),
    entry(
        "W0253",
        ("عرض يوشك أن ينتهي", "An offer that is about to end"),
        ("ما يُنشر اليوم يبقى في أيدي الشركاء بعد انتهاء العرض.",
         "What is published today stays in partners' hands after the offer has ended."),
        ("مدّد التاريخ في valid_until، أو جهّز العرض التالي.",
         "Write a later date in `valid_until`, or prepare the next offer."),
    ),
    entry(
        "W0254",
        ("مبلغ أو مدة في النص ليس في العرض", "A figure in the copy that the offer does not contain"),
        ("تغيّر الرقم في موضع وبقي في آخر، والشريك سيطالب بما قرأه.",
         "The figure was changed in one place and not in the other, and partners will hold you to what they read."),
        ("اكتب القيمة من العرض، مثل {{ offer.partner }}، أو صحّح الرقم. وما ليس من العرض يُكتب في figures في brand.yaml.",
         "Write the offer's own value, as {{ offer.partner }}, or correct it. What is no part of an offer goes into "
         "`figures` of brand.yaml."),
    ),
    entry(
        "W0255",
        ("سطر في figures بلا مبلغ", "A line of `figures` that holds no amount"),
        ("لا يُستثنى به شيء من الفحص.", "It exempts nothing from the check."),
        ("اكتب نسبة، أو مبلغًا مع عملته، أو مدة: 15% أو SAR 79 أو 30 يومًا.",
         "Write a percentage, money with its currency, or a length of time: 15%, SAR 79, 30 days."),
    ),
    entry(
        "W0256",
        ("أرقام الشركة لا تترك شيئًا للمكافآت", "The company's own figures leave nothing for rewards"),
        ("كسب العميل يكلّف ربع قيمته أو أكثر قبل أي مكافأة، فلا عرض يناسبها.",
         "Winning a client costs a quarter of its worth or more before any reward, so no offer fits."),
        ("راجع أرقام economics: الإيراد والمدة والمصروف وعدد العملاء.",
         "Check the figures of `economics`: revenue, lifetime, spending and clients won."),
    ),
)  # fmt: skip
