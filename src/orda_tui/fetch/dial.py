"""From a host's name to an open connection. What is checked is the IP address that is connected to, at that moment."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import httpcore

from orda_tui.errors import AddressRefused, OwnNetwork
from orda_tui.fetch.mishaps import NoSuchName
from orda_tui.fetch.policy import Reach, reach
from orda_tui.fetch.resolve import Resolve
from orda_tui.fetch.wire import Wire, reason

_NEXT_ATTEMPT = 0.3
"""Seconds that one IP address has before the next one is tried beside it (RFC 8305 says 0.25)."""


class Dialer(httpcore.AsyncNetworkBackend):
    """How httpcore opens connections: it hands over a name, and no other lookup follows the one made here.

    ``resolve`` finds the IP addresses of a name; ``allow_private``: they may be in one's own network; ``check``: False
    for a proxy, which its owner has named and which lives where it likes; ``inner`` connects.
    """

    def __init__(
        self,
        resolve: Resolve,
        *,
        allow_private: bool = False,
        check: bool = True,
        inner: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._check = check
        self._inner = inner or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Wire:
        """A connection to a checked address of the host. AddressRefused, NoSuchName, OSError."""
        ips = await self._addresses(host, port)
        if self._check:
            ips = checked(host, ips, allow_private=self._allow_private)
        return Wire(await self._first_of(ips, port))

    async def _addresses(self, host: str, port: int) -> list[str]:
        if is_ip(host):
            return [host]
        try:
            found = await self._resolve(host, port)
        except OSError as error:
            raise NoSuchName(str(error)) from error
        if not found:
            raise NoSuchName("no address")
        return found

    async def _connect(self, ip: str, port: int) -> httpcore.AsyncNetworkStream:
        try:
            return await self._inner.connect_tcp(ip, port)
        except httpcore.ConnectError as error:
            raise reason(error) from error

    async def _first_of(self, ips: list[str], port: int) -> httpcore.AsyncNetworkStream:
        """A connection to the first IP address that answers; a slow one does not hold up the next. Raises what the last
        one did."""
        if len(ips) == 1:
            return await self._connect(ips[0], port)
        loop = asyncio.get_running_loop()
        waiting = list(ips)
        attempts: set[asyncio.Task[httpcore.AsyncNetworkStream]] = set()
        failure: BaseException = OSError("no address answered")
        try:
            while waiting or attempts:
                if waiting:
                    attempts.add(loop.create_task(self._connect(waiting.pop(0), port)))
                pause = _NEXT_ATTEMPT if waiting else None
                done, attempts = await asyncio.wait(attempts, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
                won = [attempt.result() for attempt in done if attempt.exception() is None]
                for late in won[1:]:
                    await late.aclose()
                if won:
                    return won[0]
                for attempt in done:
                    failure = attempt.exception() or failure
            raise failure
        finally:
            for attempt in attempts:
                attempt.cancel()


def is_ip(host: str) -> bool:
    """Whether a host, in its one true spelling, is an IP address."""
    return ":" in host or host.rpartition(".")[2].isdigit()


def check_written(host: str, *, allow_private: bool) -> None:
    """The check of a host whose name a proxy resolves: by what is written. AddressRefused."""
    if host == "localhost" or host.endswith(".localhost"):
        checked(host, ["127.0.0.1"], allow_private=allow_private)
    elif is_ip(host):
        checked(host, [host], allow_private=allow_private)


def checked(host: str, addresses: Iterable[str], *, allow_private: bool) -> list[str]:
    """The IP addresses of a host that may be connected to. AddressRefused where not one is left.

    A name that has public and private addresses is reached by the public ones only.
    """
    allowed: list[str] = []
    refused: tuple[Reach, str, str] = ("never", "", "")
    for ip in addresses:
        try:
            kind, what = reach(ip)
        except ValueError:
            continue
        if kind == "public" or (kind == "own" and allow_private):
            allowed.append(ip)
        else:
            refused = (kind, what, ip)
    if allowed:
        return allowed
    kind, what, ip = refused
    place = host if host == ip else f"{host} ({ip})"
    if kind == "own":
        raise OwnNetwork(
            f"{place} is on {what}, so it was not fetched; allow this source your own network if you trust it."
        )
    raise AddressRefused(f"{place} is {what or 'no usable address'}, so it was not fetched; check the address.")
