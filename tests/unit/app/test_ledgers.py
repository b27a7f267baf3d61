"""Deliveries into ledgers: what is read, what is refused, and who hears of it."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.ledgers import ingest_deliveries, refused_files
from tanjcli.app.load import load_settings
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError


def test_every_delivery_is_read_and_named_as_it_is_read(workspace: Workspace) -> None:
    heard: list[str] = []
    ledgers = ingest_deliveries(workspace, load_settings(workspace), heard.append)
    assert heard == [source.file for source in ledgers.sources]
    assert len(heard) == 5
    assert ledgers.findings == ()


def test_deliveries_are_not_read_again_while_nothing_has_changed(workspace: Workspace) -> None:
    cache, settings, heard = Cache(workspace.root / ".tanj" / "cache"), load_settings(workspace), list[str]()
    first = ingest_deliveries(workspace, settings, heard.append, cache=cache)
    again = ingest_deliveries(workspace, settings, heard.append, cache=cache)
    assert len(heard) == 5
    assert (again.sources, again.accounts) == (first.sources, first.accounts)
    edited = next(workspace.data.glob("2021-04-10/*.csv"))
    edited.write_text(edited.read_text().replace("70", "71"))
    changed = ingest_deliveries(workspace, settings, heard.append, cache=cache)
    assert len(heard) == 10
    assert changed.sources != first.sources


def test_another_day_of_knowledge_is_another_reading(workspace: Workspace) -> None:
    cache, settings = Cache(workspace.root / ".tanj" / "cache"), load_settings(workspace)
    whole = ingest_deliveries(workspace, settings, cache=cache)
    then = ingest_deliveries(workspace, settings, known_on=date(2021, 3, 10), cache=cache)
    assert (len(whole.sources), len(then.sources)) == (5, 3)


def test_the_description_of_the_data_is_no_delivery(workspace: Workspace) -> None:
    ledgers = ingest_deliveries(workspace, load_settings(workspace))
    assert "data/sources.yaml" not in {source.file for source in ledgers.sources}


def test_without_a_single_delivery_there_is_nothing_to_report(workspace: Workspace) -> None:
    for path in workspace.data.glob("*/*"):
        path.unlink()
    with pytest.raises(MissingInputError) as caught:
        ingest_deliveries(workspace, load_settings(workspace))
    assert caught.value.findings[-1].code == "usage-no-deliveries"


def test_a_file_that_cannot_be_read_is_refused_whole(workspace: Workspace) -> None:
    broken = workspace.data / "2021-04-10" / "cards_2021年4月.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    assert refused_files(ingest_deliveries(workspace, load_settings(workspace))) == {workspace.shown(broken)}


def test_a_file_with_a_rejected_row_is_not_refused(workspace: Workspace) -> None:
    [events] = workspace.data.glob("2021-07-10/*")
    events.write_text(events.read_text(encoding="utf-8").replace("2021-05-06", "May"), encoding="utf-8")
    ledgers = ingest_deliveries(workspace, load_settings(workspace))
    assert sum(account.rejected for account in ledgers.accounts) == 1
    assert refused_files(ledgers) == frozenset()
