"""What an address means: one spelling for each host, userinfo and fragment gone. Pure."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from orda_tui.errors import AddressRefused

DEFAULT_PORTS = {"http": 80, "https": 443}

_LONGEST = 8192
_SAFE = "/%:@!$&'()*+,;=~-._?[]"
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\Z")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z")


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address, ready to be asked for. ``host`` is ASCII, lower case, without brackets; ``target`` is path
    and query. IP addresses stand in their usual form, however they were written."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port: the value of a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what secrets are bound to."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without userinfo and fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"


def split_address(url: str) -> Address:
    """The address that a URL names. AddressRefused where it is none that can be fetched."""
    url = url.strip()
    if len(url) > _LONGEST:
        raise AddressRefused(f"The address is longer than {_LONGEST} characters; nothing was fetched.")
    try:
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        hostname = parts.hostname or ""
        port = parts.port
    except ValueError as error:
        raise AddressRefused(f"{_shown(url)} is no valid address; check it for typing errors.") from error
    if scheme not in DEFAULT_PORTS:
        named = f"{scheme}:" if scheme else "no scheme"
        raise AddressRefused(f"Only http and https addresses can be fetched; {_shown(url)} has {named}.")
    if not hostname or "\\" in parts.netloc or port == 0:
        raise AddressRefused(f"{_shown(url)} names no host; check the address.")
    host = normal_host(hostname)
    path = quote(parts.path or "/", safe=_SAFE, errors="replace")
    query = "?" + quote(parts.query, safe=_SAFE, errors="replace") if parts.query else ""
    if not path.startswith("/"):
        path = "/" + path
    return Address(scheme, host, port or DEFAULT_PORTS[scheme], path + query)


def normal_host(text: str) -> str:
    """The host in its one true spelling: lower case, punycode, IP addresses in their usual form (``127.1``,
    ``2130706433``, ``0x7f.0.0.1`` and full-width digits all become ``127.0.0.1``). AddressRefused where it is none."""
    host = unicodedata.normalize("NFKC", unquote(text)).lower().replace("。", ".").replace("｡", ".")
    if len(host) > 253:
        raise AddressRefused("The name of the host is too long to be one; check the address.")
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host).compressed
        except ValueError as error:
            raise AddressRefused(f"{host} is no valid IPv6 address; check it for typing errors.") from error
    host = host.rstrip(".")
    number = _from_numbers(host)
    if number is not None:
        return number
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise AddressRefused(f"{host} is no valid host name; check it for typing errors.") from error
    if not _HOST.match(name):
        raise AddressRefused(f"{host} is no valid host name; check it for typing errors.")
    return name


def _from_numbers(host: str) -> str | None:
    """An IPv4 address written with one to four numbers, each decimal, octal or hexadecimal; None if it is a name."""
    labels = host.split(".")
    if not _NUMBER.match(labels[-1]):
        return None
    wrong = AddressRefused(f"{host} is neither a host name nor an IP address; check it for typing errors.")
    if len(labels) > 4 or not all(_NUMBER.match(label) for label in labels):
        raise wrong
    try:
        numbers = [_number(label) for label in labels]
    except ValueError:
        raise wrong from None
    last_limit = 256 ** (5 - len(numbers))
    if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= last_limit:
        raise wrong
    value = numbers[-1]
    for place, number in enumerate(numbers[:-1]):
        value += number << (8 * (3 - place))
    return str(ipaddress.IPv4Address(value))


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if label.startswith("0") and len(label) > 1 else int(label)


def next_hop(current: Address, location: str) -> Address:
    """Where a redirect leads. Encryption is never given up: an https address that sends to plain http on the usual port
    is asked for by https there; any other way down is refused. AddressRefused with a sentence."""
    try:
        target = split_address(urljoin(current.url, location.strip()))
    except ValueError as error:
        raise AddressRefused(
            f"{current.host} sends on to something that is no address; try it in a browser."
        ) from error
    if current.scheme == "https" and target.scheme == "http":
        if target.port != DEFAULT_PORTS["http"]:
            raise AddressRefused(
                f"{current.host} sends on to {target.url}, which is not encrypted;"
                " add that address itself if you want it."
            )
        return Address("https", target.host, DEFAULT_PORTS["https"], target.target)
    return target


def _shown(url: str) -> str:
    """The URL as it may stand in a sentence: without what stands before an @, and not too long."""
    head, at, rest = url.partition("//")
    if at and "@" in rest:
        rest = rest.rpartition("@")[2]
    text = head + at + rest
    return text if len(text) <= 100 else text[:99] + "…"
