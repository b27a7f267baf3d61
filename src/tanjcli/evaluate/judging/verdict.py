"""The verdict on one cell: its word, and everything the word was decided on."""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.evaluate.judging.growth_rate import ByRate
from tanjcli.evaluate.progress.status import Facts
from tanjcli.evaluate.results import Outlook, Status
from tanjcli.evaluate.rules.ruling import Seen


@dataclass(frozen=True, slots=True)
class Verdict:
    """``rate`` is there for ``method: cagr_ratio`` alone; ``underlying`` is the word that an acceptance covers."""

    status: Status
    facts: Facts
    seen: Seen
    outlook: Outlook
    rate: ByRate | None = None
    underlying: Status | None = None
