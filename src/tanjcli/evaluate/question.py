"""What is asked of plan and ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``as_of`` absent: the latest data date inside the year. ``known_on`` absent: the last received date.
    ``split_by``: ``town``, or the id of a column, by which figures are divided. ``only``: target ids or refs,
    empty for all. ``origins`` asks for every contributing cell, ``readings`` for the verdict under every reading,
    ``books`` for rankings, duties and scorecards. ``verdicts``: statuses and actuals are all that matters; no course,
    no findings, and no forecast unless a status hangs on it.
    """

    year: int
    as_of: date | None = None
    known_on: date | None = None
    program_version: str = ""
    split_by: str = ""
    origins: bool = False
    only: frozenset[str] = frozenset()
    readings: bool = False
    books: bool = False
    verdicts: bool = False
