"""A Page as one self-contained HTML file: no script, no request, its only style known to its own security policy."""

from __future__ import annotations

from tanjcli.present.writers.web.html import render

__all__ = ["render"]
