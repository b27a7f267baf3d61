"""Tables whose figures run across: towns by months, months by towns, measures by towns.; one right end each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from string import ascii_uppercase
from typing import Any

from tools.fuzz import firms, spellings
from tools.fuzz.family import FACTORS
from tools.fuzz.truth import Case, Cell, Line, Slot

Key = tuple[str, date]
MEASURES = {"out": "工业产值", "tax": "税收"}
_SHAPES = ("wide", "turned", "measures")
_HEADERS = ("{y}年{m}月", "{y}-{m:02}", "{y}{m:02}", "{y}年{m:02}月", "{y}/{m}", "{y}年{m}月份")
_FAULTS = ("unit-conflict", "unit-missing", "header-twice", "ambiguous")


@dataclass(frozen=True)
class Figure:
    """Where one figure stands, and what must be read there."""

    slot: Slot
    address: str


class Crossed:
    """The made-up table of a seed: the file, its recipe, and every figure by (town, day) and measure."""

    def __init__(self, seed: int) -> None:
        rng = self.rng = Random(f"crossed {seed}")
        box = rng.choice(("xlsx", "xlsx", "xls", "csv"))
        self.shape, self.unit = rng.choice(_SHAPES), rng.choice(sorted(FACTORS))
        self.fault = rng.choice(_FAULTS) if rng.random() < 0.15 else ""
        self.case = Case(seed, "", box, "gb18030" if box == "csv" and rng.random() < 0.5 else "utf-8")
        self.figures: dict[tuple[Key, str], Figure] = {}
        self.bad = rng.choice((0.0, 0.05, 0.2))
        months = rng.sample(range(2, 13), rng.randrange(1, 6))
        self.months = sorted(months, reverse=rng.random() < 0.5)
        self.towns = rng.sample(sorted(firms.TOWNS), rng.randrange(2, 5))
        self._write()

    def _write(self) -> None:
        rng, case = self.rng, self.case
        month = self.months[0]
        title = f"2021年{month}月分乡镇指标" if self.shape == "measures" else "分乡镇指标"
        case.name = f"跨表{f'_2021年{month}月' if self.shape == 'measures' else ''}.{case.container}"
        case.lines.append(Line([Cell(title)]))
        stated = "" if self.fault == "unit-missing" else self.unit
        case.lines.append(
            Line([Cell(rng.choice(("单位：{}", "单位 ：{}", "（单位：{}）")).format(stated) if stated else "样例")])
        )
        if self.fault == "unit-conflict":
            other = rng.choice([unit for unit in FACTORS if unit != self.unit])
            case.name = case.name.replace("跨表", f"跨表（{other}）")
        down, over = self._axes(month)
        corner = {"wide": "乡镇", "turned": "月份", "measures": "指标"}[self.shape]
        labels = [self._label(key) for key in over]
        if self.fault in ("header-twice", "ambiguous") and self.shape == "wide":
            labels[-1] = labels[0] if self.fault == "header-twice" and len(labels) > 1 else "2021.1"
        elif self.fault in ("header-twice", "ambiguous"):
            self.fault = ""
        case.lines.append(Line([Cell(corner), *map(Cell, labels)]))
        for row in down:
            case.lines.append(
                Line([Cell(self._label(row)), *(self._figure(row, col, at) for at, col in enumerate(over))])
            )
        if rng.random() < 0.3:
            case.lines.append(Line([Cell(rng.choice(("注：样例数据", "数据来源：样例局")))]))

    def _axes(self, month: int) -> tuple[Sequence[Any], Sequence[Any]]:
        self.month = month
        if self.shape == "measures":
            return self.rng.sample(sorted(MEASURES), 2), self.towns
        return (self.towns, self.months) if self.shape == "wide" else (self.months, self.towns)

    def _label(self, key: Any) -> str:
        if isinstance(key, int):
            return self.rng.choice(_HEADERS).format(y=2021, m=key)
        return MEASURES.get(key) or spellings.label(self.rng, firms.TOWNS[key])

    def _figure(self, row: Any, col: Any, at: int) -> Cell:
        rng, box = self.rng, self.case.container
        if rng.random() < self.bad:
            cell, slot = spellings.no_number(rng, box, whole=False, unit=self.unit)
        else:
            good = rng.random() > self.bad
            cell, slot = spellings.number(rng, box, whole=False, unit=self.unit) if good else spellings.absent(rng)
        if isinstance(slot.value, Decimal):
            slot = replace(slot, value=slot.value * FACTORS[self.unit])
        measure = row if self.shape == "measures" else "out"
        town, month = (row, col) if self.shape == "wide" else (col, row if self.shape == "turned" else self.month)
        day = date(2021, month, monthrange(2021, month)[1])
        self.figures[(town, day), measure] = Figure(slot, f"{ascii_uppercase[at + 1]}{len(self.case.lines) + 1}")
        return cell


def crossed_sources(shape: str) -> dict[str, Any]:
    """What ``data/sources.yaml`` would say of a shape."""
    amount: dict[str, Any] = {"type": "amount", "unit": "元", "flow": "month"}
    types: dict[str, dict[str, Any]] = {
        "town": {"type": "place"},
        "period": {"type": "period"},
        "out": amount,
        "tax": amount,
    }
    shapes: dict[str, dict[str, Any]] = {
        "wide": {"town": {"from": ["乡镇"], "required": "true"}, "period": {"across": "header"}},
        "turned": {"period": {"from": ["月份"], "required": "true"}, "town": {"across": "header"}},
        "measures": {"period": {"context": "period"}, "town": {"across": "header"}},
    }
    across = shapes[shape]
    figures = (
        {n: {"row": [zh]} for n, zh in MEASURES.items()} if shape == "measures" else {"out": {"across": "figures"}}
    )
    from_ = {"wide": ["header"], "turned": ["column"], "measures": ["title", "file"]}[shape]
    ledger = {
        "name": {"zh": "跨表", "en": "crossed"},
        "key": ["town", "period"],
        "time": "period",
        "rhythm": "month",
        "columns": {name: {"name": {"zh": name, "en": name}, **given} for name, given in types.items()},
    }
    recipe = {
        "ledger": "cross",
        "match": {"file": "跨表*"},
        "period": {"from": from_, "kind": "month"},
        "columns": {**across, **figures},
    }
    return {"schema": "tanj-sources/1", "sample": "true", "ledgers": {"cross": ledger}, "recipes": {"fuzz": recipe}}
