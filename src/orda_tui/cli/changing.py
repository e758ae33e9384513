"""Commands that change the library. Whatever touches the network or bytes from outside runs in the worker."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from orda_tui import config, files, paths
from orda_tui.cli.library import open_store
from orda_tui.cli.output import ask, complain, say
from orda_tui.cli.progress import follow
from orda_tui.errors import UsageError
from orda_tui.model.feed import LONGEST_INTERVAL, Feed
from orda_tui.model.subscription import Subscription
from orda_tui.text.counting import counted
from orda_tui.worker.client import run
from orda_tui.worker.protocol import Message

_MOST_MINUTES = LONGEST_INTERVAL // 60


def export(options: argparse.Namespace) -> int:
    """``orda export``"""
    from orda_tui.parse.opml import write_opml

    target = files.target(options.file, replace=options.replace, streams=True) if options.file != "-" else None
    with open_store(read_only=True) as store:
        feeds = [_subscription(feed) for feed in store.feeds.all() if feed.kind == "feed"]
    data = write_opml(feeds, created=datetime.now(UTC))
    if target is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        _write_whole(target, data)
    except OSError as error:
        raise UsageError(f"{options.file} cannot be written: {error.strerror or error}.") from error
    return 0


def _write_whole(path: Path, data: bytes) -> None:
    """Put the file in place when it is whole, so that a list that was there is not lost to a full disk."""
    if path.exists() and not path.is_file():  # a pipe or a terminal
        path.write_bytes(data)
        return
    path = path.resolve()
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _subscription(feed: Feed) -> Subscription:
    """What a list of subscriptions says of a source: settings only where they are not the usual ones."""
    settings = {"full_text": feed.full_text, "selector": feed.selector, "encoding": feed.encoding}
    usual = {"full_text": "auto", "selector": "", "encoding": ""}
    chosen = {name: value for name, value in settings.items() if value != usual[name]}
    if feed.interval:
        chosen["interval"] = str(feed.interval)
    return Subscription(
        feed.address, feed.title, feed.name, feed.folder, site=feed.site, settings=tuple(sorted(chosen.items()))
    )


def refresh(options: argparse.Namespace) -> int:
    """``orda refresh``: exit code 4 if every source that was visited failed."""
    feeds = None
    if options.source:
        with open_store() as store:
            feeds = [store.feeds.find(text).id for text in options.source]
    if not options.watch:
        return _refresh_once(feeds, due_only=options.due, quiet=options.quiet)
    while True:
        _refresh_once(feeds, due_only=True, quiet=options.quiet)
        time.sleep(60)


def _refresh_once(feeds: list[int] | None, *, due_only: bool, quiet: bool) -> int:
    result = follow("refresh", feeds=feeds, due_only=due_only)
    if result.get("stopped"):
        complain("Stopped. What had come is stored.")
        return 130
    visited, failed = result["sources"], result["failed"]
    if not quiet:
        say(
            f"{counted(visited, 'source')} visited, {counted(result['new'], 'new article')}, "
            f"{result['updated']} updated" + (f", {failed} failed." if failed else ".")
        )
    return 4 if failed and failed == visited else 0


def read(options: argparse.Namespace) -> int:
    """``orda read``"""
    if options.selector:
        return _try_selector(options)
    failures: list[str] = []

    def on_event(event: Message) -> None:
        if event["event"] == "page_failed":
            failures.append(event["sentence"])
        elif event["event"] == "page_done":
            say(f"{event['article']}: {counted(event['words'], 'word')}. {event['note']}".rstrip())

    run("read", on_event, articles=options.article)
    for sentence in failures:
        complain(sentence)
    return 4 if failures else 0


def _try_selector(options: argparse.Namespace) -> int:
    """Show what a selector gives, and how to keep it."""
    for number in options.article:
        result = run("try_selector", article=number, selector=options.selector)
        say(result["text"])
        say(f"({counted(result['words'], 'word')}, {result['access']})")
    say("Nothing was stored. `orda source SOURCE --selector ...` keeps it for a source.")
    return 0


def source(options: argparse.Namespace) -> int:
    """``orda source``"""
    changes: dict[str, Any] = {
        "name": options.name,
        "folder": options.folder,
        "full_text": options.full_text,
        "selector": options.selector,
        "encoding": options.encoding,
        "interval": None if options.every is None else options.every * 60,
        "allow_private": None if options.private is None else options.private == "yes",
    }
    if options.encoding:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise UsageError(f"There is no encoding {options.encoding}; try utf-8 or windows-1251.") from error
    if options.selector:
        from orda_tui.extract.tree import xpath_of

        xpath_of(options.selector)
    if options.every is not None and options.every > _MOST_MINUTES:
        raise UsageError(f"Give at most {_MOST_MINUTES:,} minutes, which is a year.")
    with open_store() as store:
        feed = store.feeds.find(options.source)
        wanted = {name: value for name, value in changes.items() if value is not None}
        if wanted:
            store.feeds.rearrange({feed.id: wanted}, int(time.time()))
            feed = store.feeds.get(feed.id)
    say(f"{feed.shown} (source {feed.id})")
    say(f"  address    {feed.address}")
    say(f"  folder     {feed.folder or '-'}")
    say(f"  full text  {feed.full_text}")
    say(f"  selector   {feed.selector or '-'}")
    say(f"  encoding   {feed.encoding or 'told by its bytes'}")
    every = f"every {counted(feed.interval // 60, 'minute')}" if feed.interval else "as it and its server ask"
    say(f"  visited    {every}")
    say(f"  private    {'may live on your own network' if feed.allow_private else 'no'}")
    return 0


def remove(options: argparse.Namespace) -> int:
    """``orda remove``"""
    with open_store() as store:
        feed = store.feeds.find(options.source)
        store.feeds.remove(feed.id, int(time.time()))
    say(f"Removed {feed.shown} and its articles. `orda undo` brings them back.")
    return 0


def edit_sources() -> int:
    """``orda sources edit``"""
    from orda_tui.editing import SourcesText

    editor = config.load(paths.config_dir() / "config.toml").commands.editor
    with open_store() as store:
        text = SourcesText(store)
        while True:
            try:
                what, added = text.edit(editor)
                break
            except UsageError as error:
                if not (text.is_kept and ask(f"{error} Edit it again (y/n)?").lower().startswith("y")):
                    raise
    back = " `orda undo` takes it back." if not what.empty else ""
    fetch = " `orda refresh` fetches the new ones." if added else ""
    say(f"{what.sentence}{back}{fetch}")
    return 0


def mark(options: argparse.Namespace) -> int:
    """``orda mark``"""
    change = {
        "read": {"read": True},
        "unread": {"read": False},
        "star": {"starred": True},
        "unstar": {"starred": False},
        "later": {"later": True},
        "not-later": {"later": False},
    }[options.mark]
    with open_store() as store:
        for number in options.article:
            store.articles.get(number)
        store.statuses.mark(options.article, **change, now=int(time.time()))
    return 0


def undo(_: argparse.Namespace) -> int:
    """``orda undo``"""
    with open_store() as store:
        entry = store.journal.undo()
    say(f"Taken back: {entry.sentence}." if entry else "There is nothing to take back.")
    return 0
