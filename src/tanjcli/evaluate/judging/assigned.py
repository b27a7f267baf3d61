"""The goal split over reporting units: each one's part, its task, and the word for it; no task, no verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.progress.aim import Aim, plain
from tanjcli.evaluate.progress.figures import Columns, Way, columns_on_way
from tanjcli.evaluate.progress.status import Facts, decide
from tanjcli.evaluate.results import NOT_APPLICABLE, Share
from tanjcli.evaluate.rules.ruling import Seen, due_word


def assigned(case: Case, bench: Bench) -> tuple[Share, ...]:
    """The shares of the measurement; of a target with tasks those of the units that have one, and their verdicts.

    Units are judged by the path and the rule of the whole. A unit without a row has a real 0, unless it is late.
    """
    tasks, shares = case.sight.target.tasks, case.measured.shares
    if not tasks or bench.room.split_by != "town":
        return shares
    there = {share.key for share in shares}
    late = set(case.measured.coverage.missing) if case.measured.coverage is not None else set()
    silent = [
        Share(key, bench.room.places.get(key, Name(key)), Unmeasured(Why.NO_DATA) if key in late else Decimal(0))
        for key in tasks
        if key not in there and case.actual is not None
    ]
    whole = sorted((*shares, *silent), key=lambda share: share.key)
    return tuple(_judged(share, tasks[share.key], case, bench) if share.key in tasks else share for share in whole)


def _judged(share: Share, task: Decimal, case: Case, bench: Bench) -> Share:
    target = case.sight.target.model_copy(update={"goal": task})
    aim = Aim(target, case.aim.start if case.aim.adds_up else None, case.aim.quotient)
    value = None if isinstance(share.value, Unmeasured) else Fraction(share.value)
    way, columns = None, Columns()
    if value is not None and aim.start is not None and aim.can_progress and not aim.cap:
        way = Way(value, aim.start, aim.goal, case.share)
        columns = columns_on_way(aim, value, way, case.time)
    facts = Facts(
        started=case.started,
        measured=value is not None,
        met=value is not None and aim.met(value) and (case.closed or not aim.limit),
        final=value is not None and case.closed and case.measured.whole,
        exceeded=value is not None and aim.exceeded(value),
        has_baseline=aim.start is not None,
        can_progress=way is not None or aim.cap,
        word=due_word(bench.rule(target), Seen() if way is None else Seen(pace=way.pace, done=way.done)),
    )
    return replace(
        share,
        goal=task,
        status=decide(facts),
        completion=share.value if value is None else columns.completion,
        time_share=NOT_APPLICABLE if case.share is None else plain(case.share * 100),
        lead_pp=columns.lead_pp,
    )
