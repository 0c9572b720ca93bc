"""Wasl: from a folder of words to a site to deploy, every link tracked, Arabic first."""

__version__ = "0.1.0"
