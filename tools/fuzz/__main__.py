"""``python -m tools.fuzz --seeds 1-1000 [--jobs N] [--keep DIR]``: exit code 1 when any row met a wrong end."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.fuzz.case import make_case
from tools.fuzz.crossed import Crossed
from tools.fuzz.crossed_verdict import judge_crossed
from tools.fuzz.verdict import GOOD, Outcome, Verdict, judge

_CHUNK = 20
_SHOWN = 60


def main(arguments: list[str] | None = None) -> int:
    """Run the seeds asked for and print the account."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seeds", default="1-1000", help="one seed, or first-last")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, help="a folder to keep the files of failing seeds in")
    chosen = parser.parse_args(arguments)
    first, _, last = chosen.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    counts: Counter[Verdict] = Counter()
    failing: list[Outcome] = []
    for outcome in _outcomes(seeds, chosen.jobs, chosen.keep):
        counts += outcome.counts
        failing += [outcome] if outcome.failures else []
    print(account(len(seeds), counts, failing))
    return 1 if failing else 0


def run_seeds(seeds: Iterable[int], keep: Path | None = None) -> list[Outcome]:
    """The outcome of each seed, one after the other; files of failing seeds stay in ``keep``."""
    outcomes = []
    with TemporaryDirectory(prefix="tanj-fuzz-") as folder:
        for seed in seeds:
            outcomes.append(judge(make_case(seed), Path(folder)))
            crossed = judge_crossed(Crossed(seed), Path(folder))
            outcomes[-1].counts += crossed.counts
            outcomes[-1].failures += crossed.failures
            for path in Path(folder).iterdir():
                if keep and outcomes[-1].failures:
                    (keep / path.name).write_bytes(path.read_bytes())
                path.unlink()
    return outcomes


def account(seeds: int, counts: Counter[Verdict], failing: list[Outcome]) -> str:
    """How many rows met which verdict, and each failure with its seed."""
    lines = [f"{2 * seeds} files, {counts.total()} rows and figures"]
    lines += [f"{'  ' if v in GOOD else '! '}{v:<30}{counts[v]:>9}" for v in Verdict]
    lines += [f"seed {o.seed}: {why}" for o in failing[:_SHOWN] for why in o.failures[:3]]
    return "\n".join(lines)


def _outcomes(seeds: range, jobs: int, keep: Path | None) -> Iterator[Outcome]:
    chunks = [seeds[i : i + _CHUNK] for i in range(0, len(seeds), _CHUNK)]
    if jobs == 1:
        yield from run_seeds(seeds, keep)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for outcomes in pool.map(run_seeds, chunks, [keep] * len(chunks)):
            yield from outcomes


if __name__ == "__main__":
    sys.exit(main())
