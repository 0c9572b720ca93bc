"""What is given: kinds of value in each shape, figures, bases of percentages."""

from __future__ import annotations

from typing import Final

from generator.offers.words.pattern import table

CASH: Final = table(
    "offer gift",
    {
        "exact": "%(amount)s in cash",
        "range": "%(low)s to %(high)s in cash",
        "up_to": "up to %(amount)s in cash",
    },
)
"""Money, freely spent."""

CARD: Final = table(
    "offer gift",
    {
        "exact": "a gift card worth %(amount)s",
        "range": "a gift card worth %(low)s to %(high)s",
        "up_to": "a gift card worth up to %(amount)s",
    },
)
"""Money at a shop."""

SHOP_CARD: Final = table(
    "offer gift",
    {
        "exact": "a %(item)s gift card worth %(amount)s",
        "exact_vowel": "an %(item)s gift card worth %(amount)s",
        "range": "a %(item)s gift card worth %(low)s to %(high)s",
        "range_vowel": "an %(item)s gift card worth %(low)s to %(high)s",
        "up_to": "a %(item)s gift card worth up to %(amount)s",
        "up_to_vowel": "an %(item)s gift card worth up to %(amount)s",
    },
)
"""A gift card of a named shop (two articles in English)."""

NAMED_CARD: Final = table(
    "offer gift",
    {
        "exact": "a %(item)s worth %(amount)s",
        "exact_vowel": "an %(item)s worth %(amount)s",
        "exact_article": "%(item)s worth %(amount)s",
        "range": "a %(item)s worth %(low)s to %(high)s",
        "range_vowel": "an %(item)s worth %(low)s to %(high)s",
        "range_article": "%(item)s worth %(low)s to %(high)s",
        "up_to": "a %(item)s worth up to %(amount)s",
        "up_to_vowel": "an %(item)s worth up to %(amount)s",
        "up_to_article": "%(item)s worth up to %(amount)s",
    },
)
"""Where the item's own words say that it is a card or a voucher."""

CREDIT: Final = table(
    "offer gift",
    {
        "exact": "%(amount)s in account credit",
        "range": "%(low)s to %(high)s in account credit",
        "up_to": "up to %(amount)s in account credit",
        "exact_purpose": "%(amount)s in credit %(item)s",
        "range_purpose": "%(low)s to %(high)s in credit %(item)s",
        "up_to_purpose": "up to %(amount)s in credit %(item)s",
        "exact_item": "%(amount)s in credit (%(item)s)",
        "range_item": "%(low)s to %(high)s in credit (%(item)s)",
        "up_to_item": "up to %(amount)s in credit (%(item)s)",
    },
)
"""Money in the recipient's own account."""

DISCOUNT: Final = table(
    "offer gift",
    {
        "exact": "%(amount)s off",
        "range": "%(low)s to %(high)s off",
        "up_to": "a discount of up to %(amount)s",
        "exact_base": "%(amount)s off %(base)s",
        "range_base": "%(low)s to %(high)s off %(base)s",
        "up_to_base": "up to %(amount)s off %(base)s",
    },
)
"""Money or a percentage off the recipient's own price."""

PERCENT_OFF: Final = table(
    "offer percent off",
    {
        "exact": "%(amount)s off %(base)s",
        "range": "%(low)s to %(high)s off %(base)s",
    },
)
"""A percentage off the recipient's own price."""

SHARE: Final = table(
    "offer share",
    {
        "exact": "%(amount)s of %(base)s",
        "range": "%(low)s to %(high)s of %(base)s",
    },
)
"""A percentage of a base."""

COUNTED: Final = table(
    "offer gift",
    {
        "exact": "%(amount)s",
        "range": "%(low)s to %(high)s",
        "up_to": "up to %(amount)s",
        "exact_item": "%(amount)s of %(item)s",
        "range_item": "%(low)s to %(high)s of %(item)s",
        "up_to_item": "up to %(amount)s of %(item)s",
    },
)
"""Points, MB, miles: `amount` is the number with its noun."""

TIME: Final = table(
    "offer gift",
    {
        "plan": "%(time)s of %(plan)s",
        "and": "%(first)s and %(second)s",
    },
)
"""A free period."""

FREE: Final = table(
    "offer gift",
    {
        "day": "one free day~%(n)s free days",
        "month": "one free month~%(n)s free months",
        "year": "one free year~%(n)s free years",
    },
)
"""Free time, by unit of the calendar."""

PER: Final = table(
    "offer gift",
    {
        "unit": "%(gift)s for every %(unit)s",
        "for": "%(gift)s, for %(period)s",
        "times": "%(gift)s, at most %(times)s per client",
        "choice": "%(gift)s, as you choose",
        "their_choice": "%(gift)s, as they choose",
        "or": "%(first)s or %(second)s",
        "by": "%(gift)s, depending on %(what)s",
        "for_range": "%(gift)s, for %(low)s to %(period)s",
        "unit_client": "%(gift)s for every %(unit)s of a client you refer",
        "list": "%(first)s, %(second)s",
        "position": "the order of the referrals",
    },
)
"""What is added to a gift."""

FIGURE: Final = table(
    "offer figure",
    {
        "range": "%(low)s to %(high)s",
        "up_to": "up to %(amount)s",
    },
)
"""A figure alone, as large as the card shows it."""

OF: Final = table(
    "offer figure",
    {
        "cash": "in cash",
        "card": "on a gift card",
        "card_item": "on a gift card (%(item)s)",
        "card_named": "as a gift (%(item)s)",
        "credit": "in account credit",
        "credit_item": "in credit (%(item)s)",
        "discount": "off",
        "discount_base": "off %(base)s",
        "share": "of %(base)s",
        "item": "of %(item)s",
        "unit": "for every %(unit)s",
        "both": "%(first)s %(second)s",
    },
)
"""What follows the figure on the card."""

OF_PERCENT: Final = table(
    "offer figure percent",
    {
        "discount": "off %(base)s",
    },
)
"""What follows a percentage off."""

CLIENT_BASE: Final = table(
    "offer base",
    {
        "net_revenue": "the net payments of every client you refer",
        "revenue": "the payments of every client you refer",
        "first_payment": "the first payment of every client you refer",
        "invoice": "every invoice that a client you refer pays",
        "first_year_revenue": "the first year's revenue from every client you refer",
        "subscription": "the subscription of every client you refer",
        "price": "the price that every client you refer pays",
        "sale": "every sale made through you",
        "order": "every order placed through you",
        "payment": "every payment of a client you refer",
        "deal": "every deal closed through you",
        "award": "the rewards of every partner you bring in",
        "next_annual_bill": "your next annual bill",
        "own_subscription": "your subscription",
    },
)
"""What a partner's percentage is of."""

OWN_BASE: Final = table(
    "offer base",
    {
        "net_revenue": "your net payments",
        "revenue": "your payments",
        "first_payment": "your first payment",
        "invoice": "your invoice",
        "first_year_revenue": "your first year's payments",
        "subscription": "your subscription",
        "price": "your subscription price",
        "order": "your order",
        "payment": "your payment",
        "next_annual_bill": "your next annual bill",
        "own_subscription": "your subscription",
        "month": "your monthly bill",
        "monthly_price": "your monthly price",
    },
)
"""What a percentage off a partner's own price is of, and a ceiling's."""

THEIR_BASE: Final = table(
    "offer base",
    {
        "net_revenue": "their net payments",
        "revenue": "their payments",
        "first_payment": "their first payment",
        "invoice": "their invoice",
        "first_year_revenue": "their first year's payments",
        "subscription": "their subscription",
        "price": "the price",
        "order": "their order",
        "payment": "their payment",
        "next_annual_bill": "their next annual bill",
        "own_subscription": "their subscription",
        "month": "their monthly bill",
        "monthly_price": "their monthly price",
    },
)
"""What a percentage of a referred client's is of."""

NOUN: Final = table(
    "offer count noun",
    {
        "masculine": "one %(noun)s~%(n)s %(noun)s",
    },
)
"""A number with a noun of the offer's own words."""

FEMININE: Final = table(
    "offer count noun, feminine",
    {
        "feminine": "one %(noun)s~%(n)s %(noun)s",
    },
)
"""The same for a feminine noun."""

PHRASE: Final = table(
    "offer count phrase",
    {
        "times": "%(what)s (%(count)s)",
    },
)
"""A number with a phrase that is no noun."""

JOIN: Final = table(
    "offer period",
    {
        "and": "%(first)s and %(second)s",
    },
)
"""Two lengths of time."""
