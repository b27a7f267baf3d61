"""Exports killed at random points: the visible pack is the old one, whole, or the new one, whole; nothing in between.

``python -m tests.stress.export_kills --points 200`` does it for every format by itself and for all together. A run is
one export in a forked process that is sent SIGKILL after a random part of the time a whole run takes, every second one
near its end, where files are written; in between, an input changes, so that there is always something to write. A run
that ended before its kill is no point: it is looked at, counted, and another follows that is killed sooner.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path

from tanjcli.app.packs.export import Desk, export
from tanjcli.app.packs.export_order import Order
from tanjcli.app.packs.lock import Holder
from tanjcli.app.packs.pack import find_pack
from tanjcli.app.packs.pack_formats import FORMATS
from tanjcli.app.workspace import Workspace
from tests.functional.workspaces import library

REVISED = "data/2021-04-10/cards_2021年3月.csv"
_LOCKS = {".tanj-lock", ".tanj-lock-holder"}
_PATIENCE_SECONDS = 10.0
_SOONER = 0.8


def revise(root: Path, east: int) -> None:
    """Another figure for the east desk: another pack."""
    (root / REVISED).write_text(f"窗口,办证数(件)\n东,{east}\n西,40\n", encoding="utf-8")


def run(root: Path, formats: tuple[str, ...]) -> None:
    """One export of June 2021."""
    order = Order(period="2021-06", formats=formats, usual="en")
    export(Workspace(root, root / "targets.yaml"), order, Desk(root / "out", "out", Holder(os.getpid(), "here", "now")))


def finished(root: Path, formats: tuple[str, ...]) -> None:
    """A whole export. In a process of its own too: a process that has started readers is no good for forking."""
    _, status = os.waitpid(forked(root, formats), 0)
    if status:
        raise RuntimeError(f"an export failed: {status}")


def forked(root: Path, formats: tuple[str, ...]) -> int:
    """The process id of an export in a process of its own, in a group of its own: its readers die with it."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    try:
        run(root, formats)
    except BaseException:  # noqa: BLE001 - a forked process must not run on
        os._exit(1)
    os._exit(0)


def fault(root: Path, old: str, new: str) -> str:
    """What is wrong with what can be seen: empty when it is one of the two packs, whole. ``old``, ``new``: run ids."""
    found = find_pack(root / "out" / "2021-06")
    if found.manifest is None:
        return "no manifest"
    if found.edited or found.missing:
        return f"torn: {sorted(found.edited | found.missing)}"
    return "" if found.manifest.run_id in (old, new) else "another pack"


def kill_at_random(root: Path, formats: tuple[str, ...], points: int, seed: int) -> Counter[str]:
    """``points`` kills that found a run alive: counts of ``old`` and ``new`` packs, and of everything that is wrong."""
    for module in ("pandas", "xlsxwriter", "jinja2", "tanjcli.plan.load", "tanjcli.intake.ingest"):
        import_module(module)  # once, for every fork
    chance, seen, whole = random.Random(seed), Counter[str](), 0.0
    ids: dict[int, str] = {}
    for east in (71, 70):
        revise(root, east)
        finished(root, formats)
        ids[east] = pack_id(root)
    numbers = count()
    while seen["killed"] < points:
        number = next(numbers)
        now = 70 if number % 2 else 71
        if number % 4 == 0:  # how long a run takes now
            revise(root, now)
            begun = time.monotonic()
            finished(root, formats)
            whole = min(time.monotonic() - begun, _PATIENCE_SECONDS)
            revise(root, 141 - now)
        finished(root, formats)  # the pack of what is there, and every orphan swept
        orphans = [p.name for p in (root / "out").iterdir() if p.name.startswith(".") and p.name not in _LOCKS]
        seen["orphan left after a whole run"] += len(orphans)
        seen["edited copies"] += len(list((root / "out").glob("*-edited-*")))
        old = pack_id(root)
        revise(root, now)
        child = forked(root, formats)
        time.sleep(whole * chance.uniform(0.8 if number % 4 < 2 else 0, 1.1))
        for target in (-child, child):
            try:
                os.kill(target, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                continue
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            seen["killed"] += 1
        else:
            seen["ended before"] += 1
            whole *= _SOONER  # the machine is faster than it was when a whole run was timed
        wrong = fault(root, old, ids[now])
        seen[wrong or ("old" if pack_id(root) == old else "new")] += 1
    return +seen


def pack_id(root: Path) -> str:
    """The run id of what can be seen."""
    manifest = find_pack(root / "out" / "2021-06").manifest
    return manifest.run_id if manifest else ""


@contextmanager
def workspace() -> Iterator[Path]:
    """A library to export from, gone afterwards."""
    root = Path(tempfile.mkdtemp(prefix="tanj-kills-"))
    try:
        yield library(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def main() -> int:
    """Print what was seen for each set of formats; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=[*FORMATS, "all"])
    asked = parser.parse_args()
    sets = {name: (name,) for name in FORMATS} | {"all": tuple(FORMATS)}
    right = {"old", "new", "killed", "ended before"}
    bad = 0
    for name in [asked.format] if asked.format else sets:
        with workspace() as root:
            seen = kill_at_random(root, sets[name], asked.points, asked.seed)
        bad += sum(seen[key] for key in seen.keys() - right)
        print(f"{name}: {dict(sorted(seen.items()))}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
