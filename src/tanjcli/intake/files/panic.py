"""Compiled readers panic over bytes they did not expect, with something that is no ``Exception``."""

from __future__ import annotations

from tanjcli.intake.files.fault import Fault, fault

_NO_MEMORY = "PyObject pointer is null"  # an object that could not be made


def panicked(error: BaseException) -> Fault:
    """What a panic says of the file. Raises ``MemoryError`` where memory ran out, and ``error`` if it is no panic."""
    if type(error).__name__ != "PanicException":
        raise error
    if _NO_MEMORY in str(error):
        raise MemoryError from error
    return fault("file-damaged", reason=str(error)[:200])
