"""How far a file reaches: one ledger too many costs time, one too few would be wrong."""

from __future__ import annotations

from datetime import date

from tanjcli.app.ledgers import ingest_deliveries
from tanjcli.app.load import load_settings
from tanjcli.app.trying.reach import reach_of, told_by
from tanjcli.app.workspace import Workspace, find_workspace
from tests.functional.running import REPO


def test_a_ledger_moves_the_targets_measured_on_it_and_no_other(workspace: Workspace) -> None:
    settings = load_settings(workspace)
    reach = reach_of(["cards"], settings.plan, settings.sources.ledgers)
    assert (reach.targets, reach.ledgers) == ({"cards-2021"}, {"cards"})


def test_a_ledger_others_look_up_in_moves_their_targets_too() -> None:
    """The register decides the industry of a firm's output, so it moves every target on output by industry."""
    settings = load_settings(find_workspace(None, REPO))
    reach = reach_of(["firm-register"], settings.plan, settings.sources.ledgers)
    assert {"firm-register", "firm-output"} <= reach.ledgers
    metrics = settings.plan.metrics
    on_output = {
        t.id
        for t in settings.plan.targets
        if getattr(metrics[t.metric], "ledger", "") in ("firm-output", "firm-register")
    }
    assert on_output <= reach.targets


def test_everything_a_moved_target_needs_is_within_reach() -> None:
    """Growth with a stand-in is measured on two ledgers: whichever changes, both are read."""
    settings = load_settings(find_workspace(None, REPO))
    specs = settings.sources.ledgers
    for ledger in specs:
        reach = reach_of([ledger], settings.plan, specs)
        assert ledger in reach.ledgers
        for target in settings.plan.targets:
            own = getattr(settings.plan.metrics[target.metric], "ledger", None)
            if target.id in reach.targets and own:
                assert own in reach.ledgers


def test_deliveries_say_where_they_went_and_up_to_which_day(workspace: Workspace) -> None:
    told = told_by(ingest_deliveries(workspace, load_settings(workspace)))
    assert dict(told.ledgers)["data/2021-04-10/cards_2021年3月.csv"] == ("cards",)
    assert told.through == ((2020, date(2020, 12, 31)), (2021, date(2021, 6, 30)))
