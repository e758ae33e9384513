"""From a host's name to an open connection. What is checked is the IP address that is connected to, at that moment."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import Iterable

from orda_tui.errors import AddressRefused
from orda_tui.fetch.address import Address
from orda_tui.fetch.link import Link
from orda_tui.fetch.policy import Reach, reach
from orda_tui.fetch.resolve import Resolve

_NEXT_ATTEMPT = 0.3
"""Seconds that one IP address has before the next one is tried beside it (RFC 8305 says 0.25)."""


class NoSuchName(Exception):
    """The host's name does not resolve."""


class Dialer:
    """Opens connections. ``resolve`` finds the IP addresses of a name; ``tls`` is the context for https, made on first
    use where none is given."""

    def __init__(self, resolve: Resolve, tls: ssl.SSLContext | None, *, http2: bool = True) -> None:
        self._resolve = resolve
        self._tls = tls
        self._protocols = ["h2", "http/1.1"] if http2 else ["http/1.1"]
        self._tls_ready = False

    async def dial(self, address: Address, *, allow_private: bool) -> Link:
        """An open connection to the host of the address. AddressRefused, NoSuchName, OSError, ssl.SSLError."""
        addresses = checked(address.host, await self._addresses(address), allow_private=allow_private)
        context = self._context() if address.scheme == "https" else None
        return await self._first_of(addresses, address, context)

    async def _addresses(self, address: Address) -> list[str]:
        try:
            return [ipaddress.ip_address(address.host).compressed]
        except ValueError:
            pass
        try:
            found = await self._resolve(address.host, address.port)
        except OSError as error:
            raise NoSuchName(str(error)) from error
        if not found:
            raise NoSuchName("no address")
        return found

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = ssl.create_default_context()
        if not self._tls_ready:
            self._tls.set_alpn_protocols(self._protocols)
            self._tls_ready = True
        return self._tls

    async def _first_of(self, addresses: list[str], address: Address, context: ssl.SSLContext | None) -> Link:
        """Connect to the first IP address that answers; a slow one does not hold up the next."""
        if len(addresses) == 1:
            return await self._connect(addresses[0], address, context)
        attempts: set[asyncio.Task[Link]] = set()
        failure: Exception = OSError("no address answered")
        waiting = list(addresses)
        try:
            while waiting or attempts:
                if waiting:
                    attempts.add(asyncio.ensure_future(self._connect(waiting.pop(0), address, context)))
                done, attempts = await asyncio.wait(
                    attempts, timeout=_NEXT_ATTEMPT if waiting else None, return_when=asyncio.FIRST_COMPLETED
                )
                won = [attempt for attempt in done if attempt.exception() is None]
                for late in won[1:]:
                    late.result().close()
                if won:
                    return won[0].result()
                for attempt in done:
                    error = attempt.exception()
                    if isinstance(error, ssl.SSLError):
                        raise error
                    if isinstance(error, Exception):
                        failure = error
            raise failure
        finally:
            for attempt in attempts:
                attempt.cancel()

    async def _connect(self, ip: str, address: Address, context: ssl.SSLContext | None) -> Link:
        loop = asyncio.get_running_loop()
        name = address.host if context else None
        _, link = await loop.create_connection(Link, ip, address.port, ssl=context, server_hostname=name)
        return link


def checked(host: str, addresses: Iterable[str], *, allow_private: bool) -> list[str]:
    """The IP addresses of a host that may be connected to. AddressRefused where not one is left.

    A name that has public and private addresses is reached by the public ones only.
    """
    allowed: list[str] = []
    refused: tuple[Reach, str, str] = ("never", "", "")
    for ip in addresses:
        try:
            kind, what = reach(ip)
        except ValueError:
            continue
        if kind == "public" or (kind == "own" and allow_private):
            allowed.append(ip)
        else:
            refused = (kind, what, ip)
    if allowed:
        return allowed
    kind, what, ip = refused
    place = host if host == ip else f"{host} ({ip})"
    if kind == "own":
        raise AddressRefused(
            f"{place} is on {what}, so it was not fetched; allow this source your own network if you trust it."
        )
    raise AddressRefused(f"{place} is {what or 'no usable address'}, so it was not fetched; check the address.")
