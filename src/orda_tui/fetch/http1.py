"""HTTP/1.1 on one connection, one exchange at a time; ``h11`` keeps the rules."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import h11

from orda_tui.fetch.exchange import HEAD_LIMIT, Exchange
from orda_tui.fetch.mishaps import CutShort, HeadTooLarge, Nonsense, Stale

_MOST_HINTS = 20
"""Answers of status 1xx on one connection; more are made to cost time."""


class Http1:
    """Drives one connection. ``room`` is how many exchanges may be started on it now."""

    shared: ClassVar[bool] = False

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._h11 = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)
        self._exchange: Exchange | None = None
        self._used = False
        self._hints = 0

    @property
    def room(self) -> int:
        return 0 if self._exchange is not None or self._transport.is_closing() else 1

    @property
    def busy(self) -> bool:
        return self._exchange is not None

    def start(self, exchange: Exchange) -> None:
        """Send a request."""
        self._exchange = exchange
        headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in exchange.sent]
        request = h11.Request(method="GET", target=exchange.target, headers=headers)
        head = self._h11.send(request) or b""
        self._transport.write(head + (self._h11.send(h11.EndOfMessage()) or b""))

    def receive(self, data: bytes) -> None:
        """Bytes from the server; none at all mean that it closed its side."""
        exchange = self._exchange
        if exchange is None:  # nobody asked: junk after an answer, or the end of an idle connection
            self._transport.close()
            return
        if not data and not exchange.wire:
            self._end(exchange, Stale() if self._used else CutShort())
            return
        exchange.wire += len(data)
        try:
            self._h11.receive_data(data)
            while self._take(exchange):
                pass
        except h11.RemoteProtocolError as error:
            self._end(exchange, self._named(error, exchange) if data else CutShort())

    def _take(self, exchange: Exchange) -> bool:
        """One event of the state machine. False: nothing more to do with what came so far."""
        event = self._h11.next_event()
        if isinstance(event, h11.Data):
            if exchange.data(bytes(event.data)):
                return True
        elif isinstance(event, h11.InformationalResponse):
            self._hints += 1
            if self._hints < _MOST_HINTS:
                return True
            self._end(exchange, Nonsense("hints without end"))
            return False
        elif isinstance(event, h11.Response):
            if exchange.head(event.status_code, event.headers):
                return True
            # The body is not wanted. What has come of it already is passed over; if that is all, the connection lives.
            while isinstance(event := self._h11.next_event(), h11.Data):
                pass
        elif event is h11.NEED_DATA:
            return False
        if isinstance(event, h11.EndOfMessage):
            self._end(exchange, None)
        else:
            self._end(exchange, CutShort() if isinstance(event, h11.ConnectionClosed) else None, keep=False)
        return False

    @staticmethod
    def _named(error: h11.RemoteProtocolError, exchange: Exchange) -> Exception:
        # 431 is what h11 suggests to a server whose peer sends a head that does not end
        return HeadTooLarge() if error.error_status_hint == 431 and not exchange.status else Nonsense(str(error))

    def _end(self, exchange: Exchange, error: Exception | None, *, keep: bool = True) -> None:
        self._exchange = None
        self._used = True
        whole = self._h11.our_state is h11.DONE and self._h11.their_state is h11.DONE
        if error is None and keep and whole and not self._h11.trailing_data[0]:
            self._h11.start_next_cycle()
        else:
            self._transport.close()
        if error is None:
            exchange.finish()
        else:
            exchange.fail(error)

    def lost(self, error: Exception | None) -> None:
        """The connection is gone."""
        exchange = self._exchange
        if exchange is not None:
            self._exchange = None
            stale = self._used and not exchange.wire
            exchange.fail(Stale() if stale else CutShort(str(error or "")))

    def abandon(self, exchange: Exchange) -> None:
        """Nobody waits for this exchange any more: if it still goes on, HTTP/1.1 can only close the connection."""
        if self._exchange is exchange:
            self._exchange = None
            self._transport.abort()
