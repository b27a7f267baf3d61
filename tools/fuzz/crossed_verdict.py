"""What the program made of a table whose figures run across, figure by figure, against what must be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from traceback import format_exc

from tools.fuzz import firms
from tools.fuzz.crossed import MEASURES, Crossed, Key, crossed_sources
from tools.fuzz.verdict import Outcome, Verdict, rows_of
from tools.fuzz.writers import written


def judge_crossed(made: Crossed, folder: Path) -> Outcome:
    """Write the table, ingest it, and compare figure by figure."""
    outcome = Outcome(made.case.seed)
    try:
        seen, named = _ingested(made, folder)
    except Exception:  # noqa: BLE001 - the one thing that must never happen is what is looked for
        outcome.counts[Verdict.CRASH] += 1
        outcome.failures.append(f"{made.case.name}: {format_exc(limit=-4)}")
        return outcome
    for verdict, why in _verdicts(made, seen, named):
        outcome.counts[verdict] += 1
        if why:
            outcome.failures.append(f"{made.case.name} ({made.shape}) {why}")
    return outcome


def _verdicts(
    made: Crossed, seen: Mapping[tuple[Key, str], Decimal | None], named: set[str]
) -> Iterator[tuple[Verdict, str]]:
    for place, figure in made.figures.items():
        value, where = seen.get(place), f"{figure.address}: expected {figure.slot}, seen {seen.get(place)}"
        if made.fault:
            used = value is not None
            yield (Verdict.WRONG, f"{where} although {made.fault}") if used else (Verdict.TABLE, "")
        elif figure.slot.bad:
            if value is not None:
                yield Verdict.WRONG, where
            else:
                told = figure.address in named
                yield (Verdict.REFUSED, "") if told else (Verdict.LOST, where)
        elif value == figure.slot.value:
            yield (Verdict.RIGHT if value is not None else Verdict.ABSENT), ""
        elif value is None:
            told = figure.address in named
            yield (
                (Verdict.REFUSED, "")
                if told and figure.slot.either
                else (Verdict.OVER if told else Verdict.LOST, where)
            )
        else:
            yield Verdict.WRONG, where
    for key, _ in seen:
        if all(key != known for known, _ in made.figures):
            yield Verdict.WRONG, f"nobody wrote {key}"


def _ingested(made: Crossed, folder: Path) -> tuple[dict[tuple[Key, str], Decimal | None], set[str]]:
    from tanjcli.core.quantities import UnitTable
    from tanjcli.core.severity import Severity
    from tanjcli.core.words import Name, Term, Vocabulary
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ingest import ingest
    from tanjcli.intake.spec import Sources

    data = written(made.case)
    path = folder / f"{made.case.seed}-{made.case.name}"
    path.write_bytes(data)
    delivery = Delivery(path, f"data/2022-01-18/{made.case.name}", date(2022, 1, 18), hashlib.sha256(data).hexdigest())
    terms = tuple(Term(i, Name(n, i), ()) for i, n in firms.TOWNS.items())
    given = Sources.model_validate(crossed_sources(made.shape))
    known = ingest([delivery], given, {"places": Vocabulary("places", terms)}, UnitTable())
    seen = {
        ((row["town"], row["period"]), measure): row[measure]
        for row in rows_of(known.ledgers["cross"])
        for measure in (MEASURES if made.shape == "measures" else ("out",))
    }
    return seen, {f.place.cell for f in known.findings if f.severity is Severity.ERROR}
