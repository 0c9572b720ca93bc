"""The programme: headline, conditions, entry, levels, tracking, questions."""

from __future__ import annotations

from typing import Final

from generator.offers.words.pattern import table

SHORT: Final = table(
    "offer short",
    {
        "both": "You get %(yours)s, and those you refer get %(theirs)s.",
        "both_when": "You get %(yours)s %(when)s, and those you refer get %(theirs)s.",
        "company_both": "Your company gets %(yours)s, and those you refer get %(theirs)s.",
        "company_both_when": "Your company gets %(yours)s %(when)s, and those you refer get %(theirs)s.",
    },
)
"""The offer in one sentence."""

HEADLINE: Final = table(
    "offer headline",
    {
        "each": "%(gift)s for each side %(when)s",
        "each_plain": "%(gift)s for each side",
        "both": "%(yours)s for you, %(theirs)s for those you refer",
        "you_when": "%(gift)s %(when)s",
        "you": "%(gift)s for you",
        "share": "%(gift)s",
        "them_when": "Those you refer get %(gift)s %(when)s",
        "them": "%(gift)s for those you refer",
        "referral": "for every referral",
        "some": "A reward for every referral",
    },
)
"""Under 60 visible characters; the first that fits is taken."""

CONDITION: Final = table(
    "offer condition",
    {
        "eq": "%(attr)s: %(value)s",
        "ne": "%(attr)s other than %(value)s",
        "in": "%(attr)s: %(value)s",
        "gt": "%(attr)s: more than %(value)s",
        "gte": "%(attr)s: at least %(value)s",
        "lt": "%(attr)s: less than %(value)s",
        "lte": "%(attr)s: at most %(value)s",
        "between": "%(attr)s: from %(low)s to %(high)s",
        "has": "%(attr)s: %(value)s",
        "not": "not (%(condition)s)",
        "and": "%(first)s, and %(second)s",
        "or": "%(first)s, or %(second)s",
        "list": "%(first)s; %(second)s",
    },
)
"""A comparison in words."""

ATTRIBUTE: Final = table(
    "offer attribute",
    {
        "plan": "the plan",
        "referrer_plan": "your plan",
        "product": "the product",
        "market": "the market",
        "level": "the level",
        "membership": "the membership",
        "country": "the country",
        "city": "the city",
        "certificate": "the certificate",
        "certificates": "the certificates",
        "credentials": "the credentials",
        "score": "the score",
        "status": "the status",
        "active": "the activity",
        "model": "the model",
        "amount": "the amount",
        "segment": "the partner group",
        "type": "the type",
    },
)
"""What conditions look at."""

ENTRY: Final = table(
    "offer entry",
    {
        "application_reviewed": "Partners join by application.",
        "application": "Partners apply, and every application is reviewed.",
        "invitation": "Partners join by invitation.",
        "private": "The programme is private: only chosen partners join.",
        "if": "To join: %(condition)s.",
        "fee": "Taking part costs %(amount)s.",
        "fee_every": "Taking part costs %(amount)s every %(period)s.",
        "fee_if": "Taking part costs %(amount)s (%(condition)s).",
        "fee_every_if": "Taking part costs %(amount)s every %(period)s (%(condition)s).",
        "fees": "Taking part costs: %(fees)s.",
        "fee_one": "%(amount)s",
        "fee_one_every": "%(amount)s every %(period)s",
        "fee_one_if": "%(amount)s (%(condition)s)",
        "fee_one_every_if": "%(amount)s every %(period)s (%(condition)s)",
        "free": "Taking part is free.",
        "free_if": "Taking part is free (%(condition)s).",
        "fee_varies": "Fee for taking part: %(words)s.",
        "certificate": "Required: %(certificate)s.",
        "certificate_within": "Required within %(period)s of joining: %(certificate)s.",
        "the_certificate": "the partner certificate",
        "renewed": "It is renewed every %(period)s.",
    },
)
"""How one becomes a partner."""

LEVEL: Final = table(
    "offer level",
    {
        "count": "%(count)s",
        "count_in": "%(count)s %(window)s",
        "metric": "%(metric)s: at least %(n)s",
        "metric_in": "%(metric)s: at least %(n)s %(window)s",
        "within": "Time to reach it: %(period)s from joining",
        "notice": "Notice before moving down: %(period)s",
        "next": "Next level, %(level)s: %(needs)s.",
        "next_plain": "Next level: %(level)s.",
        "top": "This is the highest level.",
    },
)
"""What a level takes."""

TRACKING: Final = table(
    "offer rule",
    {
        "new": "Who counts as new: %(words)s",
        "last_click": "A client counts for the owner of the last link that they opened.",
        "first_click": "A client counts for the owner of the first link that they opened.",
        "code": "A client counts for the owner of the code that they used.",
        "registered_deal": "A client counts for the first partner to register the deal.",
        "invitation": "A client counts for the owner of the invitation that they accepted.",
        "window": "A link counts for %(period)s after it is opened.",
        "refused": "You cannot refer yourself or your own companies.",
        "device": "Each device counts once.",
        "ip": "Each IP address counts once.",
        "tax_id": "Each tax number counts once.",
        "once": "Each counts once: %(key)s.",
    },
)
"""What counts as a referral."""

FRAME: Final = table(
    "offer rule",
    {
        "countries": "The offer is valid in: %(countries)s.",
        "levels": "The offer is for partners of these levels: %(levels)s.",
        "from": "The offer is valid from %(from)s.",
        "between": "The offer is valid from %(from)s to %(until)s.",
        "until": "until %(until)s",
    },
)
"""The programme's own limits."""

QUESTION: Final = table(
    "offer question",
    {
        "when": "When does the reward come?",
        "limit": "Is there a limit?",
        "leaves": "What if the client leaves?",
        "paid": "How is it paid?",
        "lapses": "Does it lapse?",
        "new": "Who counts as a new client?",
        "lasts": "How long does it last?",
        "join": "How does one join?",
    },
)
"""Questions that the terms answer."""

ANSWER: Final = table(
    "offer question",
    {
        "when": "%(reward)s is earned %(when)s.",
        "leaves": "%(reward)s ends with the client's last payment. What was earned before stays.",
    },
)
"""Answers that no term gives."""

OPENERS: Final = table(
    "offer openers",
    {
        "while": "while ;as long as ;for as long as ",
        "purpose": "for ;towards ;to be ",
        "card": "card;voucher;certificate;coupon",
        "article": "a ;an ;the ",
        "manner": "by ;in ;as ;on ;through ;to ;within ;with ;at ;after ",
    },
)
"""How words of the offer may begin or what they may hold, in this language, divided by semicolons."""

MONEY_KIND: Final = table(
    "offer money kind",
    {
        "promo": "promotional credit",
        "tax": "tax",
        "shipping": "shipping",
        "refund": "refunds",
    },
)
"""Kinds of money that do not count."""

HEADLINE_ALONE: Final = table(
    "offer headline alone",
    {
        "gift": "%(gift)s",
    },
)
"""Where no longer pattern fits."""
