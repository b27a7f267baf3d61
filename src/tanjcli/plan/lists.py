"""Where the rows of a list (清单) are, and how they are read: ledger columns by role, stages, what ends an item."""

from __future__ import annotations

from tanjcli.config.scalars import Id, Model, Text
from tanjcli.plan.metrics import Condition


class ListColumns(Model):
    """The ledger's column for each role; the column of the same name unless another is given."""

    item: Id = "item"  # what makes a row the same row next month
    name: Id = "name"
    town: Id = "town"
    owner: Id = "owner"
    stage: Id = "stage"
    planned_on: Id = "planned_on"
    progress: Id = "progress"
    problem: Id = "problem"
    remedy: Id = "remedy"
    updated_on: Id = "updated_on"
    note: Id = "note"

    def by_role(self) -> dict[str, str]:
        """Role → column."""
        return {role: getattr(self, role) for role in type(self).model_fields}


class ListRows(Model):
    """One row an item and report. ``stages`` in the order of the work; absent: those of the list.

    A row whose stage is one of ``removed`` has been taken off; its note is the reason. ``done`` ones end an item well.
    """

    ledger: Id
    where: dict[Id, Condition] = {}  # which rows of the ledger are the list's
    stages: tuple[Text, ...] = ()
    done: tuple[Text, ...] = ()
    removed: tuple[Text, ...] = ()
    columns: ListColumns = ListColumns()
