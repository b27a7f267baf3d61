"""One run at a time in one folder: a lock that the operating system lets go of when its holder dies, however it dies.

The lock is held on an open file, not by the file being there: a file left behind by a killed run locks nobody out. It
is never deleted, because two runs could then hold two files of one name. Who holds it stands in a second file, for
people; on a network file system the lock may not reach other machines.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tanjcli.core.errors import BusyError
from tanjcli.core.findings import Finding, Place

LOCK_NAME = ".tanj-lock"
HOLDER_NAME = ".tanj-lock-holder"
_PAUSE_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: process, machine, and since when (ISO 8601)."""

    pid: int
    host: str
    since: str


@contextmanager
def run_lock(folder: Path, holder: Holder, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of ``folder``; another run is waited for, ``wait`` seconds at most.

    Raises:
        BusyError: it is still held; the finding says by whom and since when.
        OSError: the folder cannot be written to.
    """
    handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        deadline = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= deadline:
                raise BusyError(findings=(_busy(folder),))
            time.sleep(_PAUSE_SECONDS)
        _sign(folder, holder)
        yield
    finally:
        os.close(handle)  # which lets go of the lock


def _sign(folder: Path, holder: Holder) -> None:
    """Who, for people: a full disk must not keep a run from telling so itself, later, and better."""
    with suppress(OSError):
        signed = folder / HOLDER_NAME
        signed.write_text(json.dumps(asdict(holder)) + "\n", encoding="utf-8")
        signed.chmod(0o644)  # whatever the umask of whoever started this


def _busy(folder: Path) -> Finding:
    params = {"pid": "?", "host": "?", "since": "?"}
    with suppress(OSError, ValueError, TypeError):
        found = json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8"))
        params |= {key: str(found[key]) for key in params if key in found}
    return Finding("export-busy", Place(), params, raw=folder.name)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
