"""What happens inside the fence: limits on oneself, then questions and answers over two pipes."""

from __future__ import annotations

import copyreg
import gc
import io
import os
import pickle
import struct
from collections.abc import Callable
from dataclasses import fields
from enum import IntEnum
from types import MappingProxyType
from typing import Any, BinaryIO

from tanjcli.intake.files.grid import Raw, Sheet
from tanjcli.intake.files.limits import Limits

HEADER = struct.Struct("<BQ")

# What an answer may be made of: a child taken over by a file must not run code here.
_BUILTINS = frozenset({"set", "frozenset", "complex", "bytearray", "range", "slice"})
_MODULES = frozenset({"datetime", "decimal", "pathlib"})


class Answer(IntEnum):
    """How a call ended: with its result, with an exception, without memory. ``SHARE``: it has not, but is so far."""

    RESULT = 0
    ERROR = 1
    MEMORY = 2
    SHARE = 3


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module in _MODULES or (module == "builtins" and name in _BUILTINS)):
            return super().find_class(module, name)
        if "." not in name and module.startswith("tanjcli."):
            found = super().find_class(module, name)
            # Our own values, not whatever our modules happen to have imported.
            if found is _proxy or (isinstance(found, type) and found.__module__ == module):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _proxy(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


def _reduce_proxy(
    proxy: MappingProxyType[Any, Any],
) -> tuple[Callable[[dict[Any, Any]], MappingProxyType[Any, Any]], tuple[dict[Any, Any]]]:
    return _proxy, (dict(proxy),)


class _SheetAgain:
    """Makes a sheet of what ``_reduce_sheet`` took apart."""

    def __new__(cls, rows: bytes | list[list[Raw]], rest: dict[str, Any]) -> Sheet:  # type: ignore[misc]
        return Sheet(rows=unpack(rows) if isinstance(rows, bytes) else rows, **rest)


def _reduce_sheet(sheet: Sheet) -> tuple[type[_SheetAgain], tuple[object, dict[str, Any]]]:
    """Cells are plain values, none of them there twice: without looking for that, packing takes a tenth of the time."""
    rest = {field.name: getattr(sheet, field.name) for field in fields(sheet) if field.name != "rows"}
    if not isinstance(sheet.rows, list):
        return _SheetAgain, (sheet.rows, rest)
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(sheet.rows)
    return _SheetAgain, (stream.getvalue(), rest)


def pack(value: object) -> bytes:
    """A value as bytes; read-only mappings travel as well."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: _reduce_proxy, Sheet: _reduce_sheet}
    pickler.dump(value)
    return stream.getvalue()


def unpack(data: bytes) -> Any:
    """The value again, if it is made of tanj's own and plain types only. Raises ``pickle.UnpicklingError``."""
    collecting = gc.isenabled()
    gc.disable()  # nothing made here is garbage, and looking through millions of cells for it takes longer than they do
    try:
        return _Unpickler(io.BytesIO(data)).load()
    finally:
        if collecting:
            gc.enable()


_listeners: list[BinaryIO] = []


def tell(share: float) -> None:
    """Behind the fence: let it be known how much of the file is done, from 0 to 1. Elsewhere nobody listens."""
    for answers in _listeners:
        answers.write(HEADER.pack(Answer.SHARE, round(share * 1000)))
        answers.flush()


def serve() -> None:
    """Answer questions from standard input until it closes."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not speak into the answers.
    os.dup2(2, 1)
    _listeners[:] = [answers]
    gc.disable()
    while head := questions.read(HEADER.size):
        _, length = HEADER.unpack(head)
        kind, body = _answer(questions.read(length))
        answers.write(HEADER.pack(kind, len(body)) + body)
        answers.flush()
        del body
        gc.collect(0)  # what this file left behind; a look at the imported modules would cost more than the file


def _answer(question: bytes) -> tuple[Answer, bytes]:
    try:
        limits, function, args, kwargs = pickle.loads(question)  # noqa: S301 - from our own parent
        _limit_myself(limits)
        return Answer.RESULT, pack(function(*args, **kwargs))
    except MemoryError:
        return Answer.MEMORY, b""
    except BaseException as error:  # noqa: BLE001 - also the panics of compiled readers
        return Answer.ERROR, f"{type(error).__name__}: {error}"[:500].encode("utf-8", "replace")


def _limit_myself(limits: Limits) -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
