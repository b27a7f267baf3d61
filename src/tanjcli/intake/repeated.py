"""The same bytes under two names: a spare copy changes nothing, another month's name means that a month is missing."""

from __future__ import annotations

from pathlib import PurePosixPath

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.words.period_text import find_periods


def repetition(delivery: Delivery, earlier: str) -> Finding:
    """What is said of ``delivery``, which is not read because ``earlier`` had its bytes.

    Where the two names state different periods it is an error: either last month's file was sent again by mistake, or a
    level did not move; in both cases the later month has no figures, and nobody should learn that from a report.
    """
    params, code = {"earlier": earlier}, "file-repeated"
    if of_another_period(delivery.file, earlier):
        code = "file-repeated-period"
        params["stated_period"], params["known_period"] = ("、".join(_periods(f)) for f in (delivery.file, earlier))
    return Finding(code, Place(delivery.file), params, "", (Place(earlier),), delivery.sha256)


def of_another_period(file: str, other: str) -> bool:
    """True when the names of both files state a period, and not the same."""
    told, known = _periods(file), _periods(other)
    return bool(told and known) and told != known


def _periods(file: str) -> tuple[str, ...]:
    return tuple(stated.period.label for stated in find_periods(PurePosixPath(file).stem, bare_year=True))
