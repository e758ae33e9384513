"""A connection of httpcore under watch: what is read is counted, and what nobody wants is not read."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from typing import Any

import httpcore

from orda_tui.fetch.exchange import CURRENT, HEAD_LIMIT
from orda_tui.fetch.mishaps import HeadTooLarge, Nonsense, NotWanted, Stale

_IDLE_LIMIT = 4 * HEAD_LIMIT
"""Bytes over HTTP/2 that bring no answer further (pings, settings, ...) before the server is taken for hostile."""


class Wire(httpcore.AsyncNetworkStream):
    """``secure``: it is encrypted; ``shared``: it carries several exchanges at once (HTTP/2); ``idle``: bytes read
    since an answer last came on; ``closed``: by us."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, *, secure: bool = False) -> None:
        self._stream = stream
        tls = stream.get_extra_info("ssl_object") if secure else None
        self.secure = secure
        self.shared = tls is not None and tls.selected_alpn_protocol() == "h2"
        self.idle = 0
        self._uses = 0
        self.closed = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """For the exchange of this task. NotWanted, HeadTooLarge, Nonsense, Stale."""
        exchange = CURRENT.get()
        if not exchange.wanted:
            raise NotWanted
        if self.closed:
            raise Stale
        if self.shared:
            if self.idle > _IDLE_LIMIT:
                raise Nonsense("too much that is no answer")
        elif not exchange.status and exchange.wire > HEAD_LIMIT:
            raise HeadTooLarge
        try:
            data = await self._stream.read(max_bytes, timeout)
        except httpcore.ReadError:
            if self.closed:
                raise Stale from None
            raise
        if self.shared:
            self.idle += len(data)
        else:
            exchange.wire += len(data)
        exchange.ended = not data
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """For the exchange of this task. Stale where it was closed here."""
        if self.closed:
            raise Stale
        exchange = CURRENT.get()
        if exchange.stream is not self:
            exchange.stream = self
            exchange.reused = self._uses > 0
            self._uses += 1
        if buffer and not self.shared:
            exchange.wire = 0  # what came before was a proxy's
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Nothing more is read or sent."""
        self.closed = True
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Wire:
        """The same connection, encrypted. OSError (ssl.SSLError is one)."""
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except httpcore.ConnectError as error:
            raise reason(error) from error
        except asyncio.CancelledError:
            await self.aclose()  # httpcore closes it after errors only
            raise
        return Wire(stream, secure=True)

    def get_extra_info(self, info: str) -> Any:
        """What the connection says of itself."""
        return self._stream.get_extra_info(info)


def reason(error: BaseException) -> OSError:
    """What the system said, from under the errors that libraries wrapped it in."""
    found: OSError | None = None
    for cause in _causes(error):
        if isinstance(cause, OSError):
            found = cause
    return found or ConnectionResetError()


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
