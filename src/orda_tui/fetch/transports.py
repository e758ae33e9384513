"""The transports of httpx that exchanges go over: one for each kind of way, each with connections of its own."""

from __future__ import annotations

import logging
import ssl

import httpcore
import httpx

from orda_tui.fetch.address import Address
from orda_tui.fetch.dial import Dialer, check_written
from orda_tui.fetch.proxies import Proxy
from orda_tui.fetch.resolve import Resolve
from orda_tui.fetch.tls import default_context

for _name in ("httpx", "httpcore", "h2", "hpack", "hyperframe"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below that they write addresses and headers, secrets included

_IDLE = 15.0
"""Seconds that a connection is kept open for the next request."""

#: Whether it is encrypted, whether private addresses are allowed, and the proxy it leads through.
Way = tuple[bool, bool, str]


class Transport(httpx.AsyncHTTPTransport):
    """A transport whose connections are opened by a Dialer, and by nothing else."""

    def __init__(
        self, dialer: Dialer, context: ssl.SSLContext, *, http2: bool, most: int, proxy: httpx.Proxy | None
    ) -> None:
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=most, keepalive_expiry=_IDLE)
        super().__init__(verify=context, trust_env=False, http2=http2, limits=limits, proxy=proxy)
        # httpx has no argument for what its pool connects with, httpcore has: this is the one place that reaches into
        # them. Should a name change, reading it fails here, before anything is connected to unchecked.
        self._connections = self._pool
        if not isinstance(self._connections._network_backend, httpcore.AsyncNetworkBackend):
            raise TypeError("httpcore keeps its network backend elsewhere")
        self._connections._network_backend = dialer

    @property
    def waiting(self) -> int:
        """Connections that wait to be used again."""
        return sum(connection.is_idle() for connection in self._connections.connections)


class Transports:
    """Makes a transport for each kind of way when it is first needed. ``most``: connections that each keeps open."""

    def __init__(self, resolve: Resolve, tls: ssl.SSLContext | None, *, http2: bool, most: int) -> None:
        self._resolve = resolve
        self._tls = tls
        self._http2 = http2
        self._most = most
        self._made: dict[Way, Transport] = {}

    def one_for(self, address: Address, *, allow_private: bool, proxy: Proxy | None) -> Transport:
        """AddressRefused where a proxy would be asked for a private address; UsageError where httpx lacks a package."""
        if proxy is not None:
            check_written(address.host, allow_private=allow_private)
        secure = address.scheme == "https"
        way = (secure, allow_private, proxy.url if proxy else "")
        made = self._made.get(way)
        if made is None:
            dialer = Dialer(self._resolve, allow_private=allow_private, check=proxy is None)
            # Without TLS the context is of no use, and the system's authorities take long to load; it trusts nobody.
            context = self._context() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            through = proxy.for_httpx() if proxy else None
            made = Transport(dialer, context, http2=self._http2 and secure, most=self._most, proxy=through)
            self._made[way] = made
        return made

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = default_context()
        return self._tls

    @property
    def waiting(self) -> int:
        """Connections that wait to be used again."""
        return sum(transport.waiting for transport in self._made.values())

    async def aclose(self) -> None:
        """Close all connections."""
        for transport in self._made.values():
            await transport.aclose()
        self._made.clear()
