"""Any bytes a server may send: an answer or a mishap, never anything else, and the connection is in order or closed."""

from __future__ import annotations

import asyncio
import gzip
import ssl

import h2.config
import h2.connection
import httpcore
import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orda_tui.fetch.dial import Dialer
from orda_tui.fetch.exchange import CURRENT, Exchange
from orda_tui.fetch.mishaps import Mishap
from orda_tui.fetch.run import run
from orda_tui.fetch.transports import Transport

PACKED = gzip.compress(b"<rss/>" * 20)
ANSWERS = [
    b'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nETag: "1"\r\n\r\n<rss/>',
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 5\r\n\r\nmoved",
    b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 304 Not Modified\r\n\r\n",
    b"HTTP/1.0 200 OK\n\n<rss/>",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED) + PACKED,
]


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


async def resolve(host: str, port: int) -> list[str]:
    return ["192.0.80.1"]


async def received(data: bytes, step: int, *, http2: bool = False) -> tuple[Exchange, BaseException | None]:
    """An exchange with a server that sends the bytes in pieces and closes its side; and what it ended with."""
    pieces = [data[start : start + step] for start in range(0, len(data), step)]
    dialer = Dialer(resolve, inner=httpcore.AsyncMockBackend(pieces, http2=http2))
    exchange = Exchange(10_000)
    CURRENT.set(exchange)
    url = "https://a.example/" if http2 else "http://a.example/"
    request = httpx.Request("GET", url, headers={"Host": "a.example"}, stream=httpx.ByteStream(b""))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with Transport(dialer, context, http2=http2, most=1, proxy=None) as transport:
        try:
            await run(transport, request, exchange, proxied=False)
        except (Mishap, OSError) as error:
            return exchange, error
        return exchange, None


def check(exchange: Exchange, error: BaseException | None) -> None:
    stream = exchange.stream
    assert exchange.whole or (stream is not None and stream.closed)
    assert error is not None or 100 <= exchange.status <= 999 or exchange.status == 0
    if error is None and exchange.body is not None:
        try:
            assert len(exchange.body.finish()) <= exchange.limit
        except Mishap:
            return


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(damaged(ANSWERS) | st.binary(max_size=200), st.sampled_from([1, 3, 7, 1000]))
def test_any_bytes_over_http1(data: bytes, step: int) -> None:
    check(*asyncio.run(received(data, step)))


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


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(damaged(FRAMES) | st.binary(max_size=200), st.sampled_from([1, 9, 1000]))
def test_any_bytes_over_http2(data: bytes, step: int) -> None:
    check(*asyncio.run(received(data, step, http2=True)))


def test_undamaged_answers_are_read() -> None:
    for data in ANSWERS:
        exchange, error = asyncio.run(received(data, 5))
        assert error is None and exchange.status in (200, 301, 304)
    for data in FRAMES:
        exchange, error = asyncio.run(received(data, 5, http2=True))
        assert error is None and exchange.status == 200 and exchange.body is not None
        assert exchange.body.finish() in (b"<rss/>", b"x" * 5000)
