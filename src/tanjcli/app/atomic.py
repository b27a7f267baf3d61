"""Writing a file so that it is either the old one, whole, or the new one, whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tanjcli.core.errors import OutputError, StorageError
from tanjcli.core.findings import Finding, Place

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})


def write_atomically(path: Path, data: bytes, mode: int = 0o644, *, durable: bool = True) -> None:
    """Replace ``path`` by ``data``: a temporary in the same folder, synced, then renamed over. Raises ``OSError``.

    A symlink is followed, so the link stays and its file is replaced. The temporary never survives a failure. What is
    not ``durable`` is not synced: after a loss of power it may be damaged, or gone.
    """
    target = Path(os.path.realpath(path))
    temporary = _written_beside(target, data, mode, durable=durable)
    try:
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        sync_folder(target.parent)


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
    sync_folder(path.parent)


@contextmanager
def writing(name: str) -> Iterator[None]:
    """What the operating system says while ``name`` is written, as one of our errors.

    Raises:
        StorageError: the disk is full, or fails.
        OutputError: it cannot be made there.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise storage_error(error, name) from error
        raise OutputError(findings=(_failed("output-cannot-create", name, error),)) from error


def storage_error(error: OSError, name: str) -> StorageError:
    """The error to raise when what was written to ``name`` did not arrive."""
    return StorageError(findings=(_failed("output-storage", name, error),))


def _failed(code: str, name: str, error: OSError) -> Finding:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return Finding(code, Place(), {"reason": reason}, raw=name)


def _written_beside(target: Path, data: bytes, mode: int, *, durable: bool = True) -> Path:
    """A temporary in the folder of ``target``, hidden, with ``data``; where it is ``durable``, safely on the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tanj-tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def sync_folder(folder: Path) -> None:
    """Make a new name durable; where folders cannot be opened (Windows) the system does it itself."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
