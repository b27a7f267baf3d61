"""From a path in the data back to line and column, and every name and value a pattern reaches."""

from __future__ import annotations

import pytest

from tanjcli.config.nodes import load_nodes
from tanjcli.config.positions import ANY, Positions

FILE = "targets.yaml"
TEXT = """\
plan:
  id: county
units: {ten: 床, box: 箱}
targets:
  - id: t1
    goal: 30
    cells: [2020, 2021]
  - id: t2
    goal: 40
  - goal: 50
"""


def positions(text: str = TEXT) -> Positions:
    root, findings = load_nodes(text.encode(), FILE)
    assert findings == ()
    return Positions(root, root, FILE)


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("plan", "id"), "2:7"),
        (("targets", 0, "goal"), "6:11"),
        (("targets", 0, "cells", 1), "7:19"),
        (("targets", 1, "id"), "8:9"),
        (("targets", 1, "lead"), "8:5"),  # not there: its entry
        (("targets", 7), "5:3"),  # no such entry: the list
        (("lists", "L1"), "1:1"),
    ],
)
def test_a_value_is_found_or_the_nearest_thing_above_it(path: tuple[str | int, ...], at: str) -> None:
    assert str(positions().place(*path)) == f"{FILE}:{at}"


@pytest.mark.parametrize(
    ("path", "at"), [(("plan", "id"), "2:3"), (("targets",), "4:1"), (("targets", 0), "5:5"), (("plan", "name"), "2:3")]
)
def test_a_key_is_found_where_its_name_stands(path: tuple[str | int, ...], at: str) -> None:
    assert str(positions().key(*path)) == f"{FILE}:{at}"


def test_a_text_is_given_as_it_was_written_and_empty_where_there_is_none() -> None:
    one = positions()
    assert (one.text("targets", 0, "goal"), one.text("targets", 0), one.text("nothing")) == ("30", "", "")


def test_names_are_keys_of_a_mapping_or_ids_of_a_list() -> None:
    assert positions().names("units") == ("ten", "box")
    assert positions().names("targets") == ("t1", "t2")
    assert positions().names("lists") == ()


def test_a_pattern_reaches_every_entry_and_nothing_beside_it() -> None:
    one = positions()
    assert [(text, str(at)) for text, at in one.scalars("targets", ANY, "goal")] == [
        ("30", f"{FILE}:6:11"),
        ("40", f"{FILE}:9:11"),
        ("50", f"{FILE}:10:11"),
    ]
    assert [text for text, _ in one.scalars("units", ANY)] == ["床", "箱"]
    assert [text for text, _ in one.scalars("targets", ANY)] == []
    assert [text for text, _ in one.scalars("plan", "id")] == ["county"]


def test_keys_of_every_mapping_that_fits() -> None:
    one = positions()
    assert [(text, str(at)) for text, at in one.keys("units")] == [("ten", f"{FILE}:3:9"), ("box", f"{FILE}:3:17")]
    assert [text for text, _ in one.keys("targets", ANY)] == ["id", "goal", "cells", "id", "goal", "goal"]
    assert list(one.keys("plan", "id")) == []


def test_without_a_tree_there_is_the_file() -> None:
    one = Positions(None, None, FILE)
    assert (str(one.place("plan")), str(one.key("plan"))) == (FILE, FILE)
    assert (one.names("units"), list(one.scalars("plan", "id")), list(one.keys("plan"))) == ((), [], [])
