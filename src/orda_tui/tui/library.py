"""The store as the screen uses it: short questions at once, long ones in threads with a connection of their own."""

from __future__ import annotations

import asyncio
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from orda_tui.errors import NotFound
from orda_tui.model.article import Article
from orda_tui.store import Store

T = TypeVar("T")

_THREADS = 2
_KEPT_ARTICLES = 12


class Library:
    """The store of the screen's own thread (``store``), threads for long queries, and the articles read ahead.

    ``open_store`` opens a connection; each thread calls it once.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self.store = open_store()
        self._local = threading.local()
        self._opened: list[Store] = []
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="orda-query")
        self._articles: OrderedDict[int, Article] = OrderedDict()
        self._generation = 0

    async def ask(self, question: Callable[[Store], T]) -> T:
        """Run a question in a thread. Cancelling drops the answer, not the question."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._answer, question)

    def _answer(self, question: Callable[[Store], T]) -> T:
        store: Store | None = getattr(self._local, "store", None)
        if store is None:
            store = self._local.store = self._open()
            self._opened.append(store)
        return question(store)

    # -- articles -----------------------------------------------------------------------------------------------------

    def article(self, number: int) -> Article:
        """The article, from what was read ahead or from the store. NotFound: it is gone."""
        found = self._articles.get(number)
        if found is None:
            found = self.store.articles.get(number)
            self._remember(found)
        return found

    def is_at_hand(self, number: int) -> bool:
        """Can the article be shown without asking the store?"""
        return number in self._articles

    async def read_ahead(self, numbers: list[int]) -> None:
        """Get articles that are likely to be wanted next."""
        wanted = [number for number in numbers if number not in self._articles]
        generation = self._generation
        if not wanted:
            return

        def get(store: Store) -> list[Article]:
            found = []
            for number in wanted:
                try:
                    found.append(store.articles.get(number))
                except NotFound:
                    continue
            return found

        for article in await self.ask(get):
            if generation == self._generation:
                self._remember(article)

    def _remember(self, article: Article) -> None:
        self._articles[article.id] = article
        self._articles.move_to_end(article.id)
        while len(self._articles) > _KEPT_ARTICLES:
            self._articles.popitem(last=False)

    def forget_articles(self) -> None:
        """Articles may have changed: read them again when they are wanted."""
        self._generation += 1
        self._articles.clear()

    def close(self, *, side_file: bool = True) -> None:
        """Wait for what is being written, give up what is being read, and close every connection. ``side_file``: see
        ``Store.close``."""
        for store in self._opened:
            store.give_up_reading()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for store in self._opened:
            store.close(side_file=False)
        self.store.close(side_file=side_file)


def merged(shown: array[int], fresh: array[int]) -> tuple[array[int], int]:
    """``fresh`` with everything that is shown and not in it (read in the meantime) left in its place after the row it
    followed; and how many of ``fresh`` were not shown."""
    first = _alike(shown, fresh)
    last = _alike(shown, fresh, first, from_end=True)
    middle, new = _merged(shown[first : len(shown) - last], fresh[first : len(fresh) - last])
    return fresh[:first] + middle + fresh[len(fresh) - last :], new


def _alike(one: array[int], other: array[int], beyond: int = 0, *, from_end: bool = False) -> int:
    """How many numbers at the beginning (or the end, not counting ``beyond`` at the beginning) are the same in both.
    Found by comparing ever smaller halves: a list of a million is hardly any work."""
    a, b = memoryview(one), memoryview(other)
    least, most = 0, min(len(a), len(b)) - beyond
    while least < most:
        half = (least + most + 1) // 2
        if from_end:
            same = a[len(a) - half : len(a) - least] == b[len(b) - half : len(b) - least]
        else:
            same = a[least:half] == b[least:half]
        least, most = (half, most) if same else (least, half - 1)
    return least


def _merged(shown: array[int], fresh: array[int]) -> tuple[array[int], int]:
    known, present = set(shown), set(fresh)
    new = len(present - known)
    followers: dict[int, list[int]] = {}
    leader = -1
    for number in shown:
        if number in present:
            leader = number
        else:
            followers.setdefault(leader, []).append(number)
    if not followers:
        return fresh, new
    out = array("q", followers.get(-1, ()))
    for number in fresh:
        out.append(number)
        if number in followers:
            out.extend(followers[number])
    return out, new
