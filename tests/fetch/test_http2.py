"""HTTP/2 where a server offers it."""

from __future__ import annotations

import asyncio
import gzip
import logging
import time

import h2.connection
import h2.errors
import h2.settings
import pytest

from orda_tui.errors import FetchError, HttpStatus
from orda_tui.fetch.secrets import Credentials, Secrets
from tests.fetch.conftest import MakeFetcher, asking
from tests.fetch.h2server import H2Server, Serve
from tests.fetch.test_tls import serving, trusting

Connection = h2.connection.H2Connection
BODY = b"<rss/>" * 3000


def reply(connection: Connection, stream: int, status: int = 200, body: bytes = BODY, **headers: str) -> None:
    rows = [(":status", str(status))] + [(name.replace("_", "-"), value) for name, value in headers.items()]
    connection.send_headers(stream, rows, end_stream=not body)
    for start in range(0, len(body), 16_000):
        connection.send_data(stream, body[start : start + 16_000], end_stream=start + 16_000 >= len(body))


def good(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    if headers.get("if-none-match") == '"1"':
        reply(connection, stream, 304, b"", etag='"1"')
    elif headers[":path"] == "/moved":
        reply(connection, stream, 301, b"never read", location="/x")
    elif headers[":path"] == "/missing":
        reply(connection, stream, 404, b"no")
    else:
        reply(connection, stream, 200, gzip.compress(BODY), etag='"1"', content_encoding="gzip")


async def test_one_connection_serves_many(fetcher_for: MakeFetcher) -> None:
    with H2Server(serving("good"), good) as server:
        async with fetcher_for(tls=trusting()) as fetcher:
            first = await fetcher.get(asking(server.url("/x?a")))
            assert first.body == BODY and first.etag == '"1"'
            answers = await asyncio.gather(*(fetcher.get(asking(server.url(f"/{n}"), deadline=5)) for n in range(20)))
            assert all(answer.body == BODY for answer in answers)
            assert (await fetcher.get(asking(server.url("/x"), etag='"1"'))).not_modified
            moved = await fetcher.get(asking(server.url("/moved")))
            assert moved.body == BODY and moved.permanent_url == server.url("/x")
            with pytest.raises(HttpStatus, match="404"):
                await fetcher.get(asking(server.url("/missing")))
        assert server.connections <= 2
        assert server.seen[0][":path"] == "/x?a" and server.seen[0][":authority"] == f"127.0.0.1:{server.port}"
        assert "host" not in server.seen[0] and server.seen[0]["user-agent"].startswith("orda-tui/")


async def test_http2_may_be_switched_off(fetcher_for: MakeFetcher) -> None:
    from tests.loopback import Loopback

    context = serving("good")
    context.set_alpn_protocols(["h2", "http/1.1"])
    with Loopback(tls=context) as server:
        server.add("/x", BODY)
        async with fetcher_for(tls=trusting(), http2=False) as fetcher:
            assert (await fetcher.get(asking(server.url("/x")))).body == BODY


def resets(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    connection.reset_stream(stream, h2.errors.ErrorCodes.INTERNAL_ERROR)


def leaves(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    connection.close_connection(last_stream_id=0)


def stops_halfway(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    connection.send_headers(stream, [(":status", "200")])
    connection.send_data(stream, b"<rss>")
    connection.reset_stream(stream)


def says_nothing(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    pass


def floods_pings(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    for _ in range(30_000):
        connection.ping(b"12345678")


def floods_settings(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    for _ in range(30_000):
        connection.update_settings({h2.settings.SettingCodes.MAX_FRAME_SIZE: 16384})


def heads_without_end(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    connection.send_headers(stream, [(":status", "200")] + [("x", "y" * 1000)] * 200)


def bomb(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    from tests.loopback import bomb_bytes

    reply(connection, stream, 200, bomb_bytes("gzip", 60), content_encoding="gzip")


def crumbs(connection: Connection, stream: int, headers: dict[str, str]) -> None:
    connection.send_headers(stream, [(":status", "200")])
    for _ in range(25_000):
        connection.send_data(stream, b"x")


@pytest.mark.parametrize(
    ("serve", "words"),
    [
        (resets, "in the middle of its answer"),
        (leaves, "in the middle of its answer"),
        (stops_halfway, "in the middle of its answer"),
        (says_nothing, "did not answer within"),
        (floods_pings, "not by the rules"),
        (floods_settings, "not by the rules"),
        (heads_without_end, "not by the rules|too many headers"),
        (bomb, "more than 20 MB"),
        (crumbs, "not by the rules"),
    ],
)
async def test_every_exchange_ends_with_a_sentence(fetcher_for: MakeFetcher, serve: Serve, words: str) -> None:
    with H2Server(serving("good"), serve) as server:
        started = time.monotonic()
        async with fetcher_for(tls=trusting()) as fetcher:
            with pytest.raises(FetchError, match=words):
                await fetcher.get(asking(server.url("/x"), deadline=0.5 if serve is says_nothing else 5))
            assert time.monotonic() - started < 4
            server.serve = good
            assert (await fetcher.get(asking(server.url("/x"), deadline=5))).body == BODY


async def test_a_server_that_leaves_between_two_requests_is_asked_again(fetcher_for: MakeFetcher) -> None:
    def once(connection: Connection, stream: int, headers: dict[str, str]) -> None:
        if stream == 1:
            good(connection, stream, headers)
        else:
            connection.close_connection(last_stream_id=1)

    with H2Server(serving("good"), once) as server:
        async with fetcher_for(tls=trusting()) as fetcher:
            for _ in range(3):
                assert (await fetcher.get(asking(server.url("/x")))).body == BODY
        assert server.connections == 3


async def test_giving_up_one_answer_does_not_cost_another(fetcher_for: MakeFetcher) -> None:
    """Both go over one connection, which is closed with the one; the other is asked for again."""
    asked: list[str] = []

    def serve(connection: Connection, stream: int, headers: dict[str, str]) -> None:
        path = headers[":path"]
        asked.append(path)
        if path == "/large":
            connection.send_headers(stream, [(":status", "200")])
            connection.send_data(stream, b"x" * 5000)
        elif asked.count("/slow") > 1 or path == "/first":
            reply(connection, stream)
        else:  # the answer begins, and the rest of it would come later
            connection.send_headers(stream, [(":status", "200")])
            connection.send_data(stream, BODY[:3000])

    with H2Server(serving("good"), serve) as server:
        async with fetcher_for(tls=trusting(), rate_window=5.0) as fetcher:
            await fetcher.get(asking(server.url("/first")))
            slow = asyncio.create_task(fetcher.get(asking(server.url("/slow"))))
            while "/slow" not in asked:
                await asyncio.sleep(0)
            with pytest.raises(FetchError, match="more than 4000 bytes"):
                await fetcher.get(asking(server.url("/large"), limit=4000))
            assert (await slow).body == BODY
    assert asked == ["/first", "/slow", "/large", "/slow"] and server.connections == 2


async def test_an_answer_is_not_taken_for_whole_because_another_is_not_wanted(fetcher_for: MakeFetcher) -> None:
    """The one that reads for both has enough; the half that the other has of its own answer is no answer."""
    streams: list[int] = []

    def serve(connection: Connection, stream: int, headers: dict[str, str]) -> None:
        if headers[":path"] == "/first":
            reply(connection, stream)
            return
        streams.append(stream)
        if len(streams) == 2:  # both answers begin, and neither ends
            connection.send_headers(streams[0], [(":status", "404")])
            connection.send_headers(streams[1], [(":status", "200")])
            connection.send_data(streams[1], BODY[:3000])
        elif len(streams) > 2:
            reply(connection, stream)

    with H2Server(serving("good"), serve) as server:
        async with fetcher_for(tls=trusting(), rate_window=5.0) as fetcher:
            await fetcher.get(asking(server.url("/first")))
            missing = asyncio.create_task(fetcher.get(asking(server.url("/missing"))))
            while not streams:
                await asyncio.sleep(0)
            assert (await fetcher.get(asking(server.url("/x")))).body == BODY
            with pytest.raises(HttpStatus, match="404"):
                await missing


async def test_no_log_shows_a_secret(
    fetcher_for: MakeFetcher, tmp_path: object, caplog: pytest.LogCaptureFixture
) -> None:
    from pathlib import Path

    secrets = Secrets(Path(str(tmp_path)), find_keyring=lambda: None)
    with H2Server(serving("good"), good) as server:
        secrets.set(server.url(), Credentials("user", "CANARY-PASSWORD"))
        with caplog.at_level(logging.DEBUG):
            async with fetcher_for(tls=trusting(), secrets=secrets) as fetcher:
                await fetcher.get(asking(server.url("/x")))
        sent = server.seen[0]["authorization"].removeprefix("Basic ")
    assert sent and sent not in caplog.text and "CANARY" not in caplog.text
