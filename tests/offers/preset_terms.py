"""What the shipped offers must say: the published terms, written down from their sources, line by line."""

from __future__ import annotations

LINES: dict[str, dict[str, str]] = {
    "affiliate": {
        "client-reward": (
            "referrer/person; pay; if level eq advocate: time P1M; if level eq affiliate: cash 40 USD; "
            "if level eq creator: cash 60 USD; hold P30D from award; clawback P60D; "
            "by bank_transfer each month day 10"
        ),
        "milestone": (
            "referrer/person; deal #25 across every; if level in affiliate,creator; cash 200 USD; "
            "by bank_transfer each month day 10"
        ),
        "friend-discount": "referee/person; pay; discount 10% of first-payment; by discount_code",
    },
    "agency": {
        "resale-margin": (
            "referrer/company; pay; "
            "if level eq implementer at deal: share 15% of net-revenue for P1Y while active eq yes; "
            "if level eq reseller at deal: share 20% of net-revenue for P2Y while active eq yes; "
            "if level eq certified at deal: share 25% of net-revenue for P3Y while active eq yes; "
            "by bank_transfer each month day 10 minimum 50 USD"
        ),
        "implementation-fee": (
            "referrer/company; activate implementation; if level eq implementer: cash 200 USD; "
            "if level eq reseller: cash 300 USD; if level eq certified: cash 400 USD; "
            "at most 1 awards by pair in ever; by bank_transfer each month day 10"
        ),
        "client-setup": "referee/company; join; access (account set-up and first-line support by the agency)",
    },
    "channel": {
        "registered-share": (
            "referrer/company; pay; if level eq registered; "
            "marginal by amount in quarter [0: share 10% of net-revenue, 50000: share 12% of net-revenue]; "
            "by bank_transfer each quarter lag P30D minimum 100 USD"
        ),
        "co-marketing-share": (
            "referrer/company; pay; if level eq co-marketing; "
            "marginal by amount in quarter [0: share 15% of net-revenue, 50000: share 18% of net-revenue]; "
            "by bank_transfer each quarter lag P30D minimum 100 USD"
        ),
        "co-selling-share": (
            "referrer/company; pay; if level eq co-selling; "
            "marginal by amount in quarter [0: share 20% of net-revenue, 50000: share 25% of net-revenue]; "
            "by bank_transfer each quarter lag P30D minimum 100 USD"
        ),
        "marketing-fund": (
            "referrer/company; deal; if level in co-marketing,co-selling; credit 300 USD (for joint marketing); "
            "at most 6000 value USD by referrer in year; use P1Y; by account_credit"
        ),
        "sales-thanks": (
            "referrer/person; deal; card 50 USD (gift card for the salesperson); "
            "at most 1 awards by pair in ever; by card_email within P30D"
        ),
    },
    "costco": {
        "referrer-voucher": (
            "referrer/person; join; if membership eq executive: card 50 CAD (online Costco voucher); "
            "if membership eq gold-star: card 25 CAD (online Costco voucher)"
        ),
        "friend-voucher": (
            "referee/person; join; if membership eq executive: card 50 CAD (online Costco voucher); "
            "if membership eq gold-star: card 25 CAD (online Costco voucher)"
        ),
    },
    "digitalocean": {
        "referrer-credit": "referrer/person; pay total 25 USD without promo; credit 25 USD; by account_credit",
        "friend-credit": "referee/person; join; credit 200 USD; use P60D; by account_credit",
    },
    "dropbox": {
        "referrer-space": (
            "referrer/person; join; if referrer-plan eq plus: capacity 1000 MB; "
            "if referrer-plan eq basic: capacity 500 MB; at most 32 referees by referrer in ever; "
            "by account_credit"
        ),
        "friend-space": (
            "referee/person; join; if plan eq plus: capacity 1000 MB; if plan eq basic: capacity 500 MB; "
            "by account_credit"
        ),
    },
    "evernote": {
        "first-friends": (
            "referrer/person; join; place 1-3: points 10 point (10 = P1M); "
            "at most 5 events by ip in day stops pair; idle P5Y extended by use; by points"
        ),
        "first-purchase": (
            "referrer/person; pay; if plan eq premium; points 5 point (10 = P1M); idle P5Y extended by use; by points"
        ),
        "friend-month": "referee/person; join; time P1M; at most 5 events by ip in day stops pair",
    },
    "google-workspace": {
        "seat-reward": (
            "referrer/person; pay; min of user P15D..P90D; if plan eq starter: cash 8 USD / user; "
            "if plan eq standard: cash 15 USD / user; if plan eq plus: cash 23 USD / user; "
            "at most 100 units user by pair in ever; at most 200 units user by referrer in year; "
            "at most 2300 value USD by pair in ever; hold P90D from first-invoice; "
            "by bank_transfer each month lag P1M"
        ),
        "friend-code": "referee/company; pay; discount varies",
    },
    "gusto": {
        "referrer-card": (
            "referrer/person; use paid-payroll; card 300 USD (virtual Visa gift card); by card_email within P30D"
        ),
        "friend-card": "referee/company; use paid-payroll; card 100 USD (virtual gift card); by card_email within P30D",
    },
    "gusto-accountants": {
        "accountant-card": "referrer/person; join; if role eq accountant; card 300 USD (gift card)",
        "client-benefit": (
            "referrer/company; use payroll within P30D since join; "
            "choose volume-discount (discount varies) or revenue-share (share varies of invoice) final"
        ),
    },
    "gusto-accountants-2021": {
        "client-bonus": (
            "referrer/company; join; if certified eq yes; "
            "retroactive by client in ever [10: cash 250 USD / client, 50: cash 300 USD / client, "
            "100: cash 350 USD / client, 200: cash 400 USD / client]; "
            "by cheque"
        ),
    },
    "hubspot-affiliates": {
        "starter-product": (
            "referrer/person; pay first-purchase; if starter-product gte 1; cash 250 USD / starter-product; "
            "hold P60D from award to month end"
        ),
        "professional-product": (
            "referrer/person; pay first-purchase; if professional-product gte 1; "
            "cash 500 USD / professional-product; hold P60D from award to month end"
        ),
        "highest-product": (
            "referrer/person; pay first-purchase; if highest-product gte 1; cash 1000 USD / highest-product; "
            "hold P60D from award to month end"
        ),
    },
    "hubspot-partners": {
        "revenue-share": (
            "referrer/company; pay; "
            "if level in partner,gold at deal: share 20% of net-revenue for P3Y while active eq yes; "
            "if level eq provider at deal: share 20% of net-revenue for P1Y while active eq yes; "
            "lost P6M unless papers eq yes; by other each quarter lag P45D"
        ),
        "sourced-points": (
            "referrer/company; deal; if market eq growth: points 10 tier-point / 100 sourced-dollar; "
            "else: points 5 tier-point / 100 sourced-dollar; by points"
        ),
    },
    "lastpass": {
        "referrer-month": "referrer/person; pay; time P1M",
        "friend-month": "referee/person; pay; time P1M",
    },
    "marriott": {
        "referrer-points": (
            "referrer/person; use stay every within P365D since join; points 2000 point; "
            "at most 5 awards by pair in ever; at most 5 referees by referrer in year; "
            "at most 50000 value point by referrer in year; by points"
        ),
        "friend-points": (
            "referee/person; use stay every within P365D since join; points 2000 point; "
            "at most 5 awards by pair in ever; by points"
        ),
    },
    "monday-affiliates": {
        "own-discount": "referrer/person; act unstated-step; discount varies of own-subscription",
    },
    "monday-partners": {
        "commission": "referrer/company; deal; if certified eq yes; share varies",
    },
    "netsuite": {
        "first-year-share": "referrer/company; deal; share 10% of first-year-licence",
        "discounts": "referrer/company; reach yearly-target; discount varies",
        "certification": "referrer/company; reach yearly-target; access (certification vouchers)",
        "support": "referrer/company; reach yearly-target; access (advanced support)",
        "features": "referrer/company; reach yearly-target; access (exclusive features)",
        "co-marketing": "referrer/company; reach yearly-target; access (co-branded material)",
        "events": "referrer/company; reach yearly-target; access (events and webinars)",
    },
    "paypal": {
        "referrer-points": (
            "referrer/person; pay within P30D since join; if amount gte 5; points 1000 point (1000 = 10 USD); "
            "at most 10 referees by referrer in year; by points"
        ),
        "friend-points": (
            "referee/person; pay within P30D since join; if amount gte 5; points 1000 point (1000 = 10 USD); by points"
        ),
    },
    "salesforce": {
        "entry-share": "referrer/company; deal entry-product; share 20% of entry-product-price",
    },
    "tesla": {
        "referrer-credits": (
            "referrer/person; deal delivery; if model eq higher-award: points 20000 tesla-credit; "
            "else: points 10000 tesla-credit; at most 12 referees by referrer in year; "
            "idle P1Y extended by award; by points"
        ),
        "loyalty-credits": (
            "referrer/person; pay own-purchase; points varies tesla-credit; idle P1Y extended by award; by points"
        ),
        "buyer-discount": (
            "referee/person; deal delivery; if model eq higher-award: discount 1000 USD; else: discount 500 USD"
        ),
        "buyer-credits": (
            "referee/person; deal delivery; points varies tesla-credit; idle P1Y extended by award; by points"
        ),
    },
    "trello": {
        "board-discount": (
            "referrer/person; join board-user; discount varies of subscription; "
            "at most 12 referees by referrer in year; at most 100% of subscription value by referrer in month"
        ),
    },
    "uber": {
        "rider-reward": "referrer/person; use required-trips; cash varies; at most 1 awards by pair in ever",
        "ten-riders": "referrer/person; use new-rider #10 across; cash 100 USD",
        "first-ride-discount": "referee/person; join; discount varies",
    },
    "virgin-red": {
        "referrer-points": "referrer/person; act unstated-step; points 2000 virgin-point; by points",
        "friend-points": "referee/person; act unstated-step; points 2000 virgin-point; by points",
    },
}
