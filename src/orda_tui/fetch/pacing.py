"""How many requests at once, and how soon after each other. Polite to each host, quick over all of them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from orda_tui.errors import FetchError
from orda_tui.fetch.address import DEFAULT_PORTS, Address
from orda_tui.fetch.headers import span_text

_LONGEST_WAIT = 5.0
"""Seconds that a request waits for a host that asked for patience; a longer wait ends it with a sentence."""

_SLOW_FOR = 600.0
"""Seconds for which a host that complained is asked less."""


class _Host:
    """What is going on at one host."""

    __slots__ = ("at_once", "free_at", "remembered_until", "running", "spacing", "waiting")

    def __init__(self, at_once: int, spacing: float) -> None:
        self.at_once = at_once
        self.spacing = spacing
        self.running = 0
        self.free_at = 0.0  # the loop's time before which no request is started
        self.remembered_until = 0.0
        self.waiting: deque[asyncio.Future[None]] = deque()

    def is_over(self, now: float) -> bool:
        """Whether its complaint was long ago, and nothing is going on."""
        return 0 < self.remembered_until <= now and not self.running and not self.waiting


class Pace:
    """``at_once`` requests over all hosts, ``per_host`` at one, started at least ``spacing`` seconds apart.

    Hosts on this machine need no spacing. A host that answered 429 or 503 is asked one request at a time for a while.
    """

    def __init__(self, at_once: int, per_host: int, spacing: float) -> None:
        self._room = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._spacing = spacing
        self._hosts: dict[str, _Host] = {}

    @property
    def hosts(self) -> int:
        """Hosts that something is going on at, or that asked for patience."""
        return len(self._hosts)

    @asynccontextmanager
    async def turn(self, address: Address) -> AsyncIterator[None]:
        """Wait for a turn at the host of the address. FetchError where it asked to be left alone for longer."""
        name = host_key(address)
        host = self._hosts.get(name)
        if host is None or host.is_over(asyncio.get_running_loop().time()):
            host = self._hosts[name] = _Host(self._per_host, 0.0 if _own(address) else self._spacing)
        await self._enter(host, address)
        try:
            async with self._room:
                yield
        finally:
            self._leave(name, host)

    async def _enter(self, host: _Host, address: Address) -> None:
        loop = asyncio.get_running_loop()
        if host.running >= host.at_once or host.waiting:
            turn: asyncio.Future[None] = loop.create_future()
            host.waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    host.running -= 1  # the turn had come; hand it on
                    self._wake(host)
                elif turn in host.waiting:  # else it was passed over already
                    host.waiting.remove(turn)
                raise
        else:
            host.running += 1
        now = loop.time()
        wait = host.free_at - now
        if wait > _LONGEST_WAIT:
            host.running -= 1
            self._wake(host)
            raise FetchError(
                f"{address.host} asked to be left alone; it can be tried again in {span_text(wait)}.", retry_after=wait
            )
        host.free_at = max(now, host.free_at) + host.spacing
        if wait > 0:
            try:
                await asyncio.sleep(wait)
            except asyncio.CancelledError:
                host.running -= 1
                self._wake(host)
                raise

    def _leave(self, name: str, host: _Host) -> None:
        host.running -= 1
        self._wake(host)
        now = asyncio.get_running_loop().time()
        if not host.running and not host.waiting and max(host.free_at, host.remembered_until) <= now:
            self._hosts.pop(name, None)

    def _wake(self, host: _Host) -> None:
        while host.waiting and host.running < host.at_once:
            turn = host.waiting.popleft()
            if not turn.done():
                host.running += 1
                turn.set_result(None)

    def slow_down(self, address: Address, status: int, retry_after: float | None) -> None:
        """The host answered 429 or 503: ask it less. After 429 it is left alone for as long as it asks."""
        host = self._hosts.get(host_key(address))
        if host is None:
            return
        now = asyncio.get_running_loop().time()
        least = min(1.0, retry_after) if retry_after is not None else 1.0
        host.at_once = 1
        host.spacing = min(max(2 * host.spacing, least), _LONGEST_WAIT)
        pause = retry_after if status == 429 and retry_after is not None else host.spacing
        host.free_at = max(host.free_at, now + pause)
        host.remembered_until = now + _SLOW_FOR


def host_key(address: Address) -> str:
    """One name for one server: the host, with the port where it is an unusual one."""
    return address.host if address.port in DEFAULT_PORTS.values() else f"{address.host}:{address.port}"


def _own(address: Address) -> bool:
    return address.host == "localhost" or address.host == "::1" or address.host.startswith("127.")
