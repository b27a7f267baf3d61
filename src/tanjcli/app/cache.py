"""Results kept by the fingerprint of everything they depend on; a cache may be deleted at any time.

An entry is a line with the sha256 of the rest, then JSON. One that is damaged, or of another shape, counts as absent.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from tanjcli.app.atomic import write_atomically
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
        try:
            digest, _, payload = self._entry(key).read_bytes().partition(b"\n")
            if sha256(payload).hexdigest().encode() != digest:
                return None
            return decode(kind, json.loads(payload))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
            return None

    def put(self, key: str, value: object) -> None:
        """Store ``value``; a folder that cannot be written to only costs time next run."""
        payload = json.dumps(encode(value), ensure_ascii=False, separators=(",", ":")).encode()
        with suppress(OSError):
            write_atomically(self._entry(key), sha256(payload).hexdigest().encode() + b"\n" + payload, mode=0o600)
            self._prune()

    def _entry(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _prune(self) -> None:
        entries = sorted(self.folder.glob("?" * 64 + ".json"), key=lambda p: p.stat().st_mtime_ns)
        for path in entries[:-_KEPT]:
            path.unlink(missing_ok=True)
