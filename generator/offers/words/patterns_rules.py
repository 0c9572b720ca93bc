"""The rules of an award, each a whole sentence."""

from __future__ import annotations

from typing import Final

from generator.offers.words.pattern import table

AWARD: Final = table(
    "offer award",
    {
        "you": "You get %(gift)s %(when)s.",
        "company": "Your company gets %(gift)s %(when)s.",
        "them": "Those you refer get %(gift)s %(when)s.",
        "their_company": "Companies you refer get %(gift)s %(when)s.",
    },
)
"""One award line, by who receives it. `gift` and `when` are phrases of the tables below."""

AWARD_PLAIN: Final = table(
    "offer award",
    {
        "you": "You get %(gift)s.",
        "company": "Your company gets %(gift)s.",
        "them": "Those you refer get %(gift)s.",
        "their_company": "Companies you refer get %(gift)s.",
    },
)
"""The same where nothing is to be said of when."""

PARTY: Final = table(
    "offer party",
    {
        "you": "For you",
        "company": "For your company",
        "them": "For those you refer",
        "their_company": "For companies you refer",
    },
)
"""Whom a line is for, alone in its cell."""

REWARD: Final = table(
    "offer reward",
    {
        "this": "this reward",
        "all": "the reward",
        "you": "your reward",
        "company": "your company's reward",
        "them": "the reward of those you refer",
        "their_company": "the reward of companies you refer",
        "upline": "your reward for partners you bring in",
    },
)
"""The subject of a rule. Feminine in Arabic, in every one of them."""

CAP: Final = table(
    "offer rule",
    {
        "once": "%(reward)s is given once for each client.",
        "counted": "%(reward)s covers at most %(count)s %(window)s.",
        "awards": "%(reward)s is given at most %(count)s %(window)s.",
        "value": "%(reward)s never comes to more than %(amount)s %(window)s.",
        "percent": "%(reward)s never comes to more than %(amount)s of %(base)s %(window)s.",
        "percent_plain": "%(reward)s never comes to more than %(amount)s of %(base)s.",
        "stops": "Beyond it, neither side receives anything.",
        "spent": "The offer ends once %(amount)s has been given to all partners together.",
        "each": "%(reward)s is never more than %(amount)s each time.",
        "each_percent": "%(reward)s is never more than %(amount)s of %(base)s each time.",
    },
)
"""A limit as a sentence, by what it counts."""

HOLD: Final = table(
    "offer rule",
    {
        "day": "%(reward)s is paid out %(period)s after %(anchor)s.",
        "month_end": "%(reward)s is paid out %(period)s after %(anchor)s, on the last day of that month, if the "
        "client still qualifies on that day.",
        "cell": "%(period)s after %(anchor)s",
        "cell_month_end": "%(period)s after %(anchor)s, at the end of that month",
    },
)
"""When it is payable."""

RULE: Final = table(
    "offer rule",
    {
        "named": "%(name)s: %(sentence)s",
        "cited": "%(sentence)s (according to %(source)s).",
        "cited_on": "%(sentence)s (according to %(source)s, %(date)s).",
        "label_cited": "%(sentence)s (%(condition)s; according to %(source)s).",
        "label_cited_on": "%(sentence)s (%(condition)s; according to %(source)s, %(date)s).",
        "within": "%(reward)s is earned only if its condition is met within %(period)s of %(anchor)s.",
        "within_visit": "%(reward)s is earned only if the visit comes within %(period)s of %(anchor)s.",
        "within_lead": "%(reward)s is earned only if the lead reaches us within %(period)s of %(anchor)s.",
        "within_join": "%(reward)s is earned only if the sign-up comes within %(period)s of %(anchor)s.",
        "within_activate": "%(reward)s is earned only if the account is activated within %(period)s of %(anchor)s.",
        "within_use": "%(reward)s is earned only if the service is first used within %(period)s of %(anchor)s.",
        "within_pay": "%(reward)s is earned only if the first payment comes within %(period)s of %(anchor)s.",
        "within_deal": "%(reward)s is earned only if the deal closes within %(period)s of %(anchor)s.",
        "within_total": "%(reward)s is earned only if payments come to %(amount)s within %(period)s of %(anchor)s.",
        "within_every": "%(reward)s is earned only for %(what)s within %(period)s of %(anchor)s.",
        "within_first": "%(reward)s is earned only if the first %(what)s comes within %(period)s of %(anchor)s.",
        "within_count": "%(reward)s is earned only if there are %(count)s within %(period)s of %(anchor)s.",
        "within_phrase": "%(reward)s is earned only if this comes within %(period)s of %(anchor)s: %(what)s.",
        "excluded": "Not counted: %(kinds)s.",
        "label": "%(sentence)s (%(condition)s).",
        "if": "%(reward)s is given on this condition: %(condition)s.",
        "lasts": "%(reward)s runs for %(period)s for each client.",
        "lasts_partner": "%(reward)s runs for %(period)s for each partner.",
        "lasts_pay": "%(reward)s runs for %(period)s from each client's first payment.",
        "lasts_times": "%(reward)s comes at most %(times)s for each client.",
        "while_said": "%(reward)s continues %(condition)s.",
        "while": "%(reward)s continues for as long as this holds: %(condition)s.",
        "lasts_paying": "%(reward)s continues for as long as the client keeps paying.",
        "clawback": "%(reward)s is withdrawn if the payment is returned or the referral reversed within %(period)s.",
        "forfeit": "%(reward)s is lost if this is not met within %(period)s: %(condition)s.",
        "claim": "%(reward)s must be claimed within %(period)s, or it lapses.",
        "use": "%(reward)s must be used within %(period)s; what is left then lapses.",
        "idle": "The whole balance lapses %(period)s after the last reward; every new reward starts the time again.",
        "idle_event": "The whole balance lapses %(period)s after the last %(what)s; every new one starts the time "
        "again.",
        "best": "Of these only one is given, the one worth most: %(gifts)s.",
        "exclusive": "Of these only one is given, the first that applies: %(gifts)s.",
        "stack": "These are added up: %(gifts)s.",
        "final": "The choice is final.",
        "worth": "The value of %(points)s: %(worth)s.",
        "worth_gift": "%(gift)s: a value of %(worth)s.",
        "rates": "%(reward)s in detail: %(rates)s.",
        "rate": "%(gift)s (%(condition)s)",
        "otherwise": "in every other case",
        "rate_list": "%(first)s; %(second)s",
    },
)
"""Each a whole sentence; `reward` is one of REWARD."""

TIER: Final = table(
    "offer rule",
    {
        "steps": "%(reward)s rises with %(metric)s: %(steps)s.",
        "steps_in": "%(reward)s rises with %(metric)s %(window)s: %(steps)s.",
        "number": "the number of %(what)s",
        "amount": "the amount paid",
        "start": "from the start",
        "from": "from %(count)s",
        "step": "%(gift)s (%(from)s)",
        "marginal": "Each part is counted at its own step.",
        "retroactive": "At the end of the period everything is counted at the step that was reached.",
        "onwards": "Each reward is counted at the step you are on by then.",
    },
)
"""Steps by a metric."""

MEASURE: Final = table(
    "offer rule",
    {
        "min": "The lowest number of %(units)s from day %(from)s to day %(to)s counts.",
        "max": "The highest number of %(units)s from day %(from)s to day %(to)s counts.",
        "avg": "%(number)s counts on average from day %(from)s to day %(to)s.",
        "last": "%(number)s on day %(to)s counts.",
        "sum": "%(number)s counts in total from day %(from)s to day %(to)s.",
        "min_within": "The lowest number of %(units)s within %(period)s counts.",
        "max_within": "The highest number of %(units)s within %(period)s counts.",
        "avg_within": "%(number)s counts on average over %(period)s.",
        "last_within": "%(number)s after %(period)s counts.",
        "sum_within": "%(number)s counts in total over %(period)s.",
    },
)
"""The quantity over a window."""

METHOD: Final = table(
    "offer paid",
    {
        "bank_transfer": "by bank transfer",
        "card_email": "by e-mail",
        "account_credit": "as credit in the account",
        "invoice": "against an invoice",
        "cheque": "by cheque",
        "points": "as points in the account",
        "discount_code": "as a discount code",
        "post": "by post",
    },
)
"""How it comes."""

CADENCE: Final = table(
    "offer paid",
    {
        "week": "every week",
        "month": "every month",
        "quarter": "every quarter",
        "year": "every year",
    },
)
"""How often."""

TIMING: Final = table(
    "offer paid",
    {
        "within": "within %(period)s",
        "within_earned": "within %(period)s of being earned",
        "day": "by day %(day)s of the following month",
        "lag": "%(period)s later",
        "lag_week": "%(period)s after the week ends",
        "lag_month": "%(period)s after the month ends",
        "lag_quarter": "%(period)s after the quarter ends",
        "lag_year": "%(period)s after the year ends",
        "and": "%(first)s, %(second)s",
        "paid": "%(reward)s comes %(how)s.",
        "words": "How it is paid: %(words)s.",
        "minimum": "The balance is paid once it reaches %(amount)s; anything less is carried over.",
        "minimum_cell": "once the balance reaches %(amount)s",
        "needs": "Needed for payment: %(needs)s.",
    },
)
"""By when."""
