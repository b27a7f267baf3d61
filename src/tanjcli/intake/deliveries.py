"""The files under ``data/``: each lies in a folder named for the day it was received (``data/2021-07-18/…``)."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.tables.matching import glob_fits


@dataclass(frozen=True, slots=True)
class Delivery:
    """One received file: ``file`` is its path in the workspace as shown, ``received`` its folder's date."""

    path: Path
    file: str
    received: date
    sha256: str


def find_deliveries(
    data: Path, root: Path, ignore: tuple[str, ...] = ()
) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
    """Every regular file below ``data`` in order of (received, file).

    Lock files of open workbooks and hidden files are passed over. A link that leaves ``root``, a file outside a dated
    folder, anything that is no regular file and whatever may not be opened are findings. ``ignore``: globs on the path
    below ``data`` or the name.
    """
    deliveries: list[Delivery] = []
    findings: list[Finding] = []
    for path in sorted((data, *data.rglob("*"))):
        below = spelled(path.relative_to(data))
        shown = spelled(path.relative_to(root))
        if _passed_over(path, below, ignore):
            if _closed(path) and not _unwanted(path, below, ignore):
                findings.append(Finding("delivery-unreadable", Place(shown)))
            continue
        problem = _refusal(path, root)
        received = _received(below)
        if problem or received is None:
            findings.append(Finding(problem or "delivery-undated", Place(shown)))
            continue
        try:
            deliveries.append(Delivery(path, shown, received, sha256_of(path)))
        except OSError as error:
            findings.append(Finding("file-unreadable", Place(shown), {"reason": error.strerror or str(error)}))
    return tuple(sorted(deliveries, key=lambda d: (d.received, d.file))), tuple(findings)


def spelled(path: Path) -> str:
    """The path as it was meant: UTF-8 or GB18030 bytes, whatever the locale of this process makes of them."""
    raw = os.fsencode(path.as_posix())
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return path.as_posix()


def _passed_over(path: Path, below: str, ignore: tuple[str, ...]) -> bool:
    return (path.is_dir() and not path.is_symlink()) or _unwanted(path, below, ignore)


def _unwanted(path: Path, below: str, ignore: tuple[str, ...]) -> bool:
    if any(part.startswith((".", "~$")) for part in Path(below).parts):
        return True
    return any(glob_fits(below, glob) or glob_fits(path.name, glob) for glob in ignore)


def _closed(path: Path) -> bool:
    """True for a folder that nobody may list; walking it would give nothing, without a word."""
    return path.is_dir() and not os.access(path, os.R_OK | os.X_OK)


def _refusal(path: Path, root: Path) -> str:
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            return "delivery-outside"
        return "" if stat.S_ISREG(path.stat().st_mode) else "delivery-irregular"
    except (OSError, RuntimeError):
        return "delivery-irregular"


def _received(below: str) -> date | None:
    folder, slash, _ = below.partition("/")
    try:
        return date.fromisoformat(folder) if slash and len(folder) == 10 else None
    except ValueError:
        return None


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes as they are now. Raises ``OSError``."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
