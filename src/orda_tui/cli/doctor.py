"""``orda doctor``: what the terminal can do, where the data is, how the sources fare, what is wrong and what to do."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

from orda_tui import __version__, config, paths
from orda_tui import log as log_file
from orda_tui.cli import terminal
from orda_tui.cli.library import open_store
from orda_tui.cli.output import ago, say
from orda_tui.config import Config
from orda_tui.errors import OrdaError
from orda_tui.store import Store
from orda_tui.text.counting import counted
from orda_tui.text.neutral import one_line

_LABEL = 11
_LITTLE = 200 * 2**20
"""Bytes on the disk below which the next refresh may find no room."""
_NAMED = 5
"""Failing sources that are named."""


def doctor(options: argparse.Namespace) -> int:
    """``orda doctor``: exit code 0 if nothing is wrong, else that of what is."""
    from orda_tui.tui.actions import Keymap

    if options.repair:
        for sentence in Store.repair(paths.data_dir()):
            say(sentence)
    file = paths.config_dir() / "config.toml"
    settings = config.load(file)
    system = os.uname()
    say(f"orda {__version__}, Python {sys.version.split()[0]}, {system.sysname} {system.machine}")
    for label, text in terminal.told(settings, os.environ):
        _tell(label, text)
    _tell("settings", f"{file}" if file.exists() else f"{file}, not there: all are the defaults")
    wrong = [
        f"config.toml, {one}" for one in settings.complaints(Keymap(settings.keys.preset, settings.keys.map).problems)
    ]
    code = 2 if wrong else 0
    _tell("log", f"{log_file.path()} (orda log prints its end)")
    _tell("data", f"{paths.data_dir()}")
    wrong += _little_room(paths.data_dir())
    try:
        with open_store() as store:
            ill = _look(store, settings)
    except OrdaError as error:
        ill, code = [str(error)], error.exit_code
    for sentence in wrong + ill:
        say(f"WRONG: {sentence}")
    if not wrong and not ill:
        say("Nothing is wrong.")
    return code or (3 if wrong or ill else 0)


def _tell(label: str, text: str) -> None:
    say(f"{label:{_LABEL}}{one_line(text, 2000)}")


def _little_room(folder: Path) -> list[str]:
    place = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        free = shutil.disk_usage(place).free
    except OSError as error:
        return [f"{place} cannot be looked at: {error.strerror or error}."]
    _tell("", f"{free / 2**30:,.1f} GB of its disk are free.")
    if free >= _LITTLE:
        return []
    return [f"The disk has {free // 2**20} MB left: make room, or nothing new can be kept."]


def _look(store: Store, settings: Config) -> list[str]:
    """Tell of the library and its sources; what is wrong with the store, in sentences."""
    now = int(time.time())
    for sentence in store.describe():
        _tell("", sentence)
    keep = settings.keep
    plan = store.retention.plan(now, days=keep.days, articles=keep.articles, megabytes=keep.megabytes)
    for sentence in plan.sentences():
        _tell("", f"Leaves at the next refresh: {sentence}")
    for number, sentence in enumerate(_sources(store, now)):
        _tell("" if number else "sources", sentence)
    return store.check()


def _sources(store: Store, now: int) -> list[str]:
    """How the visits went, in sentences."""
    feeds = {feed.id: feed for feed in store.feeds.all() if feed.kind != "edition"}
    if not feeds:
        return ["None of your own yet: orda add ADDRESS adds one, orda catalogue has ideas."]
    records = {number: record for number, record in store.records.all().items() if number in feeds}
    tried = [record for record in records.values() if record.last_tried is not None]
    if not tried:
        return [f"{counted(len(feeds), 'source')}, none visited yet: orda refresh visits them."]
    last = max(tried, key=lambda record: record.last_tried or 0)
    outcome = one_line(last.outcome, 120).rstrip(".")
    told = [f"Last visit: {ago(last.last_tried or 0, now)}, {one_line(feeds[last.feed].shown, 60)}: {outcome}."]
    ailing = [record for number, record in store.records.ailing().items() if number in feeds]
    never = len(feeds) - len(tried)
    told.append(
        f"Of {counted(len(feeds), 'source')} {len(ailing)} failed when last visited"
        + (f", {never} never visited." if never else ".")
    )
    for record in ailing[:_NAMED]:
        told.append(f"  {one_line(feeds[record.feed].shown, 40)}: {one_line(record.outcome, 120)}")
    if ailing:
        told.append(
            "orda sources --failing --verbose tells of them all; so does F in the reader, with the word failing."
        )
    return told
