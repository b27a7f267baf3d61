"""The declared rules as a footer says them: the plan's, then every other that gave a row its word, with the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tanjcli.evaluate.results import Assessment, CellResult, RulesUsed
from tanjcli.present.digits import goal_digits
from tanjcli.present.document import Number
from tanjcli.present.wording import Wording


def rule_lines(assessment: Assessment, w: Wording) -> Iterator[str]:
    """One line for the plan's rule, one for each other; rows judged by their growth rate apart."""
    whole = assessment.rules
    yield w.text("footer.rule", path=w.text("path.linear"), **_terms(whole, w))
    others: dict[RulesUsed, list[str]] = {}
    for cell in assessment.cells:
        if cell.rules is not None and not _alike(cell.rules, whole):
            others.setdefault(cell.rules, []).append(cell.ref)
    for rules, refs in others.items():
        yield w.text("footer.rule_of", refs=w.text("joiner.list").join(refs), **_terms(rules, w))
    rated = [cell.ref for cell in assessment.cells if cell.reason.code.startswith("reason-rate")]
    if rated:
        yield w.text("footer.rule_rate", refs=w.text("joiner.list").join(rated))


def rule_of(cell: CellResult, rules: RulesUsed, w: Wording) -> str:
    """The rule of one row, with its path."""
    path = w.text(f"path.{cell.pace_path}") if cell.pace_path else w.text("path.linear")
    return w.text("footer.rule", path=path, **_terms(cell.rules or rules, w))


def outlook_lines(rows: Iterable[CellResult], rules: RulesUsed, w: Wording) -> Iterator[str]:
    """What the outlook's words mean, where any row has one."""
    if any(row.outlook.word != "none" for row in rows):
        yield w.text("footer.outlook", likely=_share(rules.likely), unlikely=_share(rules.unlikely))


def _share(bound: Decimal) -> str:
    share = bound * 100
    return Number(share, goal_digits(share), "%").text


def _terms(rules: RulesUsed, w: Wording) -> dict[str, str]:
    bounds = {name: f"{getattr(rules, name):f}" for name in ("on_track", "behind", "off_track")}
    return {
        "clock": w.text(f"clock.{rules.clock}"),
        "preset": rules.preset,
        "rule": w.text(f"rule.{rules.preset}", **bounds),
    }


def _alike(one: RulesUsed, other: RulesUsed) -> bool:
    """The outlook's bounds are the same for all and have a line of their own."""
    return _judged(one) == _judged(other)


def _judged(rules: RulesUsed) -> tuple[object, ...]:
    return rules.preset, rules.clock, rules.on_track, rules.behind, rules.off_track
