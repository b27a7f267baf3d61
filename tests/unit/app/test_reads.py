"""After the first time only what is new is read, and the ledgers are those of reading everything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from tanjcli.app.cache import Cache
from tanjcli.app.ledgers import ingest_deliveries, kit_of, processors
from tanjcli.app.load import load_settings
from tanjcli.app.reads import FirstOf, KeptReads
from tanjcli.app.workspace import Workspace
from tanjcli.intake.deliveries import Delivery, find_deliveries
from tanjcli.intake.ingest import FileRead
from tanjcli.intake.ledger import Ledgers

pytestmark = pytest.mark.skipif(processors() < 2, reason="files are read side by side where there are processors")
ROWS = "窗口,办证数(张)\n东,{east}\n西,45\n"


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """Twenty more deliveries: enough to be read side by side, which is when they are kept."""
    for number in range(20):
        deliver(workspace, f"2021-08-{number + 1:02}", 100 + number)
    return workspace


def deliver(workspace: Workspace, day: str, east: int) -> Path:
    path = workspace.data / day / "cards_2021年7月.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ROWS.format(east=east), encoding="utf-8")
    return path


def deliveries(workspace: Workspace) -> tuple[Delivery, ...]:
    return find_deliveries(workspace.data, workspace.root, ("sources.yaml",))[0]


def missing(workspace: Workspace, cache: Cache) -> list[str]:
    """What would have to be read now."""
    found = deliveries(workspace)
    return [d.file for d in KeptReads(cache, load_settings(workspace), found).missing(found)]


def ingested(workspace: Workspace, cache: Cache | None) -> Ledgers:
    if cache is not None:
        cache.prepare()
    return ingest_deliveries(workspace, load_settings(workspace), cache=cache)


def same(one: Ledgers, other: Ledgers) -> bool:
    for key, ledger in one.ledgers.items():
        assert_frame_equal(ledger.frame, other.ledgers[key].frame)
        assert ledger.strips == other.ledgers[key].strips
    return (one.sources, one.findings, one.accounts) == (other.sources, other.findings, other.accounts)


def test_after_one_new_delivery_only_that_one_is_read(busy: Workspace) -> None:
    cache = Cache(busy.cache)
    assert same(ingested(busy, cache), ingested(busy, None))
    assert missing(busy, cache) == []
    new = deliver(busy, "2021-09-01", 300)
    assert missing(busy, cache) == [busy.shown(new)]
    assert same(ingested(busy, cache), ingested(busy, None))
    assert missing(busy, cache) == []


def edit_sources(workspace: Workspace) -> None:
    workspace.sources.write_text(workspace.sources.read_text(encoding="utf-8") + "\n# noted\n", encoding="utf-8")


def edit_plan(workspace: Workspace) -> None:
    workspace.targets.write_text(workspace.targets.read_text(encoding="utf-8") + "\n# noted\n", encoding="utf-8")


def spoil(workspace: Workspace) -> None:
    for path in workspace.cache.glob("*.kept"):
        path.write_bytes(path.read_bytes()[:-1] + b"!")


@pytest.mark.parametrize("change", [edit_sources, edit_plan, spoil])
def test_all_is_read_again_once_anything_else_is_another(busy: Workspace, change: Callable[[Workspace], None]) -> None:
    cache = Cache(busy.cache)
    ingested(busy, cache)
    change(busy)
    assert len(missing(busy, cache)) == len(deliveries(busy))
    assert same(ingested(busy, cache), ingested(busy, None))


def test_the_same_bytes_under_another_name_or_day_are_read_again(busy: Workspace) -> None:
    """What a file says may hang on its name, and when it came."""
    cache = Cache(busy.cache)
    ingested(busy, cache)
    moved = busy.data / "2021-08-21"
    shutil.move(busy.data / "2021-08-20", moved)
    assert missing(busy, cache) == [busy.shown(moved / "cards_2021年7月.csv")]


def test_what_was_taken_back_is_forgotten_and_an_earlier_day_forgets_nothing(busy: Workspace) -> None:
    cache, settings = Cache(busy.cache), load_settings(busy)
    ingested(busy, cache)
    ingest_deliveries(busy, settings, known_on=date(2021, 8, 3), cache=cache)
    assert missing(busy, cache) == []
    gone = busy.data / "2021-08-20" / "cards_2021年7月.csv"
    data = gone.read_bytes()
    gone.unlink()
    deliver(busy, "2021-09-01", 300)
    ingested(busy, cache)
    gone.write_bytes(data)
    assert missing(busy, cache) == [busy.shown(gone)]


def test_a_stranger_in_the_cache_is_no_answer(busy: Workspace) -> None:
    """Bytes that are whole and yet nothing that was read: the file is read again."""
    cache, settings, found = Cache(busy.cache), load_settings(busy), deliveries(busy)
    cache.prepare()
    kept = KeptReads(cache, settings, found)
    kept.keep({found[0].sha256: b"something else"})
    again = KeptReads(cache, settings, found)
    assert found[0] not in again.missing(found)
    assert again.get(found[0].sha256) is None
    assert same(ingested(busy, cache), ingested(busy, None))


def test_without_a_cache_nothing_is_kept(busy: Workspace) -> None:
    found = deliveries(busy)
    assert KeptReads(None, load_settings(busy), found).missing(found) == list(found)
    ingested(busy, None)
    assert not busy.cache.exists()


def test_the_first_that_has_a_file_gives_it(busy: Workspace) -> None:
    (first, *_), kit = deliveries(busy), kit_of(load_settings(busy))
    assert kit.sources
    read = FileRead(source=None)  # type: ignore[arg-type]
    assert FirstOf((None, {}, {first.sha256: read})).get(first.sha256) is read
    assert FirstOf((None, {})).get(first.sha256) is None
