"""Is a total that exactly reaches its target ever called short, or one that lacks the smallest unit ever called met?

Random sets of amounts whose exact sum is the target, the target less one unit of the last digit, or more by one, in
shuffled rows, are judged on the program's own way: a ledger, a threshold count over the sets, and the total of each
batch against its goal. Floats would call some of them wrong; here not one may be.

    python -m benchmarks.thresholds [--sets 100000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import pandas as pd

from tanjcli.evaluate.assess import assess
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import Status
from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger
from tests.factories import delivered, ledger, ledgers, plan, target

EXPONENT = 4  # amounts of 亿元 with four decimals: 万元
LINE = 10 * 10**EXPONENT
BATCH = 2000
OVER = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "ytd",
    "threshold": {"at_least": "10", "unit": "亿元"},
    "over_time": "last",
    "over_units": "count",
}
TOTAL = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}


def parts(rng: random.Random, total: int) -> list[int]:
    """Between 2 and 30 amounts, some of them tiny, that add up to ``total`` exactly."""
    cuts = sorted(rng.randint(0, total) for _ in range(rng.randint(1, 29)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]


def returns(rng: random.Random, sets: int) -> tuple[Ledger, int, int]:
    """A ledger of ``sets`` sets in shuffled rows; how many reach the line; the exact grand total."""
    rows, reached, whole = [], 0, 0
    for number in range(sets):
        off = rng.choice((-1, 0, 0, 1))
        rows += [(f"s{number}", amount) for amount in parts(rng, LINE + off)]
        reached += off >= 0
        whole += LINE + off
    rng.shuffle(rows)
    columns = {"firm": "code", "plant": "code", "period": "period", "ytd": f"amount 亿元 ytd {EXPONENT}"}
    file = delivered("2021-07-20", "2021-06", "firm plant period ytd\nx 0 2021-06 1")
    empty = ledger("returns", "firm plant period", columns, [file], time="period")
    frame = pd.DataFrame(
        {
            "firm": pd.array([firm for firm, _ in rows], dtype="string"),
            "plant": pd.array([str(at) for at in range(len(rows))], dtype="string"),
            "period": pd.Series([pd.Timestamp(date(2021, 6, 30))] * len(rows)).astype("datetime64[s]"),
            "ytd": pd.array([amount for _, amount in rows], dtype="Int64"),
            STRIP: 0,
            ROW: range(2, len(rows) + 2),
            RECEIVED: pd.Series([pd.Timestamp(date(2021, 7, 20))] * len(rows)).astype("datetime64[s]"),
        }
    )
    return Ledger("returns", empty.spec, frame, empty.exponents, empty.strips, empty.sources), reached, whole


def wrong_verdicts(rng: random.Random, sets: int) -> int:
    """How many of one batch are judged wrong: sets miscounted, and a grand total on the wrong side of its goal."""
    data, reached, whole = returns(rng, sets)
    off = rng.choice((-1, 0, 1))
    goal = Decimal(whole - off).scaleb(-EXPONENT)
    count = target(kind="threshold_count", goal="1", metric="over")
    total = target(id="total", ref="T02", kind="annual_flow", unit="亿元", goal=f"{goal:f}", metric="total")
    whole_plan = plan([count, total], {"over": OVER, "total": TOTAL})
    counted, summed = assess(whole_plan, ledgers(data), Question(2021, date(2021, 6, 30))).cells
    assert isinstance(counted.actual, Decimal)
    return abs(int(counted.actual) - reached) + ((summed.status is Status.ACHIEVED) != (off >= 0))


def main() -> int:
    """Print how many verdicts were wrong; 1 when any was."""
    parser = argparse.ArgumentParser(description="Verdicts on exact sums, in any order of rows.")
    parser.add_argument("--sets", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, left, wrong = random.Random(options.seed), options.sets, 0
    while left > 0:
        wrong += wrong_verdicts(rng, min(BATCH, left))
        left -= BATCH
    print(f"{options.sets} sets, seed {options.seed}: {wrong} wrong verdicts")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
