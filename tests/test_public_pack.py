"""A public pack of the sample county: no firm in any of its files, hidden parts included, nor in its manifest."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.functional.running import REPO, process

# What every firm of the sample has in its name, and the form of every credit code.
NAME, CODE = re.compile("有限公司"), re.compile(r"\b(?=[0-9A-Z]*[A-Z])[0-9]{8}[0-9A-Z]{10}\b|\b91[0-9A-Z]{16}\b")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every file of the pack as text, those inside office files too."""
    out = tmp_path_factory.mktemp("public")
    ran = process("export", "--month", "2021-06", "--public", "--out-dir", str(out), "-q", cwd=REPO)
    assert (ran.code, ran.err) == (0, "")
    return {name: text for path in (out / "2021-06-public").iterdir() for name, text in texts(path)}


def texts(path: Path) -> list[tuple[str, str]]:
    if path.suffix not in (".xlsx", ".docx"):
        return [(path.name, path.read_text(encoding="utf-8-sig"))]
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return [(f"{path.name}/{part}", archive.read(part).decode()) for part in archive.namelist()]


def test_no_name_and_no_code_of_a_firm_is_in_any_part_of_any_file(packed: dict[str, str]) -> None:
    assert {name for name, text in packed.items() if NAME.search(text) or CODE.search(text)} == set()
    assert len(packed) > 20, "office files were opened"


def test_there_are_firms_to_be_found(tmp_path: Path) -> None:
    shown = process("explain", "T15", "--year", "2021", "--as-of", "2021-06", "-f", "json", cwd=REPO).out
    assert NAME.search(shown)
    assert CODE.search(shown)


def test_the_manifest_does_not_name_deliveries(packed: dict[str, str]) -> None:
    manifest = json.loads(packed["manifest.json"])
    assert [i["file"] for i in manifest["inputs"]] == ["*"]
    assert manifest["question"]["public"] is True
    assert "data/" not in packed["manifest.json"]


def test_what_a_town_withholds_is_told_nowhere_in_the_pack(packed: dict[str, str], tmp_path: Path) -> None:
    """Output by town and industry: most of these cells have one or two firms behind them."""
    asked = ("export", "--month", "2021-06", "--to", "json", "--out-dir", str(tmp_path), "-q")
    assert process(*asked, cwd=REPO).code == 0
    kept = json.loads((tmp_path / "2021-06" / "report.json").read_text(encoding="utf-8"))["rows"]
    known = {(row["ref"], share["key"]): share["value"] for row in kept for share in row["shares"]}
    shown = [(row["ref"], share) for row in json.loads(packed["report.json"])["rows"] for share in row["shares"]]
    withheld = [known[ref, share["key"]] for ref, share in shown if share["value_absent"] == "withheld"]
    amounts = [figure for figure in withheld if isinstance(figure, float) and figure % 1]
    assert len(amounts) >= 20, "amounts, that no other figure is by chance"
    assert [figure for figure in amounts if str(figure) in packed["report.json"]] == []


def test_the_headline_stays_where_no_town_may_be_shown(packed: dict[str, str]) -> None:
    """Firms over 100 m: one or two in nearly every town, so no town is told, and the county's number is."""
    (row,) = (row for row in json.loads(packed["report.json"])["rows"] if row["ref"] == "T15")
    assert (row["actual"], {share["value_absent"] for share in row["shares"]}) == (17, {"withheld"})


def test_a_withheld_row_says_why(packed: dict[str, str]) -> None:
    withheld = [row["ref"] for row in json.loads(packed["report.json"])["rows"] if row["actual_absent"] == "withheld"]
    lines = {line.split(" | ")[1]: line for line in packed["report.md"].splitlines() if line.startswith("| □")}
    assert [ref for ref in withheld if "涉及的对象不足 3 个,不公布" not in lines[ref]] == []
