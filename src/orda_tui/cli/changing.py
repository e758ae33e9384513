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

from orda_tui import config, paths
from orda_tui.cli import files
from orda_tui.cli.library import open_store
from orda_tui.cli.output import ProgressLine, ask, complain, moment, say
from orda_tui.errors import NotAFeed, OwnNetwork, UsageError
from orda_tui.model.feed import Feed
from orda_tui.model.subscription import Subscription
from orda_tui.text.counting import counted
from orda_tui.worker.client import run
from orda_tui.worker.protocol import Message


def add(options: argparse.Namespace) -> int:
    """``orda add``"""
    if options.list:
        if options.what:
            raise UsageError("Give either one source, or --from FILE, not both.")
        plan = run(
            "import",
            source=options.list,
            kind="addresses",
            folder=options.folder,
            allow_private=options.allow_private,
            apply=True,
        )
        _tell_plan(plan, verb="added")
        return 0
    if not options.what:
        raise UsageError("Say what to add: a web address, a file or a folder. `orda catalogue` has ideas.")
    if options.what == "edition":
        return edition(options)
    details: dict[str, Any] = {
        "what": options.what,
        "name": options.name,
        "folder": options.folder,
        "allow_private": options.allow_private,
    }
    try:
        result = _with_progress("add", take_first=options.first, **details)
    except OwnNetwork as error:
        raise OwnNetwork(f"{error} `orda add --allow-private` does that.") from error
    plain = result.get("plain")
    if "candidates" in result:
        chosen = _choose(result["candidates"])
        result = _with_progress("add", take_first=True, **{**details, "what": chosen})
    if result.get("known"):
        say(f"You already read {result['name']} (source {result['feed']}).")
    else:
        say(f"Added {result['name']} (source {result['feed']}): {counted(result['new'], 'article')}.")
    if plain:
        complain("It answers over plain http only: whoever is on the way can read and change what it says.")
    return 0


def _choose(candidates: list[dict[str, Any]]) -> str:
    """The address a person picks from several feeds; without a person, a sentence that names them."""
    say("This address offers several feeds:")
    for number, one in enumerate(candidates, 1):
        newest = f", newest {moment(one['newest'])}" if one["newest"] else ""
        say(f"  {number}. {one['title'] or one['address']}  ({counted(one['entries'], 'entry', 'entries')}{newest})")
        say(f"     {one['address']}")
    answer = ask(f"Which one (1 to {len(candidates)})?")
    if not answer.isdigit() or not 1 <= int(answer) <= len(candidates):
        raise NotAFeed("Nothing was added. Run `orda add` with one of these addresses, or with --first.")
    return str(candidates[int(answer) - 1]["address"])


def import_(options: argparse.Namespace) -> int:
    """``orda import``"""
    details = {
        "source": options.file,
        "kind": options.kind,
        "folder": options.folder,
        "allow_private": options.allow_private,
    }
    plan = run("import", **details)
    _tell_plan(plan, verb="to add")
    if not plan["new"]:
        return 0
    if not options.yes and not ask("Add them (y/n)?").lower().startswith("y"):
        raise UsageError("Nothing was added. With --yes it is done without asking.")
    run("import", **details, apply=True)
    say("Added. `orda refresh` fetches them.")
    return 0


def _tell_plan(plan: Message, *, verb: str) -> None:
    for one in plan["new"][:40]:
        say(f"  {one['folder'] + ' / ' if one['folder'] else ''}{one['name'] or one['address']}")
    if len(plan["new"]) > 40:
        say(f"  ... and {len(plan['new']) - 40} more")
    for one in plan["skipped"] + plan["partly"]:
        complain(f"line {one['line']}: {one['text']}: {one['why']}")
    counts = [f"{counted(len(plan['new']), 'source')} {verb}", f"{plan['known']} known already"]
    counts.append(f"{len(plan['skipped'])} skipped")
    if plan["partly"]:
        counts.append(f"{counted(len({one['line'] for one in plan['partly']}), 'line')} not taken whole")
    say(", ".join(counts) + ".")


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
    result = _with_progress("refresh", feeds=feeds, due_only=due_only)
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
        "interval": None if options.every is None else max(0, options.every) * 60,
        "allow_private": None if options.private is None else options.private == "yes",
    }
    if options.encoding:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise UsageError(f"There is no encoding {options.encoding}; try utf-8 or windows-1251.") from error
    with open_store() as store:
        feed = store.feeds.find(options.source)
        wanted = {name: value for name, value in changes.items() if value is not None}
        if wanted:
            store.feeds.rearrange({feed.id: wanted}, int(time.time()))
            feed = store.feeds.get(feed.id)
            store.save_side_file()
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
        store.save_side_file()
    say(f"Removed {feed.shown} and its articles. `orda undo` brings them back.")
    return 0


def edit_sources() -> int:
    """``orda sources edit``"""
    from orda_tui.editing import edit_sources as edit

    editor = config.load(paths.config_dir() / "config.toml").commands.editor
    with open_store() as store:
        what, added = edit(store, editor)
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
        store.save_side_file()
    return 0


def undo(_: argparse.Namespace) -> int:
    """``orda undo``"""
    with open_store() as store:
        entry = store.journal.undo()
        store.save_side_file()
    say(f"Taken back: {entry.sentence}." if entry else "There is nothing to take back.")
    return 0


def edition(_: argparse.Namespace) -> int:
    """``orda edition``"""
    result = run("edition", asked=True)
    say(f"{result['name']} is among your sources (source {result['feed']}, {counted(result['new'], 'new piece')}).")
    return 0


def _with_progress(verb: str, **details: Any) -> Message:
    """Run a verb with a progress line, and a line for each source that failed."""
    line = ProgressLine()

    def on_event(event: Message) -> None:
        kind = event["event"]
        if kind == "progress" and event["stage"] == "refresh" and event["total"] > 1:
            line.show(f"{event['done']} of {event['total']} sources", now=event["done"] == event["total"])
        elif kind == "progress" and event["stage"] == "statements":
            line.show(f"reading what was said: {event['done']} articles")
        elif kind == "feed_failed" and verb == "refresh":
            line.clear()
            complain(f"{event['name']}: {event['sentence']}")
        elif kind == "note":
            line.clear()
            complain(event["sentence"])
        elif kind == "worker_died" and verb == "refresh":
            line.clear()
            complain("A source ended the worker process; it is left out this time, and all others go on.")

    try:
        return run(verb, on_event, **details)
    finally:
        line.clear()
