"""A folder of files that becomes visible all at once: the old one, whole, or the new one, whole.

``build`` writes the files into ``.run-<id>/new/<name>`` beside the place they are meant for and syncs each. ``install``
swaps that folder with the visible one in a single step (``renameat2`` with ``RENAME_EXCHANGE``). Where the system has
no such step, the old folder steps aside first and for an instant none is there; a run killed in that instant leaves
both whole, and ``sweep`` puts the old one back. What the swap leaves behind, and every run folder of a killed run, is
swept by the next run that holds the lock.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tanjcli.app.atomic import sync_folder

RUN_PREFIX = ".run-"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# The call is not there, or the file system does not offer it.
_NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})

Retire = Callable[[Path], None]


def build(run: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write ``files`` into a new folder under ``run``, in their order, each synced and read back.

    Raises:
        OSError: the disk is full, or what was read back is not what was written (``EIO``).
    """
    folder = run / "new" / name
    folder.mkdir(parents=True, mode=0o755)
    for part in (run, run / "new", folder):
        part.chmod(0o755)  # whatever the umask of whoever started this
    for file, data in files.items():
        path = folder / file
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(0o644)
        if path.read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    sync_folder(folder)
    return folder


def install(run: Path, new: Path, visible: Path, retire: Retire) -> None:
    """Make ``new`` visible as ``visible``; a folder that stood there goes to ``retire``. Raises ``OSError``."""
    if not visible.exists():
        new.rename(visible)
        sync_folder(visible.parent)
        return
    if _exchange(new, visible):
        old = new
    else:
        old = run / "old" / visible.name
        old.parent.mkdir()
        visible.rename(old)
        try:
            new.rename(visible)
        except OSError:
            old.rename(visible)
            raise
    sync_folder(visible.parent)
    retire(old)


def sweep(parent: Path, retire: Retire) -> None:
    """Clear away what killed runs left in ``parent``; only the holder of the lock may. Raises ``OSError``."""
    for run in sorted(parent.glob(f"{RUN_PREFIX}*")):
        if run.is_symlink() or not run.is_dir():
            continue
        for aside in sorted(run.glob("old/*")):
            visible = parent / aside.name
            if visible.exists():
                retire(aside)
            else:
                aside.rename(visible)
        for built in sorted(run.glob("new/*")):
            retire(built)
        remove(run)


def remove(folder: Path) -> None:
    """Delete a folder and what is in it, if it is there; a link in it is deleted, not followed."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; False where that cannot be had. Raises ``OSError`` when it fails."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))
