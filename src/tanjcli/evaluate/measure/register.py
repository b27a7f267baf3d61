"""Who is on a register at a date: the members a ``balance`` metric counts, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure.rows import between, matching
from tanjcli.intake.ledger import Ledger
from tanjcli.intake.ledgers.revisions import Known
from tanjcli.intake.ledgers.roll import plain_rows
from tanjcli.plan.metrics import Balance


def registered(metric: Balance, ledger: Ledger, at: date, units: UnitTable) -> list[Mapping[str, Known]]:
    """The latest row of every entity that is there ``at`` the day: added by then, and not removed since."""
    events = matching(ledger, between(ledger.frame, metric.dated, None, at), metric.where, units)
    plus, minus = (matching(ledger, events, side, units) for side in (metric.plus, metric.minus))
    moves = pd.concat([plus.assign(_there=True), minus.assign(_there=False)])
    # A stable sort keeps an exit behind an entry of the same day.
    last = moves.sort_values(metric.dated, kind="stable").drop_duplicates(subset=metric.distinct, keep="last")
    return plain_rows(ledger, last[last["_there"]].sort_index())
