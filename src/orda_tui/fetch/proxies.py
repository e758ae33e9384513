"""The proxy that an address goes through, by the standard environment variables. Pure.

Through a proxy, names are resolved by the proxy: what is checked here is the host as it is written.
"""

from __future__ import annotations

import base64
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from orda_tui.errors import AddressRefused, UsageError
from orda_tui.fetch.address import Address, normal_host


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy; ``authorization`` is the value of its Proxy-Authorization header, or empty."""

    host: str
    port: int
    authorization: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Host and port."""
        return f"{self.host}:{self.port}"


def proxy_from(text: str) -> Proxy:
    """A proxy from ``http://user:password@host:port`` (scheme may be missing). UsageError where it is none."""
    url = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(url)
        host, port = normal_host(parts.hostname or ""), parts.port
    except (ValueError, AddressRefused) as error:
        raise UsageError("The address of the proxy makes no sense; it looks like http://host:3128.") from error
    if parts.scheme != "http":
        raise UsageError(f"Only http proxies can be used, not {parts.scheme}; name one as http://host:3128.")
    authorization = ""
    if parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = "Basic " + base64.b64encode(pair.encode()).decode("ascii")
    return Proxy(host, port or 80, authorization)


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
