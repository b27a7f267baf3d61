"""A result once computed is not computed again while nothing it depends on has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar

from tanjcli.app.cache import Cache
from tanjcli.app.fingerprint import fingerprint
from tanjcli.app.workspace import Workspace

T = TypeVar("T")


def remembered(workspace: Workspace, cache: Cache | None, request: object, kind: type[T], fresh: Callable[[], T]) -> T:
    """The ``kind`` kept for ``request`` (plain JSON) on the workspace as it is now, else a ``fresh`` one, then kept."""
    if cache is None or not cache.prepare():
        return fresh()
    asked = json.dumps(request)
    key = fingerprint(workspace, asked, cache.folder)
    kept = cache.get(key, kind)
    if kept is not None:
        return kept
    value = fresh()
    # A file may have changed while it was read: then nobody knows which state the value belongs to.
    if fingerprint(workspace, asked, cache.folder) == key:
        cache.put(key, value)
    return value


def recalled(workspace: Workspace, cache: Cache | None, request: object, kind: type[T]) -> T | None:
    """What is kept for ``request`` on the workspace as it is now, if anything; nothing is computed."""
    if cache is None or not cache.prepare():
        return None
    return cache.get(fingerprint(workspace, json.dumps(request), cache.folder), kind)
