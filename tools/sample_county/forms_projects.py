"""Forms about what is on its way: investment projects, who shares in them, and small firms near the line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tools.sample_county.county import County
from tools.sample_county.delivery import Delivery
from tools.sample_county.facts import MONTHS, YEARS, arrives, month_end
from tools.sample_county.forms_register import NUMERALS
from tools.sample_county.nursery import Candidate
from tools.sample_county.parks import quarter_end
from tools.sample_county.projects import Project, Prospect
from tools.sample_county.sheets import Form, Row
from tools.sample_county.writers import csv_bytes, xlsx_bytes

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
STAGES = ("线索", "对接", "签约", "落地", "开工", "竣工", "投产达效")


def project_deliveries(county: County) -> Iterator[Delivery]:
    """Projects every month, joint ones every year, the nursery every quarter."""
    for year in YEARS:
        for month in MONTHS:
            yield Delivery(
                arrives(year, month, 20), f"招商引资项目台账_{year}年{month}月.csv", _projects(county, year, month)
            )
        yield Delivery(arrives(year, 12, 20), f"联合引进项目份额_{year}年.xlsx", _parts(county, year))
        for quarter in (1, 2, 3, 4):
            label = f"{year}年{NUMERALS[quarter - 1]}季度"
            yield Delivery(
                arrives(year, 3 * quarter, 9), f"小升规培育库_{label}.xlsx", _nursery(county, year, quarter, label)
            )


def _projects(county: County, year: int, month: int) -> bytes:
    """Every project there was a lead to, as known at the month's end; amounts as people type them."""
    last = month_end(year, month)
    town, total = ("乡镇", "总投资(万元)") if year < 2022 else ("所属乡镇", "总投资额(万元)")
    known = (p for p in (*county.projects, *county.prospects) if p.lead_on is not None and p.lead_on <= last)
    listed = sorted(known, key=lambda p: (p.lead_on, p.code))
    body: list[Row] = [_project(p, k, last) for k, p in enumerate(listed)]
    amount = str(sum(p.investment for p in listed))
    body.append(("合计", None, None, amount, *(None,) * len(STAGES), f"{len(listed)}个项目", None, None))
    days = tuple(f"{stage}日期" for stage in STAGES)
    form = Form(
        title=f"招商引资项目台账（{year}年{month}月）",
        sender="样例投资促进科",
        header=(("项目编号", "项目名称", town, total, *days, "状态", "终止日期", "终止原因"),),
        body=body,
        notes=("签约后未落地的项目继续列示，终止项目不删除。",),
    )
    return csv_bytes(form.sheet("台账"))


def _project(p: Project | Prospect, k: int, last: date) -> Row:
    days = tuple(_typed_day(day, last) for day in p.stages)
    dropped = p.dropped_on is not None and p.dropped_on <= last
    reached = [word for word, day in zip(STAGES, p.stages, strict=True) if day is not None and day <= last]
    state = "终止" if dropped else reached[-1]
    ended = (_typed_day(p.dropped_on, last), p.reason if dropped else None)
    return (p.code, p.name, p.town, _typed_amount(p.investment, k), *days, state, *ended)


def _typed_amount(value: Decimal, k: int) -> str:
    """Mostly plain; now and then with thousands separators or full-width digits."""
    if k % 23 == 5:
        return f"{value:,}"
    return str(value).translate(FULL_WIDTH) if k % 29 == 7 else str(value)


def _typed_day(day: date | None, last: date) -> str | None:
    """Days not reached yet are a dash, in 2022 a blank; in 2022 days are typed with slashes."""
    if day is None or day > last:
        return "—" if last.year < 2022 else None
    return day.isoformat() if last.year < 2022 else f"{day.year}/{day.month}/{day.day}"


def _parts(county: County, year: int) -> bytes:
    body: list[Row] = [
        (part.project.code, part.town, "是" if part.leading else "否", part.share, part.project.signed_on)
        for part in county.parts
        if part.project.signed_on.year <= year
    ]
    form = Form(
        title=f"联合引进项目份额（{year}年）",
        sender="样例投资促进科",
        header=(("项目编号", "乡镇", "是否牵头", "份额(%)", "确认日期"),),
        body=body,
        notes=("未列入的项目归所在乡镇。",),
    )
    return xlsx_bytes(form.sheet("份额"))


def _nursery(county: County, year: int, quarter: int, label: str) -> bytes:
    last = quarter_end(year, quarter)
    listed = [one for one in county.nursery if one.year == year]
    form = Form(
        title=f"小升规培育库（{label}）",
        sender="样例中小企业服务科",
        header=(
            ("序号", "统一社会信用代码", "企业名称", "乡镇", "近12个月营业收入(万元)", "申报材料日期", "批准日期"),
        ),
        body=[_candidate(one, k, quarter, last) for k, one in enumerate(listed, start=1)],
        notes=("营业收入为近12个月累计。",),
    )
    return xlsx_bytes(form.sheet("培育库"))


def _candidate(one: Candidate, k: int, quarter: int, last: date) -> Row:
    days = (day if day is not None and day <= last else "—" for day in (one.filed_on, one.approved_on))
    return (k, one.code, one.name, one.town, one.revenue[quarter - 1], *days)
