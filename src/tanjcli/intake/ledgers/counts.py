"""The conservation law over everything that was read: no row is used that no ledger holds, and none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tanjcli.core.errors import ConservationError
from tanjcli.intake.ledger import ROW, STRIP, Account, Ledger
from tanjcli.intake.ledgers.rows_by_key import counted


def check_counts(ledgers: Mapping[str, Ledger], accounts: Iterable[Account]) -> None:
    """The rows accounts call used are the rows ledgers hold; where figures run across, each row in many places.

    Raises:
        ConservationError: they are not. That is a bug, never a fault of the data.
    """
    used: Counter[str] = Counter()
    for account in accounts:
        used[account.file] += account.used
    held: Counter[str] = Counter()
    for ledger in ledgers.values():
        across: set[tuple[str, str, str, int]] = set()
        strips = ledger.frame[STRIP].to_numpy()
        for strip, times in enumerate(counted(strips, len(ledger.strips)).tolist()):
            layout = ledger.strips[strip]
            file = ledger.sources[layout.source].file
            if layout.across:
                rows = ledger.frame[ROW][strips == strip]
                across.update((file, layout.sheet, layout.recipe, line) for line in layout.lines or rows)
            else:
                held[file] += times
        held.update(file for file, _, _, _ in across)
    if +used != +held:
        wrong = next(iter((used - held) + (held - used)))
        raise ConservationError(f"{wrong}: {used[wrong]} rows used, {held[wrong]} in the ledgers")
