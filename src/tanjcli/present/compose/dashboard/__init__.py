"""The web page: header, overview, a card a target with its pictures and its drawer, checks, faults of the data."""

from __future__ import annotations

from tanjcli.present.compose.dashboard.page import compose_dashboard

__all__ = ["compose_dashboard"]
