"""Any bytes a server may send: an answer or a mishap, never anything else, and the connection is in order or closed."""

from __future__ import annotations

import asyncio
import gzip

import h2.config
import h2.connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orda_tui.fetch.exchange import Exchange
from orda_tui.fetch.http1 import Http1
from orda_tui.fetch.http2 import Http2
from orda_tui.fetch.mishaps import Mishap

PACKED = gzip.compress(b"<rss/>" * 20)
ANSWERS = [
    b'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nETag: "1"\r\n\r\n<rss/>',
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 5\r\n\r\nmoved",
    b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 304 Not Modified\r\n\r\n",
    b"HTTP/1.0 200 OK\n\n<rss/>",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED) + PACKED,
]


class Transport(asyncio.Transport):
    """Takes what is written, and remembers whether it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += bytes(data)

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.closed = True


@st.composite
def damaged(draw: st.DrawFn, source: list[bytes]) -> bytes:
    """One of the sources with a few bytes changed, cut out, put in, or doubled."""
    data = bytearray(draw(st.sampled_from(source)))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(0, len(data) - 1)))
        kind = draw(st.sampled_from(("change", "cut", "put", "double")))
        if kind == "change" and data:
            data[place] = draw(st.integers(0, 255))
        elif kind == "cut":
            del data[place : place + draw(st.integers(1, 20))]
        elif kind == "put":
            data[place:place] = draw(st.sampled_from((b"\r\n", b":", b"\x00", b" ", b"-1", b"9" * 30, b"\xff\xfe")))
        else:
            data[place:place] = data[place : place + 40]
    return bytes(data)


def receive(wire: Http1 | Http2, data: bytes, step: int) -> None:
    """As a connection would hand it over: in pieces, until it is closed, and then the end."""
    transport = wire._transport
    for start in range(0, len(data), step):
        if transport.is_closing():
            break
        wire.receive(data[start : start + step])
    if not transport.is_closing():
        wire.receive(b"")
    wire.lost(None)


def outcome(exchange: Exchange) -> None:
    """It has ended, well or with a mishap."""
    assert exchange.done.done()
    error = exchange.done.exception()
    if error is None and exchange.body is not None:
        try:
            assert len(exchange.body.finish()) <= exchange.limit
        except Mishap:
            return
    assert error is None or isinstance(error, Mishap)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(damaged(ANSWERS) | st.binary(max_size=200), st.sampled_from([1, 3, 7, 1000]))
def test_any_bytes_over_http1(data: bytes, step: int) -> None:
    async def run() -> None:
        transport = Transport()
        wire = Http1(transport)
        exchange = Exchange("/", [("Host", "a.example")], 1000)
        wire.start(exchange)
        receive(wire, data, step)
        outcome(exchange)
        assert transport.closed or not wire.busy

    asyncio.run(run())


def http2_answer(body: bytes) -> bytes:
    """What a server sends for stream 1."""
    client = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True))
    server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    client.initiate_connection()
    client.send_headers(
        1, [(":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", "a.example")], end_stream=True
    )
    server.initiate_connection()
    server.receive_data(client.data_to_send())
    server.send_headers(1, [(":status", "200"), ("content-type", "application/xml")])
    server.send_data(1, body, end_stream=True)
    return bytes(server.data_to_send())


FRAMES = [http2_answer(b"<rss/>"), http2_answer(b"x" * 5000)]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(damaged(FRAMES) | st.binary(max_size=200), st.sampled_from([1, 9, 1000]))
def test_any_bytes_over_http2(data: bytes, step: int) -> None:
    async def run() -> None:
        transport = Transport()
        wire = Http2(transport)
        exchange = Exchange("/", [("Host", "a.example")], 10_000)
        wire.start(exchange)
        receive(wire, data, step)
        outcome(exchange)
        assert not wire.busy

    asyncio.run(run())


def test_undamaged_answers_are_read() -> None:
    async def run() -> None:
        for data in ANSWERS:
            wire = Http1(Transport())
            exchange = Exchange("/", [("Host", "a.example")], 1000)
            wire.start(exchange)
            receive(wire, data, 5)
            assert exchange.done.exception() is None and exchange.status in (200, 301, 304)
        for data in FRAMES:
            other = Http2(Transport())
            exchange = Exchange("/", [("Host", "a.example")], 10_000)
            other.start(exchange)
            receive(other, data, 5)
            assert exchange.done.exception() is None and exchange.status == 200

    asyncio.run(run())
