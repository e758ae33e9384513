"""Servers that misbehave: every exchange ends, soon and with a sentence, and costs little memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from orda_tui.errors import AddressRefused, FetchError
from tests import loopback
from tests.fetch.conftest import MakeFetcher, asking
from tests.hostile import HOSTILE
from tests.loopback import Loopback, Personality


@pytest.mark.parametrize(("name", "personality", "sentence"), [(name, *rest) for name, rest in HOSTILE.items()])
async def test_every_exchange_ends_with_a_sentence(
    server: Loopback, fetcher_for: MakeFetcher, name: str, personality: Personality, sentence: str
) -> None:
    url = server.on(f"/{name}", personality)
    fine = server.add("/fine", b"<rss/>")
    started = time.monotonic()
    async with fetcher_for() as fetcher:
        with pytest.raises(FetchError, match=sentence) as failure:
            await fetcher.get(asking(url, deadline=0.5 if personality is loopback.silent else 10.0))
        assert time.monotonic() - started < 5
        assert (await fetcher.get(asking(fine))).body == b"<rss/>"
    said = str(failure.value)
    assert said.endswith(".") and said.count("\n") == 0 and "127.0.0.1" in said


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "nested", "endless", "one-header"])
async def test_no_answer_costs_thirty_megabytes(server: Loopback, fetcher_for: MakeFetcher, packing: str) -> None:
    personality = {
        "endless": loopback.endless,
        "nested": loopback.nested_bomb(),
        "one-header": loopback.raw(b"HTTP/1.1 200 OK\r\n" + b"X" * 4_000_000),
    }.get(packing) or loopback.bomb(packing)
    url = server.on("/x", personality)
    tracemalloc.start()
    try:
        async with fetcher_for() as fetcher:
            with pytest.raises(FetchError):
                await fetcher.get(asking(url, deadline=5))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30 << 20


async def test_no_body_is_kept_after_it_was_handed_over(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.add("/x", bytes(1 << 20), packed=True)
    large = server.add("/large", bytes(2 << 20), packed=True)
    cut = server.on("/cut", loopback.cut_short(bytes(1 << 20), 2 << 20))
    async with fetcher_for() as fetcher:
        await fetcher.get(asking(url))
        tracemalloc.start()
        try:
            for _ in range(20):
                await fetcher.get(asking(url))
                with pytest.raises(FetchError, match="more than"):
                    await fetcher.get(asking(large, limit=(2 << 20) - 1))
                with pytest.raises(FetchError, match="in the middle"):
                    await fetcher.get(asking(cut))
            left, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert left < 3 << 20


@pytest.mark.parametrize("personality", [loopback.drip(), loopback.silent, loopback.endless, loopback.bomb()])
async def test_a_connection_that_was_given_up_is_closed(
    server: Loopback, fetcher_for: MakeFetcher, personality: Personality
) -> None:
    async with fetcher_for() as fetcher:
        with pytest.raises(FetchError):
            await fetcher.get(asking(server.on("/x", personality), deadline=0.3))
        assert fetcher.open_connections == 0
        with pytest.raises(FetchError, match="404"):
            await fetcher.get(asking(server.url("/y")))
    assert server.connections == 2


@pytest.mark.parametrize(
    "rest", [b"<rss>not asked for</rss>", bytes(5000), b"HTTP/1.1 oops\r\n\r\n"], ids=["xml", "zeros", "no head"]
)
async def test_what_a_304_leaves_on_the_connection_is_not_the_next_answer(
    server: Loopback, fetcher_for: MakeFetcher, rest: bytes
) -> None:
    unchanged = server.on("/304", loopback.answer(304, rest))
    fine = server.add("/fine", b"<rss/>")
    async with fetcher_for() as fetcher:
        for _ in range(3):
            assert (await fetcher.get(asking(unchanged))).not_modified
            assert (await fetcher.get(asking(fine))).body == b"<rss/>"


async def test_the_deadline_covers_redirects_together(server: Loopback, fetcher_for: MakeFetcher) -> None:
    async def slowly(visit: loopback.Visit) -> None:
        import asyncio

        await asyncio.sleep(0.2)
        await visit.reply(302, b"", {"Location": "/x"})

    started = time.monotonic()
    async with fetcher_for() as fetcher:
        with pytest.raises(FetchError, match=r"within 0\.5 s"):
            await fetcher.get(asking(server.on("/x", slowly), deadline=0.5))
    assert time.monotonic() - started < 2


async def test_at_most_five_redirects_are_followed(server: Loopback, fetcher_for: MakeFetcher) -> None:
    for number in range(9):
        server.on(f"/{number}", loopback.redirect(f"/{number + 1}"))
    server.add("/9", b"<rss/>")
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(server.url("/4")))).body == b"<rss/>"
        asked = len(server.seen)
        with pytest.raises(FetchError, match="more than 5 times"):
            await fetcher.get(asking(server.url("/0")))
    assert len(server.seen) - asked == 6


async def test_a_slow_lookup_ends_with_the_deadline(fetcher_for: MakeFetcher) -> None:
    import asyncio

    async def never(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    async with fetcher_for(resolve=never) as fetcher:
        started = time.monotonic()
        with pytest.raises(FetchError, match="did not answer"):
            await fetcher.get(asking("http://slow.example/", deadline=0.1))
        assert time.monotonic() - started < 5


async def test_a_steady_answer_may_take_its_time(server: Loopback, fetcher_for: MakeFetcher) -> None:
    url = server.on("/x", loopback.drip(b"x" * 100, 0.01, 40 * 100))

    async def steady(visit: loopback.Visit) -> None:
        import asyncio

        await visit.send(loopback.head(200, {"Content-Length": "4000"}))
        for _ in range(40):
            await visit.send(b"x" * 100)
            await asyncio.sleep(0.01)

    url = server.on("/x", steady)
    async with fetcher_for(rate_window=0.1, least_rate=500.0) as fetcher:
        assert len((await fetcher.get(asking(url, deadline=5))).body) == 4000


async def test_the_body_of_a_redirect_or_an_error_is_not_read(server: Loopback, fetcher_for: MakeFetcher) -> None:
    endless = b"HTTP/1.1 302 Found\r\nLocation: /fine\r\nContent-Length: 99999999\r\n\r\n"

    async def redirect_with_much(visit: loopback.Visit) -> None:
        await visit.send(endless)
        while True:
            await visit.send(bytes(65536))

    async def error_with_much(visit: loopback.Visit) -> None:
        await visit.send(b"HTTP/1.1 404 No\r\nContent-Length: 99999999\r\n\r\n")
        while True:
            await visit.send(bytes(65536))

    server.add("/fine", b"<rss/>")
    async with fetcher_for() as fetcher:
        came = await fetcher.get(asking(server.on("/much", redirect_with_much)))
        assert came.body == b"<rss/>"
        with pytest.raises(FetchError, match="404"):
            await fetcher.get(asking(server.on("/error", error_with_much)))


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://127.1:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://localhost:{port}/secret",
        "http://inner.example:{port}/secret",
        "//127.0.0.1:{port}/secret",
        "ftp://public.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
async def test_a_redirect_to_a_private_address_is_refused(
    fetcher_for: MakeFetcher, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """The first host counts as public here, because the judge of addresses is told so for one address only."""
    from orda_tui.fetch import dial
    from orda_tui.fetch.policy import Reach, reach

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.2"] if host == "public.example" else ["127.0.0.1"]

    def but_one(ip: str) -> tuple[Reach, str]:
        return ("public", "") if ip == "127.0.0.2" else reach(ip)

    monkeypatch.setattr(dial, "reach", but_one)
    with Loopback() as inner, Loopback(host="127.0.0.2") as public:
        inner.add("/secret", b"secret")
        public.on("/x", loopback.redirect(target.format(port=inner.port)))
        async with fetcher_for(resolve=resolve) as fetcher:
            with pytest.raises(AddressRefused):
                await fetcher.get(asking(f"http://public.example:{public.port}/x", allow_private=False))
        assert len(public.seen) == 1 and not inner.seen
