"""One file per hosting target; each declares one frozen `HOST`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.model.project import Project
from generator.package.hosts.shape import Host, page_policy


@cache
def hosts() -> dict[str, Host]:
    """Every host by its name."""
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.HOST.name: module.HOST for module in found if hasattr(module, "HOST")}


def host(name: str) -> Host:
    return hosts()[name]


def head_extra(project: Project) -> str:
    """What pages carry in their head for a host that sends no headers."""
    if not host(project.programme.host).meta:
        return ""
    policy = page_policy(project)
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
