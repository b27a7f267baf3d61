"""``tanj``, also as ``python -m tanjcli``: nothing is loaded before somebody stands ready for Ctrl-C."""

from __future__ import annotations

import sys

_INTERRUPTED = 130  # as in core.exits, which is not loaded yet


def main() -> int:
    """The exit code of this process."""
    try:
        from tanjcli.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
