"""Run two commands in turn as whole processes and compare them pair by pair."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Command = Sequence[str]


@dataclass(frozen=True)
class Run:
    """One finished process: wall and CPU seconds, peak memory in MB."""

    wall: float
    cpu: float
    peak: float


def run(command: Command) -> Run:
    """Run a command to its end, its output thrown away. Raises ``RuntimeError`` on a non-zero exit."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = process.stderr.read().decode(errors="replace") if process.stderr else ""
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {message[-500:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(title: str, ours: Command, anchor: Command, runs: int, before: Callable[[], None] = lambda: None) -> None:
    """Print medians of both sides and of the ratio ours/anchor; ``before`` runs before each of ours, untimed."""
    pairs = []
    for _ in range(runs + 1):
        before()
        pairs.append((run(ours), run(anchor)))
    pairs = pairs[1:]  # the first pair only warms the file cache
    print(f"{title}  ({runs} pairs)")
    for name in ("wall", "cpu", "peak"):
        mine = [getattr(a, name) for a, _ in pairs]
        theirs = [getattr(b, name) for _, b in pairs]
        ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
        unit = "MB" if name == "peak" else "s "
        ours_text = f"{statistics.median(mine):8.2f} {unit}"
        anchor_text = f"{statistics.median(theirs):8.2f} {unit}"
        print(f"  {name:4}  ours {ours_text}  anchor {anchor_text}  ratio {ratio:.2f}")
