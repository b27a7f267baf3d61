"""Raw cell + column type → typed value, absence or fault: the one place where text becomes data.

One pure function a type, in one table. ``None`` is a declared absence (blank or a missing token); a ``Fault`` is a
cell nobody can read; neither ever becomes 0. Words that mean "no value" count as such only in numeric, date and
period columns, or where the recipe adds them: 无 and NA are firms' names elsewhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tanjcli.core.periods import Period
from tanjcli.core.quantities import Unit
from tanjcli.core.text import match_key
from tanjcli.core.words import Vocabulary
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, is_blank, text_of, written
from tanjcli.intake.ledger_spec import ColumnType
from tanjcli.intake.words.date_text import parse_date
from tanjcli.intake.words.identity import read_code
from tanjcli.intake.words.number_text import Cleaned, read_number
from tanjcli.intake.words.period_text import parse_period

Value = str | int | bool | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Aliased:
    """A value read through a declared alias."""

    value: Value


Reading = Value | Cleaned | Aliased | Fault

MISSING_TOKENS = frozenset(
    {"-", "--", "/", "...", "…", "……", "—", "——", "－", "无", "暂无", "不详", "未标明", "N/A", "n/a"}
)
_TOKENS_ALLOWED = frozenset({"date", "period", "year", "whole", "amount"})
_FLAGS = {"true": True, "false": False, "是": True, "否": False}


@dataclass(frozen=True)
class CellRule:
    """How one column of one table is read. ``unit``: as the table states it. ``base``: the file's period."""

    type: ColumnType
    unit: Unit | None = None
    vocabulary: Vocabulary | None = None
    base: Period | None = None
    missing: frozenset[str] = frozenset()
    mapping: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


def read_cell(raw: Raw, rule: CellRule) -> Reading:
    """The typed value of one cell, ``None`` when it has none, or why it cannot be read."""
    if is_blank(raw):
        return None
    if not isinstance(raw, str):
        return _READERS[rule.type](raw, rule)
    stripped = raw.strip()
    if stripped in rule.missing or (stripped in MISSING_TOKENS and rule.type in _TOKENS_ALLOWED):
        return None
    if not raw.isprintable() and _has_control(raw):
        return fault("cell-control")
    meant = rule.aliases.get(match_key(raw)) if rule.aliases else None
    text = rule.mapping.get(match_key(meant or raw), meant or raw) if rule.mapping else meant or raw
    reading = _READERS[rule.type](text, rule)
    return reading if meant is None or isinstance(reading, Fault) else Aliased(plain_value(reading))


def plain_value(reading: Reading) -> Value:
    """The value itself, however it was read; ``None`` for a fault."""
    if isinstance(reading, Fault):
        return None
    return reading.value if isinstance(reading, Cleaned | Aliased) else reading


def _has_control(text: str) -> bool:
    return any(unicodedata.category(ch) == "Cc" and ch not in "\t\r\n" for ch in text)


def _text(raw: Raw, _rule: CellRule) -> Reading:
    return text_of(raw)


def _prose(raw: Raw, _rule: CellRule) -> Reading:
    return written(raw)


def _code(raw: Raw, _rule: CellRule) -> Reading:
    return read_code(raw)


def _term(raw: Raw, rule: CellRule) -> Reading:
    if rule.vocabulary is None:
        return text_of(raw)
    term = rule.vocabulary.find(text_of(raw))
    if term is not None:
        return term.id
    return fault(
        "term-unknown", vocabulary=rule.vocabulary.id, suggestions="、".join(rule.vocabulary.suggest(text_of(raw)))
    )


def _date(raw: Raw, _rule: CellRule) -> Reading:
    return parse_date(raw)


def _period(raw: Raw, rule: CellRule) -> Reading:
    stated = parse_period(raw, rule.base)
    return stated if isinstance(stated, Fault) else stated.day


def _year(raw: Raw, _rule: CellRule) -> Reading:
    stated = parse_period(raw)
    if isinstance(stated, Fault):
        return fault("year-unreadable") if stated.code == "period-unreadable" else stated
    return stated.period.start.year if stated.grain == "year" else fault("year-unreadable")


def _amount(raw: Raw, rule: CellRule) -> Reading:
    return read_number(raw, rule.unit)


def _whole(raw: Raw, rule: CellRule) -> Reading:
    value = read_number(raw, rule.unit)
    if isinstance(value, Fault):
        return value
    number = value.value if isinstance(value, Cleaned) else value
    return int(number) if number == number.to_integral_value() else fault("number-not-whole")


def _flag(raw: Raw, _rule: CellRule) -> Reading:
    if isinstance(raw, bool):
        return raw
    value = _FLAGS.get(text_of(raw))
    return fault("flag-unreadable") if value is None else value


_READERS: Mapping[ColumnType, Callable[[Raw, CellRule], Reading]] = {
    "text": _text,
    "prose": _prose,
    "code": _code,
    "place": _term,
    "term": _term,
    "date": _date,
    "period": _period,
    "year": _year,
    "amount": _amount,
    "whole": _whole,
    "flag": _flag,
}
