"""Addresses are judged at the moment of connecting, however they are written and whatever the resolver says."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
from typing import Any

import httpcore
import pytest

from orda_tui.errors import AddressRefused, FetchError
from orda_tui.fetch import dial
from orda_tui.fetch.policy import Reach, reach
from orda_tui.fetch.transports import Transport
from tests.fetch.conftest import MakeFetcher, asking
from tests.fetch.test_address import SPELLINGS_OF_THIS_MACHINE
from tests.loopback import Loopback

SPELLINGS = [
    *SPELLINGS_OF_THIS_MACHINE,
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
    "[fe80::1]",
    "[fd00::1]",
    "[::]",
    "0",
    "0.0.0.0",
    "localhost",
    "LOCALHOST.",
    "user@127.0.0.1",
    "public.example@127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "192.168.0.1",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
]


async def resolve_here(host: str, port: int) -> list[str]:
    return ["127.0.0.1", "::1"]


@pytest.mark.parametrize("host", SPELLINGS)
async def test_no_spelling_reaches_a_private_address(server: Loopback, fetcher_for: MakeFetcher, host: str) -> None:
    server.add("/x", b"<rss/>")
    async with fetcher_for(resolve=resolve_here) as fetcher:
        with pytest.raises(AddressRefused) as refusal:
            at, _, rest = host.rpartition("@")
            where = f"{at}@{rest}" if at else rest
            await fetcher.get(asking(f"http://{where}:{server.port}/x", allow_private=False))
    assert not server.connections
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "localhost", "[::ffff:127.0.0.1]"])
async def test_a_source_that_may_live_here_is_reached(server: Loopback, fetcher_for: MakeFetcher, host: str) -> None:
    server.add("/x", b"<rss/>")
    async with fetcher_for(resolve=resolve_here) as fetcher:
        assert (await fetcher.get(asking(f"http://{host}:{server.port}/x"))).body == b"<rss/>"


@pytest.mark.parametrize("host", ["0.0.0.0", "224.0.0.1", "255.255.255.255", "[::]", "[ff02::1]"])
async def test_some_addresses_are_refused_whatever_is_allowed(fetcher_for: MakeFetcher, host: str) -> None:
    async with fetcher_for() as fetcher:
        with pytest.raises(AddressRefused, match="check the address"):
            await fetcher.get(asking(f"http://{host}/"))


async def test_a_resolver_that_changes_its_answer_gains_nothing(
    server: Loopback, fetcher_for: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first lookup gives a public address (as the judge is told), the second this machine: that is refused."""
    answers = [["127.0.0.2"], ["127.0.0.1"]]
    asked: list[str] = []

    async def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked), 2) - 1]

    def but_one(ip: str) -> tuple[Reach, str]:
        return ("public", "") if ip == "127.0.0.2" else reach(ip)

    monkeypatch.setattr(dial, "reach", but_one)
    with Loopback(host="127.0.0.2") as public:
        public.on("/x", lambda visit: _closing(visit))
        async with fetcher_for(resolve=changing) as fetcher:
            url = f"http://rebinding.example:{public.port}/x"
            assert (await fetcher.get(asking(url, allow_private=False))).body == b"<rss/>"
            with pytest.raises(AddressRefused, match=r"rebinding\.example \(127\.0\.0\.1\) is on this machine"):
                await fetcher.get(asking(url, allow_private=False))
        assert len(asked) == 2 and len(public.seen) == 1


async def _closing(visit: object) -> None:
    from tests.loopback import Visit

    assert isinstance(visit, Visit)
    visit.keep = False
    await visit.reply(200, b"<rss/>", {"Connection": "close"})


async def test_a_connection_made_for_one_permission_is_not_used_under_another(
    server: Loopback, fetcher_for: MakeFetcher
) -> None:
    url = server.add("/x", b"<rss/>")
    async with fetcher_for() as fetcher:
        await fetcher.get(asking(url))
        with pytest.raises(AddressRefused):
            await fetcher.get(asking(url, allow_private=False))


async def test_the_address_that_was_judged_is_the_one_connected_to(
    server: Loopback, fetcher_for: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once judged, no second lookup happens: the system's resolver would say something else."""

    def never(*arguments: object, **options: object) -> list[object]:
        raise AssertionError("a name was looked up behind the judge's back")

    server.add("/x", b"<rss/>")
    async with fetcher_for(resolve=resolve_here) as fetcher:
        monkeypatch.setattr(socket, "getaddrinfo", never)
        assert (await fetcher.get(asking(f"http://name.example:{server.port}/x"))).body == b"<rss/>"
        assert server.seen[0].headers["host"] == f"name.example:{server.port}"


async def test_the_next_address_of_a_name_is_tried(server: Loopback, fetcher_for: MakeFetcher) -> None:
    async def several(host: str, port: int) -> list[str]:
        return ["::1", "127.0.0.9", "127.0.0.1"]

    server.add("/x", b"<rss/>")
    async with fetcher_for(resolve=several) as fetcher:
        assert (await fetcher.get(asking(f"http://name.example:{server.port}/x"))).body == b"<rss/>"


def test_a_pool_that_would_connect_by_itself_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a new version of httpcore keeps what it connects with elsewhere, nothing is fetched at all."""
    original = httpcore.AsyncConnectionPool.__init__

    def changed(self: httpcore.AsyncConnectionPool, **options: Any) -> None:
        original(self, **options)
        self._network_backend = None  # type: ignore[assignment]

    monkeypatch.setattr(httpcore.AsyncConnectionPool, "__init__", changed)
    with pytest.raises(TypeError):
        Transport(dial.Dialer(resolve_here), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), http2=False, most=1, proxy=None)


@pytest.mark.parametrize("found", [[], ["nonsense"], None])
async def test_a_name_that_does_not_resolve(fetcher_for: MakeFetcher, found: list[str] | None) -> None:
    async def broken(host: str, port: int) -> list[str]:
        if found is None:
            raise socket.gaierror(-2, "Name or service not known")
        return found

    async with fetcher_for(resolve=broken) as fetcher:
        with pytest.raises(FetchError, match=r"name\.example"):
            await fetcher.get(asking("http://name.example/"))


async def test_a_port_where_nobody_listens(fetcher_for: MakeFetcher) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    async with fetcher_for() as fetcher:
        with pytest.raises(FetchError, match=f"refuses connections on port {port}"):
            await fetcher.get(asking(f"http://127.0.0.1:{port}/"))


async def test_the_system_resolver_knows_this_machine(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.add("/x", b"<rss/>")
    async with fetcher_for() as fetcher:
        assert (await fetcher.get(asking(f"http://localhost:{server.port}/x"))).body == b"<rss/>"


def test_a_lookup_that_hangs_does_not_hold_up_the_end_of_the_process() -> None:
    program = """
import asyncio, socket, time
socket.getaddrinfo = lambda *a, **k: time.sleep(60)
from orda_tui.errors import FetchError
from orda_tui.fetch.client import Fetcher, Request
async def main():
    async with Fetcher(environ={}) as fetcher:
        try:
            await fetcher.get(Request("http://slow.example/", deadline=0.1))
        except FetchError as error:
            print(error)
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True)
    assert "did not answer within 0.1 s" in done.stdout
