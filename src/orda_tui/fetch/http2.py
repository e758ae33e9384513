"""HTTP/2 on one connection, several exchanges at a time; ``h2`` keeps the rules."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import ClassVar

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import h2.settings

from orda_tui.fetch.exchange import HEAD_LIMIT, Exchange
from orda_tui.fetch.mishaps import CutShort, Nonsense, Stale

for _name in ("h2", "hpack", "hyperframe"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # at DEBUG, hpack writes every header, secrets included

_STREAMS = 4
_WINDOW = 1 << 20
_IDLE_EVENTS = 2000
"""Events that bring no answer further (pings, settings, ...) before the server is taken for a hostile one."""


class Http2:
    """Drives one connection. ``room`` is how many exchanges may be started on it now."""

    shared: ClassVar[bool] = True

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._exchanges: dict[int, Exchange] = {}
        self._used = False
        self._leaving = False
        self._idle_events = 0
        self._h2 = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True, header_encoding=None))
        self._h2.local_settings = h2.settings.Settings(
            client=True,
            initial_values={
                h2.settings.SettingCodes.ENABLE_PUSH: 0,
                h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: _WINDOW,
                h2.settings.SettingCodes.MAX_HEADER_LIST_SIZE: HEAD_LIMIT,
            },
        )
        self._h2.initiate_connection()
        self._h2.increment_flow_control_window(2 * _WINDOW)
        self._flush()

    @property
    def room(self) -> int:
        if self._leaving or self._transport.is_closing():
            return 0
        return min(_STREAMS, self._h2.remote_settings.max_concurrent_streams) - len(self._exchanges)

    @property
    def busy(self) -> bool:
        return bool(self._exchanges)

    def start(self, exchange: Exchange) -> None:
        """Send a request."""
        headers = [(b":method", b"GET"), (b":scheme", b"https"), (b":path", exchange.target.encode("ascii"))]
        for name, value in exchange.sent:
            key, octets = name.lower().encode("ascii"), value.encode("latin-1")
            if key == b"host":
                headers.insert(1, (b":authority", octets))
            else:
                headers.append((key, octets))
        try:
            stream = self._h2.get_next_available_stream_id()
            self._h2.send_headers(stream, headers, end_stream=True)
        except h2.exceptions.H2Error:
            self._leaving = True
            exchange.fail(Stale())
            return
        self._exchanges[stream] = exchange
        self._flush()

    def receive(self, data: bytes) -> None:
        """Bytes from the server; none at all mean that it closed its side."""
        if not data:
            self.lost(None)
            self._transport.close()
            return
        try:
            for event in self._h2.receive_data(data):
                self._take(event)
            self._flush()
        except h2.exceptions.H2Error as error:  # its base, ProtocolError, covers all that a server can do wrong
            self._break(Nonsense(str(error)))

    def _take(self, event: h2.events.Event) -> None:
        stream = getattr(event, "stream_id", None) or 0
        exchange = self._exchanges.get(stream)
        if isinstance(event, h2.events.DataReceived):
            self._h2.acknowledge_received_data(event.flow_controlled_length or 0, stream)
            if exchange is not None:
                exchange.wire += len(event.data or b"")
                if not exchange.data(event.data or b""):
                    self._drop(stream, exchange)
        elif isinstance(event, h2.events.ResponseReceived) and exchange is not None:
            headers = [(bytes(name), bytes(value)) for name, value in event.headers or ()]
            exchange.wire += sum(len(name) + len(value) for name, value in headers)
            status = next((value for name, value in headers if name == b":status"), b"")
            plain = [pair for pair in headers if not pair[0].startswith(b":")]
            if not exchange.head(int(status) if status.isdigit() else 0, plain):
                self._drop(stream, exchange)
        elif isinstance(event, h2.events.StreamEnded) and exchange is not None:
            self._exchanges.pop(stream)
            self._used = True
            exchange.finish()
        elif isinstance(event, h2.events.StreamReset) and exchange is not None:
            self._exchanges.pop(stream)
            refused = event.error_code == h2.errors.ErrorCodes.REFUSED_STREAM and self._used
            exchange.fail(Stale() if refused else CutShort("the server reset the stream"))
        elif isinstance(event, h2.events.ConnectionTerminated):
            self._leaving = True
            last = event.last_stream_id or 0
            for number in [number for number in self._exchanges if number > last]:
                self._exchanges.pop(number).fail(Stale() if self._used else CutShort("the server is leaving"))
        else:
            self._idle_events += 1
            if self._idle_events > _IDLE_EVENTS:
                self._break(Nonsense("too many frames without content"))

    def _drop(self, stream: int, exchange: Exchange) -> None:
        """The rest of this answer is not wanted."""
        del self._exchanges[stream]
        self._used = True
        with contextlib.suppress(h2.exceptions.StreamClosedError):  # it had ended by itself
            self._h2.reset_stream(stream, h2.errors.ErrorCodes.CANCEL)
        exchange.finish()

    def _break(self, error: Exception) -> None:
        exchanges, self._exchanges = list(self._exchanges.values()), {}
        self._leaving = True
        self._transport.abort()
        for exchange in exchanges:
            exchange.fail(error)

    def _flush(self) -> None:
        data = self._h2.data_to_send()
        if data and not self._transport.is_closing():
            self._transport.write(data)

    def lost(self, error: Exception | None) -> None:
        """The connection is gone."""
        exchanges, self._exchanges = list(self._exchanges.values()), {}
        self._leaving = True
        for exchange in exchanges:
            stale = self._used and not exchange.wire
            exchange.fail(Stale() if stale else CutShort(str(error or "")))

    def abandon(self, exchange: Exchange) -> None:
        """Nobody waits for this exchange any more: if it still goes on, its stream is closed."""
        for stream, other in list(self._exchanges.items()):
            if other is exchange:
                self._drop(stream, exchange)
                self._flush()
