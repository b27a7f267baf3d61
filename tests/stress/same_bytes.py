"""The same inputs give the same bytes: packs made under other time zones, locales, hash seeds and folders compared.

``python -m tests.stress.same_bytes`` tries 4 × 3 × 3 × 2 of them, each in a process of its own with nothing else in its
environment; ``--few`` a handful. Modification times and the order in which a folder lists its files differ as well.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.functional.running import REPO
from tests.functional.workspaces import library

ZONES = ("Asia/Shanghai", "UTC", "America/Los_Angeles", "Pacific/Kiritimati")
LOCALES = ("C", "C.UTF-8", "zh_CN.GB18030")
SEEDS = ("0", "1", "4242")
FOLDERS = ("a", "另 一个/deep")
Place = tuple[str, str, str, str]


def everywhere() -> list[Place]:
    """Every combination."""
    return list(itertools.product(ZONES, LOCALES, SEEDS, FOLDERS))


def some() -> list[Place]:
    """Each value at least once."""
    return [(zone, LOCALES[i % 3], SEEDS[i % 3], FOLDERS[i % 2]) for i, zone in enumerate(ZONES)]


def packs(root: Path, places: Iterable[Place], formats: str) -> dict[str, dict[str, list[Place]]]:
    """File → sha256 → the places that made it so; every file has one sha256 when all is well."""
    made: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for number, place in enumerate(places):
        folder = root / str(number) / place[3]
        folder.mkdir(parents=True)
        exported(folder, place, formats)
        for path in (folder / "out" / "2021-06").iterdir():
            made[path.name][hashlib.sha256(path.read_bytes()).hexdigest()].append(place)
    return made


def exported(folder: Path, place: Place, formats: str) -> None:
    """One export of the library under ``folder`` in the surroundings of ``place``."""
    library(folder)
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=place[2] == "1")):
        os.utime(path, (number, number))
    zone, locale, seed, _ = place
    env = {"PYTHONPATH": str(REPO / "src"), "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "tanjcli", "export", "--month", "2021-06", "-q", "--no-cache"]
    done = subprocess.run(
        [*command, *(["--to", formats] if formats else [])], cwd=folder, env=env, capture_output=True, check=False
    )
    if done.returncode or done.stdout or done.stderr:
        raise RuntimeError(f"{place}: {done.returncode} {done.stdout!r} {done.stderr!r}")


def main() -> int:
    """Print every file with the number of its versions; 1 when one has more than one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--to", default="")
    asked = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="tanj-same-"))
    try:
        made = packs(root, some() if asked.few else everywhere(), asked.to)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for name, versions in sorted(made.items()):
        print(f"{name}: {len(versions)} version(s) in {sum(map(len, versions.values()))} packs")
        for digest, places in versions.items() if len(versions) > 1 else ():
            print(f"  {digest[:12]} {places[:4]}")
    return 1 if any(len(versions) > 1 for versions in made.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
