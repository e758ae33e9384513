"""Proxies by the standard environment variables."""

from __future__ import annotations

import asyncio
import importlib.util
import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from orda_tui.errors import AddressRefused, FetchError, UsageError
from orda_tui.fetch.address import split_address
from orda_tui.fetch.proxies import Proxies, proxy_from
from orda_tui.fetch.secrets import Credentials, Secrets
from tests.fetch.conftest import MakeFetcher, asking
from tests.fetch.test_tls import serving, trusting
from tests.loopback import Loopback, Visit, answer, password


@pytest.mark.parametrize(
    ("environ", "url", "expected"),
    [
        ({}, "http://a.example/", None),
        ({"http_proxy": "http://p:1"}, "http://a.example/", "p:1"),
        ({"http_proxy": "http://p:1"}, "https://a.example/", None),
        ({"HTTP_PROXY": "http://p:1"}, "http://a.example/", "p:1"),
        ({"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, "http://a.example/", None),
        ({"HTTP_PROXY": "http://p:1", "http_proxy": "http://q:2"}, "http://a.example/", "q:2"),
        ({"HTTPS_PROXY": "p:1"}, "https://a.example/", "p:1"),
        ({"ALL_PROXY": "http://p:1"}, "https://a.example/", "p:1"),
        ({"ALL_PROXY": "http://p:1", "https_proxy": "http://q"}, "https://a.example/", "q:80"),
        ({"ALL_PROXY": "p:1"}, "http://localhost/", None),
        ({"ALL_PROXY": "p:1"}, "http://127.0.0.1/", None),
        ({"ALL_PROXY": "p:1"}, "http://[::1]/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "*"}, "http://a.example/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "a.example"}, "http://a.example/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "example"}, "http://a.example/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": " b.org , .A.example "}, "http://x.a.example/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "*.example"}, "http://x.a.example/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "ample"}, "http://a.example/", "p:1"),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "a.example:81"}, "http://a.example/", "p:1"),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "a.example:80"}, "http://a.example/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "10.0.0.0/8"}, "http://10.1.2.3/", None),
        ({"ALL_PROXY": "p:1", "NO_PROXY": "10.0.0.0/8"}, "http://11.1.2.3/", "p:1"),
        ({"ALL_PROXY": "p:1", "no_proxy": "[fd00::1]"}, "http://[fd00::1]/", None),
        ({"ALL_PROXY": "p:1", "no_proxy": "fd00::1"}, "http://[fd00::1]/", None),
        ({"ALL_PROXY": "p:1", "no_proxy": ","}, "http://a.example/", "p:1"),
    ],
)
def test_which_proxy(environ: dict[str, str], url: str, expected: str | None) -> None:
    proxy = Proxies(environ).proxy_for(split_address(url))
    assert (proxy.name if proxy else None) == expected


@pytest.mark.parametrize("text", ["socks4://p:1", "https://p:1", "http://", "http://p:port", "http://[::1", "\x00"])
def test_a_proxy_that_cannot_be_used_is_said(text: str) -> None:
    with pytest.raises(UsageError, match=r"http://host:3128"):
        proxy_from(text)


def test_the_password_of_a_proxy_is_taken_and_not_shown() -> None:
    proxy = proxy_from("http://user:CANARY%40@p:3128")
    assert proxy.for_httpx().raw_auth == (b"user", b"CANARY@")
    assert "CANARY" not in repr(proxy) + repr(proxy.for_httpx()) + proxy.url


class Tunnels:
    """A personality that opens tunnels to a port of this machine, like a proxy does."""

    def __init__(self, port: int, wanted: str = "") -> None:
        self.port = port
        self.wanted = wanted
        self.asked: list[str] = []

    async def __call__(self, visit: Visit) -> None:
        self.asked.append(visit.request.path)
        visit.keep = False
        if self.wanted and visit.request.headers.get("proxy-authorization") != self.wanted:
            await visit.reply(407)
            return
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        await visit.send(b"HTTP/1.1 200 Connection established\r\n\r\n")

        async def back() -> None:
            while data := await reader.read(65536):
                await visit.send(data)

        task = asyncio.create_task(back())
        try:
            while data := await visit.reader.read(65536):
                writer.write(data)
        finally:
            task.cancel()
            writer.transport.abort()
            await asyncio.gather(task, return_exceptions=True)


async def test_http_goes_through_the_proxy_with_the_whole_address(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.on("http://a.example:81/x", answer(200, b"<rss/>"))
    environ = {"http_proxy": f"http://user:pw@127.0.0.1:{server.port}"}
    async with fetcher_for(environ=environ) as fetcher:
        for _ in range(2):
            came = await fetcher.get(asking("http://a.example:81/x?y", allow_private=False))
        assert came.body == b"<rss/>" and came.url == "http://a.example:81/x?y"
    sent = server.seen[0]
    assert sent.path == "http://a.example:81/x?y" and sent.headers["host"] == "a.example:81"
    assert sent.headers["proxy-authorization"] == "Basic dXNlcjpwdw=="
    assert server.connections == 1


async def test_https_goes_through_a_tunnel(server: Loopback, fetcher_for: MakeFetcher, tmp_path: object) -> None:
    from pathlib import Path

    secrets = Secrets(Path(str(tmp_path)), find_keyring=lambda: None)
    with Loopback(tls=serving("good")) as secure:
        secure.on("/x", password("user", "pw", b"<rss/>"))
        secrets.set(f"https://good.example:{secure.port}", Credentials("user", "pw"))
        proxy = Tunnels(secure.port, "Basic cHJveHk6cHc=")
        server.on(f"good.example:{secure.port}", proxy)
        environ = {"https_proxy": f"http://proxy:pw@127.0.0.1:{server.port}"}
        async with fetcher_for(environ=environ, tls=trusting(), secrets=secrets) as fetcher:
            came = await fetcher.get(asking(f"https://good.example:{secure.port}/x"))
        assert came.body == b"<rss/>" and proxy.asked == [f"good.example:{secure.port}"]
        assert "proxy-authorization" not in secure.seen[0].headers
        assert "authorization" not in server.seen[0].headers


async def test_what_a_proxy_says_is_not_the_beginning_of_the_answer(server: Loopback, fetcher_for: MakeFetcher) -> None:
    """An answer that begins late is waited for; one that began and stopped would be given up sooner."""
    with Loopback(tls=serving("good")) as secure:
        secure.add("/x", b"<rss/>", delay=0.5)
        server.on(f"good.example:{secure.port}", Tunnels(secure.port))
        environ = {"https_proxy": f"http://127.0.0.1:{server.port}"}
        async with fetcher_for(environ=environ, tls=trusting(), rate_window=0.1) as fetcher:
            assert (await fetcher.get(asking(f"https://good.example:{secure.port}/x"))).body == b"<rss/>"


@pytest.mark.parametrize(
    ("status", "words"), [(407, "wants a password before it leads to a.example"), (502, "does not lead to a.example")]
)
async def test_a_proxy_that_refuses_is_said(
    server: Loopback, fetcher_for: MakeFetcher, status: int, words: str
) -> None:
    server.on("a.example:443", answer(status, b"no"))
    async with fetcher_for(environ={"https_proxy": f"127.0.0.1:{server.port}"}) as fetcher:
        with pytest.raises(FetchError, match=words):
            await fetcher.get(asking("https://a.example/"))


async def test_a_proxy_that_hangs_up_or_talks_without_end(server: Loopback, fetcher_for: MakeFetcher) -> None:
    from tests.loopback import raw, rude

    server.on("a.example:443", rude)
    server.on("b.example:443", raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000))
    async with fetcher_for(environ={"https_proxy": f"127.0.0.1:{server.port}"}) as fetcher:
        for host in "ab":
            with pytest.raises(FetchError, match=f"does not lead to {host}"):
                await fetcher.get(asking(f"https://{host}.example/"))


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "0x0a000001", "[fd00::1]", "x.localhost"])
async def test_private_addresses_are_not_asked_of_a_proxy(
    server: Loopback, fetcher_for: MakeFetcher, host: str
) -> None:
    async with fetcher_for(environ={"all_proxy": f"127.0.0.1:{server.port}"}) as fetcher:
        for scheme in ("http", "https"):
            with pytest.raises(AddressRefused):
                await fetcher.get(asking(f"{scheme}://{host}/", allow_private=False))
    assert not server.seen


async def test_an_address_that_is_too_long_for_a_proxy_is_said(fetcher_for: MakeFetcher) -> None:
    async with fetcher_for(environ={"all_proxy": "127.0.0.1:1"}) as fetcher:
        with pytest.raises(AddressRefused, match="too long for a proxy"):
            await fetcher.get(asking("http://a.example/" + "🙂" * 8000))


async def test_a_proxy_variable_that_makes_no_sense_is_said(fetcher_for: MakeFetcher) -> None:
    async with fetcher_for(environ={"all_proxy": "socks4://127.0.0.1:1080"}) as fetcher:
        with pytest.raises(FetchError, match="no way through socks4 proxies"):
            await fetcher.get(asking("http://a.example/"))


class Socks:
    """A SOCKS5 proxy on 127.0.0.1 that leads every connection to one port of this machine."""

    def __init__(
        self, port: int, *, user: str = "", password: str = "", answer: int = 0, first: bytes = b"\x05"
    ) -> None:
        self.target = port
        self.user = user
        self.password = password
        self.answer = answer
        self.first = first
        self.asked: list[tuple[str, int]] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._serve(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client left
        finally:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        wanted = 2 if self.user else 0
        writer.write(self.first + (bytes([wanted]) if wanted in methods else b"\xff"))
        if wanted == 2:
            _, length = await reader.readexactly(2)
            user = await reader.readexactly(length)
            password = await reader.readexactly((await reader.readexactly(1))[0])
            right = (user.decode(), password.decode()) == (self.user, self.password)
            writer.write(b"\x01" + (b"\x00" if right else b"\x01"))
        _, _, _, kind = await reader.readexactly(4)
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = str(ipaddress.ip_address(await reader.readexactly(4 if kind == 1 else 16)))
        self.asked.append((host, int.from_bytes(await reader.readexactly(2), "big")))
        bound = b"\x03\x04abcd\x00\x01" if kind == 3 else b"\x01\x7f\x00\x00\x01\x00\x01"
        writer.write(b"\x05" + bytes([self.answer]) + b"\x00" + bound)
        if self.answer:
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            await asyncio.gather(_pass_on(reader, back), _pass_on(there, writer))
        finally:
            back.transport.abort()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        target.write(data)
    target.close()


@asynccontextmanager
async def listening(proxy: Socks) -> AsyncIterator[int]:
    """The proxy's port; when done with, its connections are closed, too."""
    tasks: set[asyncio.Task[Any]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        await proxy(reader, writer)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks"])
@pytest.mark.parametrize("secure", [False, True])
async def test_a_way_through_socks(fetcher_for: MakeFetcher, scheme: str, secure: bool) -> None:
    pytest.importorskip("socksio")
    with Loopback(tls=serving("good") if secure else None) as server:
        server.add("/x", b"<rss/>")
        proxy = Socks(server.port, user="u", password="p@w")
        async with listening(proxy) as port:
            environ = {"all_proxy": f"{scheme}://u:p%40w@127.0.0.1:{port}"}
            async with fetcher_for(environ=environ, tls=trusting()) as fetcher:
                url = f"http{'s' if secure else ''}://good.example:{server.port}/x"
                for _ in range(2):
                    came = await fetcher.get(asking(url, allow_private=False, deadline=5))
        assert came.body == b"<rss/>" and proxy.asked == [("good.example", server.port)]
        assert server.seen[0].path == "/x" and "proxy-authorization" not in server.seen[0].headers


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"password": "else"}, "wants a password"),
        ({"user": ""}, "wants a password"),
        ({"answer": 4}, "host unreachable"),
        ({"answer": 99}, "another protocol"),
        ({"first": b"\x05\x05"}, "another protocol"),
    ],
)
async def test_a_socks_proxy_that_refuses_is_said(
    server: Loopback, fetcher_for: MakeFetcher, options: dict[str, Any], words: str, scheme: str
) -> None:
    pytest.importorskip("socksio")
    async with listening(Socks(server.port, **{"user": "u", "password": "p"} | options)) as port:
        fetcher = fetcher_for(environ={"all_proxy": f"socks5h://u:p@127.0.0.1:{port}"})
        with pytest.raises(FetchError, match=words):
            await fetcher.get(asking(f"{scheme}://a.example/"))


async def test_private_addresses_are_not_asked_of_a_socks_proxy(fetcher_for: MakeFetcher) -> None:
    async with fetcher_for(environ={"all_proxy": "socks5://127.0.0.1:1"}) as fetcher:
        for host in ("10.0.0.1", "0x7f.2", "x.localhost"):
            with pytest.raises(AddressRefused):
                await fetcher.get(asking(f"http://{host}/", allow_private=False))


async def test_without_the_package_for_socks_that_is_said(
    fetcher_for: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    async with fetcher_for(environ={"all_proxy": "socks5://127.0.0.1:1"}) as fetcher:
        with pytest.raises(FetchError, match="needs the package socksio"):
            await fetcher.get(asking("http://a.example/"))


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_that_cannot_be_reached_is_said(fetcher_for: MakeFetcher, scheme: str) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    for proxy in ("127.0.0.1:1", "proxy.example:1"):
        async with fetcher_for(environ={"all_proxy": proxy}, resolve=resolve) as fetcher:
            with pytest.raises(FetchError, match=r"proxy does not lead to a\.example \(it cannot be reached\)"):
                await fetcher.get(asking(f"{scheme}://a.example/"))
