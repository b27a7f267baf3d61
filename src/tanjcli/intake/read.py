"""One door to every container: preflight, what the file really is, its reader."""

from __future__ import annotations

from pathlib import Path

from tanjcli.core.findings import Finding, Place, errors
from tanjcli.intake.container import container_of
from tanjcli.intake.fault import Fault
from tanjcli.intake.grid import Book


def read_book(path: Path, file: str, sha256: str) -> tuple[Book | None, tuple[Finding, ...]]:
    """The file as sheets of raw cells; ``None`` when it is refused, with the finding that says why."""
    from tanjcli.intake.preflight import preflight

    found = preflight(path, file)
    if errors(found):
        return None, found
    data = path.read_bytes()
    container = container_of(data, path.name)
    if isinstance(container, Fault):
        return None, (*found, Finding(container.code, Place(file), container.params, sha256=sha256))
    book, more = _READERS[container](path, data, file, sha256)
    return book, (*found, *more)


def _xlsx(path: Path, data: bytes, file: str, sha256: str) -> tuple[Book | None, tuple[Finding, ...]]:
    from tanjcli.intake.read_xlsx import read_xlsx

    result = read_xlsx(path, data, file)
    if isinstance(result, Fault):
        return None, (Finding(result.code, Place(file), result.params, sha256=sha256),)
    return Book(file, sha256, "xlsx", result[0]), result[1]


def _xls(_path: Path, data: bytes, file: str, sha256: str) -> tuple[Book | None, tuple[Finding, ...]]:
    from tanjcli.intake.read_xls import read_xls

    result = read_xls(data, file, sha256)
    if isinstance(result, Fault):
        return None, (Finding(result.code, Place(file), result.params, sha256=sha256),)
    return Book(file, sha256, "xls", result[0]), result[1]


def _text(_path: Path, data: bytes, file: str, sha256: str) -> tuple[Book | None, tuple[Finding, ...]]:
    from tanjcli.intake.read_csv import read_csv

    first, second = read_csv(data)
    if isinstance(first, Fault):
        line = second if isinstance(second, int) else 0
        return None, (Finding(first.code, Place(file, line=line), first.params, sha256=sha256),)
    return Book(file, sha256, "text", (first,), str(second)), ()


# A further container (ods, SpreadsheetML, HTML) is one reader and one line here.
_READERS = {"xlsx": _xlsx, "xls": _xls, "text": _text}
