"""Rules of mails that a mail may be excused from, with a reason: `waive: {W0975: "The campaign is called SPRING"}`."""

from __future__ import annotations

from typing import Final

PREFIX: Final = "waive."
"""Before a code, the name of the place in the front matter where it is waived."""

WAIVABLE: Final = frozenset(
    {"W0927", "W0928", "W0930", "E0940", "W0943", "E0944", "E0945", "E0946", "W0947", "W0948", "E0949", "E0966",
     "W0967", "E0960", "E0961", "E0962", "E0963", "W0964", "W0965", "E0974", "W0975", "E0980"}
)  # fmt: skip
"""All others may never be waived: a reader would see the machine (tokens) or read backwards (direction), or would not
be told who pays (disclosure), who wrote, why, and how to stop it (footer). A rule that is not named here is one of
those."""
