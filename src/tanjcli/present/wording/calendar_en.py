"""English words of the calendar of duties."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "calendar.title": "{plan}: calendar of duties for {year}, as of {as_of}",
    "calendar.none": "No duty fits",
    "calendar.count": "{n:duty|duties}:",
    "calendar.month": "due in {period}",
    "calendar.late": "{n:day|days} late",
    "calendar.missing": "not reported: {names}",
    "calendar.subject": "{name}: {subject}",
    "calendar.caution": '"overdue (reminder)" is a requirement in principle or an agreed day, no breach; '
    'only what the document demands is "overdue"',
    "calendar.proof": '"done" needs a proof received by the as-of day; '
    'where the plan names none, a day gone by is "no proof", '
    "neither done nor overdue",
    "calendar.inferred": "* inferred owner (the document names nobody)",
    "calendar.note": "{name}: {note}",
    "calendar.period": "a duty belongs to the year it is owed for: December's fall due in the next",
    "duty.not_yet": "not yet",
    "duty.due": "due",
    "duty.overdue": "overdue",
    "duty.caution": "overdue (reminder)",
    "duty.done": "done",
    "duty.unknown": "no proof",
    "column.due": "Due",
    "column.duty": "Duty",
    "column.owed_for": "Owed for",
    "column.duty_owner": "Owner",
    "column.duty_state": "State",
    "column.done_on": "Done on",
    "remark.duty-received": "proof: {file}",
    "remark.duty-nothing-received": "nothing received on {en}",
    "remark.duty-rows-stale": "{count} of {rows} rows not updated in the month",
    "remark.duty-units-missing": "{reported}/{expected} units have reported",
    "remark.duty-held": "on record: {document}",
    "remark.duty-not-held": "nothing on record",
    "remark.duty-no-proof": "the plan names no proof",
    "ics.summary": "{name} ({period}) {owner}",
    "ics.state": "state: {state}",
    "ics.clause": "clause: {clause}",
    "ics.opens": "opens: {day}",
    "ics.strict": "demanded",
    "ics.principle": "in principle",
}
