"""What a result depends on, as one sha256: the bytes of every input file, the request, the program itself.

Content decides. File times only save work: a file whose size, times and inode stand in the index as they are now was
hashed before, unless it changed so shortly before the index was written that a second change could hide behind the
same times (the index file's own time is the clock, as in git).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from stat import S_ISREG

import tanjcli
from tanjcli.app.atomic import write_atomically
from tanjcli.app.workspace import Workspace

_SETTLED_NS = 2_000_000_000
_INDEX = "files.json"
_CLOSED = "closed"


def input_files(workspace: Workspace) -> tuple[Path, ...]:
    """The plan and everything under ``data/``, in code-point order; a superset of what a report reads."""
    found = [workspace.targets]
    for folder, folders, names in os.walk(workspace.data):
        folders.sort()
        found += (Path(folder, name) for name in names if not name.startswith((".", "~$")))
    return tuple(sorted(found))


def fingerprint(workspace: Workspace, request: str, index: Path | None) -> str:
    """The key of a result: it changes when an input, the ``request`` or the program does; ``index`` is a folder."""
    known = _Index(None if index is None else index / _INDEX)
    digest = sha256(f"{tanjcli.__version__}\n{request}\n".encode())
    for path, shown in (
        *((path, workspace.shown(path)) for path in input_files(workspace)),
        *((path, path.name) for path in _program_files()),
    ):
        digest.update(f"{shown}\0{known.sha256(path)}\n".encode(errors="surrogateescape"))
    known.save()
    return digest.hexdigest()


def _program_files() -> Iterable[Path]:
    return sorted(Path(tanjcli.__file__).parent.rglob("*.py"))


class _Index:
    """(size, times, inode) → sha256 of files hashed before."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seen: dict[str, list[int | str]] = {}
        self._known: dict[str, list[int | str]] = {}
        self._written_ns = 0
        self._changed = False
        if path is not None:
            try:
                self._written_ns = path.stat().st_mtime_ns
                stored = json.loads(path.read_bytes())
            except (OSError, ValueError):
                stored = None
            self._known = stored if isinstance(stored, dict) else {}

    def sha256(self, path: Path) -> str:
        """The content's digest, from the index when the file provably is what it was; empty for no regular file."""
        stat = path.stat() if path.exists() else None
        if stat is None or not S_ISREG(stat.st_mode):
            return ""
        state = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        old = self._known.get(str(path))
        if not (self._settled(stat) and isinstance(old, list) and len(old) == 5 and old[:4] == state):
            try:
                with path.open("rb") as file:
                    old = [*state, file_digest(file, "sha256").hexdigest()]
            except PermissionError:
                return _CLOSED  # whoever reads the deliveries says so
            self._changed = True
        self._seen[str(path)] = old
        return str(old[4])

    def save(self) -> None:
        """Write the index back when something was hashed; an index that cannot be written only costs time."""
        if self._changed and self._path is not None and self._path.parent.is_dir():
            with suppress(OSError):
                write_atomically(self._path, json.dumps(self._seen).encode(), mode=0o600)

    def _settled(self, stat: os.stat_result) -> bool:
        return max(stat.st_mtime_ns, stat.st_ctime_ns) + _SETTLED_NS < self._written_ns
