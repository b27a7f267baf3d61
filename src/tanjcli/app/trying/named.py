"""A file that somebody named, wherever it lies: there, a regular file, and readable, or said to be none of that."""

from __future__ import annotations

import stat
from pathlib import Path

from tanjcli.core.errors import MissingInputError, PathError
from tanjcli.core.findings import Finding, Place


def shown_name(name: str) -> str:
    """A name from the command line as it was meant, whatever the locale of this process makes of its bytes."""
    from tanjcli.intake.deliveries import spelled

    return spelled(Path(name))


def digest_of_named(path: Path, shown: str) -> str:
    """The sha256 of its bytes as they are now; ``shown`` is how it was named.

    Raises:
        MissingInputError: it is not there, or cannot be read.
        PathError: it is no regular file; it is not even opened.
    """
    from tanjcli.intake.deliveries import sha256_of

    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise MissingInputError(findings=(Finding("usage-file-missing", Place(shown), raw=shown),)) from error
    if not stat.S_ISREG(mode):
        raise PathError(findings=(Finding("usage-file-irregular", Place(shown), raw=shown),))
    try:
        return sha256_of(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise MissingInputError(findings=(Finding("file-unreadable", Place(shown), {"reason": reason}),)) from error
