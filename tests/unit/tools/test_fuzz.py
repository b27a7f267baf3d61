"""The oracle fuzzer: its answers are its own, its eyes are open, and the program passes a first round of it."""

from __future__ import annotations

import ast
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tools.fuzz import firms, verdict
from tools.fuzz.__main__ import account, main, run_seeds
from tools.fuzz.case import make_case
from tools.fuzz.crossed import Crossed
from tools.fuzz.crossed_verdict import judge_crossed
from tools.fuzz.truth import Case, Cell, Fate, Line, Slot
from tools.fuzz.verdict import GOOD, Read, Verdict, judge

FUZZ = Path(verdict.__file__).parent
HALF = Slot(Decimal(5))


def test_sixty_files_meet_their_oracle() -> None:
    """Thousands more: ``python -m tools.fuzz --seeds 1-10000``."""
    outcomes = run_seeds(range(1, 61))
    assert [why for outcome in outcomes for why in outcome.failures] == []
    seen = {v for outcome in outcomes for v, n in outcome.counts.items() if n}
    assert seen == set(GOOD)


def test_figures_that_run_across_meet_theirs(tmp_path: Path) -> None:
    """Each has a key and a cell of its own, whichever way the table lies."""
    outcomes = [judge_crossed(Crossed(seed), tmp_path) for seed in range(1, 31)]
    assert [why for outcome in outcomes for why in outcome.failures] == []
    assert {Crossed(seed).shape for seed in range(1, 31)} == {"wide", "turned", "measures"}


def test_another_figure_than_was_written_is_silently_wrong(tmp_path: Path) -> None:
    """The oracle of crossed tables can fail."""
    made = next(one for one in map(Crossed, range(1, 99)) if not one.fault)
    place, figure = next((at, one) for at, one in made.figures.items() if one.slot.value)
    made.figures[place] = replace(figure, slot=Slot(Decimal(-1)))
    outcome = judge_crossed(made, tmp_path)
    assert outcome.counts[Verdict.WRONG] == len(outcome.failures) == 1


def test_a_seed_makes_the_same_case_every_time() -> None:
    assert make_case(7) == make_case(7)
    assert make_case(7) != make_case(8)


def test_the_truth_never_asks_the_program() -> None:
    """Only the part that runs the program may import it."""
    for path in FUZZ.glob("*.py"):
        names = [n for node in ast.walk(ast.parse(path.read_text("utf-8"))) for n in _imported(node)]
        assert path.name.endswith("verdict.py") or not any(name.startswith("tanjcli") for name in names), path.name


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def test_made_up_codes_pass_both_checks() -> None:
    from stdnum.cn import uscc

    assert all(uscc.is_valid(firms.code(n)) for n in range(1000, 1500))


@pytest.mark.parametrize(
    ("slot", "seen", "errors", "expected"),
    [
        (HALF, Decimal(5), [], Verdict.RIGHT),
        (HALF, Decimal(50), [], Verdict.WRONG),
        (HALF, None, [], Verdict.LOST),
        (HALF, None, [("A1", "x")], Verdict.OVER),
        (Slot(), None, [], Verdict.ABSENT),
        (Slot(), Decimal(0), [], Verdict.WRONG),
        (Slot(bad=True), None, [("A1", "x")], Verdict.REFUSED),
        (Slot(bad=True), None, [("B1", "x")], Verdict.LOST),
        (Slot(bad=True), Decimal(5), [("A1", "x")], Verdict.WRONG),
        (replace(HALF, either=True), None, [("A1", "x")], Verdict.REFUSED),
    ],
)
def test_a_cell_is_judged_by_value_and_address(
    slot: Slot, seen: Decimal | None, errors: list[tuple[str, str]], expected: Verdict
) -> None:
    """A wrong value is worse than none, and none without a word at its own cell is worse than a refusal."""
    case = Case(1, "x.csv", "csv", places={"month": 0})
    line = Line([Cell("5")], Fate.USED, {"month": slot})
    read = Read({1: {"month": seen}}, {1: errors}, {}, refused=False)
    assert verdict._row(case, read, 1, line)[0] is expected


@pytest.mark.parametrize(
    ("line", "rows", "errors", "codes", "expected"),
    [
        (Line([], Fate.USED), {}, {}, {}, Verdict.LOST),
        (Line([], Fate.USED), {}, {1: [("A1", "x")]}, {}, Verdict.OVER),
        (Line([], Fate.REFUSED, named=("code",)), {}, {1: [("A1", "x")]}, {}, Verdict.REFUSED),
        (Line([], Fate.REFUSED, named=("code",)), {}, {1: [("B1", "x")]}, {}, Verdict.UNADDRESSED),
        (Line([], Fate.REFUSED, named=("code",)), {1: {}}, {1: [("A1", "x")]}, {}, Verdict.WRONG),
        (Line([], Fate.LEFT_OUT), {1: {}}, {}, {}, Verdict.WRONG),
        (Line([], Fate.LEFT_OUT, total=False), {}, {}, {}, Verdict.TOTAL),
        (Line([], Fate.LEFT_OUT, total=True), {}, {}, {1: {"total-mismatch"}}, Verdict.TOTAL),
        (Line([], Fate.LEFT_OUT, total=False), {}, {}, {1: {"total-mismatch"}}, Verdict.LEFT_OUT),
    ],
)
def test_a_row_is_judged_by_its_fate(line: Line, rows: dict, errors: dict, codes: dict, expected: Verdict) -> None:
    """Used, refused and left out are three things, and totals are believed only when they add up."""
    case = Case(1, "x.csv", "csv", places={"code": 0})
    assert verdict._row(case, Read(rows, errors, codes, refused=False), 1, line)[0] is expected


def test_a_traceback_is_caught_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Read:
        raise RuntimeError("boom")

    monkeypatch.setattr(verdict, "_ingested", fail)
    outcome = judge(make_case(1), tmp_path)
    assert set(outcome.counts) == {Verdict.CRASH}
    assert "boom" in outcome.failures[0]


def test_the_command_prints_an_account_and_says_whether_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seeds", "3-5", "--jobs", "1"]) == 0
    assert capsys.readouterr().out.startswith("6 files, ")


def test_failures_are_named_by_seed() -> None:
    outcome = verdict.Outcome(9, failures=["row 3: silently wrong"])
    assert account(1, outcome.counts, [outcome]).endswith("seed 9: row 3: silently wrong")
