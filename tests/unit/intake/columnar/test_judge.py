"""What is plain is what the careful rules take without a word."""

from __future__ import annotations

import random

import numpy as np
import pytest

from benchmarks.large_files import GB32100, credit_code
from tanjcli.core.quantities import UnitTable
from tanjcli.intake.columnar.judge import Rules, doubted, judge
from tanjcli.intake.columnar.keys import shared_keys
from tanjcli.intake.columnar.scan import Scan
from tanjcli.intake.ledger_spec import Column, Label, LedgerSpec
from tanjcli.intake.words.cells import CellRule, Value
from tanjcli.intake.words.identity import code_doubts


def rules(cell: CellRule, **changes: object) -> Rules:
    """A column in the middle of a table, nothing special about it."""
    usual = {"needed": False, "leading": False, "spelled": False}
    sets = {"labels": frozenset[str](), "heads": frozenset[str](), "amounts": frozenset({"万元"})}
    return Rules(cell=cell, units=UnitTable(), **{**usual, **sets, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "changes", "value", "plain"),
    [
        ("样例企业", {}, "样例企业", True),
        (" 样例 ", {}, "样例", True),
        ("", {}, None, True),
        ("", {"needed": True}, None, False),
        ("合计", {}, "合计", False),
        ("大中华总汇", {}, "大中华总汇", True),
        ("其中：甲厂", {}, "其中：甲厂", False),
        ("a\x07b", {}, None, False),
        ("注：样例", {}, "注：样例", True),
        ("注：样例", {"leading": True}, "注：样例", False),
        ("单位名称", {"leading": True, "heads": frozenset({"单位名称"})}, "单位名称", False),
        ("产值(亿元)", {"spelled": True}, "产值(亿元)", False),
        ("产值(万元)", {"spelled": True}, "产值(万元)", True),
        ("全镇", {"labels": frozenset({"全镇"})}, "全镇", False),
    ],
)
def test_a_text_is_plain_where_nothing_is_said_about_it(
    text: str, changes: dict[str, object], value: str | None, plain: bool
) -> None:
    values, fine = judge([text], rules(CellRule("text"), **changes))
    assert (values, fine.tolist()) == ([value], [plain])


def test_what_the_recipe_says_of_a_text_counts() -> None:
    """Words for "no value", and what is meant by another word."""
    cell = CellRule("text", missing=frozenset({"无名"}), aliases={"甲": "乙"}, mapping={"丙": "丁"})
    values, fine = judge(["无名", "甲", "丙"], rules(cell))
    assert (values, fine.tolist()) == ([None, None, "丁"], [True, False, True])


def test_codes_are_doubted_as_one_by_one() -> None:
    """Right ones, and ones with any one character changed, in bulk as by the rule for a single code."""
    rng = random.Random(3)
    codes: list[Value] = [credit_code(number) for number in range(150)]
    for _ in range(150):
        good = str(codes[rng.randrange(150)])
        at = rng.randrange(18)
        codes.append(good[:at] + rng.choice(GB32100 + "IO") + good[at + 1 :])
    codes += ["123456789012345", "ZS-1", None]
    texts = [code if isinstance(code, str) else None for code in codes]
    doubts, credit = doubted(codes, None)
    assert credit
    assert [*np.flatnonzero(doubts)] == [*code_doubts(texts, credit=True)]


def test_lengths_matter_only_among_credit_codes() -> None:
    """Other things have codes of their own."""
    codes: list[Value] = ["ZS1", "ZS2", credit_code(1)]
    doubts, credit = doubted(codes, np.array([1, 1, 1]))
    assert (doubts.tolist(), credit) == ([False, False, False], False)
    doubts, credit = doubted(codes, np.array([1, 1, 5]))
    assert (doubts.tolist(), credit) == ([True, True, False], True)


def keyed(kind: str, codes: list[int], values: list[Value], other: list[int]) -> list[bool]:
    """Which records share the key (thing, day) or a spelling of it."""
    label = Label(zh="甲", en="a")
    column = Column(type=kind, name=label)
    columns = {"thing": column, "day": Column(type="date", name=label)}
    spec = LedgerSpec(name=label, key=("thing", "day"), time="day", rhythm="any", columns=columns)
    scan = Scan(1, codes={0: np.array(codes), 1: np.array(other)}, plain=np.ones(len(codes), np.bool_))
    days: list[Value] = [f"day {at}" for at in range(max(other) + 1)]
    found: list[bool] = shared_keys(scan, {0: values, 1: days}, spec, {"thing": 0, "day": 1}).tolist()
    return found


def test_records_that_share_a_key_are_found() -> None:
    """Also where two texts mean one thing; a text that means nothing shares it with nobody."""
    assert keyed("code", [0, 1, 0, 1], ["A", "B"], [0, 0, 0, 1]) == [True, False, True, False]
    assert keyed("code", [0, 1, 2], ["A", "A", "B"], [0, 0, 0]) == [True, True, False]
    assert keyed("code", [0, 0, 1], [None, "B"], [0, 0, 0]) == [False, False, False]


def test_a_name_in_two_spellings_is_found_whatever_the_day() -> None:
    assert keyed("text", [0, 1, 2], ["甲 厂", "甲厂", "乙厂"], [0, 1, 2]) == [True, True, False]
