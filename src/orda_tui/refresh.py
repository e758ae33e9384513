"""The verb refresh: visit sources, store what is new, and keep an honest record of each visit.

A failed, empty or odd answer never deletes anything: it is a state of the source, with a sentence and a time.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from orda_tui.errors import NotFound, OrdaError, SourceError
from orda_tui.fetch.schedule import is_due
from orda_tui.model.feed import Feed
from orda_tui.read import fetch_pictures, read_pages, restate
from orda_tui.session import Session
from orda_tui.visits import Visit, record_death, visit

_ASKED_TOO_OFTEN = 429


async def refresh(
    session: Session,
    feeds: Sequence[int] | None = None,
    *,
    due_only: bool = False,
    skip: Collection[int] = (),
    blame: Collection[int] = (),
) -> dict[str, int]:
    """Visit the given sources, or all; ``due_only`` leaves out those whose next visit is not due yet. A source whose
    server said that it was asked too often is visited before its time only where it is given.

    ``skip`` were done before a worker died, ``blame`` are those it died on: they are recorded as unreadable. Returns
    how many sources were visited, how many visits failed, and how many articles are new and updated.
    """
    for number in blame:
        record_death(session, number)
    chosen = [feed for feed in _choose(session, feeds, due_only) if feed.id not in skip]
    counts = {"sources": len(chosen), "failed": len(blame), "new": 0, "updated": 0}
    session.tell("progress", stage="refresh", done=0, total=len(chosen))
    visits: list[tuple[Feed, Visit]] = []
    room = asyncio.Semaphore(session.config.refresh.at_once)

    async def visit_one(feed: Feed) -> None:
        async with room:
            result = await visit_and_tell(session, feed)
        if result is None:
            counts["failed"] += 1
        else:
            visits.append((feed, result))
            counts["new"] += len(result.new)
            counts["updated"] += result.updated
        session.tell("progress", stage="refresh", done=len(visits) + counts["failed"] - len(blame), total=len(chosen))

    try:
        async with asyncio.TaskGroup() as group:
            for feed in _mixed(chosen):
                group.create_task(visit_one(feed))
    except ExceptionGroup as several:
        # What stops a whole refresh (a full disk) stops many visits at once, and all with the same sentence.
        known = several.subgroup(OrdaError)
        if known is None:
            raise
        raise known.exceptions[0] from several
    await finish(session, visits)
    return counts


async def visit_and_tell(session: Session, feed: Feed) -> Visit | None:
    """Visit one source and tell how it went. None where it failed; nothing stored was lost. One that the reader removed
    meanwhile gave nothing, and that is no failure."""
    try:
        result = await visit(session, feed)
    except NotFound:
        result = Visit(outcome="removed meanwhile")
    except SourceError as error:
        session.tell("feed_failed", feed=feed.id, name=feed.shown, sentence=str(error))
        return None
    session.tell(
        "feed_done", feed=feed.id, name=feed.shown, new=len(result.new), updated=result.updated, outcome=result.outcome
    )
    return result


async def finish(session: Session, visits: Sequence[tuple[Feed, Visit]]) -> None:
    """After visits: pages of stubs ahead of the reader, statements, pictures, what is kept how long, the side file."""
    ahead = session.config.refresh.ahead
    wanted: list[int] = []
    fresh: list[int] = []
    for feed, result in visits:
        fresh += result.new
        if feed.full_text == "always" or (feed.full_text == "auto" and result.stubs):
            wanted += result.new[:ahead]
    if wanted:
        await read_pages(session, wanted)
    await restate(session)
    await fetch_pictures(session, fresh)
    keep = session.config.keep
    for sentence in session.store.maintain(
        session.now(), days=keep.days, articles=keep.articles, megabytes=keep.megabytes
    ):
        session.tell("note", sentence=sentence)
    session.store.save_side_file()


def _choose(session: Session, feeds: Sequence[int] | None, due_only: bool) -> list[Feed]:
    if feeds is not None:
        return [session.store.feeds.get(number) for number in feeds]
    records = session.store.records.all()
    now = session.now()
    chosen = []
    spared = 0
    for feed in session.store.feeds.all():
        record = records.get(feed.id)
        if record is not None and feed.kind == "feed":
            if record.gone:
                continue  # the server said that it will never be there again
            due = is_due(record, now)
            if due_only and not due:
                continue
            if record.status == _ASKED_TOO_OFTEN and not due:
                spared += 1
                continue
        chosen.append(feed)
    if spared and not due_only:
        what = "source is" if spared == 1 else "sources are"
        session.tell("note", sentence=f"{spared:,} {what} left alone for now: the server said it was asked too often.")
    return chosen


def _mixed(feeds: Sequence[Feed]) -> Iterator[Feed]:
    """The sources with hosts taking turns, so that many feeds of one slow host do not hold up the others."""
    hosts: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        hosts[urlsplit(feed.address).netloc].append(feed)
    return (feed for feed in chain.from_iterable(zip_longest(*hosts.values())) if feed is not None)
