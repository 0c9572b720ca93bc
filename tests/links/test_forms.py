"""Each provider's contract, as a template will write it."""

from __future__ import annotations

import pytest

from generator.links.forms import FormContract, captcha_verified, extensionless, form_contract, key_problem, origin_of
from tests.links.facts import PROVIDERS

UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
KEYS = {
    "netlify": "",
    "formspree": "xayzqwer",
    "web3forms": UUID,
    "basin": "a1b2c3d4e5f6",
    "hubspot": f"12345678/{UUID}",
    "endpoint": "https://api.example.com:8443/signup?v=1",
    "mailto": "partners+sa@example.com",
}
BAD_KEYS = {
    "formspree": "x y",
    "web3forms": "secret",
    "basin": 'a"b',
    "hubspot": UUID,
    "endpoint": "http://api.example.com/",
    "mailto": "a@b@example.com",
}
THANKS = "https://example.com/ar/accountants/thanks/"


def contract(slug: str) -> FormContract:
    return form_contract(
        PROVIDERS[slug],
        key=KEYS[slug],
        form_name="signup-accountants-ar",
        thanks_path="/ar/accountants/thanks/",
        thanks_url=THANKS,
    )


def test_every_provider_is_tested() -> None:
    assert set(PROVIDERS) == set(KEYS)


@pytest.mark.parametrize("slug", sorted(KEYS))
def test_every_provider_gives_a_contract(slug: str) -> None:
    made = contract(slug)
    assert made.provider == slug
    assert made.method == "POST"
    assert made.accept_charset == "UTF-8"
    pieces = [made.action, *made.origins, *(value for pair in made.attributes + made.hidden for value in pair)]
    assert not any("{" in piece for piece in pieces)


@pytest.mark.parametrize("slug", sorted(set(KEYS) - {"netlify"}))
def test_the_policy_allows_where_the_form_goes(slug: str) -> None:
    made = contract(slug)
    assert any(made.action.startswith(origin) for origin in made.origins)


@pytest.mark.parametrize("slug", sorted(KEYS))
def test_html_providers_send_what_a_browser_can_send(slug: str) -> None:
    made = contract(slug)
    assert made.works_without_js == (made.enctype != "application/json")


def test_netlify() -> None:
    made = contract("netlify")
    assert made.action == "/ar/accountants/thanks"
    assert made.action_is_thanks
    assert dict(made.attributes) == {
        "name": "signup-accountants-ar",
        "data-netlify": "true",
        "data-netlify-honeypot": "bot-field",
    }
    assert made.hidden == (("form-name", "signup-accountants-ar"),)
    assert made.honeypot is not None
    assert made.honeypot.name == dict(made.attributes)["data-netlify-honeypot"]
    assert made.origins == ()


def test_formspree() -> None:
    made = contract("formspree")
    assert made.action == "https://formspree.io/f/xayzqwer"
    assert made.hidden == (("_next", THANKS),)
    assert made.honeypot is not None
    assert (made.honeypot.name, made.honeypot.type) == ("_gotcha", "text")


def test_web3forms() -> None:
    made = contract("web3forms")
    assert made.action == "https://api.web3forms.com/submit"
    assert dict(made.hidden) == {"access_key": UUID, "redirect": THANKS}
    assert made.honeypot is not None
    assert (made.honeypot.name, made.honeypot.type) == ("botcheck", "checkbox")


def test_basin() -> None:
    assert contract("basin").action == "https://usebasin.com/f/a1b2c3d4e5f6"


def test_hubspot_cannot_do_without_a_script() -> None:
    made = contract("hubspot")
    assert made.action == f"https://api.hsforms.com/submissions/v3/integration/submit/12345678/{UUID}"
    assert not made.works_without_js


def test_own_endpoint() -> None:
    made = contract("endpoint")
    assert made.action == KEYS["endpoint"]
    assert made.origins == ("https://api.example.com:8443",)
    assert dict(made.hidden) == {"form_name": "signup-accountants-ar", "redirect": THANKS}


def test_mailto() -> None:
    made = contract("mailto")
    assert made.action == "mailto:partners+sa@example.com?subject=signup-accountants-ar"
    assert made.enctype == "text/plain"


@pytest.mark.parametrize("slug", sorted(BAD_KEYS))
def test_a_key_that_the_provider_would_not_take(slug: str) -> None:
    provider = PROVIDERS[slug]
    assert BAD_KEYS[slug] in key_problem(provider, BAD_KEYS[slug])
    assert key_problem(provider, "")
    with pytest.raises(ValueError, match=slug):
        form_contract(provider, key=BAD_KEYS[slug], form_name="f", thanks_path="/t/", thanks_url=THANKS)


@pytest.mark.parametrize("slug", sorted(KEYS))
def test_a_key_that_it_takes(slug: str) -> None:
    assert key_problem(PROVIDERS[slug], KEYS[slug]) == ""


@pytest.mark.parametrize("slug", sorted(KEYS))
def test_hints_speak_both_languages(slug: str) -> None:
    key = PROVIDERS[slug].key
    assert set(key.hint) == ({"ar", "en"} if key.required else set())


def test_captcha_only_where_the_provider_checks_it() -> None:
    assert captcha_verified(PROVIDERS["formspree"], "turnstile")
    assert not captcha_verified(PROVIDERS["basin"], "turnstile")
    assert not captcha_verified(PROVIDERS["endpoint"], "hcaptcha")


@pytest.mark.parametrize(
    ("path", "bare"),
    [
        ("/ar/thanks/", "/ar/thanks"),
        ("/ar/thanks/index.html", "/ar/thanks"),
        ("ar/thanks.html", "/ar/thanks"),
        ("/", "/"),
        ("/index.html", "/"),
    ],
)
def test_extensionless(path: str, bare: str) -> None:
    assert extensionless(path) == bare


def test_origin_of() -> None:
    assert origin_of("https://a.example/x?y") == "https://a.example"
    assert origin_of("a.example") == ""
