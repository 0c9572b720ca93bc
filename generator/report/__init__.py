"""Problems, said: to people (`text`) and to machines (`machine`)."""

from generator.report.machine import render_github, render_json, render_sarif, utf16_column
from generator.report.text import render_code, render_text

__all__ = ["render_code", "render_github", "render_json", "render_sarif", "render_text", "utf16_column"]
