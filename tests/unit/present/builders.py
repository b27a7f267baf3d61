"""Hand-made results: a row says only what its test is about, the rest is a plain running yearly count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.results import (
    Assessment,
    CellResult,
    Coverage,
    Origin,
    Part,
    Remark,
    RulesUsed,
    Share,
    Status,
)

NA = Unmeasured(Why.NOT_APPLICABLE)
NO_DATA = Unmeasured(Why.NO_DATA)
RULES = RulesUsed("eurostat", "months", Decimal("0.95"), Decimal("0.60"), Decimal(0))


def a_cell(**given: Any) -> CellResult:
    """T17: 18 of 30 firms by 2021-11-30, unless told otherwise. Numbers may be given as text."""
    base = CellResult(
        target_id="new-above-scale-2021",
        ref="T17",
        series="new-above-scale",
        name=Name("新增规上企业", "New above-scale firms"),
        clause="二(三)",
        kind="annual_gross_additions",
        unit="家",
        period="2021",
        direction="higher",
        comparison="at_least",
        goal=Decimal(30),
        goal_max=None,
        baseline=None,
        actual=Decimal(18),
        proxy=None,
        completion=Decimal(60),
        level_share=NA,
        time_share=Decimal(1100) / 12,
        expected=Decimal("27.5"),
        lead_pp=Decimal(60) - Decimal(1100) / 12,
        pace=Decimal(18) / Decimal("27.5"),
        gap=Decimal(12),
        gap_to_plan=Decimal("9.5"),
        months_left=Decimal(1),
        required_rate=Decimal(12),
        observed_rate=Decimal(18) / 11,
        status=Status.BEHIND,
        reason=Remark("reason-pace", (("bound", "0.60"),)),
        stale=False,
        data_through=date(2021, 11, 30),
        boundary=0,
        lead=Name("县工信局", "Bureau of Industry and IT"),
        lead_id="gxj",
        lead_source="inferred",
        lead_basis="issuer of the plan",
        support=(Name("县统计局", "Bureau of Statistics"),),
        industry="",
        path="",
        reading=Name("按审批批次计的新增入库数", "gross entries by approval batch"),
        confidence="medium",
        coverage=None,
        sources=("data/2021-12-10/规上企业变动.xlsx!变动",),
        pace_path="linear",
    )
    exact = {key: Decimal(value) for key, value in given.items() if key in _AMOUNTS and isinstance(value, int)}
    return replace(base, **(given | exact))


_AMOUNTS = frozenset(
    {"goal", "goal_max", "actual", "completion", "time_share", "expected", "lead_pp", "pace", "gap", "required_rate"}
)


def an_assessment(*cells: CellResult, **given: Any) -> Assessment:
    """A sample report for 2021 as of the end of November."""
    base = Assessment(
        schema_version="1",
        program_version="0.1.0",
        plan_id="county",
        plan_name=Name("工业强县三年行动计划", "Three-year industry plan"),
        issuer=Name("县工信局", "Bureau of Industry and IT"),
        year=2021,
        as_of=date(2021, 11, 30),
        known_on=date(2021, 12, 18),
        sample=True,
        language="zh",
        rules=RULES,
        cells=cells,
        checks=(),
        findings=(),
        departments=(
            ("gxj", Name("县工信局", "Bureau of Industry and IT")),
            ("tzcj", Name("县投资促进服务中心", "Investment Promotion Centre")),
            ("kjj", Name("县科技局", "Bureau of Science")),
        ),
        industries=(("green-chemicals", Name("绿色化工", "Green chemicals")),),
        places=(("lizhuang", Name("李庄镇", "Lizhuang")), ("matou", Name("马头镇", "Matou"))),
        roll=(
            ("", Name("乡镇", "Towns and zones")),
            ("township", Name("乡镇、街道", "Towns and townships")),
            ("zone", Name("园区、开发区", "Zones")),
        ),
        time_share=Decimal(1100) / 12,
    )
    return replace(base, **given)


def county() -> Assessment:
    """A dozen rows with every kind of status, unit, gap and absence."""
    lizhuang, matou = Name("李庄镇", "Lizhuang"), Name("马头镇", "Matou")
    share = (Share("lizhuang", lizhuang, Decimal(5)), Share("matou", matou, NO_DATA))
    chemicals = a_cell(
        ref="T03", target_id="green-above-scale", name=Name("绿色化工规上产值", "Green chemicals, above-scale output"),
        kind="annual_flow", unit="亿元", period="2022", goal=65, actual=Decimal("41.2345678"), completion=NA,
        level_share=Decimal("63.43779662"), time_share=NA, expected=NA, lead_pp=NA, pace=NA, gap=NA, gap_to_plan=NA,
        required_rate=NA, observed_rate=NA, months_left=Decimal(13), status=Status.NOT_STARTED,
        reason=Remark("reason-not-started", (("opens", "2022-01-01"),)), industry="green-chemicals",
        remarks=(Remark("level-of-period", (("period", "2021-01/2021-11"),)),), clause="二", shares=share,
        coverage=Coverage(15, 16, ("matou",)), series="",
    )  # fmt: skip
    return an_assessment(
        a_cell(
            ref="T01", target_id="growth", name=Name("全县工业总产值年均增速", "Average growth of gross output"),
            kind="average_growth", unit="%", period="2022", goal=10, actual=Decimal("9.9765"),
            completion=Decimal("66.6"), gap=Decimal("0.0235"), required_rate=NA, observed_rate=NA,
            status=Status.ON_TRACK, lead_pp=Decimal("2.69"), time_share=Decimal("63.91"), pace=Decimal("1.042"),
            proxy=Part(Name("规上产值增速", "Above-scale growth"), Decimal("11.23"), "%"), clause="二", series="",
        ),
        chemicals,
        a_cell(
            ref="T16", target_id="new-above-scale-2020", period="2020", actual=27, completion=90, gap=3, lead_pp=NA,
            months_left=Decimal(0), required_rate=NA, status=Status.MISSED,
            reason=Remark("reason-missed", (("due", "2020-12-31"),)),
        ),
        a_cell(
            status=Status.NOT_DUE, pace=NA, lead_pp=NA, expected=NA, time_share=NA, pace_path="plan",
            reason=Remark("reason-declared", (("zh", "年度批次,暂不判定"), ("en", "yearly batch, not judged yet"))),
        ),
        a_cell(
            ref="T19", target_id="stock", name=Name("规上企业总数", "Above-scale firms on the register"), goal=200,
            kind="stock_at_date", period="2022", actual=142, completion=Decimal("42.0"), lead_pp=Decimal("-21.89"),
            time_share=Decimal("63.89"), gap=58, required_rate=Decimal("4.4615"), pace=Decimal("0.6574"), series="",
            months_left=Decimal(13), observed_rate=Decimal("1.83"), stale=True, data_through=date(2021, 9, 30),
            coverage=Coverage(15, 16, ("matou",)), shares=share,
        ),
        a_cell(
            ref="T22", target_id="projects-1b", name=Name("签约落地过10亿元项目", "Projects ≥ 1bn signed and landed"),
            unit="个", goal=5, actual=6, completion=120, lead_pp=Decimal("28.33"), gap=-1, required_rate=NA,
            status=Status.ACHIEVED, reason=Remark("reason-achieved"), kind="annual_count", lead_id="tzcj",
            lead=Name("县投资促进服务中心", "Investment Promotion Centre"), lead_source="stated", pace=Decimal("1.309"),
            clause="二(五)", series="", boundary=1,
        ),
        a_cell(
            ref="T27", target_id="high-tech", name=Name("高新技术企业(三年累计)", "High-tech firms, three years"),
            goal=15, actual=NO_DATA, completion=NO_DATA, lead_pp=NO_DATA, gap=NO_DATA, required_rate=NO_DATA,
            observed_rate=NO_DATA, expected=NO_DATA, pace=NO_DATA, status=Status.NO_DATA, period="2020-2022",
            reason=Remark("reason-no-data"), lead_id="kjj", lead=Name("县科技局", "Bureau of Science"),
            lead_source="stated", data_through=None, clause="三(二)", series="",
        ),
        a_cell(
            ref="T28", target_id="research", name=Name("申报省级以上重大科研项目", "Major research applications"),
            unit="项", comparison="range", goal=6, goal_max=8, actual=4, completion=Decimal("66.67"), gap=2,
            lead_pp=Decimal("2.78"), time_share=Decimal("63.89"), pace=Decimal("1.0435"), status=Status.ON_TRACK,
            period="2020-2022", required_rate=Decimal("0.1538"), months_left=Decimal(13), lead_id="kjj",
            lead=Name("县科技局", "Bureau of Science"), lead_source="stated", kind="cumulative_count",
            clause="三(二)", series="",
        ),
        a_cell(
            ref="T30", target_id="trained", name=Name("培训企业家", "Entrepreneurs trained"), unit="名", goal=100,
            actual=40, completion=40, gap=60, lead_pp=Decimal("-51.67"), pace=Decimal("0.4364"), kind="annual_count",
            required_rate=60, observed_rate=Decimal("3.636"), status=Status.OFF_TRACK, clause="三(六)", series="",
            remarks=(Remark("and-with", (("target", "batches"), ("ref", "T29"), ("status", "behind"))),),
            lead_source="stated",
        ),
    )  # fmt: skip


def an_origin(**given: Any) -> Origin:
    """One counted cell."""
    base = Origin(
        file="data/2021-12-10/规上企业变动.xlsx",
        sha256="a" * 64,
        sheet="变动",
        cell="F7",
        received=date(2021, 12, 10),
        entity="91371322MA3AAAAA1X",
        label="样例·沂东化工有限公司",
        unit="千元",
        value=Decimal(123456789),
        role="counted",
        column="output_month",
        value_unit="元",
    )
    return replace(base, **given)
