"""Twelve faults in eight files are told in one run, and what was built before stays as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.problems.tiny import HERE, problems_of, write_project

FAULT = """
content/programme.yaml
- default_locale: ar
- campaign: spring
+ default_locale: ar
+ campain: spring
- networks: [x, mastodon]
+ networks: [x, mastodn]
content/brand.yaml
- email: partners@acme.example
+ email: partners@acme
- logo: acme.svg
+ logo: acme.png
content/offers/clinics.yaml
-     give: {kind: share, percent: 20, of: net_revenue}
+     give: {kind: share, percent: 120, of: net_revenue}
content/forms/join.yaml
- step: learn
+ step: lern
content/segments/clinics/segment.yaml
- offer: clinics
- form: join
+ offer: clinic
+ form: jion
content/segments/clinics/page.ar.md
- cta: "ابدؤوا الآن"
+ ctaa: "ابدؤوا الآن"
+ 
content/segments/clinics/posts.en.yaml
-     short: "You earn with every clinic that subscribes."
+     short: "You earn {{ offer.partnr }} with every clinic."
content/partners.csv
- noor-books,مكتب نور,Noor Books,clinics,referral,silver,
- rakeeza,ركيزة,Rakeeza,clinics,referral,silver,acme.svg
+ noor-books,مكتب نور,Noor Books,clinic,referral,silver,
+ rakeeza,ركيزة,Rakeeza,clinics,referral,sliver,acme.svg
"""

TOLD = {
    "content/brand.yaml:4:8: E0231",
    "content/brand.yaml:7:7: E0306",
    "content/forms/join.yaml:1:7: E0205",
    "content/offers/clinics.yaml:8:34: E0248",
    "content/partners.csv:2:32: E0301",
    "content/partners.csv:3:40: E0310",
    "content/programme.yaml:8:1: E0202",
    "content/programme.yaml:13:15: E0307",
    "content/segments/clinics/page.ar.md:4:1: E0202",
    "content/segments/clinics/posts.en.yaml:3:25: E0403",
    "content/segments/clinics/segment.yaml:3:8: E0302",
    "content/segments/clinics/segment.yaml:4:7: E0303",
}


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_faults_are_told_in_one_run_and_the_last_build_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert problems_of(write_project(tmp_path / "sound"), out) == ()
    before = everything_below(out)
    root = write_project(tmp_path / "faulty", FAULT.strip("\n"))

    command = [sys.executable, "-m", "generator.cli", "build", "--root", str(root), "--out", str(out)]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, encoding="utf-8", check=False)

    told = re.findall(r"^(\S+:\d+:\d+: [EW]\d{4}) ", done.stderr, re.MULTILINE)
    assert done.returncode == 2, done.stderr
    assert (len(TOLD), len({place.split(":")[0] for place in TOLD})) == (12, 8)
    assert sorted(told) == sorted(TOLD)
    assert done.stdout == ""
    assert before
    assert everything_below(out) == before
