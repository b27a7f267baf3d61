"""One thing, two spellings: text keys that differ only in width, case, blanks or invisible characters are one key.

The spelling that came first stays. Names that are merely alike are never merged.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from tanjcli.core.text import match_key
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.words.cells import Value


@dataclass(slots=True)
class Spellings:
    """The first spelling of every text key, by ledger and column."""

    _first: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def settle(self, ledger: str, column: str, values: Sequence[Value]) -> tuple[list[Value], list[int]]:
        """The values in their first spelling, and the positions of those that were spelled otherwise."""
        first = self._first.setdefault((ledger, column), {})
        settled: dict[str, str] = {}
        for text in values:
            if isinstance(text, str) and text not in settled:
                settled[text] = first.setdefault(match_key(text), text)
        result: list[Value] = [settled[text] if isinstance(text, str) else text for text in values]
        return result, [i for i, text in enumerate(values) if text != result[i]]


def text_keys(spec: LedgerSpec, columns: Container[str]) -> list[str]:
    """The key columns among ``columns`` that hold free text."""
    return [name for name in spec.key if name in columns and spec.columns[name].type == "text"]
