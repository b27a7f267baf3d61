"""The files under ``data/``: each lies in a folder named for the day it was received (``data/2021-07-18/…``)."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.matching import glob_fits


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
    folder and anything that is no regular file are findings. ``ignore``: globs on the path below ``data`` or the name.
    """
    deliveries: list[Delivery] = []
    findings: list[Finding] = []
    for path in sorted(data.rglob("*")):
        below = _spelled(path.relative_to(data))
        if _passed_over(path, below, ignore):
            continue
        shown = _spelled(path.relative_to(root))
        problem = _refusal(path, root)
        received = _received(below)
        if problem or received is None:
            findings.append(Finding(problem or "delivery-undated", Place(shown)))
            continue
        deliveries.append(Delivery(path, shown, received, _sha256(path)))
    return tuple(sorted(deliveries, key=lambda d: (d.received, d.file))), tuple(findings)


def _spelled(path: Path) -> str:
    """The path as it was meant: UTF-8 or GB18030 bytes, whatever the locale of this process makes of them."""
    raw = os.fsencode(path.as_posix())
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return path.as_posix()


def _passed_over(path: Path, below: str, ignore: tuple[str, ...]) -> bool:
    if any(part.startswith((".", "~$")) for part in Path(below).parts) or (path.is_dir() and not path.is_symlink()):
        return True
    return any(glob_fits(below, glob) or glob_fits(path.name, glob) for glob in ignore)


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


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
