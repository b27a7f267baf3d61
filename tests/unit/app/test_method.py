"""``tanj method backtest``: from names to contests, in every format, kept like every other result."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.faces import Face
from tanjcli.app.method import backtest, backtest_text
from tanjcli.app.report import Request
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError


def test_names_narrow_it_down_and_an_unknown_one_is_refused(workspace: Workspace) -> None:
    everything = backtest(workspace, (), Request())
    assert {ref for one in everything.contests for ref in one.refs} == {"L1", "L2", "L3"}
    [one] = backtest(workspace, ["L3"], Request()).contests
    assert one.metric == "cards-issued"
    with pytest.raises(UsageError):
        backtest(workspace, ["L9"], Request())


def test_too_little_data_is_refused_with_its_reason(workspace: Workspace) -> None:
    found = backtest(workspace, ["L2"], Request())
    [one] = found.contests
    assert one.reason is not None
    assert one.reason.code == "no-outlook-too-few-years"
    assert "too few full years: 1 of at least 2" in backtest_text(found, Face("plain", "en"))


def test_kept_and_fresh_are_the_same(workspace: Workspace, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    assert backtest(workspace, (), Request(), cache) == backtest(workspace, (), Request(), cache)


@pytest.mark.parametrize("kind", ["table", "plain", "md", "csv", "tsv", "json"])
def test_every_format_names_every_metric(workspace: Workspace, kind: str) -> None:
    text = backtest_text(backtest(workspace, (), Request()), Face(kind, "en", width=120 if kind == "table" else None))
    if kind == "json":
        assert {one["metric"] for one in json.loads(text)["contests"]} == {"events-held", "cards-issued"}
    elif kind == "csv":
        assert {row["metric"] for row in csv.DictReader(io.StringIO(text))} == {"events-held", "cards-issued"}
    else:
        assert "L1" in text
        assert "L3" in text
