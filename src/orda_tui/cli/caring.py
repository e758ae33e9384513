"""Commands that care for the library: doctor, backup, restore, log."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections import deque
from pathlib import Path

from orda_tui import __version__, config, paths
from orda_tui import log as log_file
from orda_tui.cli import files
from orda_tui.cli.library import open_store
from orda_tui.cli.output import say
from orda_tui.errors import OrdaError, UsageError


def doctor(options: argparse.Namespace) -> int:
    """``orda doctor``: exit code 0 if nothing is wrong, else that of what is."""
    from orda_tui.store import Store
    from orda_tui.tui.actions import Keymap

    if options.repair:
        for sentence in Store.repair(paths.data_dir()):
            say(sentence)
    size = shutil.get_terminal_size((0, 0))
    say(f"orda {__version__}, Python {sys.version.split()[0]}")
    say(f"terminal   {os.environ.get('TERM', 'not set')}, {size.columns}x{size.lines}, colours: {_colours()}")
    say(f"encoding   {sys.stdout.encoding}")
    say(f"settings   {paths.config_dir() / 'config.toml'}")
    settings = config.load(paths.config_dir() / "config.toml")
    ill = settings.complaints(Keymap(settings.keys.preset, settings.keys.map).problems)
    for sentence in ill:
        say(f"  {sentence}")
    say(f"data       {paths.data_dir()}")
    say(f"log        {log_file.path()}")
    code = 0
    try:
        with open_store() as store:
            for sentence in store.describe():
                say(f"  {sentence}")
            keep = settings.keep
            plan = store.retention.plan(
                int(time.time()), days=keep.days, articles=keep.articles, megabytes=keep.megabytes
            )
            for sentence in plan.sentences():
                say(f"  Leaves at the next refresh: {sentence}")
            wrong = store.check()
    except OrdaError as error:
        wrong, code = [str(error)], error.exit_code
    for sentence in wrong:
        say(f"  WRONG: {sentence}")
    if not wrong and not ill:
        say("Nothing is wrong.")
    return code or (3 if wrong else 0)


def _colours() -> str:
    if "NO_COLOR" in os.environ:
        return "none (NO_COLOR)"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256" in os.environ.get("TERM", "") else "16 or none"


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

    aside = Store.restore(paths.data_dir(), Path(options.file).expanduser())
    say("Restored." + (f" What was there before is in {aside}." if aside else ""))
    return 0


def log(options: argparse.Namespace) -> int:
    """``orda log``"""
    path = log_file.path()
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in deque(lines, maxlen=max(1, options.lines)):
                say(line.rstrip("\n"))
    except FileNotFoundError:
        say("The log is empty.")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    return 0
