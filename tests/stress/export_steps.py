"""A pack killed at every single step of its writing: each open, rename, delete, change of mode, call of the system.

``python -m tests.stress.export_steps``. The steps are the audit events of the interpreter that name the output folder:
a forked process is killed right before the Nth of them, for every N until it gets through. With the exchange of two
names and without it; over an old pack as it was made and over one that a person has written into.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tanjcli.app.packs import atomic_folder
from tanjcli.app.packs.pack import Input, Manifest, find_pack, retirement
from tanjcli.app.packs.pack_build import Contents, place_pack
from tanjcli.app.packs.pack_formats import Sheaf
from tanjcli.app.report import Health, Report
from tests.unit.present.builders import county

HERS = "what a person wrote"
_MOST = 500


def contents(version: str) -> Contents:
    """The pack of a small county; another ``version`` makes another pack."""
    manifest = Manifest(version, {"period": "2021-11"}, (Input("targets.yaml", "aa"),), True, {})
    return Contents("2021-11", Sheaf(Report(county(), Health(0, 0, 0)), "en"), ("csv", "md"), manifest)


def place(out: Path, version: str) -> None:
    """What an export does under its lock."""
    kept: list[str] = []
    retire = retirement(out, kept)
    atomic_folder.sweep(out, retire)
    place_pack(out, contents(version), retire)


def killed_at(out: Path, step: int) -> bool:
    """Run the new export and kill it before its ``step``-th step; False when it has fewer."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, args: tuple[Any, ...]) -> None:
            nonlocal left
            named = any(isinstance(a, str | bytes | os.PathLike) and os.fsdecode(a).startswith(str(out)) for a in args)
            if named or event == "ctypes.call_function":
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        place(out, "new")
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def look(out: Path, *, edited: bool, gap: bool) -> str:
    """``old`` or ``new``, else what is wrong. ``gap``: two renames may leave no pack in sight until the next run."""
    found = find_pack(out / "2021-11") if (out / "2021-11").exists() else None
    if found is None or found.manifest is None:
        return "none in sight" if gap else "no pack"
    version = found.manifest.program_version
    if found.missing or found.edited - ({"report.md"} if edited and version == "old" else set()):
        return "torn"
    return version


def survives(out: Path, *, edited: bool) -> str:
    """After the next whole run: the new pack, nothing left over, what a person wrote still there."""
    place(out, "new")
    if look(out, edited=edited, gap=False) != "new":
        return "the next run failed"
    names = [path.name for path in out.iterdir()]
    if any(name.startswith(atomic_folder.RUN_PREFIX) for name in names):
        return "left over"
    texts = [path.read_text(encoding="utf-8") for path in out.glob("2021-11-edited-*/report.md")]
    return "" if texts == [HERS] * edited else "her words are lost" if edited else "a needless copy"


def every_step(*, edited: bool, exchange: bool) -> Counter[str]:
    """What was seen after a kill before each step."""
    seen: Counter[str] = Counter()
    swap = atomic_folder._exchange
    if not exchange:
        atomic_folder._exchange = lambda *_: False
    try:
        for step in range(1, _MOST):
            out = Path(tempfile.mkdtemp(prefix="tanj-steps-"))
            place(out, "old")
            if edited:
                (out / "2021-11" / "report.md").write_text(HERS, encoding="utf-8")
            killed = killed_at(out, step)
            seen[look(out, edited=edited, gap=not exchange)] += killed
            seen[survives(out, edited=edited)] += 1
            shutil.rmtree(out)
            if not killed:
                return +Counter({what: n for what, n in seen.items() if what})
    finally:
        atomic_folder._exchange = swap
    raise RuntimeError("the steps never end")


def main() -> int:
    """Print what was seen; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only over a pack that a person has written into")
    bad = 0
    for edited in (True,) if parser.parse_args().quick else (False, True):
        for exchange in (True, False):
            seen = every_step(edited=edited, exchange=exchange)
            print(f"edited={edited} exchange={exchange}: {dict(sorted(seen.items()))}")
            bad += sum(n for what, n in seen.items() if what not in {"old", "new", "none in sight"})
            bad += seen["none in sight"] > 1  # between the two renames, and nowhere else
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
