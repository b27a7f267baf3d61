"""What stands around the rows: titles, units, headers, totals, notes, and the faults of a whole table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from tools.fuzz.family import FACTORS, FLAT, STACKED
from tools.fuzz.spellings import label
from tools.fuzz.truth import Case, Cell, Fate, Kind, Line

_NOTES = (
    ["注：本表为样例数据。"], ["数据来源：样例"], ["填表人：样", "审核人：例", "2021-07-05"], ["说明：本月数含试产。"],
    ["备注：按老口径，共 12 家。"], ["注1：12", "", "样例"], ["单位负责人（签章）：", "统计负责人：样"],
    ["经办人：样 联系电话：5550123"], ["制表日期：2021年7月5日", "", "复核：例"],
)  # fmt: skip
_TOTALS = (
    "合计", "合　计", "总计", " 总 计 ", "全县合计", "大合计", "共计", "合计：", "合计（16个）", "一、合计", "合计数",
    "Total", "（一）总计", "合計",
)  # fmt: skip
_PARTS = {
    "小计": ("小计", "小 计", "本组小计", "小计（3家）"),
    "其中": ("其中：大型", "其中:大型", "其中规上", "#其中：规上"),
}
_NEXT = ("上年同期", "附表二", "2020年{m}月", "2020年1—{m}月产值", "附：上月数据")
_PERIODS = ("2021年1—{m}月", "2021年1-{m}月", "2021年1～{m}月", "2021年{m}月", "２０２１年{m}月")


def titles(rng: Random, month: int, unit: str, said: Sequence[str], fault: str) -> list[Line]:
    """Title and context rows that state the period, and the unit where ``said`` asks for it."""
    wrong = {"unit-conflict": rng.choice([u for u in FACTORS if u != unit]), "unit-unknown": "万美元"}.get(fault, "")
    stated = rng.choice(_PERIODS).format(m=month)
    title = f"{stated}样例县规模以上工业产值表"
    if "title" in said and (not wrong or rng.random() < 0.5):
        title += rng.choice(("（{}）", "({})")).format(unit)
    rows = [[title]]
    if "row" in said or wrong:
        text = rng.choice(("单位：{}", "单位:{}", "计量单位：{}")).format(wrong or unit)
        rows.append([*[""] * rng.randrange(4), text])
    if rng.random() < 0.3:
        rows.append([rng.choice(("填报单位：样例县统计局", "表号：样表 1", "综合机关名称：样例"))])
    if rng.random() < 0.2:
        rows.insert(rng.randrange(len(rows) + 1), [""])
    return [Line([Cell(text) for text in row]) for row in rows]


def header(rng: Random, case: Case, order: list[str], unit: str, *, said: bool) -> list[Line]:
    """One or two header rows; ``case`` learns the merges."""
    top, low = [], []
    stacked = rng.random() < 0.5 and {"month", "ytd"} <= set(order)
    stacked = stacked and abs(order.index("month") - order.index("ytd")) == 1
    for name in order:
        flat = rng.choice(FLAT[name] if name else ("备注栏", "上年产量指标", "序号"))
        bracket = f"（{unit}）" if said and name in STACKED else ""
        if stacked and name in STACKED:
            top.append(STACKED[name][0])
            low.append(STACKED[name][1] + bracket)
        else:
            top.append((flat if name == "staff" else label(rng, flat)) + bracket)
            low.append("")
    if not stacked:
        return [Line([Cell(text) for text in top])]
    first = len(case.lines)
    left = min(order.index("month"), order.index("ytd"))
    top[left + 1] = ""
    if case.container != "csv":
        case.merges.append((first, left, first, left + 1))
        if rng.random() < 0.5:
            case.merges += [(first, c, first + 1, c) for c, text in enumerate(low) if not text]
    return [Line([Cell(text) for text in top]), Line([Cell(text) for text in low])]


def total(rng: Random, case: Case, lines: Sequence[Line], unit: str, word: str = "") -> Line:
    """A total over ``lines``, right or wrong; a wrong one over readable cells must be found."""
    where = case.places
    width = max(where.values()) + 1
    cells = [Cell("")] * width
    words = _PARTS[word] if word else _TOTALS
    cells[min(where.get(name, width) for name in ("code", "firm", "town"))] = Cell(rng.choice(words))
    result = Line(cells)
    wrong = rng.random() < 0.3
    sure = not any(line.twin or line.named == ("",) or line.foreign for line in lines)
    for name in ("month", "ytd"):
        if name not in where:
            continue
        slots = [line.slots[name] for line in lines if name in line.slots]
        exact = sum((s.value for s in slots if isinstance(s.value, Decimal)), Decimal(0)) / FACTORS[unit]
        off = Decimal(len(lines) + 5) if wrong else Decimal(0)
        stored = case.container != "csv" and rng.random() < 0.7
        cells[where[name]] = Cell(float(exact + off), Kind.NUMBER) if stored else Cell(f"{exact + off:f}")
        sure = sure and not any(slot.bad or slot.either for slot in slots)
    result.total = not wrong if sure and lines and {"month", "ytd"} & set(where) else None
    return result


def other_table(rng: Random) -> list[Line]:
    """A small table of another kind below the first."""
    rows = rng.choice(
        (
            [["指标", "数值"], ["用电量", "12,345"], ["用水量", "678"]],
            [["乡镇", "企业数", "产值"], ["东样镇", "3", "100"], ["西样镇", "5", "200"]],
            [["附：人员情况"], ["姓名", "职务", "电话"], ["样某", "科员", "5550123"]],
        )
    )
    return [Line([Cell("")]), *(Line([Cell(text) for text in row], apart=True) for row in rows)]


def once_more(rng: Random, month: int, head: Sequence[Line], row: Line) -> list[Line]:
    """The same table below under the title of another period, with or without its header."""
    titled = Line([Cell(rng.choice(_NEXT).format(m=month))], apart=True)
    again = [Line(list(line.cells), apart=True) for line in head] if rng.random() < 0.5 else []
    return [*rng.choice(([], [Line([Cell("")])])), titled, *again, Line(list(row.cells), apart=True)]


def notes(rng: Random) -> list[Line]:
    """The rows below a table."""
    chosen = rng.sample(_NOTES, rng.randrange(3))
    lines = [Line([Cell(text) for text in row]) for row in chosen]
    return [Line([Cell("")]), *lines] if lines and rng.random() < 0.4 else lines


def spoil(rng: Random, case: Case, order: list[str], body: Sequence[Line]) -> None:
    """A wrong field count or another encoding in single lines of a text file."""
    width = len(order)
    for line in body:
        if rng.random() > 0.03:
            continue
        line.fate, line.named = Fate.REFUSED, ("",)
        if rng.random() < 0.5:
            line.cells = [*line.cells[: width - 1 - rng.randrange(2)]]
        else:
            line.cells = [*line.cells[:1], Cell("插"), *line.cells[1:-1], Cell("9")]
            line.cells += [Cell("8")]
        case.traits.append("ragged")
