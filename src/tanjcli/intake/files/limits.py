"""How much a delivered file may ask of us. Every refusal names the limit that was passed."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one delivered file; sizes in bytes, times in seconds, text lengths in characters."""

    file_bytes: int = 64 * MEGABYTE
    members: int = 2_000  # files inside a zip container
    member_bytes: int = 100 * MEGABYTE  # one of them, inflated
    total_bytes: int = 200 * MEGABYTE  # all of them, inflated
    ratio: int = 200  # inflated : packed, looked at above ratio_floor only
    ratio_floor: int = 5 * MEGABYTE
    rows: int = 200_000
    columns: int = 512
    cells: int = 2_000_000  # rows × columns of the smallest rectangle that holds every filled cell of a sheet
    text: int = 32_767  # one cell
    merged: int = 10_000  # cells under one merge
    merged_total: int = 500_000  # cells under all merges of a sheet
    sheets: int = 500
    field_bytes: int = MEGABYTE  # one field of a text file, seen before it is read; ``text`` holds for it too
    fields: int = 50_000  # fields in a line of a text file, seen before it is read; ``columns`` holds for it too
    memory_bytes: int = 1_000 * MEGABYTE  # the reading child
    cpu_seconds: int = 20
    wall_seconds: int = 30
    answer_bytes: int = 512 * MEGABYTE  # what the reading child may hand back


DEFAULT_LIMITS = Limits()
