"""Stage 3: Project and BuildInfo to Plan. Says what will be made; makes nothing."""

from __future__ import annotations

from generator.plan.cohorts import make_plan

__all__ = ["make_plan"]
