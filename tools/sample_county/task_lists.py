"""The four lists of the sample plan: what each row is to become, month by month, with its prose."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tools.sample_county.facts import MONTHS, UNITS, month_end

LISTS = {"L1": "技改项目", "L2": "小微园", "L3": "招商项目", "L4": "闲置资产"}
MONTHS_LISTED = tuple((year, month) for year in (2021, 2022) for month in MONTHS)
REMOVED = "调出"

# Stages in their order. The plan gives none for parks and idle assets: theirs are the sample's own words.
STAGES = {
    "L1": ("谋划", "储备", "开工", "竣工", "投产达效"),
    "L2": ("选址", "建设", "招商入驻", "投用"),
    "L3": ("线索获取", "对接洽谈", "签约引进", "落地建设", "投产达效"),
    "L4": ("摸底", "方案", "处置", "盘活"),
}
_SIZES = {"L1": 18, "L2": 7, "L3": 14, "L4": 11}
_SUBJECTS = {
    "L1": (
        "反应釜自动化改造",
        "粮油精炼线升级",
        "板材连续压机更新",
        "光电贴片线扩能",
        "针织数控横机替换",
        "锅炉超低排放改造",
    ),
    "L2": ("小微园一期标准厂房", "小微园配套管网", "小微园集中供热", "小微园公共检测室"),
    "L3": ("新型塑材项目", "精细化工中间体项目", "智能家居部件项目", "光电模组项目", "粮油深加工项目"),
    "L4": ("停产板材厂房盘活", "闲置针织车间招租", "破产化工用地处置", "空置仓库改造"),
}
_OWNERS = {"L1": "县工信局", "L2": "县中小企业发展服务中心", "L3": "县投资促进服务中心", "L4": "县工信局"}
_PROBLEMS = (
    ("土地指标尚未落实", "报请专班协调，拟于下次例会研究"),
    ("流动资金缺口约 300 万元", "对接银企，已提交授信材料"),
    ("环评手续未办结", "一窗受理，明确专人跟办；\n力争月底前取得批复"),
    ("设备到货延期", "与供应商签订补充协议，按周调度"),
    ("产权关系不清", "由法院、自然资源部门会商，先易后难"),
)
# Quarters that begin, and quarters that end, as indexes into ``MONTHS_LISTED``.
_OPENINGS = tuple(k for k, (_, month) in enumerate(MONTHS_LISTED[1:15], start=1) if month in (2, 4, 7, 10))
_CLOSINGS = tuple(k for k, (_, month) in enumerate(MONTHS_LISTED) if month % 3 == 0)
_WHY_REMOVED = ("企业调整投资计划，暂缓实施", "并入其他项目，不再单列", "产权争议未决，退回储备")


@dataclass(frozen=True)
class Entry:
    """One row of one month's list."""

    list_id: str
    code: str
    name: str
    task: str
    town: str
    owner: str
    person: str
    leader: str
    investment: int  # 万元
    stage: str
    planned_on: date
    progress: str
    problem: str
    remedy: str
    updated_on: date
    note: str


@dataclass(frozen=True)
class _Item:
    list_id: str
    code: str
    number: int
    subject: str
    town: str
    investment: int
    added: int  # index into MONTHS_LISTED
    removed: int | None
    moves: tuple[int, ...]  # the month each stage after the first is reached
    planned_on: date
    troubled: Mapping[int, int]  # month → problem
    silent: frozenset[int]  # months nobody updated it

    def entry(self, month: int) -> Entry:
        """The row as it stands in one month's list; a row nobody touched repeats what was written last."""
        told = month
        while told in self.silent:
            told -= 1
        stage = self._stage(told)
        gone = month == self.removed
        reached = min(95, 12 + 7 * (told - self.added) + 3 * (self.number % 5))
        updated = date(*MONTHS_LISTED[told], 18) + timedelta(days=(self.number * 5 + told) % 9)
        problem, remedy = _PROBLEMS[self.troubled[told]] if told in self.troubled else ("", "")
        return Entry(
            list_id=self.list_id,
            code=self.code,
            name=f"样例{self.subject}{self.number:02d}号",
            task=f"完成{self.subject}，{self.planned_on.year}年{self.planned_on.month}月底前见效",
            town=self.town,
            owner=_OWNERS[self.list_id] if self.number % 4 else "各乡镇",
            person=f"样例责任人{self.number % 9 + 1}",
            leader=f"样例县级领导{self.number % 5 + 1}",
            investment=self.investment,
            stage=REMOVED if gone else stage,
            planned_on=self.planned_on,
            progress=_prose(stage, updated, reached),
            problem=problem,
            remedy=remedy,
            updated_on=updated,
            note=f"调出原因：{_WHY_REMOVED[self.number % 3]}" if gone else "",
        )

    def _stage(self, month: int) -> str:
        return STAGES[self.list_id][sum(reached <= month for reached in self.moves)]


def list_month(month: int) -> Iterator[Entry]:
    """Every row of the lists of one month (an index into ``MONTHS_LISTED``), in the order of its number."""
    for item in _ITEMS:
        if item.added <= month and (item.removed is None or month <= item.removed):
            yield item.entry(month)


def _prose(stage: str, day: date, reached: int) -> str:
    """What people write: dates and percentages in running text, sometimes over two lines."""
    first = f"{day.month}月{day.day}日：处于{stage}阶段，形象进度约{reached}%"
    return f"{first}；\n下步按计划推进。" if reached % 3 == 0 else f"{first}，其余按计划推进。"


def _items() -> Iterator[_Item]:
    rng = random.Random("sample county: four lists")
    for list_id, count in _SIZES.items():
        for number in range(1, count + 1):
            # Rows come and go when a quarter begins or ends; most are there from the start.
            added = 0 if number <= count * 2 // 3 else rng.choice(_OPENINGS)
            pace = rng.randrange(3, 7)
            moves = tuple(added + pace * k + rng.randrange(2) for k in range(1, len(STAGES[list_id])))
            due = added + pace * len(moves) - rng.randrange(-2, 3)
            year, month = MONTHS_LISTED[min(due, len(MONTHS_LISTED) - 1)]
            removed = rng.choice([m for m in _CLOSINGS if m > added + 3]) if number % 9 == 4 else None
            months = range(added + 1, len(MONTHS_LISTED))
            yield _Item(
                list_id=list_id,
                code=f"YL{list_id}-{number:03d}",
                number=number,
                subject=_SUBJECTS[list_id][number % len(_SUBJECTS[list_id])],
                town=rng.choice(UNITS),
                investment=rng.randrange(60, 4200) * 10,
                added=added,
                removed=removed,
                moves=moves,
                planned_on=month_end(year, month),
                troubled={m: rng.randrange(len(_PROBLEMS)) for m in (added, *months) if rng.random() < 0.3},
                silent=frozenset(m for m in months if rng.random() < 0.12),
            )


_ITEMS = tuple(_items())
