"""A real HTTP server on 127.0.0.1 for tests: plain answers, and personalities that misbehave on purpose.

It runs on an ephemeral port in a thread of its own, so that it serves synchronous tests, asynchronous ones and child
processes alike, and it stops by itself::

    with Loopback() as server:
        url = server.add("/feed.xml", RSS, etag='"1"')
        slow = server.on("/slow", drip(b"x", every=0.05))
        ...
        assert server.seen[0].headers["user-agent"].startswith("orda-tui/")
"""

from __future__ import annotations

import asyncio
import base64
import gzip
import ssl
import threading
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self

_LIFETIME = 120.0
"""Seconds after which a connection is closed whatever it is doing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came in; names of headers in lower case. ``connection`` counts connections from 1."""

    method: str
    path: str
    headers: dict[str, str]
    connection: int


@dataclass(slots=True)
class Visit:
    """One request in the hands of a personality."""

    request: Seen
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    keep: bool = True

    async def send(self, data: bytes) -> None:
        """Raw bytes to the client. ConnectionError where it is gone."""
        self.writer.write(data)
        await self.writer.drain()

    async def reply(
        self,
        status: int = 200,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        length: int | None = None,
    ) -> None:
        """A whole answer; ``length`` is what Content-Length claims, None for the truth."""
        rows = {"Content-Length": str(len(body) if length is None else length)}
        if status == 304 and length is None:
            rows = {}
        await self.send(head(status, rows | dict(headers or {})) + body)


Personality = Callable[[Visit], Awaitable[None]]


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """The head of an answer, empty line included."""
    rows = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"] + [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*rows, "", ""]).encode("latin-1")


class Loopback:
    """The server. ``seen``: all requests so far, in order; ``connections``: how many were opened."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self.seen: list[Seen] = []
        self.connections = 0
        self._tls = tls
        self._pages: dict[str, Personality] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="loopback", daemon=True)

    def url(self, path: str = "/") -> str:
        """The address of a path on this server."""
        return f"{'https' if self._tls else 'http'}://{self.host}:{self.port}{path}"

    def on(self, path: str, personality: Personality) -> str:
        """Let a personality answer for a path (without query); its address."""
        self._pages[path] = personality
        return self.url(path)

    def add(
        self,
        path: str,
        body: bytes = b"",
        *,
        status: int = 200,
        type: str = "application/rss+xml; charset=utf-8",
        headers: Mapping[str, str] | None = None,
        etag: str = "",
        last_modified: str = "",
        packed: bool = False,
        delay: float = 0.0,
    ) -> str:
        """Serve a body: with validators (and then 304 when they come back), packed by gzip, after ``delay`` seconds."""
        fixed = {"Content-Type": type} | dict(headers or {})
        if etag:
            fixed["ETag"] = etag
        if last_modified:
            fixed["Last-Modified"] = last_modified

        async def serve(visit: Visit) -> None:
            if delay:
                await asyncio.sleep(delay)
            asked = visit.request.headers
            known = (etag and asked.get("if-none-match") == etag) or (
                last_modified and asked.get("if-modified-since") == last_modified
            )
            if known:
                await visit.reply(304, headers=fixed)
            elif packed:
                await visit.reply(status, gzip.compress(body), fixed | {"Content-Encoding": "gzip"})
            else:
                await visit.reply(status, body, fixed)

        return self.on(path, serve)

    # -- its life ------------------------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the loopback server did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        tasks: set[asyncio.Task[None]] = set()

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            self.connections += 1
            try:
                async with asyncio.timeout(_LIFETIME):
                    await self._converse(reader, writer, self.connections)
            except (OSError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
                pass  # the client went away, or the test is over
            finally:
                tasks.discard(task)
                writer.transport.abort()

        server = await asyncio.start_server(connected, self.host, self.port, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for _ in range(3):
            await asyncio.sleep(0)  # what was just accepted gets its task in the next rounds of the loop
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for _ in range(3):
            await asyncio.sleep(0)  # and sockets are closed in the rounds after

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> None:
        while True:
            text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *rows = text.rstrip("\r\n").split("\r\n")
            method, path, _ = first.split(" ")
            pairs = (row.partition(":") for row in rows)
            headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
            visit = Visit(Seen(method, path, headers, connection), reader, writer)
            self.seen.append(visit.request)
            personality = self._pages.get(path.partition("?")[0], missing)
            await personality(visit)
            await writer.drain()
            if not visit.keep or headers.get("connection", "").lower() == "close":
                writer.close()
                await writer.wait_closed()
                return


# -- personalities ---------------------------------------------------------------------------------------------------


async def missing(visit: Visit) -> None:
    """404."""
    await visit.reply(404, b"not here", {"Content-Type": "text/plain"})


def answer(status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Personality:
    """One fixed answer."""

    async def serve(visit: Visit) -> None:
        await visit.reply(status, body, headers)

    return serve


def redirect(location: str, status: int = 302) -> Personality:
    """To another address, with a body that nobody should read."""
    return answer(status, b"moved " * 10, {"Location": location, "Content-Type": "text/plain"})


def in_turn(*personalities: Personality) -> Personality:
    """The first request gets the first one, and so on; the last one stays."""
    left = list(personalities)

    async def serve(visit: Visit) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(visit)

    return serve


def raw(data: bytes) -> Personality:
    """These very bytes, then the end of the connection."""

    async def serve(visit: Visit) -> None:
        visit.keep = False
        await visit.send(data)

    return serve


async def silent(visit: Visit) -> None:
    """Takes the request and never answers."""
    await asyncio.sleep(_LIFETIME)


async def rude(visit: Visit) -> None:
    """Closes the connection instead of answering."""
    visit.keep = False


def drip(byte: bytes = b"x", every: float = 0.02, total: int = 100_000) -> Personality:
    """A whole head, then the body a byte at a time."""

    async def serve(visit: Visit) -> None:
        await visit.send(head(200, {"Content-Length": str(total)}))
        for _ in range(total):
            await visit.send(byte)
            await asyncio.sleep(every)

    return serve


def drip_head(every: float = 0.02) -> Personality:
    """A head that never ends, a byte at a time."""

    async def serve(visit: Visit) -> None:
        await visit.send(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            await visit.send(b"x")
            await asyncio.sleep(every)

    return serve


async def endless(visit: Visit) -> None:
    """A body in chunks that never ends."""
    await visit.send(head(200, {"Transfer-Encoding": "chunked", "Content-Type": "application/xml"}))
    chunk = b"10000\r\n" + b"<item/> " * 8192 + b"\r\n"
    while True:
        await visit.send(chunk)


def bomb(packing: str = "gzip", megabytes: int = 1000) -> Personality:
    """A small body that unpacks to ``megabytes`` of zeros (gzip, deflate), or that claims a packing (br, zstd, ...)."""
    data = bomb_bytes(packing, megabytes) if packing in ("gzip", "deflate") else b"\x5b" * 405
    return answer(200, data, {"Content-Encoding": packing, "Content-Type": "application/xml"})


def nested_bomb(megabytes: int = 1000) -> Personality:
    """A small body packed twice, that unpacks to ``megabytes`` of zeros."""
    data = gzip.compress(bomb_bytes("gzip", megabytes))
    return answer(200, data, {"Content-Encoding": "gzip, gzip", "Content-Type": "application/xml"})


def bomb_bytes(packing: str, megabytes: int) -> bytes:
    """Zeros, packed by gzip or deflate. After a full flush every block of zeros packs to the same bytes, so one is made
    and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if packing == "gzip" else 15)
    zeros = bytes(1 << 20)
    first, again = (packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * (megabytes - 1)


def cut_short(body: bytes = b"<rss>", claimed: int = 1000) -> Personality:
    """Claims more than it sends, then closes."""

    async def serve(visit: Visit) -> None:
        visit.keep = False
        await visit.reply(200, body, {"Content-Type": "application/xml"}, length=claimed)

    return serve


def many_headers(size: int = 100_000) -> Personality:
    """A head of this many bytes."""
    row = "x" * 1000
    return answer(200, b"<rss/>", {f"X-{number}": row for number in range(size // 1000)})


def busy(retry_after: str, status: int = 429) -> Personality:
    """Asks to be left alone."""
    return answer(status, b"slow down", {"Retry-After": retry_after})


def password(user: str, secret: str, body: bytes) -> Personality:
    """The body for those who know the password, 401 for all others."""
    wanted = "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode()

    async def serve(visit: Visit) -> None:
        if visit.request.headers.get("authorization") == wanted:
            await visit.reply(200, body, {"Content-Type": "application/rss+xml"})
        else:
            await visit.reply(401, b"who are you", {"WWW-Authenticate": 'Basic realm="feeds"'})

    return serve
