"""A way through a SOCKS5 proxy (RFC 1928, RFC 1929)."""

from __future__ import annotations

import asyncio
import ipaddress

from orda_tui.fetch.mishaps import ProxyRefused

_ANSWERS = {
    2: "it is not allowed to",
    3: "it finds no way to that network",
    4: "it finds no way to that host",
    5: "that host refuses connections",
    6: "that host does not answer",
}


class SocksTunnel(asyncio.Protocol):
    """Asks the proxy for a connection. What comes after its answer belongs to the protocol that takes over."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._came = b""
        self._ended = False
        self._news = asyncio.Event()

    async def open(self, host: str, port: int, user: str, password: str) -> None:
        """ProxyRefused where it does not open. ``host``: an IP address, or a name that the proxy is to resolve."""
        self._send(b"\x05\x02\x00\x02" if user else b"\x05\x01\x00")
        version, method = await self._take(2)
        if version != 5:
            raise ProxyRefused(0, "it speaks another protocol")
        if method == 2 and user:
            name, secret = user.encode()[:255], password.encode()[:255]
            self._send(b"\x01" + bytes([len(name)]) + name + bytes([len(secret)]) + secret)
            if (await self._take(2))[1] != 0:
                raise ProxyRefused(407)
        elif method != 0:
            raise ProxyRefused(407)
        self._send(b"\x05\x01\x00" + _place(host) + port.to_bytes(2, "big"))
        _, answer, _, kind = await self._take(4)
        if answer != 0:
            raise ProxyRefused(0, _ANSWERS.get(answer, f"it answers {answer}"))
        bound = {1: 4, 4: 16}.get(kind)
        if bound is None:
            bound = (await self._take(1))[0]
        await self._take(bound + 2)

    def _send(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    async def _take(self, count: int) -> bytes:
        while len(self._came) < count:
            if self._ended:
                raise ProxyRefused(0)
            self._news.clear()
            await self._news.wait()
        taken, self._came = self._came[:count], self._came[count:]
        return taken

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        self._news.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self._ended = True
        self._news.set()


def _place(host: str) -> bytes:
    """The host as SOCKS5 writes it."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host.encode("ascii")
        return b"\x03" + bytes([len(name)]) + name
    return (b"\x01" if address.version == 4 else b"\x04") + address.packed
