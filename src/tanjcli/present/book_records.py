"""The books beside the targets, for programs: rankings, notices, cards, duties, lists, pipelines, registers."""

from __future__ import annotations

from typing import Any

from tanjcli.evaluate.results import Assessment
from tanjcli.present.duty_records import calendar_record
from tanjcli.present.list_records import list_record
from tanjcli.present.pipeline_records import pipeline_record
from tanjcli.present.register_records import register_record
from tanjcli.present.standing_records import rank_record, scorecard_record

_RECORDS = (rank_record, scorecard_record, calendar_record, list_record, pipeline_record, register_record)
_BOOKS = ("rankings", "notices", "scorecards", "duties", "lists", "pipelines", "registers")


def book_records(assessment: Assessment) -> dict[str, Any]:
    """The books that have anything in them, each under its name; none where they were not asked for."""
    told = {key: rows for record in _RECORDS for key, rows in record(assessment).items()}
    return {key: told[key] for key in _BOOKS if told[key]}
