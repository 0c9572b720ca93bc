"""One flaw of written text, as `hygiene.py` reports it."""

from __future__ import annotations

from generator.model.declared import dataclass
from generator.model.problem import Severity


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """A place in a text (`index` and `length` in code points), what stands there and what to write instead.

    `code` is a problem code: `E` fails the build, `W` warns. Invisible characters are named in `found`.
    """

    index: int
    length: int
    code: str
    found: str
    expected: str
    fix: str

    @property
    def severity(self) -> Severity:
        return "error" if self.code.startswith("E") else "warning"
