"""Commands that care for the library: backup, restore, log."""

from __future__ import annotations

import argparse
import sys
from collections import deque

from orda_tui import files, paths
from orda_tui import log as log_file
from orda_tui.cli.library import open_store
from orda_tui.cli.output import say
from orda_tui.errors import UsageError


def backup(options: argparse.Namespace) -> int:
    """``orda backup``"""
    target = files.target(options.file, replace=options.replace)
    with open_store() as store:
        store.backup(target)
    say(f"Written to {options.file}.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """``orda restore``"""
    from orda_tui.store import Store

    aside = Store.restore(paths.data_dir(), files.typed(options.file))
    say("Restored." + (f" What was there before is in {aside}." if aside else ""))
    return 0


def log(options: argparse.Namespace) -> int:
    """``orda log``"""
    path = log_file.path()
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in deque(lines, maxlen=min(max(1, options.lines), sys.maxsize)):
                say(line.rstrip("\n"))
    except FileNotFoundError:
        say("The log is empty.")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    return 0
