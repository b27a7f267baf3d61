"""Forms of the statistics side: the monthly firm table (千元) and the yearly table by industry (万元)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tools.sample_county.county import County
from tools.sample_county.delivery import Delivery
from tools.sample_county.facts import INDUSTRIES, MONTHS, UNITS, YEARS, arrives
from tools.sample_county.firms import Firm
from tools.sample_county.restated import (
    LATE_MONTH,
    LATE_ON,
    LATE_TOWN,
    RENAMED_FROM,
    RESTATED_MONTH,
    RESTATED_ON,
    SLIP_MONTH,
    renamed_firm,
    silent_firms,
    slipped_firm,
)
from tools.sample_county.sheets import Cell, Form, Merge, Row, Sheet
from tools.sample_county.writers import xls_bytes, xlsx_bytes

FIGURES = ("本月", "1—本月", "上年同期本月", "上年同期1—本月")
OLD_NAMES = {"泉源镇": "泉源乡", "花园镇": "花园乡"}  # used in sheets until mid 2020
SENDER = "样例统计科"


@dataclass(frozen=True)
class Month:
    """One monthly return: which month, which units are on it, whether July stands as first delivered."""

    year: int
    month: int
    units: tuple[str, ...] = UNITS
    first_july: bool = False

    @property
    def title(self) -> str:
        """The period as the title gives it; January and February are one."""
        return f"{self.year}年{'1—2' if self.month == 2 else self.month}月"


def output_deliveries(county: County) -> Iterator[Delivery]:
    """Eleven returns a year, the late town's own file, the restated month, and the yearly tables."""
    for year in YEARS:
        for month in MONTHS:
            units = tuple(u for u in UNITS if (year, month) != LATE_MONTH or u != LATE_TOWN)
            shown = Month(year, month, units, first_july=(year, month) == RESTATED_MONTH)
            yield _monthly(county, shown, arrives(year, month, 18))
    yield _monthly(county, Month(*LATE_MONTH, (LATE_TOWN,)), LATE_ON, f"_{LATE_TOWN}补报")
    yield _monthly(county, Month(*RESTATED_MONTH), RESTATED_ON, "_修订")
    for year in (2019, *YEARS):
        yield Delivery(arrives(year, 13, 20), f"分行业工业总产值_{year}年.xlsx", _annual(county, year))


def _monthly(county: County, shown: Month, received: date, suffix: str = "") -> Delivery:
    year, month = shown.year, shown.month
    container, write = ("xls", xls_bytes) if year == 2020 else ("xlsx", xlsx_bytes)
    months = "1-2" if month == 2 else month
    return Delivery(
        received, f"规上工业企业产值_{year}年{months}月{suffix}.{container}", write(_monthly_sheet(county, shown))
    )


def _monthly_sheet(county: County, shown: Month) -> Sheet:
    town, name = ("乡镇", "单位详细名称") if shown.year < 2022 else ("所属乡镇", "企业名称")
    body, merges = _by_town(county, shown)
    notes = ["1—2月合并上报，2月表无本月数。"] if shown.month == 2 else []
    notes += ["新建投产企业无上年同期数；上年同期按本年在库企业口径。"]
    if not shown.first_july and (shown.year, shown.month) == RESTATED_MONTH:
        notes += ["本表为修订数，替代此前报送的同月数据。"]
    form = Form(
        title=f"规模以上工业企业产值情况表（{shown.title}）",
        sender=SENDER,
        header=((town, "序号", "统一社会信用代码", name, "工业总产值", "", "", ""), ("",) * 4 + FIGURES),
        body=body,
        unit="千元",
        notes=tuple(notes),
        merges=merges,
    )
    return form.sheet("产值")


def _by_town(county: County, shown: Month) -> tuple[list[Row], tuple[Merge, ...]]:
    """Firms town by town, each town's cell merged over its firms, 小计 below each town, 合计 below all."""
    body: list[Row] = []
    merges, everything, number = [], [], 0
    for unit in shown.units:
        firms = [f for f in county.firms if f.town == unit and f.reports(shown.year, shown.month)]
        if not firms:
            continue
        figures = [_figures(county, f, shown) for f in firms]
        label = _town_label(unit, shown)
        for k, (firm, values) in enumerate(zip(firms, figures, strict=True)):
            number += 1
            code, name = _identity(county, firm, shown)
            body.append((label if k == 0 else None, number, code, name, *values))
        if len(firms) > 1:
            merges.append(Merge(len(body) - len(firms), 0, len(body) - 1, 0))
        body.append(("小计", None, None, None, *_sums(figures)))
        everything += figures
    if len(shown.units) > 1:
        body.append(("合计", None, None, None, *_sums(everything)))
    return body, tuple(merges)


def _figures(county: County, firm: Firm, shown: Month) -> tuple[Cell, ...]:
    """本月, 1—本月 and their same period; February has no month of its own, a silent firm has a dash or nothing."""
    outputs, key = county.outputs, (firm.code, shown.year, shown.month)
    to_date = county.first_july.get(firm.code, outputs.to_date[key]) if shown.first_july else outputs.to_date[key]
    month = to_date - outputs.to_date.get((firm.code, shown.year, shown.month - 1), 0)
    last_to_date: Cell = outputs.same_period.get(key, "—")
    earlier = outputs.same_period.get((firm.code, shown.year, shown.month - 1), 0)
    last_month: Cell = last_to_date - earlier if isinstance(last_to_date, int) else "—"
    if firm.code in silent_firms(county.firms, shown.year, shown.month):
        return (None, None, last_month, last_to_date) if shown.month == 4 else ("—", "—", last_month, last_to_date)
    if shown.month == 2:
        return None, to_date, None, last_to_date
    return month, to_date, last_month, last_to_date


def _sums(rows: list[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """Column totals as the sender types them; a column without any figure stays blank."""
    columns = [[v for v in column if isinstance(v, int)] for column in zip(*rows, strict=True)]
    return tuple(sum(values) if values else None for values in columns)


def _identity(county: County, firm: Firm, shown: Month) -> tuple[str, str]:
    renamed, new_name = renamed_firm(county.firms)
    slipped, typed = slipped_firm(county.firms)
    at = (shown.year, shown.month)
    code = typed if firm is slipped and at == SLIP_MONTH else firm.code
    return code, new_name if firm is renamed and at >= RENAMED_FROM else firm.name


def _town_label(unit: str, shown: Month) -> str:
    return OLD_NAMES.get(unit, unit) if (shown.year, shown.month) <= (2020, 6) else unit


def _annual(county: County, year: int) -> bytes:
    lines = [line for line in county.outputs.annual if line.year == year]
    body: list[Row] = [
        (line.industry, _ten_thousands(line.all_industry), _ten_thousands(line.above_scale)) for line in lines
    ]
    total_all, total_above = sum(line.all_industry for line in lines), sum(line.above_scale for line in lines)
    body.append(("合计", _ten_thousands(total_all), _ten_thousands(total_above)))
    form = Form(
        title=f"{year}年分行业工业总产值",
        sender=SENDER,
        header=(("行业", "全部工业总产值", "其中：规模以上"),),
        body=body,
        unit="万元",
        notes=("规模以下部分为推算数。", "行业未确定的企业计入其他。"),
    )
    rows = (("填表说明",), (f"{len(INDUSTRIES) - 1}个行业按县级口径划分，现价。",), ("本工作簿为样例数据。",))
    return xlsx_bytes(form.sheet("分行业"), Sheet("填表说明", rows))


def _ten_thousands(thousands: int) -> Decimal:
    """千元 as 万元."""
    return Decimal(thousands) / 10
