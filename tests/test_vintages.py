"""An earlier report made again: what came later can not be seen in it, not in a figure and not in a finding."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.faces_progress import report_text
from tanjcli.app.report import Report, Request, report
from tanjcli.app.workspace import find_workspace
from tanjcli.core.errors import MissingInputError

ROOT = Path(__file__).parents[1]
THEN = date(2021, 8, 18)


def of(folder: Path, **asked: date) -> Report:
    return report(find_workspace(folder / "targets.yaml", folder), Request(as_of=date(2021, 7, 31), **asked))


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample county as it lay there on 18 August 2021."""
    folder = tmp_path_factory.mktemp("then")
    shutil.copy(ROOT / "targets.yaml", folder)
    came_later = [p.name for p in (ROOT / "data").iterdir() if p.is_dir() and date.fromisoformat(p.name) > THEN]
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns(*came_later))
    return folder


@pytest.mark.parametrize("kind", ["json", "csv", "md"])
def test_july_made_again_in_october_is_july_to_the_byte(then: Path, kind: str) -> None:
    face = Face(kind, "zh")
    assert report_text(of(ROOT, known_on=THEN), "", face) == report_text(of(then), "", face)


def test_a_day_before_the_first_delivery_is_refused_by_name() -> None:
    with pytest.raises(MissingInputError) as caught:
        of(ROOT, known_on=date(2019, 1, 1))
    assert [finding.code for finding in caught.value.findings] == ["usage-nothing-known"]
