"""Files read side by side give what they give one after the other, and trouble is left to whoever reads in turn."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from queue import SimpleQueue

import pytest
from pandas.testing import assert_frame_equal

from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.ingest import ingest_reads, read_delivery, reading_kit
from tanjcli.intake.read_ahead import ReadAhead, read_ahead, read_there, readers
from tanjcli.intake.tables.stretch import Kit
from tests.unit.intake import hostile
from tests.unit.intake.builders import PLACES, UNITS, A, B, sources, table, text, xls, xlsx
from tests.unit.intake.marked import page

ROOT = Path(__file__).parents[3]
KIT = reading_kit(sources(), {"places": PLACES}, UNITS)


def deliver(folder: Path, *files: bytes) -> list[Delivery]:
    """One delivery a month, called as the recipe expects."""
    deliveries = []
    for month, data in enumerate(files, 1):
        path = folder / f"产值_2021年{month}月.xlsx"
        path.write_bytes(data)
        received = date(2021 + (month + 1) // 12, (month + 1) % 12 + 1, 18)
        deliveries.append(Delivery(path, f"data/{path.name}", received, hashlib.sha256(data).hexdigest()))
    return deliveries


def month(number: int, value: float) -> list[list[object]]:
    return table([A, "甲", "东样镇", value], [B, "乙", "西样", value * 2], title=[f"2021年1-{number}月产值（万元）"])


def mixed(folder: Path) -> list[Delivery]:
    """Good files of several kinds, one that came twice, hostile ones, one of an unknown kind."""
    good = [write(month(n, n * 1.5)) for n, write in enumerate([xlsx, xls, text] * 4, 1)]
    bad = [kind() for kind, _ in list(hostile.REFUSED.values())[:4]]
    return deliver(folder, *good, good[0], *bad, b"", page("<table><tr><td>1</table>").encode(), b"a,b\n1,2\n")


def test_side_by_side_gives_what_one_after_the_other_gives(tmp_path: Path) -> None:
    """Same ledgers, findings, accounts and reads, in the same order; every file is announced in its turn."""
    deliveries = mixed(tmp_path)
    heard: list[str] = []
    slow, slow_reads = ingest_reads(deliveries, KIT)
    with read_ahead(deliveries, KIT, 3) as done:
        assert done is not None
        fast, fast_reads = ingest_reads(deliveries, KIT, heard.append, done)
    assert heard == [delivery.file for delivery in deliveries]
    assert fast_reads == slow_reads
    assert (fast.findings, fast.accounts, fast.sources) == (slow.findings, slow.accounts, slow.sources)
    assert fast.ledgers["output"].strips == slow.ledgers["output"].strips
    assert_frame_equal(fast.ledgers["output"].frame, slow.ledgers["output"].frame)
    assert len(slow.ledgers["output"].frame) == 24


def test_few_files_are_not_worth_it(tmp_path: Path) -> None:
    """Below two children's worth of files nothing is started."""
    with read_ahead(deliver(tmp_path, *(xlsx(month(n, n)) for n in range(1, 13))), KIT, 4) as done:
        assert done is None
    with read_ahead(mixed(tmp_path), KIT, 1) as done:
        assert done is None


def test_readers_wait_for_files_that_are_named_later(tmp_path: Path) -> None:
    """Few files or many, in one batch or in two; a file is handed out once."""
    deliveries = deliver(tmp_path, *(xlsx(month(n, n)) for n in range(1, 4)))
    with readers(KIT, 2) as ahead:
        assert ahead is not None
        ahead.begin(deliveries[:1])
        assert ahead.get(deliveries[0].sha256) == read_delivery(deliveries[0], KIT)
        ahead.begin(deliveries[1:])
        assert [ahead.get(d.sha256) for d in deliveries[1:]] == [read_delivery(d, KIT) for d in deliveries[1:]]
        assert ahead.get(deliveries[0].sha256) is None
    with readers(KIT, 1) as ahead:
        assert ahead is None


def ask(delivery: Delivery, kit: Kit = KIT, limits: Limits | None = None) -> object:
    """What a reader ahead answers about one file."""
    fences: SimpleQueue[Fence] = SimpleQueue()
    with Fence(limits or Limits()) as fence, ThreadPoolExecutor(1) as pool:
        fences.put(fence)
        return ReadAhead([delivery], kit, fences, pool).get(delivery.sha256)


def test_a_file_that_is_no_longer_what_was_listed_is_no_answer(tmp_path: Path) -> None:
    """Its bytes are not those of its hash."""
    (delivery,) = deliver(tmp_path, xlsx(month(1, 1)))
    assert ask(delivery) == read_delivery(delivery, KIT)
    delivery.path.write_bytes(xlsx(month(1, 2)))
    assert ask(delivery) is None
    delivery.path.unlink()
    assert ask(delivery) is None


def test_a_reader_that_dies_is_no_answer(tmp_path: Path) -> None:
    """The file is read again in its turn, where the trouble is told."""
    (delivery,) = deliver(tmp_path, xlsx(month(1, 1)))
    assert ask(delivery, limits=Limits(memory_bytes=1)) is None


def test_a_bug_of_ours_is_no_answer(tmp_path: Path) -> None:
    """It happens again where it ends the run with its traceback, and is not taken for a fault of the file."""
    (delivery,) = deliver(tmp_path, xlsx(month(1, 1)))
    broken = Kit(None, {}, UNITS)  # type: ignore[arg-type]
    assert ask(delivery, broken) is None
    with pytest.raises(AttributeError):
        read_delivery(delivery, broken)


def test_a_large_table_is_understood_in_front_of_the_fence(tmp_path: Path) -> None:
    """Limits of time and memory are for reading."""
    (delivery,) = deliver(tmp_path, b"a,b,c,d,e,f,g,h,i,j\n" * 20_001)
    assert read_there(delivery, b"") is None


def test_what_nobody_asks_for_ends_with_the_block(tmp_path: Path) -> None:
    """No thread is left behind, also when something goes wrong."""
    before = set(threading.enumerate())
    with pytest.raises(LookupError), read_ahead(mixed(tmp_path), KIT, 2):
        raise LookupError
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(5)  # a watchdog that was called off needs a moment to go
    assert not [thread for thread in left if thread.is_alive()]


FORKING = """
import os
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.limits import Limits
from tests.unit.intake import test_fence as given
with Fence(Limits(wall_seconds=4)) as first, Fence() as second:
    first.fork()
    second.fork()
    pids = {first.run("a", given.child_id), second.run("a", given.child_id), first._child.pid, second._child.pid}
    print(len(pids), type(first._child).__name__, os.getpid() in pids)
    print(first.run("b", given.abort).params["reason"], first.run("c", given.eat, 2_000_000_000).code)
    print(second.run("a", given.chat), second.run("b", given.echo, "x" * 100_000) == "x" * 100_000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks only there")
def test_a_forked_child_is_a_fence_like_any_other() -> None:
    """Two live side by side; one that dies is a finding and is followed by a fresh one; nothing is printed twice."""
    command = [sys.executable, "-c", "print('once')\n" + FORKING]
    path = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": ""}
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=path)
    assert done.stdout.split("\n") == ["once", "2 Forked False", "SIGABRT reader-out-of-memory", "0 True", ""]
