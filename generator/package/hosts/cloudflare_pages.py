"""Cloudflare Pages on its free plan: the files that Netlify reads too."""

from __future__ import annotations

from generator.package.hosts.netlify import files
from generator.package.hosts.shape import Host, Room

HOST = Host("cloudflare-pages", files, label="Cloudflare Pages (free)", room=Room(files=20_000))
"""Files of a site: developers.cloudflare.com/pages/platform/limits, read 2026-09."""
