"""Files as they were read, kept: a delivery does not change, so after the next one came only that one is read.

What is read from a file depends on its bytes, its name, the day it came, both files that describe the workspace, and
the program; an entry is found again only when all of these are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from tanjcli.app.cache import Cache
from tanjcli.app.fingerprint import program_state

if TYPE_CHECKING:
    from tanjcli.app.load import Settings
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ingest import Done, FileRead


class KeptReads:
    """What earlier runs have read of ``deliveries``."""

    def __init__(self, cache: Cache | None, settings: Settings, deliveries: Sequence[Delivery]) -> None:
        from tanjcli.intake.read_ahead import unpacked_answers

        self._cache = cache if settings.state else None
        self._key = ""
        self._deliveries = deliveries
        self._stored: Mapping[str, bytes] = {}
        if self._cache is not None:
            state = f"reads\n{settings.state}\n{program_state(self._cache.folder)}"
            self._key = sha256(state.encode()).hexdigest()
            self._stored = unpacked_answers(self._cache.get_bytes(self._key))
        self._known: dict[str, bytes] = {}
        for delivery in deliveries:
            if _name(delivery) in self._stored:
                self._known.setdefault(delivery.sha256, self._stored[_name(delivery)])

    def missing(self, deliveries: Iterable[Delivery]) -> list[Delivery]:
        """Those of ``deliveries`` that have to be read."""
        return [delivery for delivery in deliveries if delivery.sha256 not in self._known]

    def get(self, key: str, /) -> FileRead | None:
        """A file by its sha256, if it was read before."""
        from tanjcli.intake.read_ahead import unpacked_read

        return unpacked_read(self._known.get(key))

    def keep(self, answers: Mapping[str, bytes]) -> None:
        """Keep what has been read now, by its sha256, beside what is still delivered of the rest."""
        from tanjcli.intake.files.fence_child import pack

        if self._cache is not None and answers:
            known = {**self._known, **answers}
            firsts = {d.sha256: d for d in reversed(self._deliveries) if d.sha256 in known}
            self._cache.put_bytes(self._key, pack({_name(d): known[d.sha256] for d in firsts.values()}))


@dataclass(frozen=True, slots=True)
class FirstOf:
    """Files read already, or being read, by several."""

    several: Sequence[Done | Mapping[str, FileRead] | None]

    def get(self, key: str, /) -> FileRead | None:
        """The file, from the first that has it."""
        for one in self.several:
            found = one.get(key) if one is not None else None
            if found is not None:
                return found
        return None


def _name(delivery: Delivery) -> str:
    return f"{delivery.sha256} {delivery.received} {delivery.file}"
