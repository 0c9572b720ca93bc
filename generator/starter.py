"""A new project: the example's words, a secret of its own, and what editors and git want to know."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.schema import PLACES, SCHEMAS, schema_of

_SECRET = re.compile(rb"^(kit_secret:[ \t]*)(\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s#\"'][^\s]*)", re.MULTILINE)
_SCHEMA_FOLDER = ".wasl/schema"


class FolderInUse(Exception):
    """The folder holds something already; nothing was written."""


def write_starter(folder: Path, content: Path, secret: str) -> None:
    """Write a project into `folder`, which must be empty or not there yet. Raises `FolderInUse`, `OSError`.

    `content` is the example to start from; `secret` takes the place of its `kit_secret`, every other byte stays.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(f"{folder} is there already and is not empty: choose another name")
    for path, data in _files():
        _write(folder / path, data)
    for file in sorted(content.rglob("*")):
        relative = file.relative_to(content)
        if file.is_file() and not any(part.startswith(".") for part in relative.parts):
            target = folder / "content" / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    programme = folder / "content" / "programme.yaml"
    programme.write_bytes(with_secret(programme.read_bytes(), secret))


def with_secret(programme: bytes, secret: str) -> bytes:
    """`programme.yaml` with another `kit_secret`. `secret` is of letters, digits, `-` and `_`.

    Raises `ValueError` where there is no such line: a project with a secret that everybody knows must not be made.
    """
    changed, count = _SECRET.subn(lambda match: match[1] + f'"{secret}"'.encode(), programme)
    if count != 1:
        raise ValueError(f"programme.yaml must have one line `kit_secret: ...`, not {count}")
    return changed


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _files() -> Iterator[tuple[str, str]]:
    """Everything but the words, by path."""
    yield "README.md", README
    yield ".gitignore", "/build/\n"
    yield ".gitattributes", "* text=auto eol=lf\n"
    yield ".vscode/settings.json", _json(_settings())
    yield ".vscode/extensions.json", _json({"recommendations": ["redhat.vscode-yaml"]})
    for noun in SCHEMAS:
        yield f"{_SCHEMA_FOLDER}/{noun}.json", _json(schema_of(noun))


def _settings() -> dict[str, object]:
    """Schemas by glob, outside the words: a comment in each file would be noise, and is lost in some editors."""
    return {
        "yaml.schemas": {f"./{_SCHEMA_FOLDER}/{noun}.json": list(places) for noun, places in PLACES.items() if places},
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


README = """\
<div dir="rtl">

# برنامج شركاء

هذا المجلد كلمات، و«وصل» يصنع منها صفحات الشركاء ورسائلهم ومنشوراتهم، وكل رابط فيها متتبَّع.

| الأمر | ما يفعله |
|---|---|
| `wasl serve` | يعرض الموقع في المتصفح، ويحدّثه مع كل حفظ |
| `wasl check` | يفحص كل شيء ولا يكتب شيئًا |
| `wasl build` | يصنع الموقع في `build/site`، وتقارير الفريق في `build/reports` |
| `wasl explain E0403` | يشرح رمز أي مشكلة |

| المجلد أو الملف | ما فيه |
|---|---|
| `content/programme.yaml`، `content/brand.yaml` | البرنامج والشركة |
| `content/segments/` | كلمات كل شريحة: الصفحات والرسائل والمنشورات |
| `content/offers/`، `content/forms/` | العروض ونماذج التسجيل |
| `content/partners.csv`، `content/partners/` | الشركاء |

الكلمات مثال لشركة متخيَّلة: ضعوا كلماتكم مكانها. السر `kit_secret` يحمي عناوين حقائب الشركاء، فلا تنشروه،
ولا تغيّروه بعد النشر، فتغييره يغيّر العناوين كلها.

</div>

# A partner programme

This folder is words; Wasl makes partner pages, mails and posts of them, every link tracked.

| command | what it does |
|---|---|
| `wasl serve` | shows the site in the browser and follows every save |
| `wasl check` | checks everything and writes nothing |
| `wasl build` | makes the site in `build/site` and the team's reports in `build/reports` |
| `wasl explain E0403` | explains the code of any problem |

| folder or file | what it holds |
|---|---|
| `content/programme.yaml`, `content/brand.yaml` | the programme and the company |
| `content/segments/` | the words of each segment: pages, mails, posts |
| `content/offers/`, `content/forms/` | offers and sign-up forms |
| `content/partners.csv`, `content/partners/` | the partners |

The words are an example of an invented company: put yours in their place. The `kit_secret` protects the addresses of
the partners' kits: do not publish it, and do not change it once they are out, because every address changes with it.
"""
