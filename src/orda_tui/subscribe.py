"""The verb that adds a source: an address (a feed, or a page that leads to one), or a path."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from orda_tui import edition, files, local, paths
from orda_tui.errors import (
    AddressRefused,
    FetchError,
    HtmlInstead,
    HttpStatus,
    NotAFeed,
    SourceError,
    UsageError,
)
from orda_tui.fetch.address import split_address
from orda_tui.fetch.client import Answer, Request
from orda_tui.fetch.secrets import Credentials, Secrets, take_userinfo
from orda_tui.model.feed import Feed
from orda_tui.model.parsed import ParsedFeed
from orda_tui.parse import discovery
from orda_tui.parse.feed import parse_feed, sitemap_parts
from orda_tui.refresh import finish, visit_and_tell
from orda_tui.session import Session
from orda_tui.visits import Visit, store_answer

_MOST_CANDIDATES = 8
_NO_HOST = {".opml", *local.KINDS} - {".md"}
"""Endings of files that no name of a host has."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that discovery reached: what it answered and what it says."""

    address: str
    answer: Answer
    parsed: ParsedFeed

    def summary(self) -> dict[str, Any]:
        """What a person needs to choose between several."""
        dates = [entry.published or entry.updated or 0 for entry in self.parsed.entries]
        return {
            "address": self.address,
            "title": self.parsed.title,
            "newest": max(dates, default=0) or None,
            "entries": len(self.parsed.entries),
            "format": self.parsed.format,
        }


async def add(
    session: Session,
    what: str,
    *,
    name: str = "",
    folder: str = "",
    allow_private: bool = False,
    take_first: bool = False,
    entry: int = 0,
    blame: Collection[int] = (),
) -> dict[str, Any]:
    """Subscribe to an address or a path, and read it once. ``entry``: the journal entry of an adding of before that
    this one belongs to.

    Returns ``{"feed": id, "entry": its journal entry, ...}``, without an entry where it was known; or ``{"candidates":
    [...]}`` where an address leads to several feeds and ``take_first`` is not set: then nothing was added. Nothing is
    added when the source cannot be read, or when a worker died over it: ``blame`` then names the source it was to
    become, 0 where there was none yet.
    """
    if blame:
        return await _after_death(session, what, next(iter(blame)))
    chosen: dict[str, Any] = {"name": name, "folder": folder, "allow_private": allow_private}
    path = _as_path(what)
    if path is not None:
        _require_no_list(path)
        return await _add_local(session, "path", str(path), entry, title=path.name, **chosen)
    what, credentials = take_userinfo(what)
    address = discovery.normalise_address(what)
    if not address:
        raise UsageError(f"{what} is neither a web address nor a file or folder on this machine.")
    known = session.store.feeds.by_address(address)
    if known is not None:
        return {"feed": known.id, "name": known.shown, "known": True}
    plain: dict[str, Any] = {}
    try:
        found = await _discover_as(session, address, credentials, allow_private=allow_private)
    except FetchError as error:
        found = await _discover_plain(session, what, address, error, allow_private=allow_private)
        plain = {"plain": True}
    if len(found) > 1 and not take_first:
        return {"candidates": [one.summary() for one in found], **plain}
    return {**await _add_found(session, found[0], entry, **chosen), **plain}


async def _after_death(session: Session, what: str, number: int) -> dict[str, Any]:
    """A worker died. Where the source was read before, it died over statements, which are looked for once more."""
    tried = session.store.records.get(number).last_tried if number else None
    if tried is not None:
        await finish(session, [])
        feed = session.store.feeds.get(number)
        return {"feed": number, "name": feed.shown, "new": session.store.feeds.counts()[number][1], "known": False}
    if number:
        session.store.feeds.withdraw(number, session.now())
    raise SourceError(
        f"Reading {what} ended the worker process; it may hold a document that is made to do harm. It was not added."
    )


async def add_edition(session: Session, *, asked: bool = False) -> dict[str, Any]:
    """Put the bundled edition (back) among the sources, and bring it up to date. ``asked``: the reader did, who can
    take it back then."""
    return await _add_local(session, "edition", "edition:", 0 if asked else None, title=edition.TITLE)


async def _add_local(session: Session, kind: Any, address: str, entry: int | None, **details: Any) -> dict[str, Any]:
    """A source on this machine. One that cannot be read is not kept. ``entry``: None for no journal entry at all."""
    known = session.store.feeds.by_address(address)
    feed = known or session.store.feeds.add(kind, address, now=session.now(), **details)
    result = await visit_and_tell(session, feed)
    if result is None:
        sentence = session.store.records.get(feed.id).outcome
        if known is None:
            session.store.feeds.withdraw(feed.id, session.now())
        raise SourceError(sentence)
    # Reading it may have told what it is called.
    return await _added(session, session.store.feeds.get(feed.id), result, entry, known=known is not None)


async def _add_found(session: Session, found: Found, entry: int, **details: Any) -> dict[str, Any]:
    known = session.store.feeds.by_address(found.address)
    if known is not None:
        return {"feed": known.id, "name": known.shown, "known": True}
    feed = session.store.feeds.add(
        "feed", found.address, now=session.now(), title=found.parsed.title, site=found.parsed.link, **details
    )
    try:
        result = store_answer(session, feed, found.answer, found.parsed)
    except SourceError:
        session.store.feeds.withdraw(feed.id, session.now())
        raise
    return await _added(session, feed, result, entry)


async def _added(
    session: Session, feed: Feed, result: Visit, entry: int | None, *, known: bool = False
) -> dict[str, Any]:
    """A source was added and read: only now it is the reader's, who may take it back."""
    noted = {}
    if entry is not None and not known:
        noted["entry"] = session.store.feeds.added([feed.id], session.now(), entry=entry)
    await finish(session, [(feed, result)])
    return {"feed": feed.id, "name": feed.shown, "new": len(result.new), "known": known, **noted}


def _as_path(what: str) -> Path | None:
    """The path that was meant, or None for an address. What looks like a path is one, even where nothing is there."""
    if what.startswith(("http://", "https://", "feed:", "www.")):
        return None
    looks_local = what.startswith(("/", "./", "../", "~")) or what in (".", "..")
    looks_local = looks_local or ("/" not in what and Path(what).suffix.lower() in _NO_HOST)
    if not (looks_local or os.path.exists(what)):  # noqa: PTH110 - Path's own fails over an address that is too long
        return None
    return files.typed(what).absolute().resolve()


def _require_no_list(path: Path) -> None:
    """UsageError for a file that holds no news but the sources of another reader."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        if path.name == "urls" or b"<opml" in file.read(4096).lower():
            raise UsageError(f"{path} is a list of subscriptions and no source itself. Import it (`orda import`).")


async def _discover_plain(
    session: Session, what: str, address: str, error: FetchError, *, allow_private: bool
) -> list[Found]:
    """``discover`` over http for a name that was pasted without a scheme, where https failed before anything was
    answered. What the first attempt said counts, where this one does not come further."""
    answered = isinstance(error, HttpStatus | AddressRefused)
    if answered or "://" in what or not address.startswith("https:"):
        raise error
    try:
        return await discover(session, "http:" + address.removeprefix("https:"), allow_private=allow_private)
    except FetchError:
        if what.lower().endswith(".md") and "/" not in what:  # Moldova, or Markdown
            raise FetchError(f"{error} There is no file {what} here either.") from None
        raise error from None


async def _discover_as(
    session: Session, address: str, credentials: Credentials | None, *, allow_private: bool
) -> list[Found]:
    """``discover`` with the name and password of the address, which are kept only if they led somewhere."""
    if credentials is None:
        return await discover(session, address, allow_private=allow_private)
    secrets = Secrets(paths.make_private(paths.config_dir()))
    before = secrets.get(split_address(address).origin)
    where = secrets.set(address, credentials)
    try:
        found = await discover(session, address, allow_private=allow_private)
    except SourceError:
        secrets.forget(address)
        if before is not None:
            secrets.set(address, before)
        raise
    session.tell("note", sentence=where)
    return found


# -- discovery --------------------------------------------------------------------------------------------------------


async def discover(session: Session, address: str, *, allow_private: bool = False) -> list[Found]:
    """The feeds an address leads to, best first; never empty.

    The address itself where it is a feed; else what site rules, the page's own links and the well-known places offer.
    SourceError with one sentence where there is none.
    """
    ruled = await _try_all(session, discovery.site_rules(address), allow_private)
    if ruled:
        return ruled
    channel = discovery.telegram_channel(address)
    if channel:
        raise NotAFeed(
            f"The Telegram channel {channel} has no feed. A bridge such as RSSHub makes one; add the bridge's address."
        )
    answer = await _get(session, address, allow_private)
    try:
        return [Found(answer.permanent_url or address, answer, _parsed(session, answer))]
    except HtmlInstead:
        pass
    except NotAFeed as error:
        parts = await _try_all(session, _parts_of(session, answer), allow_private)
        if parts:
            return parts
        raise NotAFeed(f"{address}: {error}") from error
    with session.reading(0):
        offered = [candidate.address for candidate in discovery.candidates(answer.body, answer.url)]
    found = await _try_all(session, offered[:_MOST_CANDIDATES], allow_private)
    if not found:
        found = await _try_places(session, answer.url, allow_private)
    if not found:
        raise NotAFeed(
            f"{address} is a web page, and neither it nor the usual places beside it offer a feed. "
            "Give the address of the feed itself, or save the page and add the file."
        )
    return found


async def _try_all(session: Session, addresses: list[str], allow_private: bool) -> list[Found]:
    """Those of the addresses that are feeds, in their order; the others are no news to anybody."""

    async def attempt(address: str) -> Found | None:
        try:
            answer = await _get(session, address, allow_private)
            return Found(answer.permanent_url or address, answer, _parsed(session, answer))
        except SourceError:
            return None

    results = await asyncio.gather(*(attempt(address) for address in dict.fromkeys(addresses)))
    found: dict[str, Found] = {}
    for one in results:
        if one is not None:
            found.setdefault(one.answer.url, one)
    return list(found.values())


def _parts_of(session: Session, answer: Answer) -> list[str]:
    """The parts of a sitemap index, those of news first; nothing for anything else."""
    with session.reading(0), contextlib.suppress(SourceError):
        return sitemap_parts(answer.body, answer.url)[:_MOST_CANDIDATES]
    return []


async def _sitemaps(session: Session, address: str, allow_private: bool) -> list[str]:
    """The sitemaps that the site's robots.txt names, and where news sitemaps usually are."""
    robots = urljoin(address, "/robots.txt")
    named: list[str] = []
    with contextlib.suppress(SourceError):
        answer = await _get(session, robots, allow_private)
        named = discovery.robots_sitemaps(answer.body.decode("utf-8", "replace"), robots)
    return [*named[:_MOST_CANDIDATES], *discovery.news_sitemaps(address)]


async def _try_places(session: Session, address: str, allow_private: bool) -> list[Found]:
    """The first of the well-known places that is a feed or a news sitemap, one after the other: guessing is quiet.

    Redirects are not followed: sites send whoever asks for what they do not have to their front page.
    """
    for place in [*discovery.well_known(address), *await _sitemaps(session, address, allow_private)]:
        try:
            answer = await _get(session, place, allow_private, follow=False)
            return [Found(place, answer, _parsed(session, answer))]
        except NotAFeed:
            parts = await _try_all(session, _parts_of(session, answer), allow_private)
            if parts:
                return parts[:1]
        except SourceError:
            continue
    return []


async def _get(session: Session, address: str, allow_private: bool, *, follow: bool = True) -> Answer:
    fetcher = await session.fetcher()
    settings = session.config.refresh
    request = Request(
        address,
        accept="feed",
        limit=settings.body_limit << 20,
        deadline=settings.deadline,
        allow_private=allow_private,
        follow=follow,
    )
    return await fetcher.get(request)


def _parsed(session: Session, answer: Answer) -> ParsedFeed:
    with session.reading(0):
        return parse_feed(answer.body, answer.url, answer.content_type)
