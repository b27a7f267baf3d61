"""Results kept by the fingerprint of everything they depend on; a cache may be deleted at any time.

An entry is a line with the sha256 of the rest, then JSON, or packed bytes. One that is damaged, or of another shape,
counts as absent.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from tanjcli.app.codec import decode, encode

T = TypeVar("T")
_KEPT = 60


@dataclass(frozen=True, slots=True)
class Cache:
    """Stored results in one folder."""

    folder: Path

    def prepare(self) -> bool:
        """Make the folder; False when that is impossible, and then nothing is kept."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        return True

    def get(self, key: str, kind: type[T]) -> T | None:
        """The stored value, or ``None`` when there is none that is whole."""
        payload = self.get_bytes(key)
        if payload is None:
            return None
        try:
            return decode(kind, json.loads(payload))
        except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
            return None

    def get_bytes(self, key: str) -> bytes | None:
        """What was stored under ``key``, or ``None`` when it is not there, or not whole."""
        try:
            digest, _, payload = self._entry(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return payload if sha256(payload).hexdigest().encode() == digest else None

    def put(self, key: str, value: object) -> None:
        """Store ``value``; a folder that cannot be written to only costs time next run."""
        self.put_bytes(key, json.dumps(encode(value), ensure_ascii=False, separators=(",", ":")).encode())

    def put_bytes(self, key: str, payload: bytes) -> None:
        """Store bytes in the same way. They carry their own proof, so nobody waits for the disk."""
        from tanjcli.app.atomic import write_atomically

        with suppress(OSError):
            proven = sha256(payload).hexdigest().encode() + b"\n" + payload
            write_atomically(self._entry(key), proven, mode=0o600, durable=False)
            self._prune()

    def _entry(self, key: str) -> Path:
        return self.folder / f"{key}.kept"

    def _prune(self) -> None:
        entries = sorted(self.folder.glob("?" * 64 + ".*"), key=lambda p: p.stat().st_mtime_ns)
        for path in entries[:-_KEPT]:
            path.unlink(missing_ok=True)
