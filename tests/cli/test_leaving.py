"""How a command ends: with its code, with all that it said, and with what was to be done at the end done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LAST = "class Last:\n    def __del__(self): print('freed')\nkept = Last()\n"
"""Says whether Python took its objects down one by one."""


def ended(code: str) -> subprocess.CompletedProcess[str]:
    words = f"import sys, generator.cli as cli\n{LAST}{code}\ncli.main()\n"
    return subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("exit_with", "code"), [("None", 0), ("0", 0), ("2", 2), ("3", 3)])
def test_a_command_ends_with_its_code_and_says_everything(exit_with: str, code: int) -> None:
    done = ended(
        "import atexit\natexit.register(print, 'at the end')\n"
        f"def app():\n    print('said')\n    sys.stderr.write('told')\n    sys.exit({exit_with})\ncli.app = app\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "said\nat the end\n", "told")


def test_the_last_word_of_an_exit_is_said() -> None:
    done = ended("cli.app = lambda: sys.exit('no such folder')")
    assert (done.returncode, done.stdout, done.stderr) == (1, "freed\n", "no such folder\n")


def test_a_thread_that_still_works_is_waited_for() -> None:
    done = ended(
        "import threading\ngo = threading.Event()\n"
        "def work():\n    go.wait()\n    print('worked')\n"
        "def app():\n    threading.Thread(target=work).start()\n    threading.Timer(0.05, go.set).start()\n"
        "    sys.exit(0)\ncli.app = app\n"
    )
    assert (done.returncode, done.stdout) == (0, "worked\nfreed\n")


def test_a_reader_that_has_left_is_no_accident() -> None:
    """`wasl links | head`, with less to say than fits into the pipe: only the last flush meets the closed end."""
    code = "import sys, generator.cli as cli\ndef app():\n    print('x')\n    sys.exit(0)\ncli.app = app\ncli.main()"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False,
        env={**os.environ, "PYTHONUNBUFFERED": ""},  # what is said waits in memory for the end
    )  # fmt: skip
    os.close(write)
    assert done.returncode == 120  # Python's own code for it
    assert b"Traceback" not in done.stderr
