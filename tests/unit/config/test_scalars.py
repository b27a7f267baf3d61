"""Scalars take one spelling each; what YAML would guess at is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from tanjcli.config.scalars import ClauseId, Day, Flag, Id, Model, Number, PeriodLabel, Whole
from tanjcli.core.periods import Period


class Scalars(Model):
    number: Number = Decimal(0)
    whole: Whole = 0
    flag: Flag = False
    day: Day = date(2020, 1, 1)
    period: PeriodLabel = Period.year(2020)
    id: Id = "x"
    clause: ClauseId = "1"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("number", "30", Decimal(30)),
        ("number", "-0.5", Decimal("-0.5")),
        ("number", "1.10", Decimal("1.10")),
        ("whole", "-3", -3),
        ("flag", "true", True),
        ("flag", "false", False),
        ("day", "2021-06-30", date(2021, 6, 30)),
        ("period", "2020-2022", Period.years(2020, 2022)),
        ("period", "2021-06", Period.month(2021, 6)),
        ("id", "new-above-scale-2020", "new-above-scale-2020"),
        ("id", "化工", "化工"),
        ("clause", "二(一)", "二(一)"),
    ],
)
def test_a_plain_spelling_is_read_exactly(field: str, text: str, value: object) -> None:
    assert getattr(Scalars.model_validate({field: text}), field) == value


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        (
            "number",
            ("017", "1_000", "1,000", "1e3", "+3", ".5", "5.", "", " 3", "3 ", "NaN", "inf", "0x1F", "１", "12%"),
        ),
        ("whole", ("1.0", "017", "1_0", "", "一")),
        ("flag", ("yes", "no", "NO", "on", "off", "True", "1")),
        ("day", ("2021-02-30", "2021-6-30", "2021-06", "30.06.2021", "20210630")),
        ("period", ("21", "2021-13", "2021Q1", "2022-2020", "2021/2020", "1—6月", "2021-0６")),
        ("id", ("a b", "-a", "a/b", "", "x" * 81)),
        ("clause", ("a b", "a:b", "", "{a}")),
    ],
)
def test_anything_else_is_refused(field: str, texts: tuple[str, ...]) -> None:
    for text in texts:
        with pytest.raises(ValidationError):
            Scalars.model_validate({field: text})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", Decimal("1.5")),
        ("whole", 3),
        ("flag", True),
        ("day", date(2021, 6, 30)),
        ("period", Period.year(2021)),
    ],
)
def test_what_has_its_type_already_is_taken_as_it_is(field: str, value: object) -> None:
    assert getattr(Scalars.model_validate({field: value}), field) == value


@pytest.mark.parametrize(("field", "value"), [("number", 1.5), ("whole", True), ("whole", 1.0), ("day", 20210630)])
def test_no_other_type_is_turned_into_it(field: str, value: object) -> None:
    """A float is not an exact number, and a flag is no count."""
    with pytest.raises(ValidationError):
        Scalars.model_validate({field: value})


def test_a_period_is_written_out_as_its_label() -> None:
    assert Scalars(period=Period.quarter(2021, 1)).model_dump()["period"] == "2021-Q1"
