"""The register and the files agree to the byte: every tracked link that is printed is in it, and no other."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest
import zxingcpp
from PIL import Image

from generator.pipeline import build
from tests.tiny.workshop import INFO, copy_tiny

CODE = '---\ntitle: {ar: أ, en: A}\nper: [partner, locale, link]\npath: "kits/{token}/{locale}/qr-{link}.png"\n' \
    'for: partner\nlinks: [page]\n---\n{{ link(asset_name, "qr", "a", "page") }}\n'  # fmt: skip
_TRACKED = re.compile(r"https://[^\s\"'<>]+[?&]utm_[^\s\"'<>\u2066-\u2069]+")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    root = copy_tiny(folder / "in", {"kits/partner/code-png.qr.j2": CODE})
    build(root, folder / "out", None, INFO, 1)
    return folder / "out"


@pytest.fixture(scope="module")
def rows(out: Path) -> list[dict[str, str]]:
    made: list[dict[str, str]] = json.loads((out / "reports/links.json").read_text(encoding="utf-8"))
    return made


def texts(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*")):
        if file.suffix == ".png":
            (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(file.read_bytes())))
            yield file.name, code.text
        elif file.suffix == ".eml":
            message = message_from_bytes(file.read_bytes(), policy=default)
            for part in message.iter_parts():
                text = part.get_content()
                yield file.name, html.unescape(text) if part.get_content_subtype() == "html" else text
        elif file.suffix == ".json":
            yield file.name, json.dumps(json.loads(file.read_bytes()), ensure_ascii=False)
        elif file.suffix in (".html", ".txt"):
            text = file.read_text(encoding="utf-8")
            yield file.name, html.unescape(text) if file.suffix == ".html" else text


def printed(site: Path) -> set[str]:
    """Tracked links in all files: as they stand, and inside the addresses that share them."""
    found: set[str] = set()
    for _, text in texts(site):
        for part in _TRACKED.findall(html.unescape(text)):
            found.add(part)
        for part in re.findall(r"(?:text|url|u|body)=([^\s&\"'<>]*%3A%2F%2F[^\s&\"'<>]*)", text):
            found.update(_TRACKED.findall(unquote(part)))
    return found


def test_what_is_printed_is_what_is_registered(out: Path, rows: list[dict[str, str]]) -> None:
    urls = {row["url"] for row in rows}
    own = {url for url in printed(out / "site") if "utm_id=" in url}
    assert own - urls == set()
    assert urls - own == set()
    assert len(urls) > 100


def test_a_row_says_where_the_link_is_and_stands_once(out: Path, rows: list[dict[str, str]]) -> None:
    assert len({row["url"] for row in rows}) == len(rows)
    assert len({(row["id"], row["partner"]) for row in rows}) == len(rows)
    assert all(row["where"] for row in rows)


def test_a_qr_code_says_the_registered_address(out: Path, rows: list[dict[str, str]]) -> None:
    codes = [text for name, text in texts(out / "site") if name.endswith(".png")]
    assert len(codes) == 8
    assert set(codes) <= {row["url"] for row in rows if row["network"] == "qr"}


def test_no_link_holds_what_belongs_to_text(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert not re.search("[\u2066-\u2069\ufdd0-\ufdef]|&amp;", row["url"])
