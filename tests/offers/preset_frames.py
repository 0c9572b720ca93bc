"""What holds for each shipped programme as a whole: entry, fees, levels, caps, dates, as published."""

from __future__ import annotations

FRAMES: dict[str, tuple[str, ...]] = {
    "affiliate": (
        "affiliate USD 2022-03-15 application",
        "level advocate",
        "level affiliate 5 client in year",
        "level creator 50 client in year",
        "attribution last_click P30D",
    ),
    "agency": (
        "agency USD 2022-03-15 application",
        "certificate within P90D valid P1Y",
        "level implementer",
        "level reseller 5 client in year notice P3M",
        "level certified 15 client in year if certificate eq yes notice P3M",
        "attribution registered_deal",
    ),
    "channel": (
        "channel USD 2022-03-15 invitation",
        "level registered",
        "level co-marketing 10 deal in year within P1Y notice P3M",
        "level co-selling 30 deal in year within P2Y notice P3M",
        "attribution registered_deal",
    ),
    "costco": (
        "referral CAD 2026-01-01 open",
        "in CA",
    ),
    "digitalocean": ("referral USD 2026-01-01 open",),
    "dropbox": (
        "referral - 2026-01-01 open",
        "attribution invitation once per device,ip",
    ),
    "evernote": (
        "referral - 2026-01-01 open",
        "attribution invitation",
    ),
    "google-workspace": (
        "referral USD 2025-01-01 open",
        "attribution -",
    ),
    "gusto": ("referral USD 2026-01-01 open",),
    "gusto-accountants": (
        "referral USD 2026-01-01 open",
        "attribution - once per tax-id",
    ),
    "gusto-accountants-2021": (
        "referral USD 2021-05-01..2021-08-31 open",
        "certificate within None valid None",
    ),
    "hubspot-affiliates": (
        "affiliate USD 2021-01-01 application",
        "attribution last_click",
    ),
    "hubspot-partners": (
        "agency USD 2022-07-01 application",
        "fee varies every P1M",
        "level provider",
        "level partner notice P6M",
        "level gold within P2Y notice P6M",
        "attribution registered_deal",
    ),
    "lastpass": (
        "referral - 2026-01-01 open",
        "attribution invitation",
    ),
    "marriott": ("referral - 2023-05-23 open",),
    "monday-affiliates": ("affiliate - 2022-07-01 open",),
    "monday-partners": (
        "channel - 2022-07-01 application",
        "certificate within P60D valid P1Y",
    ),
    "netsuite": (
        "referral USD 2026-01-01 open",
        "level first 1 referral in year",
        "level second 5 referral in year",
        "level third 10 referral in year",
    ),
    "paypal": (
        "referral USD 2025-05-20..2025-07-31 open",
        "at most 500000 value USD by programme in ever",
        "in US",
    ),
    "salesforce": (
        "channel USD 2021-01-01 private",
        "entry if credentials gte 2",
        "fee 10000 USD if score gte 500 and market eq mature every P1Y",
        "fee 7500 USD if score gte 500 and market eq growth every P1Y",
        "fee 3000 USD if score gte 250 and market eq mature every P1Y",
        "fee 2500 USD if score gte 250 and market eq growth every P1Y",
        "fee 1000 USD if score gte 0 and market eq mature every P1Y",
        "fee 750 USD if score gte 0 and market eq growth every P1Y",
        "level registered 0 score in ever",
        "level silver 250 score in ever",
        "level gold 500 score in ever",
        "level platinum 750 score in ever",
    ),
    "tesla": ("referral USD 2023-01-01 open",),
    "trello": ("referral - 2022-07-01 open",),
    "uber": ("referral USD 2026-01-01 open",),
    "virgin-red": ("referral - 2026-01-01 open",),
}
