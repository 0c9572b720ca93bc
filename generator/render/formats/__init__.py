"""One file per output format; each declares one frozen `FORMAT`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.render.formats.shape import Format


@cache
def formats() -> dict[str, Format]:
    """Every format by its name."""
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.FORMAT.name: module.FORMAT for module in found if hasattr(module, "FORMAT")}
