"""``tanj map`` from the outside: three faces of one survey, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tanjcli.app.faces import Face
from tanjcli.app.trying.map import limits_around, map_file, mapped_text
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, MissingInputError
from tanjcli.intake.files.limits import DEFAULT_LIMITS
from tests.functional.running import tanj

CSV = "样例表\n单位：万元\n年份,产值,利润\n2020年,5.5,1.5\n2021年,6.5,1.6\n注：样例\n"
KEYS = (
    "sheet header_rows context_rows note_rows source_rows data_range data_rows "
    "period_axis period_first period_last unit columns"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "产值.csv"
    path.write_bytes(CSV.encode("gb18030"))
    return path


def test_json_has_every_key_of_a_table(file: Path) -> None:
    ran = tanj("map", file.name, "--format", "json", cwd=file.parent)
    assert ran.code == 0
    (table,) = json.loads(ran.out)["tables"]
    assert set(KEYS.split()) <= set(table)
    assert (table["sheet"], table["header_rows"], table["context_rows"], table["note_rows"]) == (None, [3], [1, 2], [6])
    assert table["period_first"] == {"cell": "A4", "raw": "2020年", "period": "2020"}
    assert (table["unit"]["from"], table["unit"]["values"]) == ("context row 2", ["万元"])
    assert [c["role"] for c in table["columns"]] == ["period", "measure", "measure"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_draft_is_yaml_with_its_questions_marked(file: Path, lang: str) -> None:
    ran = tanj("map", file.name, "--lang", lang, cwd=file.parent)
    assert ran.code == 0
    assert yaml.safe_load(ran.out)["schema"] == "tanj-sources/1"
    assert "# decide: " in ran.out


def test_the_table_names_ranges_and_units(file: Path) -> None:
    text = mapped_text(map_file(file, file.name, None, DEFAULT_LIMITS), Face("table", "en"))
    assert "A4:C5" in text
    assert "row 2 above the header" in text


def test_it_is_written_to_a_file_and_overwrites_nothing_else(file: Path) -> None:
    assert tanj("map", file.name, "-o", "draft.yaml", cwd=file.parent).out == ""
    assert "ledgers:" in (file.parent / "draft.yaml").read_text(encoding="utf-8")


def test_a_missing_file_and_a_broken_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        map_file(tmp_path / "none.xlsx", "none.xlsx", None, DEFAULT_LIMITS)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(DataError):
        map_file(broken, "broken.xlsx", None, DEFAULT_LIMITS)
    said = tanj("map", "none.xlsx", cwd=tmp_path)
    assert (said.code, "none.xlsx" in said.err, "[usage-file-missing]" in said.err) == (66, True, True)


def test_the_limits_of_the_workspace_around_count(file: Path, workspace: Workspace) -> None:
    """Lowered here, because what is too large is quick to make; without a workspace, or words in it, the usual ones."""
    sources = workspace.sources.read_text(encoding="utf-8")
    assert limits_around(None, workspace.data) == DEFAULT_LIMITS
    workspace.sources.write_text(sources + "limits: {file_mb: 1}\n", encoding="utf-8")
    limits = limits_around(None, workspace.data)
    assert limits.file_bytes == 1_000_000
    assert limits_around(workspace.targets, file.parent) == limits
    large = workspace.root / "large.csv"
    large.write_bytes(CSV.encode() + b"\n" * 1_000_000)
    with pytest.raises(DataError) as refused:
        map_file(large, large.name, None, limits)
    assert [finding.code for finding in refused.value.findings] == ["file-too-big"]
    assert tanj("map", large.name, cwd=workspace.root).code == 65
    workspace.sources.write_text("limits: {columns: none}\n", encoding="utf-8")
    assert limits_around(None, workspace.data) == DEFAULT_LIMITS


def test_an_unknown_sheet_is_answered_with_the_known_ones(file: Path) -> None:
    ran = tanj("map", file.name, "--sheet", "没有", "--lang", "en", cwd=file.parent)
    assert ran.code == 2
    assert "--sheet" in ran.err
