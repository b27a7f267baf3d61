"""``tanj method backtest``: one table of errors for each metric, what ``auto`` takes and why, what would err least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanjcli.core.absence import Figure, Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.contest import Contest, Contests, Trial
from tanjcli.present.compose.amounts import absent_cell
from tanjcli.present.document import Align, Block, Cell, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.wording import Wording


def compose_contests(found: Contests, lang: Lang) -> Document:
    """All contests, the refused ones with their reason at the end."""
    w = Wording(lang)
    held = [one for one in found.contests if one.reason is None]
    refused = [one for one in found.contests if one.reason is not None]
    blocks: list[Block] = [block for one in held for block in _blocks(one, w)]
    if refused:
        blocks.append(Paragraph(tuple(_refusal(one, w) for one in refused), w.text("contest.refused")))
    return Document(
        title=w.text("contest.title", plan=found.plan_name.get(lang), as_of=found.as_of.isoformat()),
        banner=w.text("report.sample") if found.sample else "",
        header=(w.text("report.known", known_on=found.known_on.isoformat()),),
        blocks=tuple(blocks),
        footer=(w.text("contest.legend"), w.text("contest.hint")) if held else (),
    )


def _blocks(one: Contest, w: Wording) -> Iterator[Block]:
    refs, years = w.text("joiner.list").join(one.refs), w.text("joiner.list").join(map(str, one.years))
    columns = (
        Column("method", w.text("ahead.method"), exact=True),
        *(
            Column(f"m{month}", w.text("contest.month", month=str(month)), Align.RIGHT, _priority(month), exact=True)
            for month in one.months
        ),
        Column("mean", w.text("contest.mean"), Align.RIGHT, exact=True),
    )
    rows = tuple(_row(trial, w) for trial in one.trials)
    yield Table(columns, rows, w.text("contest.metric", refs=refs, name=one.name.get(w.lang), years=years))
    yield Paragraph(tuple(_conclusions(one, w)))


def _priority(month: int) -> int:
    """Where room is short the quarters' ends stay longest."""
    return 1 if month % 3 == 0 else 2


def _row(trial: Trial, w: Wording) -> tuple[Cell, ...]:
    return (Words(w.text(f"method.{trial.method}")), *(_error(error, w) for error in (*trial.errors, trial.mean)))


def _error(error: Figure, w: Wording) -> Cell:
    return absent_cell(error, w) if isinstance(error, Unmeasured) else Number(error, 1, "%")


def _conclusions(one: Contest, w: Wording) -> Iterator[str]:
    """What ``auto`` takes in which months and why, then the method with the smallest mean error."""
    told = (
        w.text(
            "contest.taken",
            months=_months([m for m, taken in zip(one.months, one.auto, strict=True) if taken == method], w),
            method=w.text(f"method.{method}"),
            why=w.text(f"contest.why.{method}", n=len(one.years)),
        )
        for method in dict.fromkeys(one.auto)
    )
    yield w.text("contest.auto", taken=w.text("joiner.note").join(told))
    known = [(trial.mean, trial) for trial in one.trials if not isinstance(trial.mean, Unmeasured)]
    if known:
        mean, best = min(known, key=lambda pair: pair[0])
        yield w.text("contest.best", method=w.text(f"method.{best.method}"), mean=Number(mean, 1, "%").text)
        if not isinstance(one.auto_mean, Unmeasured):
            yield w.text("contest.auto_mean", mean=Number(one.auto_mean, 1, "%").text)
    own = [
        f"{ref} {w.text(f'method.{asked}')}" for ref, asked in zip(one.refs, one.declared, strict=True) if _own(asked)
    ]
    if own:
        yield w.text("contest.declared", asked=w.text("joiner.list").join(own))


def _own(asked: str) -> bool:
    return asked not in ("auto", "none")


def _months(months: Sequence[int], w: Wording) -> str:
    """2、4—6月: neighbours joined."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    texts = (w.text("contest.run", first=r[0], last=r[-1]) if len(r) > 1 else str(r[0]) for r in runs)
    return w.text("contest.months", months=w.text("joiner.list").join(texts))


def _refusal(one: Contest, w: Wording) -> str:
    refs = w.text("joiner.list").join(one.refs)
    why = "" if one.reason is None else w.remark(one.reason)
    return w.text("contest.no", refs=refs, name=one.name.get(w.lang), why=why)
