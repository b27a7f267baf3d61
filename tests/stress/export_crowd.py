"""Many exports of one workspace at once, some of them killed, while an input changes under them.

``python -m tests.stress.export_crowd --processes 8 --runs 50``: after every run the visible pack is one of the two that
the inputs allow, whole; whoever finds the lock held ends with 75; a killed run keeps nobody out.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.functional.running import REPO
from tests.stress.export_kills import REVISED, fault, pack_id, workspace

COMMAND = (sys.executable, "-m", "tanjcli", "export", "--month", "2021-06", "--to", "json,csv,md", "-q", "--no-cache")
# 65: an input was changed again while it was read again.
_RIGHT = frozenset({"exit 0", "exit 65", "exit 75", "killed", "whole"})


def crowd(root: Path, processes: int, runs: int, seed: int) -> Counter[str]:
    """How ``processes`` × ``runs`` exports ended, and what was seen after each."""
    ids = {}
    for east in (70, 71):
        swap_in(root, east)
        subprocess.run(COMMAND, cwd=root, env=surroundings(), check=True)
        ids[east] = pack_id(root)

    def work(number: int) -> Counter[str]:
        chance, seen = random.Random(seed * 1000 + number), Counter[str]()
        for _ in range(runs):
            swap_in(root, chance.choice((70, 71)))
            seen[_ended(root, chance)] += 1
            seen[fault(root, ids[70], ids[71]) or "whole"] += 1
        return seen

    with ThreadPoolExecutor(processes) as pool:
        seen: Counter[str] = sum(pool.map(work, range(processes)), Counter())
    subprocess.run(COMMAND, cwd=root, env=surroundings(), check=True)
    left = [p.name for p in (root / "out").iterdir() if not p.name.startswith((".tanj-lock", "2021-06"))]
    seen["left over"] += len(left)
    seen["edited copies"] += len(list((root / "out").glob("*-edited-*")))
    return +seen


def wrong(seen: Mapping[str, int]) -> int:
    """How many times something happened that must not."""
    return sum(count for what, count in seen.items() if what not in _RIGHT)


def swap_in(root: Path, east: int) -> None:
    """Another figure for the east desk, whole for whoever reads it meanwhile."""
    beside = root / f".{random.getrandbits(64):x}"
    beside.write_text(f"窗口,办证数(件)\n东,{east}\n西,40\n", encoding="utf-8")
    beside.replace(root / REVISED)


def surroundings() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")}


def _ended(root: Path, chance: random.Random) -> str:
    wait = chance.choice(("0", "0", "30"))
    running = subprocess.Popen(
        [*COMMAND, "--lock-wait", wait], cwd=root, env=surroundings(), stderr=subprocess.DEVNULL, start_new_session=True
    )
    if chance.random() < 0.4:
        try:
            running.wait(chance.uniform(0, 4))
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
    code = running.wait()
    return "killed" if code < 0 else f"exit {code}"


def main() -> int:
    """Print how the runs ended; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with workspace() as root:
        seen = crowd(root, asked.processes, asked.runs, asked.seed)
    print(dict(sorted(seen.items())))
    return 1 if wrong(seen) else 0


if __name__ == "__main__":
    sys.exit(main())
