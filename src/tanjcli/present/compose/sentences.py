"""Lead sentences in the grammar of the monthly bulletin: 完成率 and 较时序 together, % and 百分点 apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.results import CellResult
from tanjcli.present.compose.amounts import gap_unit, rate_cell
from tanjcli.present.compose.cells import gap_cell
from tanjcli.present.compose.percents import lead_pp_cell, months_cell, percent_cell
from tanjcli.present.digits import rate_digits
from tanjcli.present.document import Number
from tanjcli.present.wording import Wording


def progress_sentence(cell: CellResult, w: Wording) -> str:
    """完成年度目标的 87.6%,超时间进度 4.3 个百分点. Empty where there is no completion."""
    if isinstance(cell.completion, Unmeasured):
        return ""
    annual = cell.kind.startswith("annual")
    span = w.text("span.annual" if annual else "span.window", period=w.period(cell.period))
    completion = percent_cell(cell.completion, w).text
    lead = lead_pp_cell(cell, w)
    if not isinstance(lead, Number):
        return w.text("sentence.done", span=span, completion=completion)
    key = "level" if not lead.value else "ahead" if lead.value > 0 else "behind"
    size = f"{abs(rounded(lead.value, lead.digits)):f}"
    return w.text(f"sentence.{key}", span=span, completion=completion, lead=size)


def gap_sentence(cell: CellResult, w: Wording) -> str:
    """距目标还差 11 个,剩余 3 个月,月均需 3.7 个. Empty where the gap cannot be told or is nought."""
    gap = gap_cell(cell, w)
    if not isinstance(gap, Number) or not gap.value:
        return ""
    if gap.value < 0:
        key = "sentence.under" if cell.direction == "lower" else "sentence.over"
        return w.text(key, gap=replace(gap, value=-gap.value).text)
    rate = rate_cell(cell.required_rate, cell.unit, w)
    if not isinstance(rate, Number) or cell.months_left <= Decimal(0):
        return w.text("sentence.short", gap=gap.text)
    needed = w.amount(rate.value, rate_digits(rate.value, gap_unit(cell.unit)), gap_unit(cell.unit)).text
    return w.text("sentence.gap", gap=gap.text, months=months_cell(cell.months_left).text, rate=needed)
