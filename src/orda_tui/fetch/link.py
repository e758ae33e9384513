"""A connection as asyncio sees it: hands bytes to the wire protocol that both sides agreed on."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Protocol

from orda_tui.fetch.exchange import Exchange
from orda_tui.fetch.http1 import Http1
from orda_tui.fetch.mishaps import Stale


class Wire(Protocol):
    """A wire protocol on one connection. ``room``: exchanges that may be started now; ``busy``: one is going on;
    ``shared``: it carries several at once."""

    shared: ClassVar[bool]

    @property
    def room(self) -> int: ...
    @property
    def busy(self) -> bool: ...
    def start(self, exchange: Exchange) -> None: ...
    def receive(self, data: bytes) -> None: ...
    def lost(self, error: Exception | None) -> None: ...
    def abandon(self, exchange: Exchange) -> None: ...


class Link(asyncio.Protocol):
    """An open connection; ``idle_since`` is the loop's time at which it was last given back."""

    def __init__(self) -> None:
        self.wire: Wire | None = None
        self.idle_since = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        tls = transport.get_extra_info("ssl_object")
        if tls is not None and tls.selected_alpn_protocol() == "h2":
            from orda_tui.fetch.http2 import Http2  # many a refresh never meets it

            self.wire = Http2(transport)
        else:
            self.wire = Http1(transport)

    def data_received(self, data: bytes) -> None:
        if self.wire is not None:
            self.wire.receive(data)

    def eof_received(self) -> None:
        if self.wire is not None:
            self.wire.receive(b"")

    def connection_lost(self, exc: Exception | None) -> None:
        if self.wire is not None:
            self.wire.lost(exc)

    @property
    def room(self) -> int:
        """How many exchanges may be started now; 0 when it is closed."""
        return self.wire.room if self.wire is not None else 0

    @property
    def busy(self) -> bool:
        """Whether an exchange is going on."""
        return self.wire is not None and self.wire.busy

    @property
    def shared(self) -> bool:
        """Whether it carries several exchanges at once."""
        return self.wire is not None and self.wire.shared

    async def run(self, exchange: Exchange) -> None:
        """Send the request and wait for the whole answer. Raises what ended the exchange."""
        if self.wire is None or not self.room:
            raise Stale
        self.wire.start(exchange)
        try:
            await exchange.done
        finally:
            self.wire.abandon(exchange)

    def close(self) -> None:
        """Close it at once; nothing more is sent."""
        if self._transport is not None:
            self._transport.abort()
