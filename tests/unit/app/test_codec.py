"""Frozen values survive JSON unchanged, to the last digit."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.app.codec import decode, encode
from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Assessment
from tests.factories import COUNT, answer, events, plan, target


@dataclass(frozen=True, slots=True)
class Sample:
    """One field of every shape an Assessment uses."""

    figure: Decimal | Unmeasured
    optional: Decimal | None
    day: date
    why: Why
    names: tuple[Name, ...]
    pairs: tuple[tuple[str, Name], ...]
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    flag: bool = True
    count: int = 0


SAMPLE = Sample(
    figure=Decimal("1.10"),
    optional=None,
    day=date(2021, 6, 30),
    why=Why.NOT_YET,
    names=(Name("甲", "A"), Name("乙")),
    pairs=(("k1", Name("一区")),),
    mapping=MappingProxyType({"unit": "家"}),
)


def through_json(value: object, kind: type) -> object:
    return decode(kind, json.loads(json.dumps(encode(value))))


def test_every_shape_comes_back_equal() -> None:
    assert through_json(SAMPLE, Sample) == SAMPLE


def test_an_absent_figure_keeps_its_reason() -> None:
    absent = Unmeasured(Why.NO_BASELINE, {"since": "2019"})
    back = through_json(Sample(absent, Decimal(0), date(2020, 1, 1), Why.NO_DATA, (), ()), Sample)
    assert isinstance(back, Sample)
    assert back.figure == absent
    assert back.optional == Decimal(0)


def test_a_finding_with_its_places_comes_back_equal() -> None:
    finding = Finding("plan-x", Place("a.xlsx", "表", "B7", record=3), {"n": "1"}, "原文", (Place("b.csv"),), "ab")
    assert through_json(finding, Finding) == finding


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_every_digit_and_its_exponent(number: Decimal) -> None:
    back = through_json(Sample(number, number, date(2020, 1, 1), Why.NO_DATA, (), ()), Sample)
    assert isinstance(back, Sample)
    assert str(back.figure) == str(number)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("day"),
        lambda plain: plain.update(extra=1),
        lambda plain: plain.update(day="yesterday"),
        lambda plain: plain.update(why="because"),
        lambda plain: plain.update(pairs=[["k1"]]),
    ],
)
def test_something_else_is_refused_not_guessed(spoil) -> None:
    plain = encode(SAMPLE)
    spoil(plain)
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(Sample, plain)


def test_a_type_that_is_offered_but_not_loaded_is_looked_for_when_a_value_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A module may know more types than it has loaded: an empty list of them needs none."""
    asked: list[str] = []

    def offer(name: str) -> object:
        asked.append(name)
        if name == "Distant":
            return Name
        raise AttributeError(name)

    module = types.ModuleType("offering")
    module.__dict__.update(dataclass=dataclass, __getattr__=offer)
    monkeypatch.setitem(sys.modules, "offering", module)
    source = "@dataclass(frozen=True)\nclass Whole:\n    parts: tuple[Distant, ...]\n    n: int = 0\n"
    exec(source, module.__dict__)
    whole = module.__dict__["Whole"]
    assert decode(whole, {"parts": [], "n": 1}) == whole((), 1)
    assert "Distant" not in asked
    assert through_json(whole((Name("甲"),)), whole) == whole((Name("甲"),))
    assert "Distant" in asked


def test_the_books_of_an_assessment_come_back_whole() -> None:
    whole = answer(plan([target()], {"m": COUNT}), "2021-06-30", events(["2021-03-01"], "2021-06"), books=True)
    assert whole.scorecards
    assert through_json(whole, Assessment) == whole


def test_a_type_it_does_not_know_is_a_bug_at_once() -> None:
    with pytest.raises(TypeError):
        encode({"a": object()})
    with pytest.raises(TypeError):
        decode(list, [])
