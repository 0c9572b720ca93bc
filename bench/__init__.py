"""How fast Wasl is, beside Hugo, Eleventy and a loop that only writes: see docs/speed.md."""
