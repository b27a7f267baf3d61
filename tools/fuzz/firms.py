"""Codes, names and towns: right ones, odd ones that must pass unchanged, and wrong ones."""

from __future__ import annotations

from random import Random

from tools.fuzz.spellings import BAD, Spelt, label
from tools.fuzz.truth import Cell, Kind, Slot

TOWNS = {"east": "东样镇", "west": "西样镇", "north": "北样街道", "park": "样例经济开发区"}
TOWN_ALIASES = {"park": ("样开区",)}
_NO_TOWN = ("东样", "东祥镇", "西样鎮", "全县", "样例", "0", "无", "东样镇、西样镇", "#REF!")
_ODD_NAMES = (
    "NA", "null", "None", "nan", "N/A", "-", "无", "[red]样例[/]", "=1+1", "+样例", "@样例", "123", "3.14",
    "2021-06-01", "注塑样例厂", "说明书样例印刷厂", "样例平均器材厂", "总计量样例所", "样例,分号;厂", '样例"引号"厂',
    "样例\n换行厂", "TRUE", "样例(集团)有限公司", "样例（三厂）", "𠮷样例厂", "样例·沂東厂", "Ａ样例",
    "其中样例厂", "备注样例厂",
)  # fmt: skip
_BASE31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def code(number: int) -> str:
    """A made-up code that passes both checks (GB 11714 inside, GB 32100 outside)."""
    body = f"MA{number:06d}"
    rest = 11 - sum(_BASE36.index(ch) * w for ch, w in zip(body, _WEIGHTS, strict=True)) % 11
    head = "91371322" + body + {10: "X", 11: "0"}.get(rest, str(rest))
    return head + _BASE31[-sum(_BASE31.index(ch) * 3**i for i, ch in enumerate(head)) % 31]


def spelt_code(rng: Random, right: str) -> Spelt:
    """The code in a spelling that means it, or a doubtful code that is kept as it stands."""
    doubtful = right[:-1] + ("A" if right[-1] != "A" else "B")
    wide = right.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    ways = (right, right, right, right.lower(), f" {right} ", wide, f"{right[:8]} {right[8:]}", doubtful)
    text = rng.choice((*ways, right.replace("0", "O", 1)))
    meant = right if text in ways[:-1] else text
    return Cell(text), Slot(meant)


def no_code(rng: Random, container: str) -> Spelt:
    """A cell that must be refused where a code belongs."""
    cells = [Cell(""), Cell("  "), Cell("9.13713E+17"), Cell("9.13713220000000E17")]
    if container != "csv":
        cells += [Cell(913713220000000001, Kind.NUMBER), Cell(True, Kind.FLAG), Cell("#N/A", Kind.ERROR)]
    return rng.choice(cells), BAD


def firm(rng: Random, number: int, container: str) -> Spelt:
    """A firm's name, sometimes one that tempts a reader to see something else."""
    if rng.random() < 0.25:
        text = rng.choice(_ODD_NAMES)
        return Cell(text), Slot(text)
    if container != "csv" and rng.random() < 0.05:
        return Cell(3721, Kind.NUMBER), Slot("3721")
    return Cell(f"样例第{number}化工厂"), Slot(f"样例第{number}化工厂")


def town(rng: Random, which: str) -> Spelt:
    """A town by its name or its declared alias."""
    return Cell(label(rng, rng.choice((TOWNS[which], *TOWN_ALIASES.get(which, ()))))), Slot(which)


def no_town(rng: Random) -> Spelt:
    """A place nobody declared."""
    return Cell(rng.choice(_NO_TOWN)), BAD
