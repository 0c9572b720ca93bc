"""When and how far: events, moments, anchors, windows, ceilings."""

from __future__ import annotations

from typing import Final

from generator.offers.words.pattern import table

EACH: Final = table(
    "offer when",
    {
        "visit": "for every visit from your link",
        "lead": "for every lead you send",
        "join": "for everyone who signs up through you",
        "activate": "for everyone you refer who activates an account",
        "use": "for everyone you refer who starts using the service",
        "pay": "for everyone you refer who makes a first payment",
        "deal": "for every deal closed through you",
        "act": "for everyone you refer who completes what is asked",
        "reach": "for every goal you reach",
        "time": "at regular intervals",
        "award": "for every reward of a partner you bring in",
    },
)
"""The partner's reward, once for each client referred."""

AT: Final = table(
    "offer when",
    {
        "visit": "with every visit from your link",
        "lead": "when a lead reaches us through you",
        "join": "when those you refer sign up",
        "activate": "when those you refer activate an account",
        "use": "when those you refer start using the service",
        "pay": "with the first payment of those you refer",
        "deal": "when the deal closes",
        "act": "when those you refer complete what is asked",
        "reach": "when you reach the goal",
        "time": "at regular intervals",
        "award": "with every reward of a partner you bring in",
    },
)
"""The same as a moment: for a card's cell, and where the gift says already for each of what."""

THEIRS: Final = table(
    "offer when",
    {
        "visit": "on their first visit",
        "lead": "when they leave their details",
        "join": "when they sign up",
        "activate": "when they activate their account",
        "use": "when they start using the service",
        "pay": "with their first payment",
        "deal": "when the deal closes",
        "act": "when they complete what is asked",
        "reach": "when they reach the goal",
        "time": "at regular intervals",
        "award": "with every reward of yours",
    },
)
"""The referred client's own reward."""

REPEATED: Final = table(
    "offer when",
    {
        "pay": "with every payment the client makes",
        "their_pay": "with every payment they make",
        "other": "with every %(what)s",
    },
)
"""With every one of a series."""

AFTER: Final = table(
    "offer when",
    {
        "each_first": "for everyone you refer, after their first %(what)s",
        "each_count": "for everyone you refer, after %(count)s",
        "each_phrase": "for everyone you refer, after %(what)s",
        "each_every": "for every %(what)s of those you refer",
        "each_every_count": "for every %(count)s of those you refer",
        "at_first": "after the first %(what)s of those you refer",
        "at_count": "after %(count)s of those you refer",
        "at_phrase": "after %(what)s",
        "their_first": "after their first %(what)s",
        "their_count": "after %(count)s",
        "their_every": "for every %(what)s",
        "their_every_count": "for every %(count)s",
        "reach": "once you reach %(count)s",
        "reach_one": "on reaching the %(what)s",
        "reach_in": "once you reach %(count)s within %(period)s",
        "reach_every": "for every %(count)s",
        "own_first": "after your first %(what)s",
        "own_every": "for every %(what)s of your own",
        "total": "once those you refer have paid %(amount)s in all",
        "each_total": "for everyone you refer who has paid %(amount)s in all",
        "their_total": "once they have paid %(amount)s in all",
    },
)
"""An event that is worded by a noun or by a phrase; `count` is a number with its noun."""

TAIL: Final = table(
    "offer when",
    {
        "by": "%(when)s, depending on %(what)s",
        "choice": "%(when)s, as you choose",
        "their_choice": "%(when)s, as they choose",
    },
)
"""What a reward depends on, after when it comes."""

PLACE: Final = table(
    "offer place",
    {
        "first": "for the first referral",
        "one": "for referral number %(from)s",
        "firsts": "for each of the first %(count)s",
        "between": "for referrals %(from)s to %(to)s",
        "from": "from referral number %(from)s on",
    },
)
"""Which referrals a rate is for."""

ANCHOR: Final = table(
    "offer anchor",
    {
        "award": "the day it is earned",
        "join": "the sign-up",
        "enrolment": "the enrolment",
        "joining": "joining the programme",
        "first": "the first one counted",
        "first_invoice": "the first invoice",
        "first_payment": "the first payment",
        "pay": "the payment",
        "invoice": "the invoice",
        "visit": "the visit",
        "lead": "the lead",
        "activate": "the activation",
        "use": "the first use",
        "deal": "the deal",
        "invitation": "the invitation",
        "trial_end": "the end of the trial",
        "event": "the day it happens",
        "referral": "the referral",
    },
)
"""The day from which a wait is counted; after a preposition."""

WINDOW: Final = table(
    "offer window",
    {
        "ever": "in all",
        "year": "in a calendar year",
        "quarter": "in a calendar quarter",
        "month": "in a calendar month",
        "week": "in a week",
        "day": "in a day",
        "bill": "on one bill",
        "period": "within %(period)s",
        "joining_year": "in each year from the day of joining",
        "joining_quarter": "in each quarter from the day of joining",
        "joining_month": "in each month from the day of joining",
    },
)
"""The time over which a limit counts; after the number."""

SCOPE: Final = table(
    "offer window",
    {
        "pair": "for each client",
        "referee": "for each client",
        "programme": "for all partners together",
        "ip": "for each IP address",
        "device": "for each device",
        "company": "for each company",
        "domain": "for each domain",
        "household": "for each household",
        "other": "for each %(key)s",
        "both": "%(window)s %(scope)s",
    },
)
"""Over whom a limit counts; after the window."""

LIMIT: Final = table(
    "offer limit",
    {
        "once": "once for each client",
        "count": "up to %(count)s",
        "count_in": "up to %(count)s %(window)s",
        "amount": "up to %(amount)s",
        "amount_in": "up to %(amount)s %(window)s",
        "percent": "up to %(amount)s of %(base)s",
        "percent_in": "up to %(amount)s of %(base)s %(window)s",
        "each": "up to %(amount)s each time",
        "each_percent": "up to %(amount)s of %(base)s each time",
    },
)
"""A limit alone, in its cell."""
