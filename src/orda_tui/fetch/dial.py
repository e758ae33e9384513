"""From a host's name to an open connection. What is checked is the IP address that is connected to, at that moment."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

from orda_tui.errors import AddressRefused
from orda_tui.fetch.address import Address
from orda_tui.fetch.link import Link
from orda_tui.fetch.mishaps import NoSuchName
from orda_tui.fetch.policy import Reach, reach
from orda_tui.fetch.proxies import Proxy
from orda_tui.fetch.resolve import Resolve
from orda_tui.fetch.socks import SocksTunnel
from orda_tui.fetch.tls import default_context
from orda_tui.fetch.tunnel import ConnectTunnel

P = TypeVar("P", bound=asyncio.Protocol)

_NEXT_ATTEMPT = 0.3
"""Seconds that one IP address has before the next one is tried beside it (RFC 8305 says 0.25)."""


class Dialer:
    """Opens connections. ``resolve`` finds the IP addresses of a name; ``tls`` is the context for https, made on first
    use where none is given."""

    def __init__(self, resolve: Resolve, tls: ssl.SSLContext | None, *, http2: bool = True) -> None:
        self._resolve = resolve
        self._tls = tls
        self._protocols = ["h2", "http/1.1"] if http2 else ["http/1.1"]
        self._tls_ready = False

    async def dial(self, address: Address, *, allow_private: bool, proxy: Proxy | None = None) -> Link:
        """An open connection to the host of the address. AddressRefused, NoSuchName, ProxyRefused, OSError."""
        context = self._context() if address.scheme == "https" else None
        if proxy is not None and proxy.kind != "socks5":
            _check_written(address.host, allow_private=allow_private)
            return await self._through(proxy, address, address.host, context)
        addresses = await self._addresses(address.host, address.port)
        addresses = checked(address.host, addresses, allow_private=allow_private)
        if proxy is not None:
            return await self._through(proxy, address, addresses[0], context)
        return (await _first_of(Link, addresses, address.port, context, address.host))[1]

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

    async def _through(self, proxy: Proxy, address: Address, host: str, context: ssl.SSLContext | None) -> Link:
        """A connection by way of a proxy to ``host``, the name or the checked IP address of the address's host."""
        ips = await self._addresses(proxy.host, proxy.port)
        if proxy.kind == "http" and context is None:
            return (await _first_of(Link, ips, proxy.port))[1]
        transport: asyncio.Transport | None = None
        try:
            if proxy.kind == "http":
                transport, tunnel = await _first_of(ConnectTunnel, ips, proxy.port)
                await tunnel.open(host, address.port, proxy.authorization)
            else:
                transport, socks = await _first_of(SocksTunnel, ips, proxy.port)
                await socks.open(host, address.port, proxy.user, proxy.password)
            return await _take_over(transport, address.host, context)
        except BaseException:
            if transport is not None:
                transport.abort()
            raise

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = default_context()
        if not self._tls_ready:
            self._tls.set_alpn_protocols(self._protocols)
            self._tls_ready = True
        return self._tls


async def _take_over(transport: asyncio.Transport, name: str, context: ssl.SSLContext | None) -> Link:
    """A Link on a connection that was something else before, encrypted if a context is given."""
    link = Link()
    if context is None:
        transport.set_protocol(link)
        link.connection_made(transport)
        return link
    secure = await asyncio.get_running_loop().start_tls(transport, link, context, server_hostname=name)
    if secure is None:
        raise ConnectionResetError
    link.connection_made(secure)
    return link


async def _first_of(
    protocol: Callable[[], P], ips: list[str], port: int, context: ssl.SSLContext | None = None, name: str = ""
) -> tuple[asyncio.Transport, P]:
    """A connection to the first IP address that answers; a slow one does not hold up the next. Raises what the last
    one did."""
    loop = asyncio.get_running_loop()

    def connect(ip: str) -> Coroutine[Any, Any, tuple[asyncio.Transport, P]]:
        return loop.create_connection(protocol, ip, port, ssl=context, server_hostname=name if context else None)

    if len(ips) == 1:
        return await connect(ips[0])
    waiting = list(ips)
    attempts: set[asyncio.Task[tuple[asyncio.Transport, P]]] = set()
    failure: BaseException = OSError("no address answered")
    try:
        while waiting or attempts:
            if waiting:
                attempts.add(loop.create_task(connect(waiting.pop(0))))
            pause = _NEXT_ATTEMPT if waiting else None
            done, attempts = await asyncio.wait(attempts, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            won = [attempt.result() for attempt in done if attempt.exception() is None]
            for late, _ in won[1:]:
                late.abort()
            if won:
                return won[0]
            for attempt in done:
                failure = attempt.exception() or failure
                if isinstance(failure, ssl.SSLError):
                    raise failure  # the host answered: another address of it would say the same
        raise failure
    finally:
        for attempt in attempts:
            attempt.cancel()


def is_ip(host: str) -> bool:
    """Whether a host, in its one true spelling, is an IP address."""
    return ":" in host or host.rpartition(".")[2].isdigit()


def _check_written(host: str, *, allow_private: bool) -> None:
    """The check of a host whose name is resolved elsewhere: by what is written."""
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
        raise AddressRefused(
            f"{place} is on {what}, so it was not fetched; allow this source your own network if you trust it."
        )
    raise AddressRefused(f"{place} is {what or 'no usable address'}, so it was not fetched; check the address.")
