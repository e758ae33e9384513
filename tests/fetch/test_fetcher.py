"""One fetch that goes well: what is sent, what comes back, redirects, validators, connections used again."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from orda_tui import __version__
from orda_tui.errors import FetchError, HttpStatus
from tests.fetch.conftest import MakeFetcher, asking
from tests.loopback import Loopback, answer, busy, in_turn, raw, redirect, rude

RSS = b"<rss version='2.0'><channel><title>\xd2\x9a</title></channel></rss>" * 50


async def test_the_whole_answer_comes_back(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.add(
        "/feed",
        RSS,
        etag='"1"',
        last_modified="Thu, 09 Oct 2025 08:53:20 GMT",
        headers={"Cache-Control": "max-age=600"},
    )
    async with fetcher_for() as fetcher:
        answer = await fetcher.get(asking(url + "?a=b#c"))
    assert (answer.url, answer.status, answer.body) == (url + "?a=b", 200, RSS)
    assert (answer.etag, answer.last_modified) == ('"1"', "Thu, 09 Oct 2025 08:53:20 GMT")
    assert answer.content_type == "application/rss+xml; charset=utf-8"
    assert (answer.fresh_for, answer.fresh_why, answer.retry_after) == (600, "Cache-Control", None)
    assert (answer.redirects, answer.permanent_url, answer.not_modified) == ((), "", False)
    assert answer.wire_bytes > len(RSS) and 0 < answer.elapsed < 10


async def test_the_request_says_who_asks_and_nothing_more(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.add("/feed", RSS)
    async with fetcher_for() as fetcher:
        await fetcher.get(asking(url))
    sent = server.seen[0].headers
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding"}
    assert sent["host"] == f"127.0.0.1:{server.port}"
    assert sent["user-agent"].startswith(f"orda-tui/{__version__} ")
    assert sent["accept-encoding"] == "gzip, deflate"
    assert "application/rss+xml" in sent["accept"]


@pytest.mark.parametrize(("accept", "first"), [("page", "text/html"), ("picture", "image/png"), ("any", "*/*")])
async def test_what_is_wanted_is_said(server: Loopback, fetcher_for: MakeFetcher, accept: str, first: str) -> None:
    async with fetcher_for() as fetcher:
        await fetcher.get(asking(server.add("/x", b"x"), accept=accept))
    assert server.seen[0].headers["accept"].startswith(first)


async def test_validators_go_back_and_a_304_is_no_error(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.add("/feed", RSS, etag='W/"x y"', last_modified="Thu, 09 Oct 2025 08:53:20 GMT")
    async with fetcher_for() as fetcher:
        first = await fetcher.get(asking(url))
        again = await fetcher.get(asking(url, etag=first.etag, last_modified=first.last_modified))
    assert again.not_modified and again.status == 304 and again.body == b""
    assert server.seen[1].headers["if-none-match"] == 'W/"x y"'
    assert server.seen[1].headers["if-modified-since"] == "Thu, 09 Oct 2025 08:53:20 GMT"


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"қ"', "\x00", " ", "x" * 5000])
async def test_a_validator_that_cannot_be_sent_is_left_out(
    server: Loopback, fetcher_for: MakeFetcher, etag: str
) -> None:
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(server.add("/feed", RSS), etag=etag))).body == RSS
    assert "if-none-match" not in server.seen[0].headers


@pytest.mark.parametrize("packing", ["gzip", "deflate", ""])
async def test_packed_bodies_are_unpacked(server: Loopback, fetcher_for: MakeFetcher, packing: str) -> None:
    import zlib

    packed = {"gzip": gzip.compress(RSS), "deflate": zlib.compress(RSS), "": gzip.compress(RSS)}[packing]
    url = server.on("/feed", answer(200, packed, {"Content-Encoding": packing} if packing else {}))
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(url))).body == RSS


async def test_bodies_without_length_and_in_chunks(server: Loopback, fetcher_for: MakeFetcher) -> None:
    to_the_end = server.on("/end", raw(b"HTTP/1.0 200 OK\r\n\r\n" + RSS))
    chunks = server.on(
        "/chunks",
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<rs\r\n3;x=y\r\ns/>\r\n0\r\nT: 1\r\n\r\n"),
    )
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(to_the_end))).body == RSS
        assert (await fetcher.get(asking(chunks))).body == b"<rss/>"


async def test_empty_answers_and_pages_are_answers(server: Loopback, fetcher_for: MakeFetcher) -> None:
    html = server.add("/html", b"<html>", type="text/html")
    empty = server.add("/empty", b"")
    nothing = server.on("/nothing", raw(b"HTTP/1.1 204 No Content\r\n\r\n"))
    early = server.on("/early", raw(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"))
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(html))).content_type == "text/html"
        assert (await fetcher.get(asking(empty))).body == b""
        assert (await fetcher.get(asking(nothing))).status == 204
        assert (await fetcher.get(asking(early))).body == b"x"


async def test_a_304_with_a_body_spoils_nothing(server: Loopback, fetcher_for: MakeFetcher) -> None:
    odd = server.on("/odd", answer(304, b"HTTP/1.1 200 OK\r\n\r\nsmuggled", {"Content-Length": "27"}))
    fine = server.add("/fine", RSS)
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(odd, etag='"x"'))).not_modified
        assert (await fetcher.get(asking(fine))).body == RSS


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [
        ((301,), "/1"),
        ((308,), "/1"),
        ((302,), ""),
        ((307,), ""),
        ((303,), ""),
        ((301, 308), "/2"),
        ((301, 302), "/1"),
        ((302, 301), ""),
        ((301, 302, 301), "/1"),
    ],
)
async def test_redirects_are_followed_and_told(
    server: Loopback, fetcher_for: MakeFetcher, statuses: tuple[int, ...], permanent: str
) -> None:
    for number, status in enumerate(statuses):
        server.on(f"/{number}", redirect(f"/{number + 1}", status))
    end = server.add(f"/{len(statuses)}", RSS)
    async with fetcher_for() as fetcher:
        came = await fetcher.get(asking(server.url("/0")))
    assert came.body == RSS and came.url == end
    assert came.redirects == tuple((status, server.url(f"/{number}")) for number, status in enumerate(statuses))
    assert came.permanent_url == (server.url(permanent) if permanent else "")


async def test_a_location_in_raw_utf_8_is_understood(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.add("/%D0%B6", RSS)
    url = server.on("/x", raw("HTTP/1.1 302 Found\r\nLocation: /ж\r\n\r\n".encode()))
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(url))).body == RSS


async def test_five_redirects_are_followed_and_no_more(server: Loopback, fetcher_for: MakeFetcher) -> None:
    for number in range(6):
        server.on(f"/{number}", redirect(f"/{number + 1}"))
    server.add("/6", RSS)
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(server.url("/1")))).body == RSS
        with pytest.raises(FetchError, match="redirects in circles"):
            await fetcher.get(asking(server.url("/0")))


async def test_a_redirect_that_leads_nowhere(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.on("/x", answer(302, b"", {}))
    async with fetcher_for() as fetcher:
        with pytest.raises(FetchError, match="status 302, which leads nowhere"):
            await fetcher.get(asking(url))


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "user name and password"), (403, "browser"), (404, "nothing at this address"), (410, "for good"),
     (418, "does not accept"), (451, "legal"), (500, "try again later"), (503, "try again later"), (599, "599: ")],
)  # fmt: skip
async def test_each_status_has_its_sentence(
    server: Loopback, fetcher_for: MakeFetcher, status: int, words: str
) -> None:
    url = server.on("/x", raw(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()))
    async with fetcher_for() as fetcher:
        with pytest.raises(HttpStatus, match=words) as failure:
            await fetcher.get(asking(url))
    assert failure.value.status == status
    assert str(failure.value).startswith(str(status)) and str(failure.value).endswith(".")


async def test_retry_after_is_reported_with_an_error(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.on("/x", busy("3600", 503))
    async with fetcher_for() as fetcher:
        with pytest.raises(HttpStatus, match="left alone for 60 min") as failure:
            await fetcher.get(asking(url))
    assert failure.value.retry_after == 3600


async def test_connections_are_used_again(server: Loopback, fetcher_for: MakeFetcher) -> None:
    for number in range(5):
        server.add(f"/{number}", RSS)
    server.on("/r", redirect("/0"))
    async with fetcher_for() as fetcher:
        for number in range(5):
            await fetcher.get(asking(server.url(f"/{number}")))
        await fetcher.get(asking(server.url("/r")))
    assert server.connections == 1


async def test_a_connection_the_server_closed_meanwhile_is_replaced(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.on("/x", in_turn(answer(200, b"1"), rude, answer(200, b"3")))
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(url))).body == b"1"
        assert (await fetcher.get(asking(url))).body == b"3"
    assert server.connections == 2


async def test_open_connections_are_few_and_old_ones_go(fetcher_for: MakeFetcher) -> None:
    from contextlib import ExitStack

    with ExitStack() as stack:
        servers = [stack.enter_context(Loopback()) for _ in range(4)]
        urls = [each.add("/x", RSS) for each in servers]
        async with fetcher_for(at_once=1) as fetcher:
            for url in urls + urls:
                await fetcher.get(asking(url))
            assert fetcher.open_connections <= 2
    assert [each.connections for each in servers] == [2, 2, 2, 2]


async def test_nothing_is_left_behind(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.add("/x", RSS)
    before = asyncio.all_tasks()
    async with fetcher_for() as fetcher:
        await asyncio.gather(*(fetcher.get(asking(url)) for _ in range(20)))
    assert asyncio.all_tasks() == before
    assert fetcher.open_connections == 0


async def test_a_fetch_that_is_called_off_frees_its_place(server: Loopback, fetcher_for: MakeFetcher) -> None:
    from tests.loopback import silent

    slow, fast = server.on("/slow", silent), server.add("/fast", RSS)
    async with fetcher_for(at_once=1) as fetcher:
        tasks = [asyncio.create_task(fetcher.get(asking(slow, deadline=30))) for _ in range(3)]
        while not server.seen:
            await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        assert (await fetcher.get(asking(fast))).body == RSS
        assert all(
            isinstance(result, asyncio.CancelledError)
            for result in await asyncio.gather(*tasks, return_exceptions=True)
        )


async def test_redirects_are_not_followed_where_that_was_not_wanted(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.add("/home", RSS)
    url = server.on("/feed", redirect("/home"))
    async with fetcher_for() as fetcher:
        with pytest.raises(FetchError, match="not followed"):
            await fetcher.get(asking(url, follow=False))
        assert (await fetcher.get(asking(server.url("/home"), follow=False))).body == RSS
    assert [seen.path for seen in server.seen] == ["/feed", "/home"]
