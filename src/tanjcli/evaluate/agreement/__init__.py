"""What must agree before a report is given out: invariants of the plan and reconciliation of the data."""
