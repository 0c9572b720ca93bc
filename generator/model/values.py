"""The closed set of values that copy may use."""

COPY_VALUES: tuple[str, ...] = (
    "brand.name",
    "brand.legal_name",
    "brand.site",
    "brand.email",
    "programme.name",
    "segment.name",
    "offer.name",
    "offer.partner",
    "offer.client",
    "offer.until",
    "campaign.name",
    "campaign.ends",
)
PARTNER_VALUES: tuple[str, ...] = ("partner.name", "partner.code")
"""Only where a partner speaks: its page, the announcement, posts."""

PARTNER_UNITS: tuple[str, ...] = ("partner", "sheet", "documents", "mail-announcement", "posts")
