"""tanj: target tracking for multi-year plans. Targets as code, spreadsheets in, gap and on-track reports out."""

from __future__ import annotations

__version__ = "0.1.0"
