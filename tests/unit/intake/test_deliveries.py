"""Deliveries: dated folders, sorted, nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tanjcli.intake.deliveries import find_deliveries
from tests.unit.intake.builders import codes


def make(root: Path, *names: str) -> Path:
    """Files below ``root/data``; their content is their name."""
    for name in names:
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return root / "data"


def test_files_in_order_of_receipt_then_name(tmp_path: Path) -> None:
    """The order of the disk does not matter."""
    data = make(tmp_path, "2021-08-18/a.csv", "2021-07-18/b.csv", "2021-07-18/a.csv")
    found, findings = find_deliveries(data, tmp_path)
    assert [d.file for d in found] == ["data/2021-07-18/a.csv", "data/2021-07-18/b.csv", "data/2021-08-18/a.csv"]
    assert found[0].received.isoformat() == "2021-07-18"
    assert len({d.sha256 for d in found}) == 3
    assert findings == ()


def test_lock_files_hidden_files_and_ignored_files_are_passed_over(tmp_path: Path) -> None:
    """What an open workbook leaves behind is no delivery."""
    data = make(
        tmp_path, "2021-07-18/~$a.xlsx", "2021-07-18/.DS_Store", "README.md", "2021-07-18/.git/x", "sources.yaml"
    )
    assert find_deliveries(data, tmp_path, ("README.md", "*.yaml")) == ((), ())


def test_files_without_a_date_are_named(tmp_path: Path) -> None:
    """A file whose day of receipt is unknown cannot be placed in time."""
    data = make(tmp_path, "a.csv", "2021-13-01/b.csv", "misc/c.csv")
    found, findings = find_deliveries(data, tmp_path)
    assert found == ()
    assert codes(findings) == ["delivery-undated"] * 3


def test_links_out_of_the_workspace_are_refused(tmp_path: Path) -> None:
    """A link may point anywhere inside, nowhere outside, and not nowhere."""
    root = tmp_path / "root"
    data = make(root, "2021-07-18/a.csv")
    (tmp_path / "secret.csv").write_text("x", encoding="utf-8")
    (data / "2021-07-18" / "b.csv").symlink_to(tmp_path / "secret.csv")
    (data / "2021-07-18" / "c.csv").symlink_to(data / "none.csv")
    (data / "2021-07-18" / "d.csv").symlink_to(data / "2021-07-18" / "a.csv")
    found, findings = find_deliveries(data, root)
    assert [d.file[-5:] for d in found] == ["a.csv", "d.csv"]
    assert codes(findings) == ["delivery-outside", "delivery-irregular"]


def test_pipes_are_not_read(tmp_path: Path) -> None:
    """A named pipe would hang the run."""
    data = make(tmp_path, "2021-07-18/a.csv")
    os.mkfifo(data / "2021-07-18" / "pipe.csv")
    assert codes(find_deliveries(data, tmp_path)[1]) == ["delivery-irregular"]


def test_a_file_that_may_not_be_opened_is_a_finding_and_not_the_end(tmp_path: Path) -> None:
    """The others are still delivered; whoever runs as root may open everything."""
    data = make(tmp_path, "2021-07-18/a.csv", "2021-07-18/b.csv", "2021-08-18/c.csv")
    (data / "2021-07-18" / "b.csv").chmod(0)
    (data / "2021-08-18").chmod(0)
    try:
        found, findings = find_deliveries(data, tmp_path)
    finally:
        (data / "2021-08-18").chmod(0o700)
    if os.geteuid() == 0:
        pytest.skip("nothing is closed to root")
    assert [d.file for d in found] == ["data/2021-07-18/a.csv"]
    assert codes(findings) == ["file-unreadable", "delivery-unreadable"]
