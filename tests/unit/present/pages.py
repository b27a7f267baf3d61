"""Assessments for the web page: rows with a course, a forecast, readings and hundreds of source cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.findings import Finding, Place
from tanjcli.core.periods import Period
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Assessment, CellResult, Outlook, Part, Point, Reading, Remark, Status
from tanjcli.evaluate.sayings import Check, Waived
from tests.unit.present.builders import NA, a_cell, an_assessment, an_origin, county

NOT_YET = Unmeasured(Why.NOT_YET)
HOSTILE = (
    "<script>document.title='owned'</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "[red]厂[/red]",
    "\x1b[31m红\x1b[0m",
    "左\u202e右\u200b",
    '../../x" onmouseover="alert(2)',
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }}{% raw %}",
)


def a_course(first: int, last: int, reported: int, goal: int) -> tuple[Point, ...]:
    """Months of the years ``first`` to ``last``: ``reported`` of them came in, each three above the one before."""
    months = [Period.month(year, month) for year in range(first, last + 1) for month in range(1, 13)]
    share = Decimal(goal) / len(months)
    return tuple(
        Point(
            label=month.label,
            day=month.last_day,
            value=Decimal(3 * index + index % 3) if index < reported else NOT_YET,
            expected=(index + 1) * share,
            last_year=Decimal(2 * index + index % 2),
        )
        for index, month in enumerate(months)
    )


def a_rich_cell(**given: Any) -> CellResult:
    """T17 with its year: eleven months reported, a range for the end, a rival reading that turns the verdict."""
    text = Name("按审批批次计的新增入库数", "gross entries by approval batch")
    chosen = Reading("chosen", text, "2021", Decimal(30), None, Decimal(18), Status.BEHIND)
    net = replace(chosen, id="net", text=Name("扣除退库的净增", "net of removals"), actual=Decimal(31), flips=True)
    silent = Reading("first", Name("计入首次报数的年度", "by first return"), "2021", Decimal(30), None)
    told = {
        "history": a_course(2021, 2021, 11, 30),
        "outlook": Outlook("count", Decimal(19), Decimal(21), Decimal(26), Decimal("0.12"), "unlikely", 11, "reports"),
        "readings": (
            chosen,
            replace(net, status=Status.ACHIEVED),
            replace(silent, reason=Remark("reading-undeclared")),
        ),
        "origins": tuple(an_origin(cell=f"{column}{row}") for column in "BDEF" for row in range(4, 34)),
    }
    return a_cell(**(told | given))


def fifty() -> Assessment:
    """Fifty targets, each with three years of months, a forecast, two rival readings and 480 source cells."""
    parts = tuple(Part(Name(f"第{n}部分", f"Part number {n}"), Decimal(100 * n), "家") for n in (1, 2, 3))
    files = [f"data/2021-0{n}-18/规上企业变动_2021年第{n}季度.xlsx" for n in (1, 2, 3, 4)]
    origins = tuple(
        an_origin(file=file, cell=f"{column}{row}") for file in files for column in "BDEF" for row in range(4, 64, 2)
    )
    base = a_rich_cell(history=a_course(2020, 2022, 23, 100), parts=parts, origins=origins, period="2020-2022")
    statuses = list(Status)
    cells = (
        replace(
            base,
            target_id=f"target-{n}",
            ref=f"T{n:02}",
            name=Name(f"第{n}项指标的完成情况", f"Indicator number {n} of the plan"),
            status=statuses[n % len(statuses)],
            clause=f"二({n % 6})",
            readings=tuple(replace(one, flips=one.flips and n % 5 == 0) for one in base.readings),
        )
        for n in range(50)
    )
    return an_assessment(*cells)


def with_everything() -> Assessment:
    """The county with a rich row, checks of every outcome, and faults of the data."""
    waiver = Waived("张三", Name("名录下月更新", "the register follows"), date(2021, 12, 31))
    sums = Remark("sums-differ", (("sum", "40"), ("total", "39"), ("difference", "1"), ("unit", "家")))
    checks = (
        Check("R1", "ok", Name("各乡镇合计等于全县", "towns add up to the county")),
        Check("R2", "breach", Name("各行业加未分类等于规上", "industries add up"), sums, period="2021"),
        Check("R3", "waived", Name("期末等于期初加增减", "stock adds up"), sums, waiver=waiver),
    )
    findings = tuple(
        Finding("name-alike", Place("data/x.xlsx", "企业", f"B{n}"), {"name": f"甲{n}厂", "other": f"甲{n}公司"})
        for n in range(5)
    )
    late = Finding("same-day-differs", Place("data/y.xlsx"), {"count": "2", "other": "data/z.xlsx"})
    rich = a_rich_cell(ref="T99", target_id="rich")
    return replace(county(), cells=(*county().cells, rich), checks=checks, findings=(*findings, late))


def hostile() -> Assessment:
    """Every text a stranger can write, written by a hostile one."""
    cells = (
        a_rich_cell(
            ref=f"T{n}",
            target_id=f"target-{n}",
            name=Name(text, text),
            lead=Name(text, text),
            lead_id=text,
            clause=text,
            reading=Name(text, text),
            unit=text,
            support=(Name(text, text),),
            parts=(Part(Name(text, text), NA, text),),
            origins=(an_origin(file=f"data/{text}.xlsx", sheet=text, cell="B4", label=text, entity=text),),
        )
        for n, text in enumerate(HOSTILE)
    )
    nasty = Name(HOSTILE[0], HOSTILE[0])
    findings = tuple(Finding("name-alike", Place(text, text), {"name": text, "other": text}, text) for text in HOSTILE)
    checks = tuple(Check(text, "breach", Name(text, text)) for text in HOSTILE)
    return an_assessment(*cells, plan_name=nasty, issuer=nasty, findings=findings, checks=checks)
