"""The published and recomputed vectors, row by row, and the runner that replays them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests import certify
from tests.certification.method_rows import RULES

VECTORS = Path(__file__).parents[2] / "shared" / "vectors"
needs_vectors = pytest.mark.skipif(not VECTORS.is_dir(), reason="the shared vectors are not beside this clone")

COMPLETION = {
    "id": "X1",
    "method": "completion",
    "inputs": '{"actual": 10764, "target": 16900}',
    "expected": '{"completion_pct": 63.7}',
}


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@needs_vectors
@pytest.mark.parametrize("name", ["method.csv", "opensdg.csv"])
def test_every_shared_row_comes_out(name: str) -> None:
    rows = certify.replay_file(VECTORS / name)
    assert rows
    assert certify.lines(rows) == []


@pytest.mark.parametrize("name", ["own_method.csv", "own_opensdg.csv"])
def test_every_row_of_our_own_comes_out(name: str) -> None:
    """Answers recomputed from the stated rules with numpy and scipy, without a line of tanj."""
    rows = certify.replay_file(Path(__file__).parent / "certification" / name)
    assert len(rows) >= 16
    assert certify.lines(rows) == []


@needs_vectors
def test_every_method_of_the_shared_rows_has_a_rule() -> None:
    with (VECTORS / "method.csv").open(encoding="utf-8", newline="") as handle:
        assert {row["method"] for row in csv.DictReader(handle)} <= set(RULES)


@needs_vectors
def test_a_changed_number_in_any_shared_row_is_noticed() -> None:
    with (VECTORS / "method.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            expected = json.loads(row["expected"])
            name = next(key for key in expected if key != "tolerance_pp")
            expected[name] = "no such word" if isinstance(expected[name], str | list) else -99999
            assert not certify.replay_method(row | {"expected": json.dumps(expected)}).passed, row["id"]


@needs_vectors
def test_a_row_marked_to_differ_fails_once_the_mark_is_taken_away() -> None:
    with (VECTORS / "opensdg.csv").open(encoding="utf-8", newline="") as handle:
        marked = [row for row in csv.DictReader(handle) if row["tanj_expectation"].startswith("differ")]
    assert marked
    for row in marked:
        assert certify.replay_opensdg(row).passed, row["id"]
        assert not certify.replay_opensdg(row | {"tanj_expectation": "match"}).passed, row["id"]


def test_a_file_of_good_rows_ends_with_0_and_a_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert certify.main([str(write(tmp_path / "good.csv", [COMPLETION]))]) == 0
    assert capsys.readouterr().out == "good.csv: 1 rows: 1 passed, 0 failed, 0 unsupported\n"


def test_a_wrong_row_is_printed_with_field_expected_and_got(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = COMPLETION | {"expected": '{"completion_pct": 63.8}'}
    assert certify.main([str(write(tmp_path / "wrong.csv", [wrong]))]) == 1
    assert capsys.readouterr().out.startswith("X1 completion_pct: expected 63.8, got 63.69230769")


def test_an_unknown_method_is_reported_and_not_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unknown = COMPLETION | {"method": "astrology"}
    assert certify.main([str(write(tmp_path / "unknown.csv", [COMPLETION, unknown]))]) == 1
    out = capsys.readouterr().out
    assert "X1 astrology: unsupported method" in out
    assert "2 rows: 1 passed, 0 failed, 1 unsupported" in out


def test_an_input_that_cannot_be_computed_fails_its_row_and_no_other(tmp_path: Path) -> None:
    rows = certify.replay_file(write(tmp_path / "x.csv", [COMPLETION | {"inputs": "{}"}, COMPLETION]))
    assert [row.passed for row in rows] == [False, True]


def test_a_file_of_another_kind_is_refused_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert certify.main([str(write(tmp_path / "other.csv", [{"a": "1"}]))]) == 2
    assert "neither vector file" in capsys.readouterr().err
    assert certify.main([]) == 2


def test_an_expected_name_nobody_computes_is_a_mismatch() -> None:
    assert not certify.replay_method(COMPLETION | {"expected": '{"mood": 1}'}).passed


def test_numbers_count_to_their_printed_decimals_and_words_exactly() -> None:
    level = {
        "id": "L",
        "method": "level_method",
        "inputs": json.dumps({"y1": [1] * 12, "y2": [1, 1, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1], "target_12m": 14}),
        "expected": '{"early": "9 months 10.3 days", "rolling12_to_y2_mar": 15}',
    }
    assert certify.replay_method(level).passed
    assert not certify.replay_method(level | {"expected": '{"early": "9 months 10.4 days"}'}).passed
    assert not certify.replay_method(level | {"expected": '{"early": "9 Months 10.3 days"}'}).passed
