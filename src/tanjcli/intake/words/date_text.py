"""Days as people write them. A serial number is a day only when the workbook itself says so (a date cell)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw

_DAY = re.compile(
    r"(?P<y>[0-9]{4})(?:年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日?|([-/.])(?P<m2>[0-9]{1,2})\4(?P<d2>[0-9]{1,2}))"
    r"(?:[T ]?00:00(?::00)?)?"
)
_COMPACT = re.compile(r"(?P<y>(?:19|20|21)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_AMBIGUOUS = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{2}|[0-9]{4})")
_MONTH_ONLY = re.compile(r"[0-9]{4}(?:年[0-9]{1,2}月?|[-/.][0-9]{1,2})")


def parse_date(raw: Raw) -> date | Fault:
    """The day a cell states: 2021-06-03, 2021/6/3, 2021年6月3日, 20210603 or a date cell without a time of day."""
    if isinstance(raw, datetime):
        return raw.date() if raw.time() == time() else fault("date-with-time")
    if isinstance(raw, date):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        whole = isinstance(raw, int) or raw.is_integer()
        return _compact(str(int(raw))) if whole else fault("date-serial")
    if not isinstance(raw, str):
        return fault("date-unreadable")
    text = unicodedata.normalize("NFKC", raw).strip()
    match = _DAY.fullmatch(text)
    if match:
        return _day(match["y"], match["m"] or match["m2"], match["d"] or match["d2"])
    if text.isascii() and text.isdigit():
        return _compact(text)
    if _AMBIGUOUS.fullmatch(text):
        return fault("date-ambiguous")
    return fault("date-no-day" if _MONTH_ONLY.fullmatch(text) else "date-unreadable")


def _compact(text: str) -> date | Fault:
    match = _COMPACT.fullmatch(text)
    return _day(match["y"], match["m"], match["d"]) if match else fault("date-serial")


def _day(year: str, month: str, day: str) -> date | Fault:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return fault("date-impossible")
