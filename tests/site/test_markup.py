"""The Nu HTML checker finds no error on any page; mails and snippets can at least be parsed."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.site.pages import html_pages


def judge(vnu_jar: Path, files: Iterable[Path], folder: Path) -> list[dict[str, Any]]:
    """Messages about all files."""
    command = ["java", "-Xmx512m", "-jar", str(vnu_jar), "--format", "json", "--exit-zero-always"]
    names = [file.relative_to(folder).as_posix() for file in files]
    done = subprocess.run([*command, *names], cwd=folder, capture_output=True, text=True, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def test_every_page_is_valid(site: Path, vnu_jar: Path) -> None:
    pages = html_pages(site)
    assert len(pages) > 150
    faults = [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in judge(vnu_jar, pages, site)
        if message["type"] != "info"
    ]
    assert not faults, "\n".join(faults[:20])


def test_mails_and_snippets_are_parsed_to_their_end(site: Path, vnu_jar: Path) -> None:
    """Mail programs need attributes of another age; what no parser forgives is a broken tree."""
    documents = [*site.glob("kits/accountants/*/mails/*.html"), *site.glob("kits/*/*/snippet.html")]
    assert documents
    broken = re.compile("Stray|Unclosed|End tag|nesting|non-document-error|Quote|Duplicate attribute|Saw “<”")
    faults = [note for note in judge(vnu_jar, documents, site) if broken.search(note["type"] + note["message"])]
    assert not faults, faults[:5]
