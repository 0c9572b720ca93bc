"""What a command loads before it does anything: no library that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OF_A_BUILD = {"babel", "css_inline", "jinja2", "markdown", "pydantic", "regex", "rich", "segno", "yaml"}


def loaded_by(code: str) -> set[str]:
    """The libraries that are loaded after `code` ran in a process of its own."""
    words = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    return OF_A_BUILD & set(done.stdout.split())


def test_a_question_for_help_waits_for_no_library_of_a_build() -> None:
    assert loaded_by("import generator.cli") == set()


def test_only_posts_wait_for_the_library_that_counts_them() -> None:
    assert "regex" not in loaded_by("import generator.pipeline")
    counted = "from generator.text.counting import count\ncount('abc', 'utf16')\n"
    assert "regex" not in loaded_by(counted)
    assert "regex" in loaded_by(counted + "count('abc', 'graphemes')")


def test_pydantic_looks_for_no_plugin_of_another_package() -> None:
    code = "import os, generator.cli as cli\ncli.app = lambda: None\ncli.main()\n"
    code += "assert os.environ['PYDANTIC_DISABLE_PLUGINS'] == '__all__'"
    assert "pydantic" not in loaded_by(code)


def test_the_search_for_garbage_waits_before_anything_heavy_is_loaded() -> None:
    watch = "class Watch:\n    def find_spec(self, name, *_):\n        waits.setdefault(name, gc.get_threshold()[0])\n"
    code = f"import gc, sys\nwaits = {{}}\n{watch}sys.meta_path.insert(0, Watch())\nimport generator.cli\n"
    loaded_by(code + "assert waits['generator.cli.quick'] < 100_000 < waits['typer'], waits")
