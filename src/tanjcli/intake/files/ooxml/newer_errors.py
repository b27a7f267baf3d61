"""Error values younger than the cell library: it gives up a whole workbook for one ``#SPILL!``.

For its eyes only they become ``#N/A``; the audit has seen them as they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_KNOWN = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ERROR_CELL = re.compile(
    rb'(<c (?:[a-z]+="[^"<>]*" )*t="e"[^<>]*>(?:<f[^<>]*(?:/>|>[^<]*</f>))?<v>)(#[A-Z_/0-9]+[!?]?)(?=</v>)'
)


def has_newer(errors: Iterable[str]) -> bool:
    """True when one of these error values is unknown to the cell library."""
    return any(error.startswith("#") and error not in _KNOWN for error in errors)


def without_newer(data: bytes) -> bytes:
    """The workbook with every error cell in a value the cell library knows. The audit must have let it pass."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as changed:
        for name in given.namelist():
            part = given.read(name)
            changed.writestr(name, _ERROR_CELL.sub(_older, part) if name.endswith(".xml") else part)
    return out.getvalue()


def _older(cell: re.Match[bytes]) -> bytes:
    return cell[1] + (cell[2] if cell[2].decode() in _KNOWN else b"#N/A")
