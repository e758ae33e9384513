"""One exchange over a transport of httpx, and what httpx says went wrong as a mishap."""

from __future__ import annotations

import asyncio

import httpx

from orda_tui.errors import OrdaError
from orda_tui.fetch.exchange import HEAD_LIMIT, Exchange
from orda_tui.fetch.mishaps import CutShort, HeadTooLarge, Mishap, Nonsense, NoSuchName, NotWanted, ProxyRefused, Stale

_PATIENCE = 0.2
"""Seconds for the end of an answer that is not wanted to turn up by itself: what has come of it already is passed over,
and over HTTP/2 another exchange may be the one that reads."""


async def run(
    transport: httpx.AsyncBaseTransport, request: httpx.Request, exchange: Exchange, *, proxied: bool
) -> None:
    """Send the request and take in the whole answer. Mishap (Stale: try again), AddressRefused, OSError.

    The body is taken as it comes over the wire: whoever unpacks it counts.
    """
    try:
        response = await transport.handle_async_request(request)
        try:
            await _take(response, exchange)
        finally:
            await response.aclose()
        exchange.whole = exchange.error is None
    except NotWanted:
        if exchange.wanted:  # it was another's answer on the same connection that was not
            raise Stale from None
    except (OSError, NoSuchName) as error:
        if proxied and exchange.stream is None:
            raise ProxyRefused(0, "it cannot be reached") from error
        raise
    except (Mishap, OrdaError):
        raise
    except Exception as error:  # not only httpx's own: odd frames and odd proxies get errors of other libraries through
        raise _mishap(error, exchange, secure=request.url.scheme == "https", proxied=proxied) from error
    finally:
        # httpcore closes most of these itself. It has no way to call off one stream of several, though, and what still
        # came over it would stop up the others; and it forgets a proxy that failed.
        if exchange.stream is not None and not exchange.whole:
            await exchange.stream.aclose()
    if exchange.error is not None:
        raise exchange.error


async def _take(response: httpx.Response, exchange: Exchange) -> None:
    """The answer, as far as it is wanted; NotWanted where there would be more of it."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(None) as patience:
            exchange.head(response.status_code, response.headers.raw)
            if not exchange.wanted:
                patience.reschedule(loop.time() + _PATIENCE)
            async for part in response.aiter_raw():
                exchange.data(part)
                if not exchange.wanted and patience.when() is None:
                    patience.reschedule(loop.time() + _PATIENCE)
    except TimeoutError as error:
        if patience.expired():
            raise NotWanted from error
        raise


def _mishap(error: Exception, exchange: Exchange, *, secure: bool, proxied: bool) -> Exception:
    if isinstance(error, httpx.ProxyError):
        return _refused(str(error))
    known = isinstance(error, httpx.TransportError)
    stream = exchange.stream
    if proxied and (stream is None or not stream.secure) and (secure or not known):
        return ProxyRefused(0) if known else ProxyRefused(0, "it speaks another protocol")
    untouched = exchange.reused and not exchange.wire
    if isinstance(error, httpx.NetworkError):
        return Stale() if untouched else ConnectionResetError()
    shared = stream is not None and stream.shared
    if isinstance(error, httpx.RemoteProtocolError) and (shared or exchange.ended):
        return Stale() if untouched else CutShort(str(error))
    if exchange.reused and not exchange.status and not shared:
        return Stale()  # the rest of an answer before, where there should be none: a fresh connection tells
    # httpcore's own bound for a head lies above ours, and one large piece can jump over both
    return HeadTooLarge() if not exchange.status and exchange.wire > HEAD_LIMIT else Nonsense(str(error))


def _refused(text: str) -> Mishap:
    """From what httpcore says of a proxy: the status it answered, or words of SOCKS."""
    if text[:3].isdigit():
        return ProxyRefused(int(text[:3]))
    if text.startswith(("Requested", "Invalid")):  # it wants another proof, or this one is wrong
        return ProxyRefused(407)
    return ProxyRefused(0, text.rpartition(": ")[2].rstrip(".").lower())
