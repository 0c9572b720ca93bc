"""Cloudflare Pages on a paid plan."""

from __future__ import annotations

from generator.package.hosts.netlify import files
from generator.package.hosts.shape import Host, Room

HOST = Host("cloudflare-pages-paid", files, label="Cloudflare Pages (paid)", room=Room(files=100_000))
"""Files of a site: developers.cloudflare.com/pages/platform/limits, read 2026-09."""
