"""Anyone can verify the account from the JSON alone: of every file, rows in = used + excluded + rejected."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.mill import Said, tanj, workspace

HERE = Path(__file__).parents[1]
ROOT = HERE.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PUBLIC = sorted(path.name for path in CORPUS.glob("*.[xc]*")) if CORPUS.is_dir() else []
RECORD = (
    "id", "severity", "code", "file", "sha256", "sheet", "cell", "line", "record", "column", "raw", "reason", "remedy",
    "run_id",
)  # fmt: skip


def assert_balanced(file: dict[str, Any]) -> None:
    """Every account of a file balances; of its tables each row is there with its fate, which add up to the account."""
    for account in file["accounts"]:
        excluded = sum(account["excluded"].values())
        assert account["rows_in"] == account["used"] + excluded + account["rejected"], account
    for table in file["tables"]:
        fates = Counter(row["fate"] for row in table["rows"])
        stated = {"used": table["used"], "rejected": table["rejected"], **table["excluded"]}
        assert fates == Counter({fate: count for fate, count in stated.items() if count}), table["recipe"]
        assert len({row["row"] for row in table["rows"]}) == len(table["rows"]) == table["rows_in"]
        rejected = [row for row in table["rows"] if row["fate"] == "rejected"]
        assert all(row["reasons"] for row in rejected) or any(f["severity"] == "error" for f in file["findings"])
    told = [(a["sheet"], a["range"], a["recipe"], a["rows_in"]) for a in file["accounts"]]
    assert all((t["sheet"], t["range"], t["recipe"], t["rows_in"]) in told for t in file["tables"])
    unread = {account["sheet"] for account in file["accounts"]}
    assert file["refused"] or set(file["sheets"]) <= unread | {name for name in file["sheets"] if not file["tables"]}


def checked(root: Path, *files: str) -> list[dict[str, Any]]:
    """The files as ``tanj check`` tells them, with every row."""
    said = tanj(root, "check", *files, "--rows", "-f", "json")
    assert said.code in (0, 3, 65), said.err
    found: list[dict[str, Any]] = said.json["files"]
    return found


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose recipes read some of the public files."""
    root = tmp_path_factory.mktemp("public")
    shutil.copytree(HERE / "corpus_workspace", root, dirs_exist_ok=True)
    return root


@pytest.mark.skipif(not PUBLIC, reason="the shared corpus is not beside the project")
def test_the_account_of_every_public_file_balances(public: Path) -> None:
    """Those too that no recipe reads: all their rows are unclaimed, none is lost."""
    files = checked(public, *(str(CORPUS / name) for name in PUBLIC))
    assert [Path(file["file"]).name for file in files] == PUBLIC
    for file in files:
        assert_balanced(file)
        assert file["accounts"], file["file"]
    assert sum(bool(file["tables"]) for file in files) > 4


def test_the_account_of_every_sample_file_balances(tmp_path: Path) -> None:
    shutil.copy(ROOT / "targets.yaml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    accounts = tanj(tmp_path, "check", "-f", "json").json["sheets"]
    for account in accounts:
        assert account["rows_in"] == account["used"] + sum(account["excluded"].values()) + account["rejected"]
    latest = {account["recipe"]: account["file"] for account in accounts if account["recipe"]}
    files = checked(tmp_path, *sorted(set(latest.values())))
    assert len(files) > 10
    for file in files:
        assert_balanced(file)


def spoilt(root: Path) -> Path:
    """The mill county with a list in which every kind of row occurs."""
    lines = "编号,日期\nV1,2021-02-03\nV1,2021-02-03\nV2,约三月\n,2021-06-07\nV4\nV5,2021-06-08\n合计,\n\n注:样例数据\n"
    workspace(root)
    (root / "visits.csv").write_text(lines, encoding="utf-8")
    (root / "visits.csv").rename(root / "参观_2021年1-6月.csv")
    return root


def test_every_row_has_one_fate_and_a_rejected_one_its_reason(tmp_path: Path) -> None:
    (file,) = checked(spoilt(tmp_path), "参观_2021年1-6月.csv")
    assert_balanced(file)
    rows = {row["line"]: row for row in file["tables"][0]["rows"]}
    assert [rows[line]["fate"] for line in range(1, 11)] == [
        "header", "used", "duplicate", "rejected", "rejected", "rejected", "used", "total", "blank", "note",
    ]  # fmt: skip
    assert [rows[line]["reasons"][0]["code"] for line in (4, 5, 6)] == [
        "date-unreadable", "required-missing", "row-width",
    ]  # fmt: skip


def records(said: Said) -> list[dict[str, str]]:
    """The lines of a reject record."""
    return list(csv.DictReader(io.StringIO(said.out)))


def test_the_reject_record_has_every_error_and_warning_by_its_place(tmp_path: Path) -> None:
    """As CSV, the same as the findings of the JSON, under the same ids."""
    root, name = spoilt(tmp_path), "参观_2021年1-6月.csv"
    said = tanj(root, "check", name, "-f", "csv", "--lang", "en")
    lines = records(said)
    assert tuple(lines[0]) == RECORD
    document = tanj(root, "check", name, "-f", "json", "--lang", "en").json
    found = {f["id"]: f for f in document["files"][0]["findings"] if f["severity"] != "note"}
    assert {line["id"] for line in lines} == set(found)
    assert {line["run_id"] for line in lines} == {document["run_id"]}
    for line in lines:
        place = found[line["id"]]["place"]
        assert (line["file"], line["cell"], line["line"], line["record"]) == (
            place["file"], place["cell"], str(place["line"]), str(place["record"]),
        )  # fmt: skip
        assert len(line["sha256"]) == 64
        assert line["reason"]
        assert line["remedy"]
    (unread,) = (line for line in lines if line["code"] == "date-unreadable")
    assert (unread["column"], unread["raw"], unread["line"], unread["cell"]) == ("日期", "约三月", "4", "B4")


def test_the_reject_record_of_the_workspace(tmp_path: Path) -> None:
    """Without files: everything under data/; a file gets a byte order mark, standard output none."""
    root = spoilt(tmp_path)
    (root / "参观_2021年1-6月.csv").replace(root / "data/2021-07-20/参观_2021年1-6月.csv")
    assert len(records(tanj(root, "check", "-f", "csv"))) > 3
    assert tanj(root, "check", "-o", "rejects.csv").code == 3
    written = (root / "rejects.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig") == tanj(root, "check", "-f", "csv").out
    assert tanj(root, "check", "-f", "tsv").out.splitlines()[0] == "\t".join(RECORD)


def test_the_terminal_shows_twenty_and_the_count_of_all(tmp_path: Path) -> None:
    """Forty rejected rows: twenty with their places, and how many more there are; the record has all."""
    root = workspace(tmp_path)
    (root / "参观_2021年1-6月.csv").write_text("编号,日期\n" + "V,约\n" * 40, encoding="utf-8")
    name = "参观_2021年1-6月.csv"
    said = tanj(root, "check", name, "--lang", "en")
    assert said.out.count("[date-unreadable]") == 20
    assert "40" in said.out.rsplit("\n\n", 1)[-1]
    assert tanj(root, "check", name, "--all").out.count("[date-unreadable]") == 40
    assert len(records(tanj(root, "check", name, "-f", "csv"))) == 40


def test_raw_text_is_gated_and_at_most_200_characters(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    name = "参观_2021年1-6月.csv"
    (root / name).write_text("编号,日期\n=1+1,\u202e" + "约" * 300 + "\nV2,=cmd\n", encoding="utf-8")
    first, second = records(tanj(root, "check", name, "-f", "csv"))
    assert first["raw"].startswith("\\u202e约")
    assert len(first["raw"]) <= 200 + len("\\u202e")
    assert second["raw"] == "'=cmd"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--rows",), "--rows"),
        (("--annotate", "x.xlsx"), "--annotate"),
        (("--received", "2021-07-01"), "--received"),
        (("参观_2021年1-6月.csv", "--rows"), "--rows"),
        (("参观_2021年1-6月.csv", "--rows", "-f", "csv"), "--rows"),
    ],
)
def test_an_option_is_never_passed_over_in_silence(words: tuple[str, ...], named: str, tmp_path: Path) -> None:
    said = tanj(spoilt(tmp_path), "check", *words)
    assert (said.code, said.out) == (2, "")
    assert named in said.err
    assert not (tmp_path / "x.xlsx").exists()
