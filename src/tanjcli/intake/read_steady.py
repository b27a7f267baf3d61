"""A file that somebody saves while it is read must not be half old and half new.

What was read counts only when the file's bytes are afterwards those that were listed before; else it is read once
more, and a file that changes again is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.deliveries import Delivery, sha256_of
from tanjcli.intake.files.grid import Book
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.read import read_fenced

_TRIES = 2


def read_steady(
    delivery: Delivery, limits: Limits = DEFAULT_LIMITS, heard: Callable[[float], None] | None = None
) -> tuple[Delivery, Book | None, tuple[Finding, ...]]:
    """The delivery with the hash of what was read, its book or ``None``, and what was found."""
    for _ in range(_TRIES):
        book, found = read_fenced(delivery.path, delivery.file, delivery.sha256, limits, heard)
        try:
            now = sha256_of(delivery.path)
        except OSError:
            break
        if now == delivery.sha256:
            return delivery, book, found
        delivery = replace(delivery, sha256=now)
    return delivery, None, (Finding("file-changing", Place(delivery.file), sha256=delivery.sha256),)
