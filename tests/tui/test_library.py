"""The library's threads when the program is left: what is read is given up, what is written is finished."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from orda_tui.errors import StoreError
from orda_tui.store import Store
from orda_tui.tui.library import Library

_COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT sum(seen(i)) FROM n"
_ENDLESS = 1 << 60


class Watched:
    """Counts in SQL, says when that has begun, and waits for a word before it goes on."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def count(self, store: Store, most: int) -> int:
        store._db._connection.create_scalar_function("seen", self._seen, 1)
        return int(store._db.value(_COUNT, most))

    def _seen(self, *_: object) -> int:
        self.begun.set()
        assert self.go_on.wait(20)
        return 1


async def test_a_long_query_does_not_hold_up_the_end(tmp_path: Path) -> None:
    library, watched = Library(lambda: Store.open(tmp_path)), Watched()
    asked = asyncio.ensure_future(library.ask(lambda store: watched.count(store, _ENDLESS)))
    await asyncio.to_thread(watched.begun.wait, 20)
    closing = asyncio.ensure_future(asyncio.to_thread(library._threads.shutdown, wait=True))
    for store in library._opened:
        store.give_up_reading()
    watched.go_on.set()
    with pytest.raises(StoreError):
        await asyncio.wait_for(asked, 20)
    await asyncio.wait_for(closing, 20)
    library.close()


async def test_what_is_written_is_finished(tmp_path: Path) -> None:
    library, watched = Library(lambda: Store.open(tmp_path)), Watched()

    def write(store: Store) -> int:
        with store.transaction():
            store.meta.set("key", "value")
            return watched.count(store, 1000)

    asked = asyncio.ensure_future(library.ask(write))
    await asyncio.to_thread(watched.begun.wait, 20)
    for store in library._opened:
        store.give_up_reading()
    watched.go_on.set()
    assert await asyncio.wait_for(asked, 20) == 1000
    assert library.store.meta.get("key") == "value"
    library.close()
