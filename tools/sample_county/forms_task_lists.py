"""The monthly workbook of the four lists, one sheet a list, as the working group puts it together."""

from __future__ import annotations

from collections.abc import Iterator

from tools.sample_county.delivery import Delivery
from tools.sample_county.facts import arrives
from tools.sample_county.sheets import Form, Row, Sheet
from tools.sample_county.task_lists import LISTS, MONTHS_LISTED, Entry, list_month
from tools.sample_county.writers import xlsx_bytes

HEADER = (
    "编号", "清单", "项目名称", "具体任务", "所属乡镇", "责任单位", "责任人", "帮扶县级领导", "总投资(万元)", "阶段",
    "计划时间", "进展情况", "存在问题", "解决办法", "更新日期", "备注",
)  # fmt: skip


def task_list_deliveries() -> Iterator[Delivery]:
    """The four lists of every month since the plan came out, due on the 22nd of the next."""
    for month, (year, number) in enumerate(MONTHS_LISTED):
        entries = list(list_month(month))
        sheets = (_sheet(list_id, year, number, entries) for list_id in LISTS)
        yield Delivery(arrives(year, number, 22), f"四张清单_{year}年{number}月.xlsx", xlsx_bytes(*sheets))


def _sheet(list_id: str, year: int, month: int, entries: list[Entry]) -> Sheet:
    form = Form(
        title=f"{LISTS[list_id]}清单（{year}年{month}月）",
        sender="样例推进专班",
        header=(HEADER,),
        body=[_row(entry) for entry in entries if entry.list_id == list_id],
        notes=("每月更新一次；每季度首月调入、末月调出，调出须写明原因。",),
    )
    return form.sheet(LISTS[list_id])


def _row(entry: Entry) -> Row:
    return (
        entry.code, LISTS[entry.list_id], entry.name, entry.task, entry.town, entry.owner, entry.person, entry.leader,
        entry.investment, entry.stage, entry.planned_on, entry.progress, entry.problem or None, entry.remedy or None,
        entry.updated_on, entry.note or None,
    )  # fmt: skip
