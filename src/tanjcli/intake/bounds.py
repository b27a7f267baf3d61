"""How much one delivered file may ask for, as ``data/sources.yaml`` may raise it.

What is not said follows from the rest.
The reading child's memory and time grow with what files may be, so that whoever raises one bound need not guess the
others. Nothing is allocated by it: these are the points at which a reader is stopped.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tanjcli.config.scalars import Model, Whole
from tanjcli.intake.files.limits import DEFAULT_LIMITS, MEGABYTE, Limits

_BYTES_A_BYTE, _BYTES_A_CELL = 5, 250  # what a reader needs at most for each more that a file may have
_BYTES_A_SECOND, _CELLS_A_SECOND = 4 * MEGABYTE, 50_000
_CELLS_A_ROW = 10

Count = Annotated[Whole, Field(ge=1, le=1_000_000_000)]


class Bounds(Model):
    """The limits that a person may raise (or lower). Absent: the default, or what the others ask for."""

    file_mb: Count | None = None  # the file as it lies there
    unpacked_mb: Count | None = None  # all that a zip workbook holds
    rows: Annotated[Whole, Field(ge=1, le=1_048_576)] | None = None  # of a sheet of a workbook
    columns: Annotated[Whole, Field(ge=1, le=16_384)] | None = None
    cells: Count | None = None  # rows × columns of a sheet
    memory_mb: Count | None = None  # the process that reads
    seconds: Count | None = None  # to read one file

    def limits(self) -> Limits:
        """Every limit of the readers."""
        usual = DEFAULT_LIMITS
        file_bytes = usual.file_bytes if self.file_mb is None else self.file_mb * MEGABYTE
        rows = self.rows or usual.rows
        cells = self.cells or max(usual.cells, rows * _CELLS_A_ROW)
        unpacked = usual.total_bytes if self.unpacked_mb is None else self.unpacked_mb * MEGABYTE
        more_bytes = max(0, file_bytes - usual.file_bytes, (unpacked - usual.total_bytes) // _BYTES_A_BYTE)
        more_cells = max(0, cells - usual.cells)
        memory = usual.memory_bytes + more_bytes * _BYTES_A_BYTE + more_cells * _BYTES_A_CELL
        memory = memory if self.memory_mb is None else self.memory_mb * MEGABYTE
        seconds = more_bytes // _BYTES_A_SECOND + more_cells // _CELLS_A_SECOND
        return Limits(
            file_bytes=file_bytes,
            member_bytes=usual.member_bytes if self.unpacked_mb is None else unpacked,
            total_bytes=unpacked,
            rows=rows,
            columns=self.columns or usual.columns,
            cells=cells,
            memory_bytes=memory,
            cpu_seconds=self.seconds or usual.cpu_seconds + seconds,
            wall_seconds=self.seconds or usual.wall_seconds + seconds,
            answer_bytes=max(usual.answer_bytes, memory // 2),
        )
