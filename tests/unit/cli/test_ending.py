"""What a run that nobody watches says at its end: a line for a log, a line and a code for a monitor."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from tanjcli.app.select import News
from tanjcli.cli.ending import Ending
from tanjcli.cli.terminal import Terminal
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place

NEWS = News(rows=31, behind=3, missed=0, rejected=17, data_to=date(2021, 6, 30))


def said(ending: Ending, code: ExitCode) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    state = ending.say(Terminal(out, err, {}, Path()), code)
    return state, out.getvalue(), err.getvalue()


def test_a_run_that_asked_for_nothing_says_nothing() -> None:
    assert said(Ending(), ExitCode.DATA) == (65, "", "")


def test_the_line_for_a_log_names_code_counts_and_files() -> None:
    ending = Ending(json_log=True, outputs=["out/2021-06/report.md"], run_id="abc", errors=3, rejects=17)
    state, out, err = said(ending, ExitCode.PARTIAL)
    assert (state, out) == (3, "")
    assert json.loads(err) == {
        "type": "exit", "code": 3, "name": "EX_PARTIAL", "errors": 3, "rejects": 17,
        "outputs": ["out/2021-06/report.md"], "run_id": "abc",
    }  # fmt: skip


WARNED = """\
TANJ WARNING - 3 of 31 behind; data to 2021-06 | behind=3;1;;0;31 missed=0;;1;0;31 rejects=17;;;0 age_days=12;35;65
"""


def test_the_line_for_a_monitor_has_counts_and_the_age_of_the_data() -> None:
    ending = Ending(nagios=True, news=NEWS, today=date(2021, 7, 12))
    assert said(ending, ExitCode.BEHIND)[:2] == (1, WARNED)


@pytest.mark.parametrize(
    ("code", "state", "word"),
    [
        (ExitCode.OK, 0, "OK"),
        (ExitCode.BEHIND, 1, "WARNING"),
        (ExitCode.MISSED, 2, "CRITICAL"),
        *((code, 3, "UNKNOWN") for code in ExitCode if code not in (0, 10, 11)),
    ],
)
def test_a_monitor_knows_three_codes_and_all_else_is_unknown(code: ExitCode, state: int, word: str) -> None:
    found, out, _ = said(Ending(nagios=True, news=NEWS), code)
    assert found == state
    assert out.startswith(f"TANJ {word} - ")


@pytest.mark.parametrize("news", [NEWS, None], ids=["news", "no news"])
@pytest.mark.parametrize("code", ExitCode)
def test_the_line_for_a_log_and_the_line_for_a_monitor_name_one_code(code: ExitCode, news: News | None) -> None:
    """Asked for both: the code of the run, its name on both lines, and the state that the shell gets beside it."""
    state, out, err = said(Ending(json_log=True, nagios=True, news=news), code)
    record = json.loads(err)
    assert (record["code"], record["name"], record["state"]) == (int(code), f"EX_{code.name}", state)
    if news is None or code not in (ExitCode.OK, ExitCode.BEHIND, ExitCode.MISSED):
        assert record["name"] in out


def test_a_failure_is_told_to_the_monitor_in_one_line_without_its_separator() -> None:
    ending = Ending(nagios=True)
    ending.failed([Finding("output-storage", Place(), {"reason": "a | b"}, "out")], "en")
    assert said(ending, ExitCode.IO)[1] == "TANJ UNKNOWN - EX_IO out: a / b\n"


def test_what_is_asked_for_is_known_before_the_command_line_is_understood() -> None:
    ending = Ending.asked(["export", "--nagois", "--json-log"])
    assert (ending.json_log, ending.nagios) == (True, False)


def test_nobody_listening_is_no_reason_to_fail() -> None:
    closed = io.StringIO()
    closed.close()
    assert Ending(nagios=True, news=NEWS).say(Terminal(closed, None, {}, Path()), ExitCode.OK) == 0
