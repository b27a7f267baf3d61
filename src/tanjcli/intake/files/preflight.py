"""The first gate: whether a file may be opened by a reader at all, decided by our own code in milliseconds."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.container import markup_of
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.ooxml.inspect import inspect_xlsx
from tanjcli.intake.files.refusal import RefusedError, fault, refuse
from tanjcli.intake.files.text_limits import text_faults

__all__ = ["admit", "preflight"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"


def preflight(path: Path, file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Finding, ...]:
    """Everything that forbids a file, or must be said before it is read. ``file`` is the name findings carry."""
    data, found = admit(path, file, limits)
    if data.startswith(_ZIP):
        return tuple(inspect_xlsx(data, file, limits, audit=False).faults)
    return found


def admit(path: Path, file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[bytes, tuple[Finding, ...]]:
    """A file's bytes, read once, and what can be said of them without unpacking anything; no bytes when it is refused.

    For zip workbooks the audit says the rest on its own walk, so that reader and gate do not walk twice.
    """
    try:
        data = _read_regular(path, file, limits)
    except RefusedError as refused:
        return b"", (refused.finding,)
    if not data:
        return b"", (fault("file-empty", Place(file)),)
    # Old workbooks have nothing to inflate; what is wrong inside them, or in markup, shows behind the fence.
    if data.startswith((*_ZIP, _OLE)) or markup_of(data):
        return data, ()
    return data, tuple(text_faults(data, file, limits))


def _read_regular(path: Path, file: str, limits: Limits) -> bytes:
    """The bytes of a regular file; never blocks on a pipe or device. Raises ``RefusedError``."""
    place = Place(file)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refuse("file-not-regular", place)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise refuse("file-unreadable", place, reason=error.strerror or str(error)) from error
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise refuse("file-not-regular", place)
        if status.st_size > limits.file_bytes:
            raise refuse("file-too-big", place, seen=status.st_size, limit=limits.file_bytes)
        return stream.read(limits.file_bytes + 1)
