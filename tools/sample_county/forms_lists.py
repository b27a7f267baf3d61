"""Forms of the other departments: parks, small firms, platforms, research, talents, trainings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tools.sample_county.county import County
from tools.sample_county.delivery import Delivery
from tools.sample_county.facts import BASELINES_ARRIVE, YEARS, arrives, month_end
from tools.sample_county.forms_register import NUMERALS
from tools.sample_county.parks import QUARTERS, quarter_end
from tools.sample_county.sheets import Form, Row
from tools.sample_county.writers import csv_bytes, xlsx_bytes


def list_deliveries(county: County) -> Iterator[Delivery]:
    """Every list at its own rhythm."""
    for year, quarter in QUARTERS:
        received = BASELINES_ARRIVE if year == 2019 else arrives(year, 3 * quarter, 9)
        label = f"{year}年{NUMERALS[quarter - 1]}季度"
        yield Delivery(received, f"园区小微企业名录_{label}.csv", _park_firms(county, year, quarter, label))
        if year != 2019:
            yield Delivery(received, f"小微园建设进展_{label}.xlsx", _parks(county, quarter_end(year, quarter), label))
            yield Delivery(received, f"人才引进_{label}.xlsx", _talents(county, quarter_end(year, quarter), label))
    yield Delivery(
        BASELINES_ARRIVE, "创新平台名录_2019年下半年.xlsx", _platforms(county, date(2019, 12, 31), "2019年下半年")
    )
    for year in YEARS:
        for last_month, label in ((6, f"{year}年上半年"), (12, f"{year}年下半年")):
            received, last = arrives(year, last_month, 12), month_end(year, last_month)
            yield Delivery(received, f"创新平台名录_{label}.xlsx", _platforms(county, last, label))
            yield Delivery(received, f"科研项目申报_{label}.xlsx", _research(county, last, label))
            if any(a.trained_on.year == year and a.trained_on <= last for a in county.trainings):
                trained = _trainings(county, last, f"{year}年1—{last_month}月")
                yield Delivery(received, f"企业家培训_{year}年1-{last_month}月.xlsx", trained)


def _park_firms(county: County, year: int, quarter: int, label: str) -> bytes:
    body: list[Row] = [
        (k, t.park, t.code, t.name, "企业" if t.company else "个体工商户", "在营" if t.operating else "停业")
        for k, t in enumerate(county.tenants[year, quarter], start=1)
    ]
    form = Form(
        title=f"园区小微企业名录（{label}）",
        sender="样例中小企业服务科",
        header=(("序号", "园区编号", "统一社会信用代码", "企业名称", "主体类型", "经营状态"),),
        body=body,
        notes=("同一企业在两个园区有经营场所的分别列示。",),
    )
    return csv_bytes(form.sheet("名录"))


def _parks(county: County, last: date, label: str) -> bytes:
    body: list[Row] = []
    for park in county.parks:
        if park.announced_on > last:
            continue
        built = park.built_on if park.built_on is not None and park.built_on <= last else None
        papers = (f"样例园认〔{built.year}〕{park.code[-1]}号", "样例园区认定小组") if built else (None, None)
        state = "初步建成" if built else "建设中"
        body.append((park.code, park.name, park.town, state, built.isoformat() if built else "—", *papers))
    form = Form(
        title=f"小微园建设进展情况（{label}）",
        sender="样例中小企业服务科",
        header=(("园区编号", "园区名称", "乡镇", "状态", "初步建成日期", "认定文号", "认定单位"),),
        body=body,
    )
    return xlsx_bytes(form.sheet("进展"))


def _platforms(county: County, last: date, label: str) -> bytes:
    body: list[Row] = [
        (p.certificate, p.name, p.kind, p.level, p.host, p.recognised_on.isoformat())
        for p in county.platforms
        if p.recognised_on <= last
    ]
    form = Form(
        title=f"创新平台名录（{label}）",
        sender="样例科技科",
        header=(("证书编号", "平台名称", "类别", "级别", "依托单位", "认定日期"),),
        body=body,
        notes=("为历年累计名录。",),
    )
    return xlsx_bytes(form.sheet("名录"))


def _research(county: County, last: date, label: str) -> bytes:
    """Applications of the year to date; an approval shows once it is there."""
    body: list[Row] = [
        (
            a.number,
            a.name,
            a.level,
            a.host,
            a.applied_on,
            a.approved_on if a.approved_on is not None and a.approved_on <= last else "—",
        )
        for a in county.applications
        if a.applied_on.year == last.year and a.applied_on <= last
    ]
    form = Form(
        title=f"科研项目申报情况（{label}）",
        sender="样例科技科",
        header=(("申报编号", "项目名称", "级别", "申报单位", "申报日期", "立项日期"),),
        body=body,
        notes=("下半年表含上半年申报项目。",) if last.month == 12 else (),
    )
    return xlsx_bytes(form.sheet("申报"))


def _talents(county: County, last: date, label: str) -> bytes:
    body: list[Row] = [
        (t.code, t.name, t.rank, t.degree, t.employer, t.arrived_on)
        for t in county.talents
        if (t.arrived_on.year, (t.arrived_on.month + 2) // 3) == (last.year, last.month // 3)
    ]
    form = Form(
        title=f"人才引进情况（{label}）",
        sender="样例人才科",
        header=(("人才编号", "姓名（脱敏）", "层次", "学历", "引进单位", "引进日期"),),
        body=body,
    )
    return xlsx_bytes(form.sheet("人才"))


def _trainings(county: County, last: date, label: str) -> bytes:
    body: list[Row] = [
        (a.batch, a.trained_on, a.person, a.name, a.firm)
        for a in county.trainings
        if a.trained_on.year == last.year and a.trained_on <= last
    ]
    form = Form(
        title=f"企业家培训情况（{label}）",
        sender="样例工信科",
        header=(("批次编号", "培训日期", "人员编号", "姓名（脱敏）", "企业名称"),),
        body=body,
        notes=("为当年累计名单，同一人参加多批次的分别列示。",),
    )
    return xlsx_bytes(form.sheet("培训"))
