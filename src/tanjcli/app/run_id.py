"""The name of a run: what it was asked, and about which bytes; never when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import tanjcli

_LENGTH = 12


def run_id(question: Mapping[str, Any], inputs: Iterable[tuple[str, str]], version: str = tanjcli.__version__) -> str:
    """The same for the same question about the same ``inputs`` (name, sha256), asked of the same program."""
    asked = [version, dict(question), [[*pair] for pair in inputs]]
    return sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:_LENGTH]
