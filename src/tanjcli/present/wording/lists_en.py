"""The lists (清单), in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "hint.books": "Beside the numbers: {books}",
    "hint.lists": "{n:list|lists} (tanj lists)",
    "hint.pipelines": "{n:pipeline|pipelines} (tanj pipeline)",
    "hint.registers": "{n:register|registers} (tanj register)",
    "lists.title": "{plan} · task lists · {year} · as of {as_of}",
    "lists.none": "No list of the plan says where its rows are (rows, under lists).",
    "lists.no_report": "not reported",
    "lists.no_day": "not given",
    "lists.legend": "Not updated: last update before the month reported; overdue: planned day past and not ended",
    "lists.original": "Of the original: ended, of the items in the year's first report, those taken off since included",
    "lists.moves": "{list}: {n:stage move|stage moves} ({period})",
    "lists.stale": "{list}: {n:row|rows} not updated this month",
    "lists.altered": "{list}: {n:change|changes} of the list this quarter",
    "lists.overdue": "{list}: {n:item|items} overdue",
    "lists.problems": "{list}: problems and remedies, {n:item|items}",
    "lists.units": "{list}: by unit ({n:unit|units} with rows not updated, overdue or in trouble)",
    "lists.done": "{list}: {n:item|items} ended",
    "lists.begun": "{list}: {n:item|items} of the original list",
    "lists.audit": "{list}: every change of the list, {n:item|items}",
    "lists.items": "{list}: all {n:item|items} ({period})",
    "lists.added": "added",
    "lists.removed": "taken off",
    "lists.vanished": "missing",
    "lists.back": "back",
    "lists.ended": "ended",
    "lists.col_ended": "Ended or not",
    "lists.col_list": "List",
    "lists.col_period": "Period",
    "lists.col_rows": "Items",
    "lists.col_done": "Ended",
    "lists.col_original_done": "Of the original",
    "lists.col_moved": "Moved",
    "lists.col_stale": "Not updated",
    "lists.col_overdue": "Overdue",
    "lists.col_troubled": "In trouble",
    "lists.col_stages": "By stage",
    "lists.col_item": "No.",
    "lists.col_item_name": "Item",
    "lists.col_town": "Unit",
    "lists.col_owner": "Responsible",
    "lists.col_stage_before": "Stage before",
    "lists.col_stage": "Stage",
    "lists.col_note": "Note",
    "lists.col_updated_on": "Updated",
    "lists.col_planned_on": "Planned",
    "lists.col_progress": "Progress",
    "lists.col_problem": "Problem",
    "lists.col_remedy": "Remedy",
    "lists.col_change": "Change",
    "lists.col_reason": "Reason",
    # merging
    "merge.title": "{ledger} · merged · {period}",
    "merge.counts": (
        "{rows:row|rows} in all: {changed:cell|cells} updated, {added:row|rows} added, {silent:row|rows} returned by "
        "nobody, {conflicts:cell|cells} in conflict"
    ),
    "merge.conflicts": "{n:cell|cells} in conflict, no version taken",
    "merge.column": "Column",
    "merge.sent": "Sent out",
    "merge.version": "Returned",
    "merge.added": "{n:row|rows} that had not been sent out",
    "merge.silent": "{n:row|rows} that nobody returned",
    "merge.legend": (
        "A cell in conflict keeps what was sent out; it is painted in the merged workbook, all versions in a comment"
    ),
}
