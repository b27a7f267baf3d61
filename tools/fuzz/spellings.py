"""Spellings of values with their meaning: every way a cell is right, absent or wrong that the guides list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tools.fuzz.truth import Cell, Kind, Slot

Spelt = tuple[Cell, Slot]
BAD = Slot(bad=True)
ABSENT = ("", " ", "\u3000", "-", " - ", "—", "——", "－", "/", "…", "……", "无", "暂无", "不详", "未标明", "N/A")
_NO_NUMBER = (
    "约65", "3 4", "1.2.3", "TRUE", "1_000", "NaN", "nan", "inf", "-inf", "1e999", "#REF!", "#N/A", "1.234,5", "12,34",
    "1,2345", "12..5", "65左右", ">100", "12-15", "12～15", "(12.5)", "壹佰", "二十", "½", "①", "12²", "0x1F", "--5",
    "5-", "+-5", "=1+1", "'5", "O.5", "l2", "1 234", "\u0661\u0662", "12\u200b5", "\u202e65", "NA", "null", "None",
    "待定", "同上", "5元/吨", "1.5e", "e5", ".", ",5", "5,", "1,,234", "10^3", "5*2", "3/4", "?", "x", "#", "未上报",
    "-1-", "12 %", "１２　３", "1;2", "1\n2", "65家", "65千克", "100吨", "五百万元",
)  # fmt: skip
_NO_DAY = (
    "03/04/2021", "3/4/21", "2021-02-30", "2021-13-01", "2021-00-10", "2021-06", "2021年6月", "44197", "21.6.3",
    "6月3日", "上周三", "2021-06/03", "2021-6-3 12:30", "20211345", "2021", "明年", "2021-06-031", "2021年6月31日",
    "#VALUE!", "二〇二一年六月三日", "2021-06-03至2021-07-01", "2021--06-03", "1e5", "2021．6",
)  # fmt: skip
_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


def number(rng: Random, container: str, *, whole: bool, unit: str) -> Spelt:
    """A good number in one of its spellings; the slot holds it in the unit it was written in."""
    value = Decimal(rng.choice((0, 1, 7, 1900, 2021, rng.randrange(100_000), rng.randrange(10_000_000))))
    if not whole and rng.random() < 0.6:
        value = Decimal(rng.randrange(-(10**6), 10**9)).scaleb(-rng.randrange(1, 5))
    if container != "csv" and rng.random() < 0.55:
        return _stored(rng, value, whole)
    return Cell(_spelt(rng, value, unit)), Slot(value)


def _stored(rng: Random, value: Decimal, whole: bool) -> Spelt:
    if not whole and rng.random() < 0.1:
        noisy = float(f"{float(value) + 0.1 + 0.2:.16G}")
        return Cell(noisy, Kind.NUMBER), Slot(Decimal(repr(noisy)))
    written = float(value) if value != value.to_integral_value() or rng.random() < 0.5 else int(value)
    kind = Kind.FORMULA if rng.random() < 0.08 else Kind.NUMBER
    return Cell(written, kind), Slot(value)


def _spelt(rng: Random, value: Decimal, unit: str) -> str:
    plain = f"{value:f}"
    ways: Sequence[Callable[[], str]] = (
        lambda: plain,
        lambda: plain,
        lambda: f"{value:,f}",
        lambda: plain.translate(_WIDE),
        lambda: f"{value:,f}".translate(_WIDE),
        lambda: f" {plain} ",
        lambda: f"\u00a0{plain}\u3000",
        lambda: f"{plain}{unit}",
        lambda: f"{value:,f} {unit}",
        lambda: f"+{plain}" if value >= 0 else plain,
        lambda: f"{value:.10E}",
        lambda: f"{plain}.0" if "." not in plain else f"{plain}00",
        lambda: f"00{plain}" if value >= 0 else plain,
    )
    return rng.choice(ways)()


def no_number(rng: Random, container: str, *, whole: bool, unit: str) -> Spelt:
    """A cell that must be refused where a number belongs."""
    if whole and rng.random() < 0.2:
        return Cell("12.5"), BAD
    if container != "csv" and rng.random() < 0.45:
        return _no_stored(rng, container)
    if container == "csv" and rng.random() < 0.05:
        return Cell("1\x002"), BAD
    if unit == "万元" and rng.random() < 0.1:
        return Cell("1.2亿元"), Slot(Decimal(12_000), either=True)
    if rng.random() < 0.1:
        return Cell("15%"), BAD
    return Cell(rng.choice(_NO_NUMBER)), BAD


def _no_stored(rng: Random, container: str) -> Spelt:
    cells = [
        Cell(True, Kind.FLAG),
        Cell(False, Kind.FLAG),
        Cell(rng.choice((65, 2021, 43629, 1)), Kind.DAY),
        Cell(0.5, Kind.PERCENT),
        Cell(rng.choice(("#REF!", "#N/A", "#DIV/0!", "#VALUE!")), Kind.ERROR),
    ]
    cells += [Cell("=SUM(Z1:Z9)", Kind.UNCACHED)] if container == "xlsx" else []
    return rng.choice(cells), BAD


def absent(rng: Random) -> Spelt:
    """A declared absence."""
    return Cell(rng.choice(ABSENT)), Slot()


def day(rng: Random, container: str) -> Spelt:
    """A good date."""
    value = date(2010, 1, 1) + timedelta(days=rng.randrange(4200))
    y, m, d = value.year, value.month, value.day
    if container != "csv" and rng.random() < 0.4:
        return Cell((value - date(1899, 12, 30)).days, Kind.DAY), Slot(value)
    if container != "csv" and rng.random() < 0.1:
        return Cell(int(f"{value:%Y%m%d}"), Kind.NUMBER), Slot(value)
    forms = (f"{value}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", f"{value:%Y%m%d}", f" {value} ")
    text = rng.choice((*forms, f"{value}".translate(_WIDE), f"{value} 00:00:00"))
    return Cell(text), Slot(value)


def no_day(rng: Random, container: str) -> Spelt:
    """A cell that must be refused where a date belongs."""
    if container != "csv" and rng.random() < 0.4:
        at_noon = 44_350.5
        cells = (
            Cell(True, Kind.FLAG), Cell(44197, Kind.NUMBER), Cell(0.5, Kind.NUMBER), Cell(at_noon, Kind.DAY),
            Cell("#N/A", Kind.ERROR), Cell(2021, Kind.NUMBER),
        )  # fmt: skip
        return rng.choice(cells), BAD
    return Cell(rng.choice(_NO_DAY)), BAD


def label(rng: Random, text: str) -> str:
    """A name as people type it: still the same name."""
    ways: Sequence[Callable[[], Any]] = (
        lambda: text,
        lambda: text,
        lambda: f" {text}",
        lambda: f"{text}\u3000",
        lambda: " ".join(text),
        lambda: f"{text[:1]}\u200b{text[1:]}",
    )
    return str(rng.choice(ways)())
