"""What a result depends on, as one sha256: the bytes of every input file, the request, the program itself.

Content decides. File times only save work: a file whose size, times and inode stand in the index as they are now was
hashed before, unless it changed so shortly before the index was written that a second change could hide behind the
same times (the index file's own time is the clock, as in git).
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from stat import S_ISREG

import tanjcli
from tanjcli.app.workspace import Workspace

_SETTLED_NS = 2_000_000_000
_INDEX = "files.json"
_PROGRAM_INDEX = "program.json"
_CLOSED = "closed"
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_PROGRAM = Path(tanjcli.__file__).parent


def input_files(workspace: Workspace) -> tuple[str, ...]:
    """The plan and everything under ``data/``, in code-point order; a superset of what a report reads."""
    return tuple(sorted([os.fspath(workspace.targets), *_below(workspace.data)]))


def fingerprint(workspace: Workspace, request: str, index: Path | None) -> str:
    """The key of a result: it changes when an input, the ``request`` or the program does; ``index`` is a folder."""
    inputs = _digest(workspace.root, input_files(workspace), _Index(None if index is None else index / _INDEX))
    return sha256(f"{tanjcli.__version__}\n{request}\n{program_state(index)}\n{inputs}".encode()).hexdigest()


@cache
def program_state(index: Path | None) -> str:
    """The program as one digest. What is running does not change while it runs, whatever happens to its files."""
    paths = sorted(path for path in _below(_PROGRAM, but_not="__pycache__") if path.endswith(".py"))
    return _digest(_PROGRAM, paths, _Index(None if index is None else index / _PROGRAM_INDEX))


def _digest(root: Path, paths: Iterable[str], known: _Index) -> str:
    digest, beyond = sha256(), len(os.path.join(root, ""))  # noqa: PTH118 - see ``_below``
    for path in paths:
        digest.update(f"{path[beyond:]}\0{known.sha256(path)}\n".encode(errors="surrogateescape"))
    known.save()
    return digest.hexdigest()


def _below(folder: Path, but_not: str = "") -> Iterator[str]:
    """Texts, because a thousand ``Path`` would take longer than everything else here."""
    for here, folders, names in os.walk(folder):
        folders[:] = (name for name in folders if name != but_not)
        yield from (os.path.join(here, name) for name in names if not name.startswith((".", "~$")))  # noqa: PTH118


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

    def sha256(self, path: str) -> str:
        """The content's digest, from the index when the file provably is what it was; empty for no regular file."""
        try:
            stat = os.stat(path)  # noqa: PTH116
        except OSError as error:
            if error.errno not in _ABSENT:
                raise
            return ""
        if not S_ISREG(stat.st_mode):
            return ""
        state = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        old = self._known.get(path)
        if not (self._settled(stat) and isinstance(old, list) and len(old) == 5 and old[:4] == state):
            try:
                with open(path, "rb") as file:  # noqa: PTH123
                    old = [*state, file_digest(file, "sha256").hexdigest()]
            except PermissionError:
                return _CLOSED  # whoever reads the deliveries says so
            self._changed = True
        self._seen[path] = old
        return str(old[4])

    def save(self) -> None:
        """Write the index back when something was hashed; an index that cannot be written only costs time."""
        if self._changed and self._path is not None and self._path.parent.is_dir():
            from tanjcli.app.atomic import write_atomically

            with suppress(OSError):
                write_atomically(self._path, json.dumps(self._seen).encode(), mode=0o600)

    def _settled(self, stat: os.stat_result) -> bool:
        return max(stat.st_mtime_ns, stat.st_ctime_ns) + _SETTLED_NS < self._written_ns
