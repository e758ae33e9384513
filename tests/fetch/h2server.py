"""A server that speaks HTTP/2 only, for tests: fixed answers, and ways to misbehave."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import h2.config
import h2.connection
import h2.events
import h2.exceptions

#: Gets the connection, the stream and its request headers; what it queues is sent.
Serve = Callable[[h2.connection.H2Connection, int, dict[str, str]], None]


class H2Server:
    """On 127.0.0.1, in a thread of its own. ``seen``: request headers, in order; ``streams``: most at once."""

    def __init__(self, tls: ssl.SSLContext, serve: Serve) -> None:
        tls.set_alpn_protocols(["h2"])
        self._tls = tls
        self.serve = serve
        self.seen: list[dict[str, str]] = []
        self.connections = 0
        self.transports: set[asyncio.Transport] = set()
        self.port = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def url(self, path: str = "/") -> str:
        return f"https://127.0.0.1:{self.port}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the HTTP/2 server did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await self._loop.create_server(lambda: _Peer(self), "127.0.0.1", 0, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for transport in self.transports:
            transport.abort()
        await asyncio.sleep(0)


class _Peer(asyncio.Protocol):
    def __init__(self, server: H2Server) -> None:
        self._server = server
        self._transport: asyncio.Transport | None = None
        self._h2 = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._server.connections += 1
        self._server.transports.add(transport)
        self._h2.initiate_connection()
        transport.write(self._h2.data_to_send())

    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._server.transports.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        try:
            events = self._h2.receive_data(data)
        except h2.exceptions.ProtocolError:  # what comes after a connection was closed
            self._transport.close()
            return
        for event in events:
            if isinstance(event, h2.events.RequestReceived):
                headers = {str(name): str(value) for name, value in event.headers or ()}
                self._server.seen.append(headers)
                self._server.serve(self._h2, event.stream_id or 0, headers)
            elif isinstance(event, h2.events.ConnectionTerminated):
                self._transport.close()
        out = self._h2.data_to_send()
        if out and not self._transport.is_closing():
            self._transport.write(out)
