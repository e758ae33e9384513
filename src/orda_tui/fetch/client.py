"""``Fetcher.get``: one polite, bounded exchange from the name lookup to the last byte, redirects included."""

from __future__ import annotations

import asyncio
import os
import re
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from orda_tui import __version__
from orda_tui.errors import AddressRefused, FetchError, OrdaError
from orda_tui.fetch import headers as read_headers
from orda_tui.fetch import sentences
from orda_tui.fetch.address import Address, next_hop, split_address
from orda_tui.fetch.body import ACCEPT_ENCODING
from orda_tui.fetch.exchange import CURRENT, Exchange
from orda_tui.fetch.messages import Answer, Request
from orda_tui.fetch.mishaps import CutShort, Dripping, Mishap, Stale
from orda_tui.fetch.pacing import Pace
from orda_tui.fetch.proxies import Proxies
from orda_tui.fetch.resolve import Resolve, SystemResolver
from orda_tui.fetch.run import run
from orda_tui.fetch.secrets import Secrets
from orda_tui.fetch.transports import Transports

__all__ = ["Answer", "Fetcher", "Request"]

USER_AGENT = f"orda-tui/{__version__} (terminal news reader)"

_ACCEPT: dict[str, str] = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9,"
    " */*;q=0.5",
    "page": "text/html, application/xhtml+xml, */*;q=0.5",
    "picture": "image/png, image/jpeg, image/webp, image/gif, image/*;q=0.5",
    "any": "*/*",
}
_ALWAYS = {
    accept: [
        (b"User-Agent", USER_AGENT.encode("ascii")),
        (b"Accept", wanted.encode("ascii")),
        (b"Accept-Encoding", ACCEPT_ENCODING.encode("ascii")),
    ]
    for accept, wanted in _ACCEPT.items()
}
_NO_BODY = httpx.ByteStream(b"")
_TRIES = 4
_SENDABLE = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,1000}\Z")
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)


class Fetcher:
    """An async context manager. ``get`` may be called many times at once; turns are given here.

    config_dir   where secrets are kept; ``secrets`` stands in for it
    environ      where the proxy variables are read, the process's own if None
    at_once      requests at once over all hosts; ``per_host``: at one host, started ``spacing`` seconds apart
    least_rate   bytes a second that an answer must bring on average over each ``rate_window`` seconds once it has begun
    """

    def __init__(
        self,
        config_dir: Path | None = None,
        at_once: int = 24,
        *,
        per_host: int = 2,
        spacing: float = 0.25,
        http2: bool = True,
        resolve: Resolve | None = None,
        tls: ssl.SSLContext | None = None,
        least_rate: float = 128.0,
        rate_window: float = 8.0,
        most_redirects: int = 5,
        secrets: Secrets | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._secrets = secrets or (Secrets(config_dir) if config_dir else None)
        self._proxies = Proxies(os.environ if environ is None else environ)
        self._pace = Pace(at_once, per_host, spacing)
        self._transports = Transports(resolve or SystemResolver(), tls, http2=http2, most=2 * at_once)
        self._least_rate = least_rate
        self._rate_window = rate_window
        self._most_redirects = most_redirects

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transports.aclose()
        await asyncio.sleep(0)  # the loop closes the sockets in its next round

    @property
    def open_connections(self) -> int:
        """Connections that wait to be used again."""
        return self._transports.waiting

    async def get(self, request: Request) -> Answer:
        """The answer. FetchError, AddressRefused or HttpStatus, each with one sentence for the reader."""
        address = split_address(request.url)
        trusted = self._trusted_origin(request, address)
        redirects: list[tuple[int, str]] = []
        permanent, only_permanent = "", True
        spent = 0.0
        while True:
            async with self._pace.turn(address):
                started = time.monotonic()
                exchange = await self._exchange(address, request, trusted, request.deadline - spent)
                spent += time.monotonic() - started
                retry_after = self._retry_after(address, exchange)
            if exchange.status not in _REDIRECTS or "location" not in exchange.headers:
                break
            if not request.follow:
                raise FetchError(
                    f"{address.host} sends on to another address ({exchange.status}); it was not followed."
                )
            redirects.append((exchange.status, address.url))
            if len(redirects) > self._most_redirects:
                raise FetchError(
                    f"{address.host} redirects in circles or too often (more than {self._most_redirects} times);"
                    " check the address in a browser."
                )
            address = next_hop(address, _location(exchange.headers["location"]))
            only_permanent = only_permanent and exchange.status in _PERMANENT
            if only_permanent:
                permanent = address.url
        return self._answer(address, exchange, retry_after, tuple(redirects), permanent, spent)

    def _answer(
        self,
        address: Address,
        exchange: Exchange,
        retry_after: float | None,
        redirects: tuple[tuple[int, str], ...],
        permanent: str,
        spent: float,
    ) -> Answer:
        status, headers = exchange.status, exchange.headers
        if status >= 400:
            problem = self._secrets.problem_with(address.origin) if self._secrets is not None and status == 401 else ""
            raise sentences.for_status(address, status, retry_after, problem)
        if status != 304 and not 200 <= status < 300:
            raise FetchError(f"{address.host} answered with status {status}, which leads nowhere; check the address.")
        try:
            body = exchange.take_body()
        except Mishap as error:
            raise sentences.for_error(error, address, exchange.limit) from error
        fresh, why = read_headers.fresh_for(headers, time.time())
        return Answer(
            url=address.url,
            status=status,
            body=body,
            content_type=_printable(headers.get("content-type", "")),
            etag=_printable(headers.get("etag", "")),
            last_modified=_printable(headers.get("last-modified", "")),
            not_modified=status == 304,
            retry_after=retry_after,
            fresh_for=fresh,
            fresh_why=why,
            redirects=redirects,
            permanent_url=permanent,
            elapsed=spent,
            wire_bytes=exchange.wire,
        )

    def _retry_after(self, address: Address, exchange: Exchange) -> float | None:
        value = exchange.headers.get("retry-after")
        seconds = read_headers.retry_after(value, time.time()) if value else None
        if exchange.status in (429, 503):
            self._pace.slow_down(address, exchange.status, seconds)
        return seconds

    def _trusted_origin(self, request: Request, address: Address) -> str:
        """The only origin that may get a secret in this exchange, or "" for none."""
        if self._secrets is None:
            return ""
        if request.credentials_origin is None:
            origin = address.origin if request.accept == "feed" else ""
        else:
            origin = split_address(request.credentials_origin).origin if request.credentials_origin else ""
        return origin if origin and self._secrets.has(origin) else ""

    async def _exchange(self, address: Address, request: Request, trusted: str, left: float) -> Exchange:
        """One request at one host, in at most ``left`` seconds."""
        exchange = Exchange(request.limit)
        token = CURRENT.set(exchange)
        try:
            async with asyncio.timeout(left) as deadline:
                with _Watch(exchange, deadline, self._least_rate * self._rate_window, self._rate_window):
                    await self._send(address, request, trusted, exchange)
        except (OSError, OrdaError, Mishap) as error:
            if isinstance(error, TimeoutError) and deadline.expired() and not exchange.dripping:
                raise sentences.too_slow(address, request.deadline, answered=exchange.wire > 0) from error
            exchange.body = None
            why = Dripping() if exchange.dripping else error
            raise sentences.for_error(why, address, request.limit) from error
        finally:
            CURRENT.reset(token)
        return exchange

    async def _send(self, address: Address, request: Request, trusted: str, exchange: Exchange) -> None:
        """Once more on another connection, where the one that was open already had just been closed."""
        headers = self._headers(address, request)
        if trusted == address.origin:
            headers += await self._secret(trusted)
        proxy = self._proxies.proxy_for(address)
        transport = self._transports.one_for(address, allow_private=request.allow_private, proxy=proxy)
        sent = _request(address, headers, proxied=proxy is not None)
        for _ in range(_TRIES):
            try:
                await run(transport, sent, exchange, proxied=proxy is not None)
            except Stale:
                exchange.again()
            else:
                return
        raise CutShort

    def _headers(self, address: Address, request: Request) -> list[tuple[bytes, bytes]]:
        headers = [(b"Host", address.authority.encode("ascii")), *_ALWAYS[request.accept]]
        for name, value in ((b"If-None-Match", request.etag), (b"If-Modified-Since", request.last_modified)):
            if _SENDABLE.match(value):
                headers.append((name, value.encode("ascii")))
        return headers

    async def _secret(self, origin: str) -> list[tuple[bytes, bytes]]:
        """The header with the secret that is kept for the origin, if there is one."""
        secrets = self._secrets
        if secrets is None:
            return []
        if secrets.at_hand(origin):
            credentials = secrets.get(origin)
        else:
            credentials = await asyncio.to_thread(secrets.get, origin)  # the keyring may ask its owner first
        if credentials is None:
            return []
        name, value = credentials.as_header()
        return [(name.encode("ascii"), value.encode("latin-1"))]


def _request(address: Address, headers: list[tuple[bytes, bytes]], *, proxied: bool) -> httpx.Request:
    """As httpx takes it. AddressRefused where it does not."""
    if not proxied:
        target = {"target": address.target.encode("ascii")}  # as it is; parsed as a URL, some of it might change
        return httpx.Request("GET", address.origin, headers=headers, stream=_NO_BODY, extensions=target)
    try:
        return httpx.Request("GET", address.url, headers=headers, stream=_NO_BODY)
    except httpx.InvalidURL as error:
        raise AddressRefused(f"The address at {address.host} is too long for a proxy; nothing was fetched.") from error


def _printable(value: str) -> str:
    """The value of a header that is kept, or "" where it holds more than printable ASCII."""
    return value if _SENDABLE.match(value) else ""


def _location(value: str) -> str:
    """Headers come as Latin-1; a Location is often raw UTF-8 all the same."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value


class _Watch:
    """Ends an exchange that has begun to answer but brings fewer than ``least`` bytes in ``window`` seconds."""

    def __init__(self, exchange: Exchange, deadline: asyncio.Timeout, least: float, window: float) -> None:
        self._exchange = exchange
        self._deadline = deadline
        self._least = least
        self._window = window
        self._before = 0
        self._loop = asyncio.get_running_loop()
        self._handle = self._loop.call_later(window, self._look)

    def _look(self) -> None:
        came = self._exchange.wire
        if 0 < self._before <= came < self._before + self._least:
            self._exchange.dripping = True
            self._deadline.reschedule(self._loop.time())
            return
        self._before = came
        self._handle = self._loop.call_later(self._window, self._look)

    def __enter__(self) -> None:
        """It watches from the moment it is made."""

    def __exit__(self, *error: object) -> None:
        self._handle.cancel()
