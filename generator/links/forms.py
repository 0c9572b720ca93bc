"""A form provider's fact filled in for one form: what the `<form>` tag says and which hidden fields it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

from generator.model.declared import dataclass
from generator.model.provider import Enctype, Honeypot, Pair, Provider

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class FormContract:
    """Everything a template needs to write the form. Values are plain text, to be escaped for where they land.

    `attributes` and `hidden` are (name, value) pairs in order. `origins` go into `form-action` of the Content Security
    Policy (and into `connect-src` where `works_without_js` is false: then a script sends the form as `enctype`).
    """

    provider: str
    action: str
    method: str
    enctype: Enctype
    accept_charset: str
    attributes: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    honeypot: Honeypot | None
    origins: tuple[str, ...]
    works_without_js: bool
    action_is_thanks: bool


def form_contract(
    provider: Provider, *, key: str = "", form_name: str, thanks_path: str, thanks_url: str
) -> FormContract:
    """The contract of `provider` for one form.

    `form_name` is unique per page and language (`signup-accountants-ar`); `thanks_path` is the thank-you page from the
    site's root, `thanks_url` the same in full. Raises `ValueError` for a key that the provider would not take: check it
    earlier with `key_problem`, where its place in the file is known.
    """
    problem = key_problem(provider, key)
    if problem:
        raise ValueError(problem)
    values = {
        "key": key,
        "key_origin": origin_of(key),
        "form_name": form_name,
        "thanks_path": thanks_path,
        "thanks_action": extensionless(thanks_path),
        "thanks_url": thanks_url,
    }
    return FormContract(
        provider=provider.slug,
        action=_action(provider.action, values),
        method=provider.method,
        enctype=provider.enctype,
        accept_charset=provider.accept_charset,
        attributes=_pairs(provider.attributes, values),
        hidden=_pairs(provider.hidden, values),
        honeypot=provider.honeypot,
        origins=tuple(_fill(origin, values) for origin in provider.origins),
        works_without_js=provider.works_without_js,
        action_is_thanks=provider.action_is_thanks,
    )


def key_problem(provider: Provider, key: str) -> str:
    """Why the provider would not take this key, in a sentence; empty where it would."""
    rule = provider.key
    if not key:
        return f"`{provider.slug}` needs a key" if rule.required else ""
    if rule.pattern and not re.fullmatch(rule.pattern, key):
        return f"`{key}` is not a key of `{provider.slug}`; it must match `{rule.pattern}`"
    return ""


def captcha_verified(provider: Provider, widget: str) -> bool:
    """Whether the provider checks this captcha on its server; a widget that nobody checks protects nothing."""
    return widget in provider.captcha.verified


def extensionless(path: str) -> str:
    """A page's path without `index.html`, `.html` and closing slash: `/ar/thanks`. Netlify answers 404 to `.html`."""
    bare = "/" + path.strip("/")
    bare = bare.removesuffix("/index.html").removesuffix(".html")
    return bare or "/"


def origin_of(url: str) -> str:
    """Scheme and host of an address; empty for anything else."""
    parts = urlsplit(url) if url.startswith("https://") else None
    return f"{parts.scheme}://{parts.netloc}" if parts else ""


def _pairs(pairs: tuple[Pair, ...], values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((_fill(pair.name, values), _fill(pair.value, values)) for pair in pairs)


def _action(template: str, values: Mapping[str, str]) -> str:
    """Keys passed their pattern and paths are ours, so only a form name in a `mailto:` query needs encoding."""
    return _fill(template, {**values, "form_name": quote(values["form_name"], safe="")})


def _fill(template: str, values: Mapping[str, str]) -> str:
    def value_of(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise ValueError(f"`{match[0]}` is not a placeholder of a form provider; there are {sorted(values)}")
        return values[match[1]]

    return _PLACEHOLDER.sub(value_of, template)
