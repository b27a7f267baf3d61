"""The workspace: a folder with ``targets.yaml`` and ``data/``. Found, never created, here."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tanjcli.core.words import Lang

PLAN_NAME = "targets.yaml"
_LANGUAGE = re.compile(rb"^ {1,8}language: *(zh|en)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where things are. ``root`` is the folder of the plan; names shown to people are relative to it."""

    root: Path
    targets: Path

    @property
    def data(self) -> Path:
        """The folder of deliveries."""
        return self.root / "data"

    @property
    def sources(self) -> Path:
        """Ledgers and recipes."""
        return self.data / "sources.yaml"

    @property
    def cache(self) -> Path:
        """Where derived results may be kept; deleting it loses nothing."""
        return self.root / ".tanj" / "cache"

    def holds_input(self, path: Path) -> bool:
        """True when ``path`` is the plan or lies under ``data/``: what people deliver, never a place for output."""
        real = Path(os.path.realpath(path))  # which, unlike ``resolve``, says nothing against links in a ring
        return real == Path(os.path.realpath(self.targets)) or real.is_relative_to(os.path.realpath(self.data))

    def shown(self, path: Path) -> str:
        """``path`` as people see it: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def locate(targets: Path | None, start: Path) -> Workspace | None:
    """The workspace of ``targets`` (a file, or a folder with a plan in it), else the nearest at or above ``start``."""
    if targets is None:
        found = next((folder / PLAN_NAME for folder in (start, *start.parents) if (folder / PLAN_NAME).is_file()), None)
    else:
        path = start / targets
        found = path / PLAN_NAME if path.is_dir() else path
    return Workspace(found.parent, found) if found is not None and found.is_file() else None


def find_workspace(targets: Path | None, start: Path) -> Workspace:
    """The same, where there must be one. Raises ``MissingInputError`` when there is none."""
    found = locate(targets, start)
    if found is not None:
        return found
    from tanjcli.core.errors import MissingInputError
    from tanjcli.core.findings import Finding, Place

    if targets is None:
        raise MissingInputError(findings=(Finding("usage-no-plan", Place(), {"start": start.as_posix()}),))
    raise MissingInputError(findings=(Finding("usage-plan-missing", Place(), raw=str(targets)),))


def declared_language(workspace: Workspace) -> Lang | None:
    """The language the plan declares, looked up without reading the plan: also a plan that does not load has one."""
    try:
        with workspace.targets.open("rb") as file:
            found = _LANGUAGE.search(file.read(64_000))
    except OSError:
        return None
    if found is None:
        return None
    return "zh" if found[1] == b"zh" else "en"
