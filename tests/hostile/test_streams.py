"""check, add, map and template on bad streams: the code of the contract, and nothing is lost in silence."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.hostile.mill import tanj, workspace
from tests.hostile.test_surroundings import process

NAME = "参观_2021年1-5月.csv"
SPOILT = "编号,日期\nV\U00020bb71,2021-02-03\nV2,约\u202e三\n"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
CHECK, MAP = ("check", NAME, "--lang", "zh"), ("map", NAME, "--lang", "zh")
ADD = ("add", NAME, "--received", "2021-07-30", "--lang", "zh")
# What a process is in that knows no UTF-8, neither by its locale nor by a mode of the interpreter.
OLD = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mills, and a file with a fault whose name and cells are no ASCII."""
    made = workspace(tmp_path_factory.mktemp("streams"))
    (made / NAME).write_text(SPOILT, encoding="utf-8")
    return made


@FULL
def test_output_that_does_not_arrive_is_74_and_one_message(root: Path) -> None:
    """A full device, a closed stream: never a success, whatever there was to say."""
    asked = [(CHECK, ">/dev/full"), ((*CHECK, "-f", "csv"), ">&-"), (MAP, ">/dev/full"), (MAP, ">&-"), (ADD, ">&-")]
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda one: process(root, *one[0], shell=one[1]), asked))
    assert [code for code, _, _ in said] == [74] * len(asked)
    for _, out, err in said:
        assert (out, "Traceback" in err) == (b"", False)
        assert 0 < len(err.splitlines()) <= 3
    assert not (root / "data/2021-07-30").exists()


@FULL
def test_messages_that_do_not_arrive_change_no_code(root: Path) -> None:
    """The interpreter would end with 120 over what it could not write at its end."""
    for shell in ("2>/dev/full", "2>&-"):
        code, out, _ = process(root, *ADD, "--dry-run", shell=shell)
        assert code == 65
        assert "未入库".encode() in out or len(out) > 200


def test_a_reader_that_leaves_early_gets_what_it_wanted(root: Path) -> None:
    code, out, err = process(root, *MAP, shell="| head -c 20")
    assert (code, len(out), err) == (0, 20, "")


def test_a_gbk_console_gets_all_it_can_show(root: Path) -> None:
    """What it cannot encode is replaced where it stands; data for programs are UTF-8 all the same."""
    code, out, _ = process(root, *CHECK, PYTHONIOENCODING="gbk", LANG="zh_CN.GBK")
    shown = out.decode("gbk")
    assert code == 65
    assert f"{NAME}:3 / B3" in shown
    assert "约\\u202e三" in shown
    code, out, _ = process(root, *CHECK, "-f", "json", PYTHONIOENCODING="gbk")
    assert json.loads(out.decode("utf-8"))["files"][0]["file"] == NAME


def test_a_locale_without_chinese_reads_the_same(root: Path) -> None:
    """The bytes of a name on the command line mean what they mean under data/; the recipe still knows it."""
    plain = tanj(root, *CHECK, "-f", "json")
    code, out, _ = process(root, *CHECK, "-f", "json", **OLD)
    assert (code, out.decode("utf-8")) == (plain.code, plain.out)
    code, out, err = process(root, *MAP, **OLD)
    assert (code, NAME in out.decode("utf-8"), err) == (0, True, "")
    code, _, err = process(root, "template", "visits", "--month", "2021-06", "-o", "form.xlsx", **OLD)
    assert (code, "form.xlsx" in err) == (0, True)
