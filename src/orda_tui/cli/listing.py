"""Commands that show the library, as text for people and as JSON for programs. They only read."""

from __future__ import annotations

import argparse
import shutil
import time
from dataclasses import asdict
from typing import Any

from orda_tui.cli.library import open_store
from orda_tui.cli.output import age, hint, moment, say, say_json
from orda_tui.errors import NotFound, UsageError
from orda_tui.model.document import document_to_json
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.counting import counted, number_in
from orda_tui.text.plain import article_text, excerpt_line, who

_DAY = 86400
_MOST_UNITS = 999_999


def headlines(options: argparse.Namespace) -> int:
    """``orda list``"""
    now = int(time.time())
    with open_store(read_only=True) as store:
        feed = store.feeds.find(options.source).id if options.source else None
        since = now - _DAY if options.view == "today" else None
        chosen = Selection(view=options.view, feed=feed, words=" ".join(options.words), since=since)
        if options.count:
            say(str(store.headlines.count(chosen)))
            return 0
        rows = [row for row in store.headlines.rows(store.headlines.ids(chosen, limit=_limit(options.limit))) if row]
        why = store.headlines.excerpts([row.id for row in rows], chosen.words) if chosen.words else {}
    if options.json:
        told = {number: {"excerpt": asdict(excerpt) if excerpt else None} for number, excerpt in why.items()}
        say_json([asdict(row) | told.get(row.id, {}) for row in rows])
        return 0
    for row in rows:
        marks = ("*" if row.starred else " ") + ("+" if row.later else " ") + (" " if row.read else "N")
        said = f"“{row.statements}”" if row.statements else ""
        say(f"{row.id:>6} {marks} {age(row.when, now):>10} {said:>4} {row.source}: {row.title}")
        excerpt = why.get(row.id)
        if excerpt is not None:
            say(f"{'':27}{excerpt_line(excerpt)}")
    if not rows and chosen == Selection():
        hint("Nothing here. `orda refresh` fetches news, `orda add` adds a source, `orda edition` the bundled one.")
    elif not rows:
        hint("No article fits. `orda list` without words and options lists all.")
    return 0


def _limit(limit: int) -> int | None:
    return limit if limit > 0 else None


def show(options: argparse.Namespace) -> int:
    """``orda show``"""
    with open_store(read_only=True) as store:
        article = store.articles.get(options.article)
    if options.json:
        value: dict[str, Any] = asdict(article)
        value["document"] = document_to_json(article.document)
        say_json(value)
        return 0
    width = options.width or min(80, shutil.get_terminal_size((80, 24)).columns)
    for line in article_text(article, max(20, width)):
        say(line)
    return 0


def sources(options: argparse.Namespace) -> int:
    """``orda sources``"""
    if options.action == "edit":
        from orda_tui.cli.changing import edit_sources

        return edit_sources()
    with open_store(read_only=True) as store:
        feeds = store.feeds.all()
        counts = store.feeds.counts()
        records = store.records.all()
        ailing = store.records.ailing()
    if options.failing:
        feeds = [feed for feed in feeds if feed.id in ailing]
    if options.json:
        say_json(
            [
                {
                    **asdict(feed),
                    "unread": counts.get(feed.id, (0, 0))[0],
                    "articles": counts.get(feed.id, (0, 0))[1],
                    "record": asdict(records[feed.id]) if feed.id in records else None,
                }
                for feed in feeds
            ]
        )
        return 0
    for feed in feeds:
        unread, total = counts.get(feed.id, (0, 0))
        record = records.get(feed.id)
        health = "!" if record is not None and record.failing else " "
        folder = f"{feed.folder} / " if feed.folder else ""
        say(f"{feed.id:>5} {health} {unread:>6} of {total:<6} {folder}{feed.shown}")
        if options.verbose:
            say(f"        {feed.address}")
            if record is None:
                say("        not visited yet")
                continue
            say(f"        tried {moment(record.last_tried)}, good {moment(record.last_good)}: {record.outcome}")
            due = moment(record.next_due) if record.next_due else "at each refresh"
            say(f"        next due {due}: {record.due_why}")
    if not feeds and options.failing:
        hint("No source failed when it was last visited.")
    elif not feeds:
        hint("No sources yet. `orda add ADDRESS` adds one, `orda catalogue` has ideas.")
    return 0


def statements(options: argparse.Namespace) -> int:
    """``orda statements``"""
    now = int(time.time())
    since = now - _seconds(options.since) if options.since else None
    with open_store(read_only=True) as store:
        names = _speakers_named(store, options.speaker) if options.speaker else [""]
        limit = _limit(options.limit) or 1_000_000
        found = [
            one
            for name in names
            for one in store.statements.search(" ".join(options.words), speaker=name, since=since, limit=limit)
        ]
    found = sorted(found, key=lambda one: -one.when)[:limit] if len(names) > 1 else found
    if options.json:
        say_json([asdict(one) for one in found])
        return 0
    for one in found:
        say(f"{who(one.statement)}: {one.statement.text}")
        say(f"    {one.source}, {moment(one.when)}: {one.title}  (orda show {one.article})")
    if not found:
        hint("No statement fits. `orda speakers` lists who is quoted; --since and fewer words widen the search.")
    return 0


def _speakers_named(store: Store, text: str) -> list[str]:
    """The speakers meant by a name or a part of one, whatever its case. NotFound where nobody is called so."""
    names = [speaker.name for speaker in store.speakers.all(limit=1_000_000)]
    wanted = text.casefold()
    chosen = [name for name in names if name.casefold() == wanted] or [n for n in names if wanted in n.casefold()]
    if not chosen:
        raise NotFound(f"Nobody called {text} is quoted in the library. `orda speakers` lists who is.")
    return chosen


def _seconds(text: str) -> int:
    """Seconds of an age such as 12h, 7d, 4w."""
    units = {"h": 3600, "d": _DAY, "w": 7 * _DAY}
    number, unit = number_in(text[:-1]), text[-1:]
    if number is None or number > _MOST_UNITS or unit not in units:
        raise UsageError(f"{text} is no age; write 12h, 7d or 4w.")
    return number * units[unit]


def speakers(options: argparse.Namespace) -> int:
    """``orda speakers``"""
    with open_store(read_only=True) as store:
        found = store.speakers.all(" ".join(options.words), limit=_limit(options.limit) or 1_000_000)
    if options.json:
        say_json([asdict(one) for one in found])
        return 0
    for one in found:
        say(f"{one.statements:>5} in {counted(one.articles, 'article')}, last {moment(one.last)}  {one.name}")
    if not found:
        hint("Nobody of that name is quoted." if options.words else "Nobody is quoted in the library yet.")
    return 0


def kept(options: argparse.Namespace) -> int:
    """``orda kept``"""
    from orda_tui.text.citation import kept_markdown

    with open_store(read_only=True) as store:
        found = store.kept.all(" ".join(options.words))
    if options.json:
        say_json([asdict(one) for one in found])
    elif not found:
        hint("No kept statement fits." if options.words else "Nothing is kept; `*` in the reader keeps a statement.")
    elif options.markdown:
        say(kept_markdown(found))
    else:
        for one in found:
            say(f"{who(one.statement)}: {one.statement.text}")
            place = ", ".join(part for part in (one.source, moment(one.when) if one.when else "") if part)
            say(f"    {place}: {one.title}" + (f"  {one.url}" if one.url else ""))
    return 0


def catalogue(options: argparse.Namespace) -> int:
    """``orda catalogue``"""
    from orda_tui.catalogue import feeds

    wanted = [word.casefold() for word in options.words]
    rows = [row for row in feeds() if all(word in row.searchable for word in wanted)]
    if options.json:
        say_json([asdict(row) for row in rows])
        return 0
    with open_store() as store:
        records = {feed.address: store.records.get(feed.id) for feed in store.feeds.all()}
    topic = ""
    for row in rows:
        if row.topic != topic:
            topic = row.topic
            say(topic)
        record = records.get(row.url)
        answered = f"  (yours; last answered {moment(record.last_good)})" if record else ""
        say(f"  {row.name} [{row.lang}]  {row.url}{answered}")
    hint("`orda add ADDRESS` subscribes to one of them." if rows else "Nothing in the catalogue fits these words.")
    return 0
