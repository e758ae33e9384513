"""One visit to one source: take what it gives, decide what changed, store it, and write down how it went."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from orda_tui import edition, local
from orda_tui.compose import article_from_entry, article_from_page, digest_of, gives_stubs, page_of
from orda_tui.decide import decide
from orda_tui.errors import FetchError, HtmlInstead, NothingReadable, SourceError
from orda_tui.fetch.client import Answer, Request
from orda_tui.fetch.schedule import after_answer, after_failure
from orda_tui.model.article import NewArticle
from orda_tui.model.feed import Feed, FetchRecord
from orda_tui.model.parsed import ParsedFeed
from orda_tui.parse.feed import parse_feed
from orda_tui.session import Session
from orda_tui.text.counting import counted
from orda_tui.text.links import safe_link

_PEEK = 8192  # bytes; a file that is no text has a zero byte among its first ones
LocalVisit = Callable[[Session, Feed], "Visit"]

_MOVES_UNTIL_BELIEVED = 3
"""A permanent redirect is followed at once but believed only when it repeats: captive portals redirect, too."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a visit: ids of new articles, how many were updated, one sentence, and whether it gives stubs."""

    new: tuple[int, ...] = ()
    updated: int = 0
    outcome: str = ""
    stubs: bool = False


async def visit(session: Session, feed: Feed) -> Visit:
    """Visit a source. SourceError where it gave nothing that can be read; the record already says so."""
    if feed.kind == "path":
        return _recorded(session, feed, _visit_path)
    if feed.kind == "edition":
        return _recorded(session, feed, _visit_edition)
    return await _visit_feed(session, feed)


# -- feeds on the network -------------------------------------------------------------------------------------------


async def _visit_feed(session: Session, feed: Feed) -> Visit:
    record = session.store.records.get(feed.id)
    fetcher = await session.fetcher()
    settings = session.config.refresh
    request = Request(
        feed.address,
        etag=record.etag,
        last_modified=record.last_modified,
        accept="feed",
        limit=settings.body_limit << 20,
        deadline=settings.deadline,
        allow_private=feed.allow_private,
    )
    try:
        answer = await fetcher.get(request)
        if answer.not_modified:
            return _unchanged(session, feed, record, answer)
        return store_answer(session, feed, answer)
    except SourceError as error:
        now = session.now()
        session.store.records.save(after_failure(record, error, now=now, interval=feed.interval))
        raise


def store_answer(session: Session, feed: Feed, answer: Answer, parsed: ParsedFeed | None = None) -> Visit:
    """Parse an answer (if that is not done yet), store what is new in it, then remember its validators."""
    record = session.store.records.get(feed.id)
    digest = digest_of(answer.body)
    if digest == record.body_hash:
        return _unchanged(session, feed, record, answer)
    if parsed is None:
        with session.reading(feed.id):
            parsed = parse_feed(answer.body, answer.url, answer.content_type, encoding=feed.encoding)
    with session.reading(feed.id):
        stubs = gives_stubs(parsed)
        changes = decide(session.store.articles.known(feed.id), parsed)
        new = [article_from_entry(entry, parsed, mark, stub=stubs) for entry, mark in changes.new]
        updates = [(u, article_from_entry(u.entry, parsed, u.digest, stub=stubs)) for u in changes.updates]
    now = session.now()
    entries = len(parsed.entries)
    outcome = _sentence(answer.status, len(new), len(updates), entries, parsed.salvaged)
    with session.store.transaction():
        ids = session.store.articles.insert(feed.id, new, now)
        for update, article in updates:
            session.store.articles.update(update.article, article, now, key=update.key)
        if parsed.title and (parsed.title, safe_link(parsed.link)) != (feed.title, feed.site):
            session.store.feeds.change(feed.id, title=parsed.title, site=parsed.link)
        record = after_answer(record, answer, parsed.schedule, now=now, interval=feed.interval)
        record = replace(record, body_hash=digest, outcome=outcome, entries=entries)
        session.store.records.save(_moved(session, feed, record, answer))
    return Visit(tuple(ids), len(updates), outcome, stubs)


def _unchanged(session: Session, feed: Feed, record: FetchRecord, answer: Answer) -> Visit:
    outcome = f"{answer.status}, nothing new"
    record = after_answer(record, answer, None, now=session.now(), interval=feed.interval)
    record = replace(record, outcome=outcome)
    session.store.records.save(_moved(session, feed, record, answer))
    return Visit(outcome=outcome)


def _moved(session: Session, feed: Feed, record: FetchRecord, answer: Answer) -> FetchRecord:
    """Count permanent redirects to one address; after enough of them the subscription moves there."""
    target = answer.permanent_url
    if not target or target == feed.address:
        return replace(record, moved_to="", moved_times=0)
    times = record.moved_times + 1 if target == record.moved_to else 1
    secure = feed.address.startswith("https:") and not target.startswith("https:")
    if times >= _MOVES_UNTIL_BELIEVED and not secure and session.store.feeds.by_address(target) is None:
        session.store.feeds.change(feed.id, address=target)
        session.tell("note", sentence=f"{feed.shown} has moved for good; from now on it is read at {target}.")
        return replace(record, moved_to="", moved_times=0)
    return replace(record, moved_to=target, moved_times=times)


def _sentence(status: int, new: int, updated: int, entries: int, salvaged: str) -> str:
    parts = [f"{status}" if status else "read", f"{new} new of {entries}"]
    if updated:
        parts.append(f"{updated} updated")
    if not entries:
        parts = [parts[0], "a feed without entries"]
    if salvaged:
        parts.append(f"damaged, read as well as it goes ({salvaged})")
    return ", ".join(parts)


# -- files and folders ------------------------------------------------------------------------------------------------


def _visit_path(session: Session, feed: Feed) -> Visit:
    """Read the files that changed since the last visit. A file that vanished loses nothing. A source that is one feed
    in a file is called what the feed is called."""
    files = local.scan(Path(feed.address))
    key = f"files:{feed.id}"
    stamps: dict[str, str] = json.loads(session.store.meta.get(key) or "{}")
    changed = [file for file in files if stamps.get(file.name) != file.stamp]
    articles: list[NewArticle] = []
    unreadable: list[str] = []
    for file in changed:
        try:
            with session.reading(feed.id):
                title, found = contents_of(file)
            articles += found
            if title and file.path == Path(feed.address):
                session.store.feeds.change(feed.id, title=title)
            stamps[file.name] = file.stamp
        except SourceError as error:
            unreadable.append(str(error))
    if unreadable and not articles and len(unreadable) == len(files):
        raise NothingReadable(unreadable[0])
    visit = _store_articles(session, feed, articles)
    session.store.meta.set(key, json.dumps(stamps))
    for sentence in unreadable:
        session.tell("note", sentence=sentence)
    left_out = f", {len(unreadable)} could not be read" if unreadable else ""
    outcome = f"{counted(len(files), 'file')}, {len(visit.new)} new, {visit.updated} updated{left_out}"
    return replace(visit, outcome=outcome)


def contents_of(file: local.LocalFile) -> tuple[str, list[NewArticle]]:
    """The title of a feed in a file, and the articles: many in a feed, one in a page, which gives a source no title.
    SourceError where there is nothing to read."""
    data = file.read()
    if not data.strip():
        raise NothingReadable(f"{file.path} is empty, so there is nothing to read in it.")
    if file.kind == "feed":
        try:
            parsed = parse_feed(data)
        except HtmlInstead:
            pass  # a page that calls itself .xml: read it as the page it is
        except SourceError as error:
            raise NothingReadable(f"{file.path}: {error}") from error
        else:
            decided = decide((), parsed)
            found = [article_from_entry(entry, parsed, mark, stub=False) for entry, mark in decided.new]
            named = [replace(article, key=f"{file.name}#{article.key}", origin="file") for article in found]
            return parsed.title, named
    if b"\0" in data[:_PEEK] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NothingReadable(f"{file.path} is no text, so there is nothing to read in it.")
    page = page_of(file.kind, data, file.path.stem)
    if not page.document.blocks:
        raise NothingReadable(f"{file.path} holds no text that could be read.")
    return "", [article_from_page(page, file.name, origin="file", digest=digest_of(data), modified=file.modified)]


# -- the bundled edition ----------------------------------------------------------------------------------------------


def _visit_edition(session: Session, feed: Feed) -> Visit:
    articles = []
    for name, text in edition.pieces():
        data = text.encode()
        page = page_of("markdown", data, name)
        articles.append(article_from_page(page, name, origin="file", digest=digest_of(data)))
    visit = _store_articles(session, feed, articles)
    for address, data in edition.pictures().items():
        if session.store.pictures.get(address) is None:
            session.store.pictures.put(address, data, "image/png", session.now())
    session.store.meta.set("edition", str(edition.EDITION_VERSION))
    return replace(visit, outcome=f"{counted(len(articles), 'piece')}, {len(visit.new)} new, {visit.updated} updated")


# -- what files and the edition share ---------------------------------------------------------------------------------


def _recorded(session: Session, feed: Feed, run: LocalVisit) -> Visit:
    """Run a visit that needs no network, and write down how it went."""
    record = replace(session.store.records.get(feed.id), last_tried=session.now(), status=0)
    try:
        visit = run(session, feed)
    except SourceError as error:
        session.store.records.save(
            replace(
                record, outcome=str(error), failing=True, failures=record.failures + 1, due_why="read at each refresh"
            )
        )
        raise
    session.store.records.save(
        replace(
            record,
            last_good=record.last_tried,
            outcome=visit.outcome,
            failing=False,
            failures=0,
            due_why="read at each refresh",
        )
    )
    return visit


def _store_articles(session: Session, feed: Feed, articles: list[NewArticle]) -> Visit:
    """Insert what is new, update what changed."""
    known = {article.key: article for article in session.store.articles.known(feed.id)}
    now = session.now()
    new = [article for article in articles if article.key not in known]
    updated = 0
    with session.store.transaction():
        ids = session.store.articles.insert(feed.id, new, now)
        for article in articles:
            before = known.get(article.key)
            if before is not None and before.digest != article.digest:
                session.store.articles.update(before.article, article, now)
                updated += 1
    return Visit(tuple(ids), updated)


def record_death(session: Session, number: int) -> None:
    """The worker died while it read this source: say so in its record, and leave it for its next turn."""
    record = session.store.records.get(number)
    error = FetchError("Reading it ended the worker process; it may hold a document that is made to do harm.")
    session.store.records.save(after_failure(record, error, now=session.now(), interval=0))
