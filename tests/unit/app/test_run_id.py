"""The name of a run hangs on what was asked, of which bytes, of which program: on nothing else."""

from __future__ import annotations

from tanjcli.app.run_id import run_id

INPUTS = (("a.csv", "0" * 64), ("b.csv", "1" * 64))


def test_the_same_question_about_the_same_bytes_has_the_same_name() -> None:
    assert run_id({"year": 2021, "to": "csv"}, INPUTS, "1") == run_id({"to": "csv", "year": 2021}, iter(INPUTS), "1")


def test_another_question_other_bytes_or_another_program_has_another() -> None:
    names = {
        run_id({"year": 2021}, INPUTS, "1"),
        run_id({"year": 2022}, INPUTS, "1"),
        run_id({"year": 2021}, INPUTS[:1], "1"),
        run_id({"year": 2021}, INPUTS, "2"),
    }
    assert len(names) == 4
    assert all(len(name) == 12 for name in names)
