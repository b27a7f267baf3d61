"""``tanj``, also as ``python -m tanjcli``: nothing is loaded before somebody stands ready for Ctrl-C."""

from __future__ import annotations

import gc
import sys

_INTERRUPTED = 130  # as in core.exits, which is not loaded yet
_OBJECTS_BETWEEN_LOOKS = 100_000


def main() -> int:
    """The exit code of this process."""
    # A run is short and leaves few cycles; to look for them every 700 objects would take a tenth of it.
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    try:
        from tanjcli.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
