"""One door to every container: is it admitted, what is it really, its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tanjcli.core.findings import Finding, Place, errors
from tanjcli.intake.files.container import container_of, markup_of
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Book
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.refusal import RefusedError

_Read = tuple[Book | None, tuple[Finding, ...]]


def read_fenced(
    path: Path,
    file: str,
    sha256: str,
    limits: Limits = DEFAULT_LIMITS,
    heard: Callable[[float], None] | None = None,
) -> _Read:
    """``read_book`` in a child process: a file that kills its reader, or never ends, is refused like any other."""
    from tanjcli.intake.files.fence import fenced

    answer = fenced(read_book, path, file, sha256, limits, file=file, limits=limits, heard=heard)
    return (None, (replace(answer, sha256=sha256),)) if isinstance(answer, Finding) else answer


def read_book(path: Path, file: str, sha256: str, limits: Limits = DEFAULT_LIMITS) -> _Read:
    """The file as sheets of raw cells; ``None`` when it is refused, with the finding that says why."""
    from tanjcli.intake.files.preflight import admit

    data, found = admit(path, file, limits)
    found = tuple(replace(finding, sha256=sha256) for finding in found)
    if errors(found):
        return None, found
    container = container_of(data, path.name)
    if isinstance(container, Fault):
        return None, (*found, Finding(container.code, Place(file), container.params, sha256=sha256))
    book, more = _READERS[container](data, file, sha256, limits)
    return book, (*found, *more)


def _xlsx(data: bytes, file: str, sha256: str, limits: Limits) -> _Read:
    from tanjcli.intake.files.read_xlsx import read_xlsx

    result = read_xlsx(data, file, limits)
    if isinstance(result, Fault):
        return None, (Finding(result.code, Place(file), result.params, sha256=sha256),)
    found = tuple(replace(finding, sha256=sha256) for finding in result[1])
    return None if errors(found) else Book(file, sha256, "xlsx", result[0]), found


def _xls(data: bytes, file: str, sha256: str, limits: Limits) -> _Read:
    from tanjcli.intake.files.read_xls import read_xls

    result = read_xls(data, file, sha256, limits)
    if isinstance(result, Fault):
        return None, (Finding(result.code, Place(file), result.params, sha256=sha256),)
    return None if errors(result[1]) else Book(file, sha256, "xls", result[0]), result[1]


def _text(data: bytes, file: str, sha256: str, limits: Limits) -> _Read:
    from tanjcli.intake.files.read_csv import read_csv

    first, second = read_csv(data, limits)
    if isinstance(first, Fault):
        line = second if isinstance(second, int) else 0
        return None, (Finding(first.code, Place(file, line=line), first.params, sha256=sha256),)
    return Book(file, sha256, "text", (first,), str(second)), ()


def _ods(data: bytes, file: str, sha256: str, limits: Limits) -> _Read:
    from tanjcli.intake.files.marked.ods import read_ods

    try:
        return Book(file, sha256, "ods", read_ods(data, file, limits)), ()
    except RefusedError as refused:
        return None, (replace(refused.finding, sha256=sha256),)


def _markup(data: bytes, file: str, sha256: str, limits: Limits) -> _Read:
    from tanjcli.intake.files.marked.decode import decode_markup
    from tanjcli.intake.files.marked.html import read_html
    from tanjcli.intake.files.marked.spreadsheetml import read_spreadsheetml

    known = decode_markup(data)
    if isinstance(known, Fault):
        return None, (Finding(known.code, Place(file), known.params, sha256=sha256),)
    text, encoding = known
    kind = markup_of(data)
    try:
        sheets = (read_html if kind == "html" else read_spreadsheetml)(text, file, limits)
    except RefusedError as refused:
        return None, (replace(refused.finding, sha256=sha256),)
    return Book(file, sha256, kind, sheets, encoding), ()


# A further container is one reader and one line here.
_READERS = {"xlsx": _xlsx, "xls": _xls, "text": _text, "ods": _ods, "spreadsheetml": _markup, "html": _markup}
