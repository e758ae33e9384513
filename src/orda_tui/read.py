"""The verbs on single articles: fetch the whole text from the page, store its pictures, find its statements."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from orda_tui.compose import article_from_page
from orda_tui.errors import NotFound, OrdaError, SourceError
from orda_tui.extract.page import extract_page
from orda_tui.extract.tree import xpath_of
from orda_tui.fetch.client import Request
from orda_tui.model.article import Article
from orda_tui.model.page import Page
from orda_tui.model.statement import RULES_VERSION, Statement
from orda_tui.session import Session
from orda_tui.statements.find import find_statements

_PAGE_LIMIT = 8 << 20
_PICTURE_LIMIT = 8 << 20
_BATCH = 25

NOTES = {
    "paywall": "The page asks for a subscription; this is all it shows.",
    "cookies": "The page shows a question about cookies instead of the article.",
    "consent": "The page asks for consent instead of showing the article.",
    "stub": "The page gives only the beginning of the article.",
    "empty": "No article could be found on the page.",
}
_LESS = {
    "paywall": "The page asks for a subscription; the feed's text is shown.",
    "whole": "The page tells less than the feed does; the feed's text is shown.",
    "stub": "The page tells less than the feed does; the feed's text is shown.",
}
"""What is said where the feed's text tells more."""
_WALLS = ("cookies", "consent", "empty")


async def read_pages(session: Session, articles: Sequence[int]) -> int:
    """Fetch the page of each article and store its text; how many became whole. A failure is a note."""
    gathered = await asyncio.gather(*(_read_page(session, article) for article in articles))
    await restate(session, articles)
    return sum(gathered)


async def try_selector(session: Session, number: int, selector: str) -> dict[str, object]:
    """What a CSS selector makes of an article's page: access, words, the beginning of its text. Nothing is stored.
    UsageError where it is no selector."""
    xpath_of(selector)
    article = session.store.articles.get(number)
    page = await _page_of(session, article, selector)
    return {"access": page.access, "words": page.document.words(), "text": page.document.plain()[:20_000]}


async def _page_of(session: Session, article: Article, selector: str) -> Page:
    """Fetch and read the page of an article. SourceError in one sentence where it does not come."""
    if not article.url.startswith(("http://", "https://")):
        raise NotFound("This article has no page of its own.")
    feed = session.store.feeds.get(article.feed)
    request = Request(
        article.url,
        accept="page",
        limit=_PAGE_LIMIT,
        deadline=session.config.refresh.deadline,
        allow_private=feed.allow_private,
        credentials_origin=feed.address if feed.kind == "feed" else None,
    )
    answer = await (await session.fetcher()).get(request)
    with session.reading(feed.id):
        return extract_page(answer.body, answer.url, content_type=answer.content_type, selector=selector)


async def _read_page(session: Session, number: int) -> bool:
    article = session.store.articles.get(number)
    try:
        selector = session.store.feeds.get(article.feed).selector
    except NotFound:
        return False  # its source was removed meanwhile
    try:
        page = await _page_of(session, article, selector)
    except (SourceError, NotFound) as error:
        session.store.articles.set_page(number, None, note=str(error))
        session.tell("page_failed", article=number, sentence=str(error))
        return False
    return _store_page(session, article, page)


def _store_page(session: Session, article: Article, page: Page) -> bool:
    """Keep the page's text where it tells more than what is stored, or where the reader's own selector picked it; else
    keep only the note. A wall is no text of the article."""
    told = page.access not in _WALLS and bool(page.document.blocks)
    better = told and (page.selected or page.document.words() >= 0.8 * article.words)
    note = NOTES.get(page.access, "")
    if told and not better:
        note = _LESS.get(page.access, note)
    new = article_from_page(page, article.key, origin="page") if better else None
    session.store.articles.set_page(article.id, new, note=note)
    session.tell("page_done", article=article.id, words=page.document.words(), note=note)
    return better and page.access == "whole"


async def restate(session: Session, articles: Sequence[int] | None = None) -> int:
    """Find the statements of the given articles, or of all that the current rules have not read; how many were read.

    In small batches, giving way in between: a reader who opens an article does not wait for the whole library.
    """
    total = 0
    waiting = list(articles) if articles is not None else None
    while True:
        batch = session.store.articles.outdated(RULES_VERSION, _BATCH) if waiting is None else waiting[:_BATCH]
        if not batch:
            return total
        chosen, given_up = session.store.attempts.begin(batch)
        try:
            found = await _statements_of_all(session, chosen)
        except BaseException:
            session.store.attempts.take_back(chosen)
            raise
        for number in given_up:
            session.tell("note", sentence=f"Article {number} ended the worker each time; its statements are left out.")
            found.append((number, ()))
        session.store.articles.set_all_statements(found, RULES_VERSION)
        if waiting is not None:
            done = {number for number, _ in found}
            waiting = [number for number in batch if number not in done] + waiting[_BATCH:]
        total += len(found)
        session.tell("progress", stage="statements", done=total)


async def _statements_of_all(session: Session, articles: Sequence[int]) -> list[tuple[int, tuple[Statement, ...]]]:
    """The statements of each article; none for one at which the rules failed, or that is gone meanwhile."""
    found: list[tuple[int, tuple[Statement, ...]]] = []
    for number in articles:
        try:
            found.append((number, _statements_of(session, session.store.articles.get(number))))
        except (NotFound, SourceError):
            found.append((number, ()))
        await asyncio.sleep(0)
    return found


def _statements_of(session: Session, article: Article) -> tuple[Statement, ...]:
    with session.reading(article.feed):
        return find_statements(
            article.document,
            title=article.title,
            lang=article.lang,
            source=article.source or article.feed_name,
            authors=article.authors,
        )


async def fetch_pictures(session: Session, articles: Sequence[int], wanted: str = "") -> int:
    """Store the pictures of these articles that the settings ask for, or those ``wanted`` (lead, all); how many came.

    One that does not come is a note, never a failure.
    """
    wanted = wanted or session.config.screen.pictures
    if wanted == "none":
        return 0
    came = 0
    for number in articles:
        article = session.store.articles.get(number)
        for src in article.document.pictures(lead_only=wanted == "lead"):
            came += await _fetch_picture(session, src, article.feed)
    session.store.pictures.evict(session.config.keep.pictures << 20)
    return came


async def _fetch_picture(session: Session, src: str, feed: int) -> bool:
    if session.store.pictures.get(src) is not None:
        return False
    fetcher = await session.fetcher()
    try:
        private = session.store.feeds.get(feed).allow_private
        request = Request(
            src, accept="picture", limit=_PICTURE_LIMIT, deadline=session.config.refresh.deadline, allow_private=private
        )
        answer = await fetcher.get(request)
    except OrdaError as error:
        session.tell("note", sentence=f"A picture did not come: {error}")
        return False
    if not answer.content_type.startswith("image/"):
        return False
    session.store.pictures.put(src, answer.body, answer.content_type, session.now())
    return True
