"""X's own library as a judge: one process of Node that answers for many texts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.text.x_text import x_hashtags, x_links, x_valid, x_weight

PROGRAM = Path(__file__).parents[1] / "tools" / "x_text.cjs"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text weighs on X, whether it may be posted, and what in it becomes a link."""

    weight: int
    valid: bool
    links: tuple[str, ...]
    hashtags: tuple[str, ...]


class Judge:
    """Asks the library, one line for a question and one for its answer."""

    def __init__(self) -> None:
        self._node = subprocess.Popen(
            ["node", str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def read(self, text: str) -> Reading:
        return self.read_all([text])[0]

    def read_all(self, texts: Sequence[str]) -> list[Reading]:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        found = []
        for text in texts:
            self._node.stdin.write(json.dumps(text) + "\n")
            self._node.stdin.flush()
            answer = json.loads(self._node.stdout.readline())
            links, hashtags = tuple(answer["links"]), tuple(answer["hashtags"])
            found.append(Reading(answer["weight"], answer["valid"], links, hashtags))
        return found

    def close(self) -> None:
        self._node.communicate()


def ours(text: str) -> Reading:
    """The same by the code that is judged."""
    return Reading(x_weight(text), x_valid(text), x_links(text), x_hashtags(text))
