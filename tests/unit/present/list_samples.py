"""Two hand-made lists: one with a row for everything that can be said of a row, one that nobody reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tanjcli.core.findings import Place
from tanjcli.core.words import Name
from tanjcli.evaluate.list_counts import ListCounts, StageCount, UnitLoad
from tanjcli.evaluate.list_results import Alteration, Begun, ListBook, ListItem, StageMove
from tanjcli.evaluate.results import Assessment
from tests.unit.present.builders import county

EAST, WEST = Name("东镇", "East town"), Name("西镇", "West town")


def an_item(key: str, **given: Any) -> ListItem:
    """A healthy row of November, unless told otherwise."""
    base = ListItem(
        key=key,
        name=f"样例工程{key}",
        town=EAST,
        owner="县工信局",
        stage="开工",
        planned_on=date(2022, 6, 30),
        progress="11月20日：进度约60%。",
        problem="",
        remedy="",
        updated_on=date(2021, 11, 20),
        note="",
        place=Place("data/2021-12-18/清单.xlsx", "技改", f"A{ord(key[-1])}"),
    )
    return replace(base, **given)


LATE = an_item(
    "a",
    stage="储备",
    planned_on=date(2021, 9, 30),
    problem="土地指标未落实；",
    remedy="一窗受理，专人跟办；\n力争月底前批复。",
)
UNTOUCHED = an_item("b", town=WEST, updated_on=date(2021, 9, 3), progress="9月3日：设备订货。\n=未到货")
MOVED = an_item("c", stage="投产")
NEW = an_item("d", town=WEST, updated_on=None, note="专班会议同意")
GONE = an_item("e", stage="调出", note="并入其他项目")
VANISHED = an_item("f")
ITEMS = (LATE, UNTOUCHED, MOVED, NEW)
WORKS = ListBook(
    id="L1",
    name=Name("技术改造项目", "Upgrading projects"),
    clause="四(一)",
    lead_id="gxj",
    lead=Name("县工信局", "Bureau of industry"),
    path="P1",
    period="2021-11",
    before="2021-10",
    rows=4,
    done=1,
    original=5,
    original_done=2,
    counts=ListCounts(moved=1, added=1, removed=1, vanished=1, stale=2, overdue=1, troubled=1),
    stages=(
        StageCount("储备", 1, 1),
        StageCount("开工", 2, 2),
        StageCount("投产", 1, 0, ends=True),
        StageCount("停工(甲公司)", 0, 1, declared=False),
    ),
    items=ITEMS,
    moves=(StageMove(MOVED, "开工", back=False),),
    stale=(UNTOUCHED, NEW),
    overdue=(LATE,),
    altered=(
        Alteration("added", "2021-10", NEW, "专班会议同意"),
        Alteration("removed", "2021-11", GONE, "并入其他项目"),
        Alteration("vanished", "2021-11", VANISHED),
    ),
    audit=(Alteration("removed", "2021-11", GONE, "并入其他项目"),),
    begun=(Begun(LATE, ended=False), Begun(MOVED, ended=True), Begun(GONE, ended=False)),
    units=(UnitLoad(EAST, 2, 0, 1, 1), UnitLoad(WEST, 2, 2, 0, 0)),
)
SILENT = ListBook(
    id="L2",
    name=Name("闲置资产", "Idle assets"),
    clause="四(二)",
    lead_id="gxj",
    lead=Name("县工信局", "Bureau of industry"),
    path="P5",
)


def listed(*books: ListBook) -> Assessment:
    """The county with these lists, or with both."""
    return replace(county(), lists=books or (WORKS, SILENT))
