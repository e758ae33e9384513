"""Connections that may be used again: few, not for long, found without searching."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from orda_tui.fetch.link import Link

#: What a connection is good for: origin, whether private addresses were allowed, and the proxy it goes through.
Key = tuple[str, bool, str]


class Pool:
    """Keeps at most ``most`` connections and none that was idle for more than ``idle`` seconds."""

    def __init__(self, most: int, idle: float) -> None:
        self._most = most
        self._idle = idle
        self._links: OrderedDict[Key, list[Link]] = OrderedDict()
        self.count = 0

    def take(self, key: Key) -> Link | None:
        """A connection with room for one more exchange, or None. Those found closed or old are dropped on the way."""
        now = asyncio.get_running_loop().time()
        links = self._links.get(key)
        while links:
            link = links.pop()
            self.count -= 1
            if not links:
                del self._links[key]
            if link.room and now - link.idle_since <= self._idle:
                return link
            link.close()
        return None

    def give(self, key: Key, link: Link) -> None:
        """Take a connection back after an exchange; it is closed where it cannot be used again."""
        if not link.room or self._most == 0:
            link.close()
            return
        while self.count >= self._most:
            self._drop_oldest()
        link.idle_since = asyncio.get_running_loop().time()
        self._links.setdefault(key, []).append(link)
        self._links.move_to_end(key)
        self.count += 1

    def _drop_oldest(self) -> None:
        key = next(iter(self._links))
        links = self._links[key]
        links.pop(0).close()
        self.count -= 1
        if not links:
            del self._links[key]

    def close(self) -> None:
        """Close all of them."""
        for links in self._links.values():
            for link in links:
                link.close()
        self._links.clear()
        self.count = 0
