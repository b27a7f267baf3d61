"""The contests of methods for programs: JSON with exact errors, and a row for each metric, method and month."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.contest import Contest, Contests, Trial
from tanjcli.present.outlook_records import number

CONTEST_COLUMNS = ("metric", "name", "refs", "method", "month", "error", "years", "mean_error", "auto", "reason")


def contest_record(found: Contests) -> dict[str, Any]:
    """Errors are in %; ``auto`` names what it takes at each of ``months``."""
    return {
        "schema_version": "1",
        "as_of": found.as_of.isoformat(),
        "known_on": found.known_on.isoformat(),
        "sample": found.sample,
        "contests": [_contest(one) for one in found.contests],
    }


def contest_rows(found: Contests, lang: Lang) -> list[dict[str, Decimal | int | str | None]]:
    """Tidy rows; a refused contest is one row with its reason."""
    return [row for one in found.contests for row in _rows(one, lang)]


def _contest(one: Contest) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "name": one.name.get("zh"),
        "name_en": one.name.get("en"),
        "target_ids": list(one.target_ids),
        "refs": list(one.refs),
        "declared": list(one.declared),
        "years": list(one.years),
        "months": list(one.months),
        "methods": [_trial(trial) for trial in one.trials],
        "auto": list(one.auto),
        "auto_mean_error": number(one.auto_mean),
        "reason": None if one.reason is None else {"code": one.reason.code, "params": dict(one.reason.params)},
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "method": trial.method,
        "errors": [number(error) for error in trial.errors],
        "years": list(trial.years),
        "mean_error": number(trial.mean),
    }


def _rows(one: Contest, lang: Lang) -> Iterator[dict[str, Decimal | int | str | None]]:
    head: dict[str, Decimal | int | str | None] = dict.fromkeys(CONTEST_COLUMNS)
    head |= {"metric": one.metric, "name": one.name.get(lang), "refs": " ".join(one.refs)}
    if one.reason is not None:
        yield head | {"reason": one.reason.code}
    for trial in one.trials:
        for month, error, years, auto in zip(one.months, trial.errors, trial.years, one.auto, strict=True):
            yield head | {
                "method": trial.method,
                "month": month,
                "error": None if isinstance(error, Unmeasured) else error,
                "years": years,
                "mean_error": None if isinstance(trial.mean, Unmeasured) else trial.mean,
                "auto": "true" if auto == trial.method else "false",
            }
