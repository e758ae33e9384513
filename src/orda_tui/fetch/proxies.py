"""The proxy that an address goes through, by the standard environment variables. Pure.

httpx talks to the proxy. Which one it is to be is decided here, because a transport of httpx reads no variables, and
its client knows no networks in NO_PROXY. The proxy resolves the names, so what is checked is the host as it is written.
"""

from __future__ import annotations

import importlib.util
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from orda_tui.errors import AddressRefused, UsageError
from orda_tui.fetch.address import Address, normal_host

if TYPE_CHECKING:
    import httpx

_KINDS = {"http": "http", "socks5": "socks5", "socks5h": "socks5", "socks": "socks5"}


@dataclass(frozen=True, slots=True)
class Proxy:
    """``kind``: http or socks5."""

    kind: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Host and port."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """Its address, without user and password."""
        return f"{self.kind}://{self.name}"

    def for_httpx(self) -> httpx.Proxy:
        """As httpx takes it. UsageError where the package that speaks to it is not installed."""
        import httpx

        if self.kind == "socks5" and importlib.util.find_spec("socksio") is None:
            raise UsageError(
                "A SOCKS proxy needs the package socksio beside this program (pip install socksio); an HTTP proxy,"
                " named as http://host:3128, needs nothing."
            )
        return httpx.Proxy(self.url, auth=(self.user, self.password) if self.user else None)


def proxy_from(text: str) -> Proxy:
    """A proxy from ``http://user:password@host:port`` or ``socks5://...`` (no scheme: http). UsageError where it is
    none."""
    url = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(url)
        host, port = normal_host(parts.hostname or ""), parts.port
    except (ValueError, AddressRefused) as error:
        raise UsageError("The address of the proxy makes no sense; it looks like http://host:3128.") from error
    kind = _KINDS.get(parts.scheme)
    if kind is None:
        raise UsageError(
            f"There is no way through {parts.scheme} proxies; name one as http://host:3128 or socks5://..."
        )
    usual = 80 if kind == "http" else 1080
    return Proxy(kind, host, port or usual, unquote(parts.username or ""), unquote(parts.password or ""))


class Proxies:
    """Which proxy for which address. ``environ``: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, in both cases."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        both = {name: environ.get(name.lower()) or environ.get(name) or "" for name in _VARIABLES}
        if "REQUEST_METHOD" in environ:  # a CGI program: HTTP_PROXY may come from a request's Proxy header
            both["HTTP_PROXY"] = environ.get("http_proxy", "")
        everything = both["ALL_PROXY"]
        self._named = {"http": both["HTTP_PROXY"] or everything, "https": both["HTTPS_PROXY"] or everything}
        self._made: dict[str, Proxy] = {}
        self._without = [entry.strip().lower() for entry in both["NO_PROXY"].split(",") if entry.strip()]

    def proxy_for(self, address: Address) -> Proxy | None:
        """The proxy for an address, None for a direct connection. UsageError where a variable makes no sense."""
        text = self._named[address.scheme]
        if not text or _own(address.host) or any(_matches(entry, address) for entry in self._without):
            return None
        if text not in self._made:
            self._made[text] = proxy_from(text)
        return self._made[text]


_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


def _own(host: str) -> bool:
    """This machine is never asked for through a proxy."""
    return host in ("localhost", "::1") or host.startswith("127.")


def _matches(entry: str, address: Address) -> bool:
    """An entry of NO_PROXY: ``*``, a name (its subdomains too), an IP address, a network, each with or without port."""
    if entry == "*":
        return True
    name, colon, port = entry.rpartition(":")
    if colon and port.isdigit() and name.count(":") == 0:
        if int(port) != address.port:
            return False
        entry = name
    entry = entry.strip("[]")
    try:
        return ipaddress.ip_address(address.host) in ipaddress.ip_network(entry, strict=False)
    except ValueError:
        pass
    entry = entry.removeprefix("*").lstrip(".")
    return bool(entry) and (address.host == entry or address.host.endswith("." + entry))
