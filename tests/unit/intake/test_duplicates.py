"""Duplicates: equal rows count once, different ones are not chosen between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tanjcli.intake.tables.duplicates import Duplicates, find_duplicates

COLUMNS = {"code": ["a", "b", "a", "a"], "value": [1, 2, 1, 3]}


def test_repeats_and_conflicts() -> None:
    """Row 2 repeats row 0; row 3 contradicts it."""
    found = find_duplicates(range(4), ("code",), COLUMNS, "error")  # type: ignore[arg-type]
    assert found == Duplicates(repeated={2: 0}, conflicting=[(3, 0)])


def test_latest_supersedes() -> None:
    """With ``latest`` the last different row stands alone."""
    found = find_duplicates(range(4), ("code",), COLUMNS, "latest")  # type: ignore[arg-type]
    assert (found.repeated, found.superseded, found.conflicting) == ({2: 0}, {0}, [])


def test_rows_outside_are_not_looked_at() -> None:
    """A rejected row contradicts nobody."""
    assert find_duplicates([1, 3], ("code",), COLUMNS, "error") == Duplicates()  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=12))
def test_what_remains_has_unique_keys(rows: list[tuple[str, int]]) -> None:
    """After setting duplicates aside no key is left twice, under either policy."""
    columns = {"code": [r[0] for r in rows], "value": [r[1] for r in rows]}
    for policy in ("error", "latest"):
        found = find_duplicates(range(len(rows)), ("code",), columns, policy)  # type: ignore[arg-type]
        out = {*found.repeated, *found.superseded, *(i for pair in found.conflicting for i in pair)}
        left = [columns["code"][i] for i in range(len(rows)) if i not in out]
        assert len(left) == len(set(left))
