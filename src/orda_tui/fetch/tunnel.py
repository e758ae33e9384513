"""A way through an HTTP proxy."""

from __future__ import annotations

import asyncio

from orda_tui.fetch.exchange import HEAD_LIMIT
from orda_tui.fetch.mishaps import ProxyRefused


class ConnectTunnel(asyncio.Protocol):
    """Asks a proxy for a way through (CONNECT) and waits for the empty line after its answer."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._came = b""
        self._answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def open(self, host: str, port: int, authorization: str) -> None:
        """ProxyRefused where it does not open."""
        assert self._transport is not None
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        if authorization:
            lines.append(f"Proxy-Authorization: {authorization}")
        self._transport.write("\r\n".join([*lines, "", ""]).encode("ascii"))
        status = await self._answer
        if not 200 <= status < 300:
            raise ProxyRefused(status)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        if self._answer.done():
            return
        if b"\r\n\r\n" in self._came:
            words = self._came.split(b"\r\n", 1)[0].split()
            self._answer.set_result(int(words[1]) if len(words) > 1 and words[1].isdigit() else 0)
        elif len(self._came) > HEAD_LIMIT:
            self._answer.set_result(0)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._answer.done():
            self._answer.set_result(0)
