"""By what the page can be narrowed: status, lead department, clause; and to which choices each row answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.present.compose import frame
from tanjcli.present.document import StatusCell
from tanjcli.present.page import Choice, Filter
from tanjcli.present.wording import Wording

_READS: Mapping[str, Callable[[CellResult], str]] = {
    "status": lambda cell: cell.status.value,
    "lead": lambda cell: cell.lead_id,
    "clause": lambda cell: cell.clause,
}


def filters(assessment: Assessment, w: Wording) -> tuple[Filter, ...]:
    """A filter a property, with a choice for every value that occurs."""
    return tuple(_filter(axis, assessment, w) for axis in _READS)


def marks(assessment: Assessment, w: Wording) -> list[tuple[str, ...]]:
    """For every row the keys of the choices it answers to."""
    keys = {axis: _keys(axis, assessment, w) for axis in _READS}
    return [tuple(keys[axis][read(cell)] for axis, read in _READS.items()) for cell in assessment.cells]


def _filter(axis: str, assessment: Assessment, w: Wording) -> Filter:
    counts = Counter(_READS[axis](cell) for cell in assessment.cells)
    keys = _keys(axis, assessment, w)
    labels = _labels(axis, assessment, w)
    signs = _signs(assessment, w) if axis == "status" else {}
    choices = (Choice(key, labels.get(one, one), str(counts[one]), signs.get(one)) for one, key in keys.items())
    return Filter(axis, w.text(f"dashboard.by_{axis}"), w.text("dashboard.all"), tuple(choices))


def _keys(axis: str, assessment: Assessment, w: Wording) -> dict[str, str]:
    """Value → key, in the order in which a reader knows them; a key is safe in markup, a value need not be."""
    found = dict.fromkeys(_READS[axis](cell) for cell in assessment.cells)
    known = [value for value in _labels(axis, assessment, w) if value in found]
    order = known + [value for value in found if value not in known]
    return {value: f"{axis[0]}{index}" for index, value in enumerate(order)}


def _labels(axis: str, assessment: Assessment, w: Wording) -> dict[str, str]:
    if axis == "status":
        return {code: status.word for code, status in _signs(assessment, w).items()}
    if axis == "lead":
        named = {key: name.get(w.lang) for key, name in assessment.departments}
        return named | {cell.lead_id: cell.lead.get(w.lang) for cell in assessment.cells}
    return {}


def _signs(assessment: Assessment, w: Wording) -> dict[str, StatusCell]:
    """The statuses of the summary, without their counts."""
    return {status.code: replace(status, flag="") for status in frame.tally(assessment.cells, w).statuses}
