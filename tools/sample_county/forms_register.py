"""Forms about firms: the register and its changes, cluster members, high-tech certificates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tools.sample_county.county import LATE_MEMBERS_JOIN, County
from tools.sample_county.delivery import Delivery
from tools.sample_county.facts import BASELINES_ARRIVE, YEARS, arrives
from tools.sample_county.forms_output import OLD_NAMES
from tools.sample_county.parks import quarter_end
from tools.sample_county.sheets import Form, Merge, Row
from tools.sample_county.writers import csv_bytes, xlsx_bytes

NUMERALS = "一二三四"
WORDS = {"entry": "入库", "exit": "退库"}


def register_deliveries(county: County) -> Iterator[Delivery]:
    """The opening list, a table of changes every quarter, two cluster lists, one high-tech list a year."""
    yield Delivery(BASELINES_ARRIVE, "规上企业名录_2019年底.csv", _opening(county))
    for year in YEARS:
        for quarter in (1, 2, 3, 4):
            name = f"规上企业变动_{year}年第{NUMERALS[quarter - 1]}季度.xlsx"
            yield Delivery(arrives(year, 3 * quarter, 8), name, _changes(county, year, quarter))
    yield Delivery(BASELINES_ARRIVE, "产业集群成员名单_2019年底.xlsx", _clusters(county, 2019))
    yield Delivery(arrives(2021, 12, 10), "产业集群成员名单_2021年底.xlsx", _clusters(county, 2021))
    for year in (2019, *YEARS):
        received = BASELINES_ARRIVE if year == 2019 else arrives(year, 12, 14)
        yield Delivery(received, f"高新技术企业名单_{year}年.xlsx", _high_tech(county, year))


def _opening(county: County) -> bytes:
    opening = [e for e in county.events if e.kind == "opening"]
    body: list[Row] = [
        (
            k,
            e.firm.code,
            e.firm.name,
            OLD_NAMES.get(e.firm.town, e.firm.town),
            e.firm.industry or "—",
            e.dated.isoformat(),
        )
        for k, e in enumerate(opening, start=1)
    ]
    form = Form(
        title="规模以上工业企业名录（2019年底）",
        sender="样例统计科",
        header=(("序号", "统一社会信用代码", "单位详细名称", "所属乡镇", "行业", "在库时点"),),
        body=body,
        notes=(f"共{len(opening)}家。",),
    )
    return csv_bytes(form.sheet("名录"))


def _changes(county: County, year: int, quarter: int) -> bytes:
    last = quarter_end(year, quarter)
    events = [e for e in county.events if e.kind != "opening" and e.dated.year == year and e.dated <= last]
    events = [e for e in events if e.dated.month > last.month - 3]
    body: list[Row] = [
        (
            k,
            WORDS[e.kind],
            e.batch,
            e.dated,
            e.count_year,
            e.firm.code,
            e.firm.name,
            e.firm.town,
            e.firm.industry or "—",
        )
        for k, e in enumerate(events, start=1)
    ]
    firm, town = ("单位名称", "乡镇") if year < 2022 else ("单位详细名称", "所属乡镇")
    form = Form(
        title=f"规模以上工业企业变动情况（{year}年第{NUMERALS[quarter - 1]}季度）",
        sender="样例统计科",
        header=(("序号", "变动类型", "批次", "批准日期", "计数年度", "统一社会信用代码", firm, town, "行业"),),
        body=body,
        notes=("年度批次于11月、12月集中批准，次年1—2月起报数；月度批次限新建投产企业。",),
    )
    return xlsx_bytes(form.sheet("变动"))


def _clusters(county: County, year: int) -> bytes:
    """Cluster names merged over their members; the update lists everybody again."""
    members = [m for m in county.members if m.joined_on <= date(year, 12, 31)]
    body: list[Row] = []
    merges = []
    for cluster in sorted({m.cluster for m in members}):
        inside = [m for m in members if m.cluster == cluster]
        merges.append(Merge(len(body), 0, len(body) + len(inside) - 1, 0))
        body += [(cluster if k == 0 else None, m.firm.code, m.firm.name, m.joined_on) for k, m in enumerate(inside)]
    note = (f"{LATE_MEMBERS_JOIN.year}年底新增成员列于各集群之后。",) if year == 2021 else ()
    form = Form(
        title=f"产业集群成员名单（{year}年底）",
        sender="样例工信科",
        header=(("集群名称", "统一社会信用代码", "企业名称", "加入日期"),),
        body=body,
        notes=note,
        merges=tuple(merges),
    )
    return xlsx_bytes(form.sheet("成员"))


def _high_tech(county: County, year: int) -> bytes:
    body: list[Row] = [
        (c.number, c.firm.code, c.firm.name, c.issued_on, c.batch, "首次" if c.first else "重新认定", c.valid_to)
        for c in county.certificates
        if c.issued_on.year == year
    ]
    form = Form(
        title=f"高新技术企业名单（{year}年）",
        sender="样例科技科",
        header=(("证书编号", "统一社会信用代码", "企业名称", "发证日期", "批次", "认定类型", "有效期至"),),
        body=body,
    )
    return xlsx_bytes(form.sheet("名单"))
