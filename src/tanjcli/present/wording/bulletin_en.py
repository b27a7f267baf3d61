"""The bulletin, in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "bulletin.title": "Progress bulletin: {plan}, {span}",
    "bulletin.year_span": "{span} {year}",
    "bulletin.span": "January–{day:%B}",
    "bulletin.span_month": "January",
    "bulletin.span_days": "1 January–{day.day} {day:%B}",
    "bulletin.until": "As of {day.day} {day:%B} {day.year}",
    "bulletin.day": "{day.day} {day:%B} {day.year}",
    "bulletin.opening": "Progress as of {as_of}, from data received up to {known_on}.",
    "bulletin.opening_share": (
        "As of {as_of}, {share} of the year has gone. "
        "This bulletin reports on progress from data received up to {known_on}."
    ),
    "bulletin.numerals": "abcdefghi",
    "bulletin.section": "({numeral}) {title}",
    # 1
    "bulletin.chapter_1": "1. Overall progress",
    "bulletin.counts": "Of {n:target|targets}: {counts}. The judged ones:",
    "bulletin.stop": "{text}.",
    "bulletin.done": "{until}: {name}, {value}, is {completion} of {goal}{lead}",
    "bulletin.raised": "{until}: {name}, {value}, has risen by {completion} of what {goal} asks{lead}",
    "bulletin.lowered": "{until}: {name}, {value}, has fallen by {completion} of what {goal} asks{lead}",
    "bulletin.goal_year": "the annual target",
    "bulletin.goal_of": "the {period} target",
    "bulletin.goal_of_year": "the {period} annual target",
    "bulletin.ahead": ", {lead} percentage points ahead of schedule",
    "bulletin.behind": ", {lead} percentage points behind schedule",
    "bulletin.level": ", level with the schedule",
    "bulletin.with_note": "{text} ({note})",
    "bulletin.partly": "{reported} of {expected} units reported",
    "bulletin.incomplete": "data missing, so the figure is partial",
    "bulletin.through": "data through {day.day} {day:%B} {day.year}",
    "bulletin.table_status": "Progress of the judged targets",
    "bulletin.others": (
        "{n:target is|targets are} not started, not due yet or without data, and not judged: see annex 1."
    ),
    "bulletin.lacking": "No data: {names}. Missing is not zero; they are not judged.",
    "bulletin.dash": "“–” means no figure; it is not zero.",
    # 2
    "bulletin.chapter_2": "2. Units and departments",
    "bulletin.towns": "Towns and zones",
    "bulletin.departments": "Lead departments",
    "bulletin.industries": "Industries",
    "bulletin.notices": "Commendation and criticism",
    "bulletin.no_tasks": "The plan gives the towns and zones no tasks of their own; they are not ranked.",
    "bulletin.leaders": "{name}: {leaders}.",
    "bulletin.leader": "{name}, {figures}, {place}",
    "bulletin.task": "{value}, {completion} of the task of {goal}",
    "bulletin.not_reported": "not reported",
    "bulletin.unranked": "not ranked",
    "bulletin.share": "{measure} {share}",
    "bulletin.place": "ranks {place}",
    "bulletin.place_same": "ranks {place}, as last period",
    "bulletin.place_up": "ranks {place}, up {moved} from last period",
    "bulletin.place_down": "ranks {place}, down {moved} from last period",
    "bulletin.grown": "up {growth} on the year before",
    "bulletin.shrunk": "down {growth} on the year before",
    "bulletin.unchanged": "level with the year before",
    "bulletin.growth_absent": "growth not known ({why})",
    "bulletin.not_compared": (
        "No earlier report of this year to compare with; units without a report or a task are not ranked."
    ),
    "bulletin.table_cards": "Targets by department",
    # 3
    "bulletin.chapter_3": "3. Problems",
    "bulletin.led_stated": "Targets whose lead the document names",
    "bulletin.led_inferred": "Targets whose lead is inferred (to be confirmed; nobody is held to account by it)",
    "bulletin.data": "Reporting and checks",
    "bulletin.none": "None found.",
    "bulletin.trouble_stated": "{department}. {text}.",
    "bulletin.trouble_inferred": "{department} (inferred). {text}.",
    "bulletin.judged": "judged {status}",
    "bulletin.unreported": "{name}: {reported} of {expected} units reported; not reported: {missing}.",
    "bulletin.no_data": "{name}: no data ({why}); not taken as zero.",
    "bulletin.overdue": "{owner}: {name}{subject} for {period} was due on {due.day} {due:%B} and is overdue.",
    "bulletin.overdue_inferred": (
        "{owner} (inferred): {name}{subject} for {period} was due on {due.day} {due:%B} and is overdue."
    ),
    "bulletin.subject": " ({name})",
    "bulletin.check_breach": "Check failed: {text}.",
    "bulletin.checks_unknown": "{n:more check|more checks} could not be made for want of data: see the last annex.",
    # 4
    "bulletin.chapter_4": "4. Next steps",
    "bulletin.due_this_year": "{n:target falls|targets fall} due on 31 December {year}: {names}.",
    "bulletin.table_calendar": "What is due next",
    # slots
    "bulletin.slot_addressees": "Addressees",
    "bulletin.hint_addressees": "[Addressees: write here]",
    "bulletin.slot_leader-remarks": "Remarks of the leadership",
    "bulletin.hint_leader-remarks": "[Remarks of the leadership: write here]",
    "bulletin.slot_next-steps": "Requirements",
    "bulletin.hint_next-steps": "[Requirements and dates: write here]",
    # annexes
    "bulletin.column_unit": "Unit",
    "bulletin.annexed": "Annexes: 1. {title}",
    "bulletin.annex": "Annex {number}",
    "bulletin.annex_targets": "All targets",
    "bulletin.annex_places": "Figures by town and zone",
    "bulletin.annex_checks": "Checks and how to read the figures",
    "bulletin.place_head": "{ref} {name} ({unit})",
    "bulletin.places_note": "Values only; “–” means not reported, or none for this unit; it is not zero.",
    "bulletin.rules": "How to read the figures:",
    "joiner.clause_wide": ", ",
    "joiner.sentence": ". ",
}
