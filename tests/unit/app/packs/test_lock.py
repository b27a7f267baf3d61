"""One run at a time: the second waits or is told by whom it is kept out; a killed holder keeps nobody out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tanjcli.app.packs.lock import LOCK_NAME, Holder, run_lock
from tanjcli.core.errors import BusyError
from tests.functional.running import REPO

ME = Holder(123, "desk", "2021-07-20T08:00:00+00:00")
HOLD = """
import sys, time
from pathlib import Path
from tanjcli.app.packs.lock import Holder, run_lock
with run_lock(Path(sys.argv[1]), Holder(77, "cron-host", "2021-07-20T07:00:00+00:00")):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(folder: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the lock of ``folder``."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")}
    running = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], env=env, stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline() == b"held\n"
    return running


def test_whoever_comes_second_is_told_who_was_first(tmp_path: Path) -> None:
    with run_lock(tmp_path, ME), pytest.raises(BusyError) as caught, run_lock(tmp_path, Holder(9, "x", "y")):
        pass
    assert caught.value.findings[0].params == {"pid": "123", "host": "desk", "since": "2021-07-20T08:00:00+00:00"}


def test_a_lock_let_go_of_is_free(tmp_path: Path) -> None:
    for _ in range(2):
        with run_lock(tmp_path, ME):
            assert (tmp_path / LOCK_NAME).is_file()


def test_a_failure_inside_lets_go_of_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), run_lock(tmp_path, ME):
        raise ZeroDivisionError
    with run_lock(tmp_path, ME):
        pass


def test_whoever_may_wait_gets_it_when_it_is_free(tmp_path: Path) -> None:
    entered = threading.Event()

    def first() -> None:
        with run_lock(tmp_path, ME):
            entered.set()
            time.sleep(0.3)

    running = threading.Thread(target=first)
    running.start()
    entered.wait()
    with run_lock(tmp_path, ME, wait=30):
        pass
    running.join()


def test_a_holder_killed_leaves_it_free_at_once(tmp_path: Path) -> None:
    other = holder(tmp_path)
    with pytest.raises(BusyError) as caught, run_lock(tmp_path, ME):
        pass
    assert caught.value.findings[0].params["host"] == "cron-host"
    other.send_signal(signal.SIGKILL)
    other.wait()
    with run_lock(tmp_path, ME):
        pass


def test_a_lock_file_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError), run_lock(tmp_path, ME):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_an_unreadable_note_of_the_holder_hides_nothing_else(tmp_path: Path) -> None:
    with run_lock(tmp_path, ME):
        (tmp_path / ".tanj-lock-holder").write_text("not json")
        with pytest.raises(BusyError) as caught, run_lock(tmp_path, ME):
            pass
    assert caught.value.findings[0].params["pid"] == "?"
