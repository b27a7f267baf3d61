"""Scalar types of the schemas, and the base of every schema class.

The YAML loader hands every scalar over as text, untyped; the schema alone decides what a text may be. So ``NO`` is
text where text is asked for and a fault where a flag is, ``010`` is never 8, ``1:30`` is never 90. Each
kind of scalar raises an error type of its own, which ``tanjcli.config.faults`` maps to a finding code.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from tanjcli.core.periods import Period, parse_day, parse_label

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_PERIOD = len("2020-01/2022-12")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("number", "not a plain number such as 30 or 1.5")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole", "not a whole number such as 30")


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("flag", "not true or false")


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return parse_day(value)
    raise PydanticCustomError("day", "not a day such as 2021-06-30")


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, str) and len(value) <= _LONGEST_PERIOD:
        with suppress(ValueError):
            return parse_label(value)
    raise PydanticCustomError("period", "not a period such as 2021, 2020-2022, 2021-06, 2021-Q1 or 2021-H1")


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
PeriodLabel = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(lambda p: p.label, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-(\d{4}|\d{2}|Q[1-4]|H[12]))?$"}),
]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._-]*$", max_length=80)]
ClauseId = Annotated[str, StringConstraints(pattern=r"^[^\s:#{}\[\],]+$", max_length=40)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
UnitCode = Annotated[str, StringConstraints(min_length=1, max_length=20)]


class Model(BaseModel):
    """Base of every schema class: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
