"""One reading of the project, and what is made of it on request."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property

from generator.model.plan import Plan
from generator.model.project import Project
from generator.model.source import BinaryFile
from generator.package.hosts import host
from generator.package.site import shared_assets, site_files
from generator.preview.finding import Job, Jobs, Tokens
from generator.render.press import Press

Fetch = Callable[[BinaryFile], bytes]
Lock = AbstractContextManager[object]
_MOST = 2000
"""Files that are kept once they are made: more than anybody looks at, less than memory minds."""


class Shown:
    """The site of one reading. A file is made by the first one who asks, and one at a time: `making` is held."""

    def __init__(
        self, project: Project, plan: Plan, press: Press, fetch: Fetch, tokens: Tokens, making: Lock
    ) -> None:  # fmt: skip
        self._project, self._plan, self._press, self._fetch, self._tokens = project, plan, press, fetch, tokens
        self._assets = {asset.path: asset for asset in shared_assets(project)}
        self._made: dict[str, bytes] = {}
        self._making = making

    @property
    def base(self) -> str:
        """The path that the site lives under (`/`, `/repo/`)."""
        return self._press.site.root

    def holds(self, path: str) -> bool:
        """Whether a build would write this file. It is not made."""
        return path in self._assets or self._job(path) is not None or self._shared(path) is not None

    def get(self, path: str) -> bytes | None:
        """The file that a build would write here, byte for byte, if any.

        Raises `ProjectInvalid` where a template of it is wrong, and OSError where a picture or a font has gone.
        """
        asset = self._assets.get(path)
        if asset is not None:
            return self._fetch(asset.file) if asset.file else asset.data
        known = self._made.get(path)
        return self._make(path) if known is None else known

    def _make(self, path: str) -> bytes | None:
        with self._making:
            if path in self._made:  # somebody else made it meanwhile
                return self._made[path]
            job = self._job(path)
            if job is None:
                return self._shared(path)
            if len(self._made) >= _MOST:
                self._made.clear()
            data = self._made[path] = self._press.artifact(*job).data
            return data

    def _job(self, path: str) -> Job | None:
        with self._making:
            return self._jobs.find(path)

    @cached_property
    def _jobs(self) -> Jobs:
        return Jobs(self._plan, self._project.programme.kit_secret, self._tokens)

    def _shared(self, path: str) -> bytes | None:
        """A file that no recipe makes. The host's own are wanted with every page, the others hardly ever."""
        return self._of_host[path] if path in self._of_host else self._of_site.get(path)

    @cached_property
    def _of_host(self) -> dict[str, bytes]:
        return dict(host(self._project.programme.host).files(self._project, self._press.site))

    @cached_property
    def _of_site(self) -> dict[str, bytes]:
        return {artifact.path: artifact.data for artifact in site_files(self._project, self._plan)}
