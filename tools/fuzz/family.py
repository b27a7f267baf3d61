"""The family of reports the fuzzer writes: its columns, how their headers are spelt, the recipe that reads them."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

LABELS = ("code", "firm", "town")
MEASURES = ("month", "ytd", "staff", "built")
FACTORS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
FLAT = {
    "code": ("统一社会信用代码", "信用代码"),
    "firm": ("单位详细名称", "企业名称", "单位 名称"),
    "town": ("乡镇", "所属乡镇"),
    "month": ("本月产值", "当月产值"),
    "ytd": ("累计产值", "1—本月产值"),
    "staff": ("从业人数（人）", "从业人员"),
    "built": ("投产日期", "开工日期"),
}
STACKED = {"month": ("工业总产值", "本月"), "ytd": ("工业总产值", "1—本月")}
_SPELT = {
    "code": ["统一社会信用代码", "信用代码"],
    "firm": ["单位详细名称", "企业名称", "单位名称"],
    "town": ["乡镇", "所属乡镇"],
    "month": ["工业总产值/本月", "本月产值", "当月产值"],
    "ytd": ["工业总产值/1-本月", "累计产值", "1-本月产值"],
    "staff": ["从业人数", "从业人员"],
    "built": ["投产日期", "开工日期"],
}


def recipe(rng: Random, unit: str) -> dict[str, Any]:
    """A recipe for the family; ``unit`` empty: the table itself must state it."""
    columns: dict[str, Any] = {name: {"from": spelt} for name, spelt in _SPELT.items()}
    columns["code"]["required"] = columns["firm"]["required"] = "true"
    columns["period"] = {"context": "period"}
    if unit:
        columns["month"]["unit"] = columns["ytd"]["unit"] = unit
    if rng.random() < 0.25:
        columns["town"]["fill_down"] = "true"
    return {
        "ledger": "output",
        "match": {"file": "产值*"},
        "period": {"from": ["title", "file"], "kind": "ytd"},
        "hidden": rng.choices(("include", "ignore", "refuse"), (8, 2, 1))[0],
        "duplicates": rng.choice(("error", "error", "latest")),
        "columns": columns,
    }


def sources(recipe: dict[str, Any]) -> dict[str, Any]:
    """What ``data/sources.yaml`` would say: one ledger, one recipe."""
    types: dict[str, dict[str, str]] = {
        "code": {"type": "code"},
        "firm": {"type": "text"},
        "town": {"type": "place"},
        "period": {"type": "period"},
        "month": {"type": "amount", "unit": "元", "flow": "month"},
        "ytd": {"type": "amount", "unit": "元", "flow": "ytd"},
        "staff": {"type": "whole", "unit": "人"},
        "built": {"type": "date"},
    }
    columns = {name: {"name": {"zh": name, "en": name}, **given} for name, given in types.items()}
    ledger = {
        "name": {"zh": "产值", "en": "output"},
        "key": ["code", "period"],
        "time": "period",
        "rhythm": "month",
        "columns": columns,
    }
    return {"schema": "tanj-sources/1", "sample": "true", "ledgers": {"output": ledger}, "recipes": {"fuzz": recipe}}
