"""Names that may be one are asked about; two firms that merely sound alike are left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tanjcli.intake.ledgers.alike import alike_names, near_names
from tests.factories import delivered, ledger


def pairs(*files: Sequence[tuple[str, str]], names: str = "uscc") -> list[tuple[str, str]]:
    """The pairs told of monthly files, each a list of (code, name); the later name first."""
    parts = [
        delivered(
            f"2021-{month + 1:02}-10",
            f"2021-{month:02}",
            "uscc firm period\n" + "\n".join(f"{code} {name} 2021-{month:02}" for code, name in rows),
        )
        for month, rows in enumerate(files, start=2)
    ]
    one = ledger("output", "uscc period", {"uscc": "code", "firm": "text", "period": "period"}, parts, time="period")
    columns = {**one.spec.columns, "firm": one.spec.columns["firm"].model_copy(update={"names": names})}
    object.__setattr__(one, "spec", one.spec.model_copy(update={"columns": columns}))
    return [(pair.name, pair.other) for _, pair in alike_names(one)]


def test_the_legal_form_alone_tells_nobody_apart() -> None:
    first, second = "样例恒通化工有限公司", "样例恒通化工有限责任公司"
    assert pairs([("1", first), ("2", second)]) == [(second, first)]


@pytest.mark.parametrize("name", ["样例恒同化工有限公司", "样例恒通精化工有限公司", "样例通化工有限公司"])
def test_a_name_one_character_off_that_takes_another_s_place_is_told(name: str) -> None:
    """With another code: by its code alone it would be a rename."""
    before = "样例恒通化工有限公司"
    months = [[("1", before), ("9", "某某实业")], [("1", before), ("9", "某某实业")], [("2", name), ("9", "某某实业")]]
    assert pairs(*months) == [(name, before)]


def test_firms_that_report_side_by_side_are_two() -> None:
    both = [("1", "样例恒通化工有限公司"), ("2", "样例恒达化工有限公司")]
    assert pairs(both, both) == []


def test_a_firm_that_comes_later_is_no_suspect() -> None:
    """Nobody has gone: it joins the others."""
    old = ("1", "样例恒通化工有限公司")
    assert pairs([old], [old], [old, ("2", "样例恒达化工有限公司")]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("样例产业园一期", "样例产业园二期"), ("样例东区水厂站", "样例西区水厂站"), ("样例第1车间队", "样例第2车间队")],
)
def test_members_of_a_family_are_two(old: str, new: str) -> None:
    assert pairs([("1", old)], [("1", old)], [("2", new)]) == []


def test_one_code_is_a_rename_and_told_as_such_elsewhere() -> None:
    assert pairs([("1", "样例恒通化工有限公司")], [("1", "样例恒通化工有限责任公司")]) == []


@pytest.mark.parametrize(("old", "new"), [("甲乙", "甲丙"), ("恒通厂", "恒达厂")])
def test_short_names_say_too_little(old: str, new: str) -> None:
    assert pairs([("1", old)], [("1", old)], [("2", new)]) == []


def test_names_without_codes_are_compared_too() -> None:
    """Where the name itself is the key."""
    files = [
        delivered(f"2021-0{m + 1}-10", f"2021-0{m}", f"project period\n{name} 2021-0{m}")
        for m, name in ((3, "样例湿地公园项目"), (4, "样例湿地公园项目"), (5, "样例湿地公圆项目"))
    ]
    one = ledger("works", "project period", {"project": "text", "period": "period"}, files, time="period")
    assert [(pair.name, pair.other) for _, pair in alike_names(one)] == [("样例湿地公圆项目", "样例湿地公园项目")]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("葡萄酒庄", "葡萄酒庄", True),
        ("葡萄酒庄", "葡萄酒厂", True),
        ("葡萄酒庄", "葡萄果酒庄", True),
        ("葡萄酒庄", "葡萄果酒庄园", False),
        ("葡萄酒庄一期", "葡萄酒庄二期", False),  # they number the members of a family
        ("酒庄", "酒厂", False),  # too short to say anything
    ],
)
def test_near_names_are_the_same_or_one_slip_apart(one: str, other: str, near: bool) -> None:
    assert list(near_names({"a": one, "b": other})) == ([("a", "b")] if near else [])


def test_bearers_of_one_name_are_told_one_after_the_other_and_the_first_stands_for_them() -> None:
    names = {"a": "葡萄酒庄", "b": "葡萄酒厂", "c": "葡萄酒庄", "d": "葡萄酒庄"}
    assert sorted(near_names(names)) == [("a", "b"), ("a", "c"), ("c", "d")]


def test_a_page_of_text_in_place_of_a_name_takes_no_room() -> None:
    """Comparing goes by the square of the length: 32,767 characters would take gigabytes."""
    page = "样" * 32_767
    assert list(near_names({"a": page, "b": page, "c": page + "例"})) == [("a", "b")]
