"""Pages from the words as they are now; where that fails, from the last whole build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.preview import Preview, Shown
from generator.serve.pages import FolderPages, Reply, SitePages, thanks_page

Wrong = Callable[[Shown, Exception], object]


class LivePages:
    """`wrong` hears of pages that could not be made."""

    def __init__(self, preview: Preview, site: Path) -> None:
        self._preview, self._folder = preview, FolderPages(site)
        self.wrong: Wrong = lambda shown, error: None

    def get(self, path: str) -> Reply:
        shown = self._preview.shown
        if shown is None:
            return self._folder.get(path)
        try:
            return SitePages(shown).get(path)
        except Exception as error:  # also a bug: the author sees it over the page, and goes on
            self.wrong(shown, error)
            return self._folder.get(path)

    def thanks(self, path: str) -> str | None:
        return thanks_page(self.get, path)
