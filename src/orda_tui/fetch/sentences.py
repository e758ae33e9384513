"""What went wrong with a fetch, in one sentence that says what to do. Pure."""

from __future__ import annotations

import ssl
from http import HTTPStatus

from orda_tui.errors import FetchError, HttpStatus, UsageError
from orda_tui.fetch.address import Address
from orda_tui.fetch.headers import span_text
from orda_tui.fetch.mishaps import (
    BadPacking,
    CutShort,
    Dripping,
    HeadTooLarge,
    Nonsense,
    NoSuchName,
    ProxyRefused,
    Stale,
    TooLarge,
)

_CERTIFICATE = {
    9: "is not valid yet; check the clock of this machine",
    10: "has expired; its owner has to renew it, so try again in a day or two",
    18: "is signed by nobody but itself, so it proves nothing; it was not fetched",
    19: "is signed by an authority that nobody vouches for, so it proves nothing; it was not fetched",
    20: "is signed by an authority this machine does not know; if it is your own, name it in SSL_CERT_FILE",
    23: "was withdrawn by its authority; do not trust this site until its owner has mended that",
    62: "is made out to another name; check the address, the host may have moved",
    64: "is made out to another address; check the address, the host may have moved",
}
_STATUS = {
    401: "wants a password or does not accept the one it got; give this source a user name and password",
    402: "wants to be paid for this",
    403: "does not give this to feed readers or not to you; try the address in a browser",
    404: "has nothing at this address; if that stays so, look for its new address",
    406: "cannot give this in a form that feed readers ask for",
    407: "cannot be reached: the proxy wants a password; put it into the proxy's address",
    410: "took this away for good; the source will not be asked again",
    429: "was asked too often",
    451: "may not give this for legal reasons",
}


def for_error(error: Exception, address: Address, limit: int) -> FetchError:
    """The sentence for an exception of the network. ``limit``: bytes a body may have."""
    host = address.host
    if isinstance(error, FetchError):
        return error
    if isinstance(error, UsageError):
        return FetchError(str(error))  # a proxy variable that makes no sense
    if isinstance(error, Dripping):
        return FetchError(f"{host} sends its answer a few bytes at a time; it was given up, try again later.")
    if isinstance(error, NoSuchName):
        return FetchError(f"The name {host} cannot be found; check the address and your connection to the network.")
    if isinstance(error, TooLarge):
        size = f"{limit >> 20} MB" if limit >= 1 << 20 else f"{limit} bytes"
        return FetchError(f"{host} sent more than {size}; the rest was not read and nothing was taken.")
    if isinstance(error, BadPacking):
        return FetchError(_packing(host, error))
    if isinstance(error, CutShort | Stale):
        return FetchError(f"{host} closed the connection in the middle of its answer; try again later.")
    if isinstance(error, HeadTooLarge):
        return FetchError(f"{host} sent far too many headers; nothing was taken.")
    if isinstance(error, ProxyRefused):
        return FetchError(_proxy(host, error))
    if isinstance(error, Nonsense):
        return FetchError(f"{host} answers, but not by the rules of HTTP; its owner has to mend that.")
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _CERTIFICATE.get(error.verify_code, "could not be verified; it was not fetched")
        return FetchError(f"The certificate of {host} {why}.")
    if isinstance(error, ssl.SSLError):
        return FetchError(f"{host} does not speak TLS that this machine understands; is the address really https?")
    return FetchError(_connection(error, host, address.port))


def _proxy(host: str, error: ProxyRefused) -> str:
    if error.status == 407:
        return f"The proxy wants a password before it leads to {host}; put it into the proxy's address."
    why = f"it answers with status {error.status}" if error.status else error.why
    return f"The proxy does not lead to {host} ({why}); check its settings, or name the host in NO_PROXY."


def _packing(host: str, error: BadPacking) -> str:
    what = error.packing
    if error.cut:
        return f"{host} closed the connection in the middle of its answer; try again later."
    if what in ("gzip", "deflate"):
        return f"{host} sent damaged {what} data; try again later."
    return f"{host} packed its answer as {what}, which it was not asked for; its owner has to mend that."


def _connection(error: Exception, host: str, port: int) -> str:
    if isinstance(error, ConnectionRefusedError):
        return f"{host} refuses connections on port {port}; the server may be down, try again later."
    if isinstance(error, ConnectionResetError | BrokenPipeError | ConnectionAbortedError):
        return f"{host} broke off the connection; try again later."
    if isinstance(error, TimeoutError):
        return f"{host} does not answer; try again later."
    if isinstance(error, OSError) and error.errno in (101, 113, 51, 65):
        return f"There is no way to {host} from here; check your connection to the network."
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return f"{host} could not be reached ({why}); try again later."


def too_slow(address: Address, deadline: float, *, answered: bool) -> FetchError:
    """The sentence for an exchange that took longer than its deadline."""
    if answered:
        return FetchError(
            f"{address.host} was too slow: its answer was not complete after {span_text(deadline)}; try again later."
        )
    return FetchError(f"{address.host} did not answer within {span_text(deadline)}; try again later.")


def for_status(address: Address, status: int, retry_after: float | None, problem: str = "") -> HttpStatus:
    """The sentence for a status of 400 or more. ``problem``: what kept a password from being sent, if anything."""
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    why = _STATUS.get(status)
    if why is None:
        why = "has a fault of its own; try again later" if status >= 500 else "does not accept the request"
    if problem:
        return HttpStatus(f"{phrase}: {address.host} wants a password. {problem}", status)
    wait = f"; it asks to be left alone for {span_text(retry_after)}" if retry_after else ""
    return HttpStatus(f"{phrase}: {address.host} {why}{wait}.", status, retry_after=retry_after)
