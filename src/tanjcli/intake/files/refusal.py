"""How the guards say no: inside them a fault travels as ``RefusedError``; what leaves them is always a finding."""

from __future__ import annotations

from tanjcli.core.findings import Finding, Place


class RefusedError(Exception):
    """A fault that ends the reading of one part; caught where the part began, never seen outside ``intake``."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def fault(code: str, place: Place, raw: str = "", **params: object) -> Finding:
    """A finding whose parameters are written as text; numbers get thousands separators."""
    words = {key: f"{value:,}" if isinstance(value, int) else str(value) for key, value in params.items()}
    return Finding(code, place, words, raw[:200])


def refuse(code: str, place: Place, raw: str = "", **params: object) -> RefusedError:
    """The same, ready to be raised."""
    return RefusedError(fault(code, place, raw, **params))
