"""One request and its answer as it comes in, within its limits."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from typing import TYPE_CHECKING

from orda_tui.fetch.body import Body
from orda_tui.fetch.mishaps import BadPacking, HeadTooLarge, Mishap, Nonsense, Stale, TooLarge

if TYPE_CHECKING:
    from orda_tui.fetch.wire import Wire

#: The largest head of an answer that is read, in bytes; and the most headers in it.
HEAD_LIMIT = 64 * 1024
HEADER_COUNT = 256

# A body in more parts than this, of fewer bytes than this on average, is made to cost time, not to say something.
_MANY_PARTS = 20_000
_LEAST_PART = 16

_BODY_STATUSES = range(200, 300)


class Exchange:
    """Status, headers and body come in. Only a body with status 2xx is read; of redirects and errors the head is
    enough.

    wire     bytes that came so far
    wanted   whether more is to be read from the network; where not, what has come already is passed over
    error    what is wrong with the answer, if anything
    stream   the connection it goes over; ``reused``: others have used it before
    ended    the server closed its side
    whole    the answer came to its end, so that the connection is in order
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.dripping = False
        self.again()

    def again(self) -> None:
        """Make it ready for one more try, on another connection."""
        self.status = 0
        self.headers: dict[str, str] = {}
        self.wire = 0
        self.body: Body | None = None
        self.wanted = True
        self.error: Mishap | None = None
        self.stream: Wire | None = None
        self.reused = False
        self.ended = False
        self.whole = False
        self._parts = 0
        self._came = 0

    def head(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """The head of the answer."""
        stream = self.stream
        if stream is not None and not stream.shared and not self.wire:
            # It was there before its question: the rest of an answer that was longer than it said.
            self._refuse(Stale())
            return
        self.status = status
        size = 0
        for count, (name, value) in enumerate(headers):
            size += len(name) + len(value)
            if count >= HEADER_COUNT or size > HEAD_LIMIT:
                self._refuse(HeadTooLarge())
                return
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            self.headers[key] = f"{self.headers[key]}, {text}" if key in self.headers else text
        self._arrived(size + 1)
        if status not in _BODY_STATUSES:
            self.wanted = False
            return
        length = self.headers.get("content-length", "")
        try:
            if length.isascii() and length.isdigit() and int(length[:20]) > self.limit:
                raise TooLarge
            self.body = Body(self.headers.get("content-encoding", ""), self.limit)
        except (TooLarge, BadPacking) as error:
            self._refuse(error)

    def data(self, data: bytes) -> None:
        """A part of the body."""
        self._arrived(len(data))
        if self.body is None or not self.wanted:
            return
        self._parts += 1
        self._came += len(data)
        try:
            if self._parts > _MANY_PARTS and self._came < _LEAST_PART * self._parts:
                raise Nonsense("a body in crumbs")
            self.body.feed(data)
        except (TooLarge, BadPacking, Nonsense) as error:
            self._refuse(error)

    def take_body(self) -> bytes:
        """The whole body; once only, for contexts of timers and connections keep the exchange itself for a while.
        BadPacking."""
        body, self.body = self.body, None
        return body.finish() if body is not None else b""

    def _refuse(self, error: Mishap) -> None:
        self.error = error.with_traceback(None)  # its frames would keep what came of the body
        self.body = None
        self.wanted = False

    def _arrived(self, size: int) -> None:
        # What comes over a connection of one's own was counted when it was read.
        if self.stream is not None and self.stream.shared:
            self.wire += size
            self.stream.idle = 0


#: The exchange that this task is busy with: how a connection knows for whom it reads and writes.
CURRENT: ContextVar[Exchange] = ContextVar("exchange")
