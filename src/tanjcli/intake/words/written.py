"""A reporting period as a form states it, in the words its reader knows (``intake.period_text`` reads it back)."""

from __future__ import annotations

from tanjcli.core.periods import Period

_QUARTERS = "一二三四"


def written_period(period: Period, kind: str) -> str:
    """``2021年7月``, ``2021年1—7月``, ``2021年第三季度`` …, by the recipe's kind of period."""
    last = period.last_day
    match kind:
        case "ytd":
            return f"{last.year}年1—{last.month}月" if last.month > 1 else f"{last.year}年1月"
        case "quarter":
            return f"{last.year}年第{_QUARTERS[(last.month - 1) // 3]}季度"
        case "half":
            return f"{last.year}年{'上' if last.month <= 6 else '下'}半年"
        case "year":
            return f"{last.year}年"
        case _:
            return f"{last.year}年{last.month}月"
