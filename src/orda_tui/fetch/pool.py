"""Connections that may be used again: few, not for long, found without searching."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from orda_tui.fetch.link import Link

#: What a connection is good for: origin, whether private addresses were allowed, and the proxy it goes through.
Key = tuple[str, bool, str]


class Pool:
    """Keeps at most ``most`` connections (those in use not counted) and none that was idle for more than ``idle``
    seconds. One that carries several exchanges at once stays here while it is in use."""

    def __init__(self, most: int, idle: float) -> None:
        self._most = most
        self._idle = idle
        self._links: OrderedDict[Key, list[Link]] = OrderedDict()
        self.count = 0

    def take(self, key: Key) -> Link | None:
        """A connection with room for one more exchange, or None. Those found closed or old are dropped on the way."""
        oldest = asyncio.get_running_loop().time() - self._idle
        for link in list(self._links.get(key, ()))[::-1]:
            if link.room and (link.busy or link.idle_since >= oldest):
                if not link.shared:
                    self._remove(key, link)
                return link
            if not link.busy:
                self._remove(key, link)
                link.close()
        return None

    def give(self, key: Key, link: Link) -> None:
        """Take a connection back after an exchange; it is closed where it cannot be used again."""
        link.idle_since = asyncio.get_running_loop().time()
        links = self._links.get(key, [])
        if not link.room and not link.busy:
            if link in links:
                self._remove(key, link)
            link.close()
            return
        if link in links:
            return
        if self.count >= self._most:
            self._drop_oldest()
        self._links.setdefault(key, []).append(link)
        self._links.move_to_end(key)
        self.count += 1

    def _remove(self, key: Key, link: Link) -> None:
        links = self._links[key]
        links.remove(link)
        self.count -= 1
        if not links:
            del self._links[key]

    def _drop_oldest(self) -> None:
        for key, links in self._links.items():
            for link in links:
                if not link.busy:
                    self._remove(key, link)
                    link.close()
                    return

    def close(self) -> None:
        """Close all of them."""
        for links in self._links.values():
            for link in links:
                link.close()
        self._links.clear()
        self.count = 0
