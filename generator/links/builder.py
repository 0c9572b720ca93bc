"""Building tracked links: one by one (`build_link`) and, for thousands of partners, compiled once (`compile_link`).

Shape, in this order: `utm_source`, `utm_medium`, `utm_campaign`, `utm_content`, `utm_id`, `via`, and `code` on the way
to a product. Spaces become `%20`, never `+`; the target's own query stays in front, its fragment stays last.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from generator.links.base32 import PAIRS
from generator.links.channel import ga4_channel, plausible_channel
from generator.links.policy import SEPARATOR, TRACKED_KEYS, effective_medium
from generator.model.declared import dataclass
from generator.model.link import LinkSource, LinkSpec, TrackedLink

ID_LENGTH: Final = 10
"""Characters of `utm_id`: 50 bits, one chance in 2,000 of any collision among a million links."""

_FIELD_END: Final = b"\x1f"

# What may stand unquoted in each part of the target. `%` is kept: the target may be encoded already.
_PATH_SAFE: Final = "/%:@!$&'()*+,;=~"
_QUERY_SAFE: Final = _PATH_SAFE + "?[]"
_PLAIN_TARGET: Final = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._~/-]*")
_PLAIN_VALUE: Final = re.compile(r"[A-Za-z0-9._~-]*")


def utm_id(source: LinkSource, spec: LinkSpec) -> str:
    """The stable id of a link: a hash of partner, segment and spec, without campaign, code or medium.

    Ten characters of lower-case base32. Each locale and each target has its own.
    """
    return _id(_spec_bytes(spec), source.partner, source.segment)


def utm_content(spec: LinkSpec) -> str:
    """`<asset>--<network>--<variant>`."""
    return SEPARATOR.join((spec.asset, spec.network, spec.variant))


def build_link(
    target_url: str, source: LinkSource, spec: LinkSpec, campaign: str, link_id: str = ""
) -> TrackedLink:  # fmt: skip
    """The tracked link to `target_url` for this source. `link_id` is its `utm_id` where that is known already.

    A parameter of the target that Wasl sets itself is replaced, so that no key occurs twice (rule L04). Letters outside
    ASCII in path, query and fragment are percent-encoded: raw Arabic cuts a link on X. The host is left as it is.
    """
    medium = effective_medium(spec.medium, rewarded=source.rewarded)
    values = {
        "utm_source": source.partner,
        "utm_medium": medium,
        "utm_campaign": campaign,
        "utm_content": utm_content(spec),
        "utm_id": link_id or utm_id(source, spec),
        "via": source.via,
    }
    if spec.target == "product" and source.discount_code:
        values["code"] = source.discount_code
    return TrackedLink(
        url=_with_values(target_url, values),
        id=values["utm_id"],
        source=source.partner,
        medium=medium,
        campaign=campaign,
        content=values["utm_content"],
        via=source.via,
        channel_ga4=ga4_channel(source.partner, medium, campaign),
        channel_plausible=plausible_channel(source.partner, medium, campaign),
        spec=spec,
    )


@dataclass(frozen=True, slots=True)
class CompiledLink:
    """A link with everything that does not depend on the partner already written. Made by `compile_link`.

    `fill(target, source)` equals `build_link(target, source, spec, campaign).url`, at a fraction of the work.
    """

    spec: LinkSpec
    campaign: str
    middle: str
    middle_unrewarded: str
    hashed: bytes

    def fill(self, target_url: str, source: LinkSource, link_id: str = "") -> str:
        """The URL for one partner. `link_id` is what `id_for` gives, where that is known already."""
        link_id = link_id or self.id_for(source.partner, source.segment)
        if not _PLAIN_TARGET.fullmatch(target_url):  # it brings a query, a fragment or letters to encode
            return build_link(target_url, source, self.spec, self.campaign, link_id).url
        middle = self.middle if source.rewarded else self.middle_unrewarded
        url = f"{target_url}?utm_source={_encode(source.partner)}{middle}{link_id}&via={_encode(source.via)}"
        if self.spec.target == "product" and source.discount_code:
            return f"{url}&code={_encode(source.discount_code)}"
        return url

    def id_for(self, partner: str, segment: str) -> str:
        """The link's `utm_id` for a partner's slug; equals `utm_id(...)`."""
        return _id(self.hashed, partner, segment)


def compile_link(spec: LinkSpec, campaign: str) -> CompiledLink:
    """Prepare a link that many partners share; thousands of `fill` calls may follow."""

    def middle(rewarded: bool) -> str:
        medium = _encode(effective_medium(spec.medium, rewarded=rewarded))
        return f"&utm_medium={medium}&utm_campaign={_encode(campaign)}&utm_content={_encode(utm_content(spec))}&utm_id="

    return CompiledLink(spec, campaign, middle(True), middle(False), _spec_bytes(spec))


def short_path(partner: str, asset: str) -> str:
    """Where the short link of an asset lives, relative to the site's root: a page that forwards with its query."""
    return f"go/{_encode(partner)}/{_encode(asset)}/"


def printed_path(partner: str, asset: str) -> str:
    """Where the address of a printed QR code lives: in capitals, which take fewer modules; it forwards too.

    Hosts tell `/Q/` from `/q/`, so it is published as it is printed.
    """
    return f"Q/{_encode(partner.upper())}/{_encode(asset.upper())}/"


def _spec_bytes(spec: LinkSpec) -> bytes:
    fields = (spec.asset, spec.network, spec.variant, spec.target, spec.locale)
    return b"".join(field.encode() + _FIELD_END for field in fields)


def _id(hashed: bytes, partner: str, segment: str) -> str:
    data = hashed + f"{partner}\x1f{segment}".encode()
    number = int.from_bytes(blake2b(data, digest_size=7).digest(), "big") >> 6
    pairs = PAIRS
    return (
        pairs[number >> 40]
        + pairs[number >> 30 & 1023]
        + pairs[number >> 20 & 1023]
        + pairs[number >> 10 & 1023]
        + pairs[number & 1023]
    )


def _encode(value: str) -> str:
    return value if _PLAIN_VALUE.fullmatch(value) else quote(value, safe="")


def _with_values(target_url: str, values: dict[str, str]) -> str:
    parts = urlsplit(target_url)
    own = [pair for pair in parts.query.split("&") if pair and unquote(pair.partition("=")[0]) not in values]
    query = [quote(pair, safe=_QUERY_SAFE) for pair in own]
    query += [f"{key}={_encode(values[key])}" for key in TRACKED_KEYS if key in values]
    path = quote(parts.path, safe=_PATH_SAFE) or "/"
    fragment = quote(parts.fragment, safe=_QUERY_SAFE)
    return urlunsplit((parts.scheme, parts.netloc, path, "&".join(query), fragment))
