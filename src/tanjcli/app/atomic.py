"""Writing a file so that it is either the old one, whole, or the new one, whole."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Replace ``path`` by ``data``: a temporary in the same folder, synced, then renamed over. Raises ``OSError``.

    A symlink is followed, so the link stays and its file is replaced. The temporary never survives a failure.
    """
    target = path.resolve()
    temporary = _written_beside(target, data, mode)
    try:
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def create_atomically(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Make ``path`` with ``data``, whole or not at all. Raises ``FileExistsError`` when there is one already."""
    temporary = _written_beside(path, data, mode)
    try:
        try:
            os.link(temporary, path)  # unlike a rename, a link never replaces
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _written_beside(target: Path, data: bytes, mode: int) -> Path:
    """A temporary in the folder of ``target``, hidden, with ``data`` safely on the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tanj-tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _sync_folder(folder: Path) -> None:
    """Make a new name durable; where folders cannot be opened (Windows) the system does it itself."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
