"""The tiny project with dates, a picture and files for schedulers."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from generator.model.partner import Partner
from generator.model.plan import Cohort, Plan
from generator.model.project import Project
from generator.render.press import Press
from tests.tiny.workshop import copy_tiny, edit, load

ROOT = Path(__file__).parents[2]
BLOCKS = ROOT / "themes" / "base" / "blocks"
NAMES = {"partner": "{token}", "segment": "{segment}"}
PICTURE = """---
title: Picture
per: [{who}, locale, post]
path: "kits/{folder}/{{locale}}/{{post}}.png"
for: partner
size: 1080x1080
---
<p>{{{{ post.id }}}}</p>
"""
FILE = """---
title: Upload
per: [{who}, locale, scheduler]
path: "kits/{folder}/{{locale}}/upload/{{scheduler}}.csv"
for: partner
published: false
---
"""
CALENDAR = """---
title: Calendar
per: [{who}, locale]
path: "kits/{folder}/{{locale}}/calendar.ics"
for: partner
---
"""
KIT = """title: Kit
for: {who}
zip: "kits/{folder}/{{locale}}/kit.zip"
files:
  - {{recipe: {who}/picture, as: "01-pictures/{{post}}.png"}}
  - {{recipe: {who}/upload, as: "02-upload/{{scheduler}}.csv"}}
  - {{recipe: {who}/calendar, as: "02-upload/calendar.ics"}}
  - {{recipe: {who}/mail.email, as: "03-mails/{{mail}}.html"}}
"""
SCHEDULE = """schedule:
  - {post: time, when: "week 2, Tuesday 10:00", networks: [x]}
  - {post: 2, when: week 3}
  - {post: 3, when: 2027-03-30 09:30}
  - {post: time, when: week 10, networks: [x]}
  - {mail: announcement, when: "week 2, Wednesday 09:00"}
"""


def planned(to: Path, zone: str = "Asia/Riyadh", extra: dict[str, str] | None = None) -> Path:
    """The project's folder."""
    made: dict[str, str | None] = {}
    for who, folder in NAMES.items():
        fill = {"who": who, "folder": folder}
        made[f"kits/{who}/picture.image.j2"] = PICTURE.format(**fill)
        made[f"kits/{who}/upload.upload.j2"] = FILE.format(**fill) + _block("kit-upload.j2")
        made[f"kits/{who}/calendar.calendar.j2"] = CALENDAR.format(**fill) + _block("kit-entries.j2")
        made[f"kits/{who}/kit.yaml"] = KIT.format(**fill)
    made["kits/segment/kit.page.j2"] = _page()
    copy_tiny(to, {**made, **(extra or {})})
    edit(to, "content/programme.yaml", ("networks: [x, linkedin, whatsapp]",
         f"networks: [x, linkedin, facebook, instagram, whatsapp, telegram]\ntime_zone: {zone}"))  # fmt: skip
    edit(to, "content/campaigns/spring.yaml", ("ends: 2027-03-31\n", f"ends: 2027-03-31\n{SCHEDULE}"))
    return to


class Made:
    """What that project makes, in memory."""

    def __init__(self, root: Path) -> None:
        found: tuple[Project, Plan] = load(root)
        self.project, self.plan = found

    @cached_property
    def press(self) -> Press:
        return Press(self.project, self.plan.family)

    @cached_property
    def noor(self) -> Partner:
        place = self.project.partners.find("noor")
        assert place is not None
        return self.project.partners[place]

    def cohorts(self, recipe: str, locale: str) -> list[Cohort]:
        return [one for one in self.plan.family if one.recipe.name == recipe and one.locale == locale]

    def file(self, cohort: Cohort) -> bytes:
        return self.press.artifact(cohort, self.noor if cohort.per_partner else None).data


def _block(name: str) -> str:
    return (BLOCKS / name).read_text(encoding="utf-8")


def _page() -> str:
    return """---
title: Kit
per: [segment, locale]
path: "{locale}/{segment}/kit/index.html"
---
{% for week in kit.weeks %}<h2>{{ week.number }}: {{ week.span }}</h2>
{% for title in week.titles %}<p>{{ title }}</p>{% endfor %}
{% for day in week.days %}<h3>{{ day.on }}</h3>
{% for turn in day.turns %}<p id="{{ turn.anchor }}">{{ turn.clock }} {{ turn.title }}</p>{% endfor %}{% endfor %}
{% endfor %}
{% for tool in kit.uploads %}<h2>{{ tool.label }}</h2>{% if tool.experimental %}<b>?</b>{% endif %}
{% for file in tool.files %}<p>{{ file.label }} <code>{{ file.name }}</code>[{{ file.href }}]</p>{% endfor %}
{% endfor %}
<p>{{ kit.city }}</p>
"""
