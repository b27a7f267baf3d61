"""Where a target will end, as a frozen value: the forecast, its range, and the entities it hangs on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tanjcli.core.absence import NOT_APPLICABLE, Figure
from tanjcli.evaluate.sayings import Remark


@dataclass(frozen=True, slots=True)
class Chance:
    """One entity on its way to a threshold, in ``unit``; ``gap`` positive is still short of it."""

    key: str
    label: str
    unit: str
    reached: Decimal
    gap: Decimal
    expected: Decimal  # by the end of the window
    p: Decimal  # 0…1
    basis: str  # over, own_history, peers


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the cell will end, in the row's unit; without a forecast ``reason`` says why and ``method`` is ``none``.

    ``low``–``high`` is the 80 % range; it and ``p_hit`` are absent where none can be defended (``caveats`` say why).
    ``n`` counts what ``basis`` names. ``errors`` are those of the same month in years that are known, in %.
    """

    method: str = "none"  # run_rate, profile, blend, yoy, trend, count, firm
    low: Figure = NOT_APPLICABLE
    mid: Figure = NOT_APPLICABLE
    high: Figure = NOT_APPLICABLE
    p_hit: Figure = NOT_APPLICABLE  # 0…1
    word: str = "none"  # likely, uncertain, unlikely
    n: int = 0
    basis: str = ""  # past_years, reports, changes, arrivals, entities
    error: Figure = NOT_APPLICABLE  # mean of ``errors``
    errors: tuple[tuple[int, Decimal], ...] = ()
    caveats: tuple[Remark, ...] = ()
    reason: Remark | None = None
    chances: tuple[Chance, ...] = field(default=(), repr=False)  # the surest first; those near nothing when asked for
    terms: tuple[tuple[str, Decimal], ...] = ()  # what ``mid`` is reckoned from, as named in ``outlook.terms``
