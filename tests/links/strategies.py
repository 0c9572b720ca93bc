"""Valid slugs, hostile codes and targets, for the property tests of links."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.links.policy import MEDIA
from generator.model.link import LinkSource, LinkSpec, Target

slugs = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}\Z")
partner_slugs = st.from_regex(r"\A[a-z0-9][a-z0-9-]{1,20}[a-z0-9]\Z")
hostile = st.text(min_size=1, max_size=20) | st.sampled_from(
    ["A&B=1#x?", "100%", "a b+c", "رمضان", "\u202eabc", "%D8%B1", '"><script>', "utm_source=evil", "\n", "=1+1"]
)
targets: st.SearchStrategy[Target] = st.sampled_from(("page", "product", "signup"))

specs = st.builds(
    LinkSpec,
    asset=slugs,
    network=slugs,
    variant=slugs,
    medium=st.sampled_from(sorted(MEDIA)),
    target=targets,
    locale=st.sampled_from(["ar", "en", "ar-XB"]),
)
sources = st.builds(
    LinkSource,
    partner=partner_slugs,
    via=hostile,
    segment=slugs,
    discount_code=st.none() | hostile,
    rewarded=st.booleans(),
)
campaigns = slugs

paths = st.lists(st.sampled_from(["ar", "p", "acme", "a.b", "شركاء", "%D8%B1", "x y", "a~b_c"]), max_size=4)
queries = st.lists(
    st.sampled_from(["plan=pro", "q=a%20b", "flag", "empty=", "utm_source=old", "via=old", "code=own", "n=شركاء"]),
    max_size=4,
    unique=True,
)


@st.composite
def target_urls(draw: st.DrawFn) -> str:
    path = "/".join(draw(paths))
    closing = "/" if path and draw(st.booleans()) else ""
    query = "&".join(draw(queries))
    fragment = draw(st.sampled_from(["", "plans", "قسم"]))
    host = draw(st.sampled_from(["example.com", "مثال.السعودية", "example.com:8443"]))
    slash = draw(st.sampled_from(["", "/"])) if not path else "/"
    return (
        f"https://{host}{slash}{path}{closing}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    )
