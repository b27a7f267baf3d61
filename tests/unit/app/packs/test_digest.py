"""The news since the last pack, since a pack by name, since a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.packs.digest import Since, digest, digest_text
from tanjcli.app.packs.export import Desk, export
from tanjcli.app.packs.export_order import Order
from tanjcli.app.packs.lock import Holder
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError, UsageError
from tanjcli.evaluate.digest import Digest
from tests.functional.workspaces import library


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library, with its packs of February, March and June 2021."""
    root = library(tmp_path_factory.mktemp("library"))
    workspace = Workspace(root, root / "targets.yaml")
    for month in ("2021-02", "2021-03", "2021-06"):
        export(workspace, Order(period=month, formats=("json",)), Desk(root / "out", "out", Holder(1, "here", "now")))
    return root


def news(root: Path, since: str = "") -> Digest:
    return digest(Workspace(root, root / "targets.yaml"), Since(since, root, root / "out", "out"))


def told(found: Digest) -> list[tuple[str, str]]:
    return [(item.kind.value, item.now.ref) for item in found.items]


def test_the_last_pack_is_the_newest_that_is_older_than_the_latest_month(root: Path) -> None:
    found = news(root)
    assert found.before.pack == "2021-03"
    assert told(found) == [("worse", "L2"), ("overdue", "L3")]


def test_a_pack_by_its_name(root: Path) -> None:
    assert news(root, "out/2021-02").before.as_of.isoformat() == "2021-02-28"
    assert told(news(root, "out/2021-06")) == []


def test_a_pack_by_the_name_of_its_folder_alone(root: Path) -> None:
    """A month that is a pack in ``out`` is that pack, and not what was known at the end of the month."""
    assert news(root, "2021-02").before.pack == "2021-02"
    assert news(root, "2021-01").before.pack == ""


def test_a_day_is_what_was_known_then(root: Path) -> None:
    found = news(root, "2021-03-31")
    assert (found.before.pack, found.before.known_on.isoformat()) == ("", "2021-03-31")


def test_neither_is_refused(root: Path) -> None:
    with pytest.raises(UsageError):
        news(root, "last week")


def test_without_an_earlier_pack_there_is_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError) as caught:
        news(library(tmp_path))
    assert caught.value.findings[0].code == "digest-no-pack"


@pytest.mark.parametrize("form", ["plain", "md"])
def test_a_mail_names_the_target_its_old_and_its_new_status(root: Path, form: str) -> None:
    text = digest_text(news(root, "out/2021-02"), Face(form, "zh"))
    line = next(line for line in text.splitlines() if "L2" in line)
    assert "活动场次" in line
    assert line.index("达序时") < line.index("严重滞后")
    assert "新增滞后 1 项" in text
    assert "样例数据" in text


def test_no_news_is_said(root: Path) -> None:
    assert "3 项指标的判定都没有变化" in digest_text(news(root, "out/2021-06"), Face("plain", "zh"))


def test_for_programs(root: Path) -> None:
    record = json.loads(digest_text(news(root, "out/2021-02"), Face("json", "zh")))
    behind = record["items"][0]
    assert (behind["kind"], behind["was"]["status"], behind["now"]["actual"]) == ("behind", "on_track", 3)
    assert record["before"]["pack"] == "out/2021-02"
    assert record["compared"] == 3
