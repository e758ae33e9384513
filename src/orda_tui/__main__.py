"""The command ``orda``; also ``python -m orda_tui``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit code is the error's own (see ``errors``)."""
    if len(sys.argv) > 1:
        return _run()
    from orda_tui.tui.splash import Early, paint_early

    try:
        paint_early()
        return _run()
    except KeyboardInterrupt:
        return 130
    finally:
        Early.take_back()


def _run() -> int:
    from orda_tui.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
