"""One request and its answer as it comes in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from orda_tui.fetch.body import Body
from orda_tui.fetch.mishaps import BadPacking, HeadTooLarge, Nonsense, TooLarge

#: The largest head of an answer that is read, in bytes; and the most headers in it.
HEAD_LIMIT = 64 * 1024
HEADER_COUNT = 256

# A body in more parts than this, of fewer bytes than this on average, is made to cost time, not to say something.
_MANY_PARTS = 20_000
_LEAST_PART = 16

_BODY_STATUSES = range(200, 300)


class Exchange:
    """``target`` and ``headers`` go out; status, headers and body come in. ``done`` is a future that ends with None, or
    with the error that ended the exchange. Only a body with status 2xx is read; of redirects and errors the head is
    enough.
    """

    def __init__(self, target: str, headers: list[tuple[str, str]], limit: int) -> None:
        self.target = target
        self.sent = headers
        self.limit = limit
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.status = 0
        self.headers: dict[str, str] = {}
        self.wire = 0
        self.body: Body | None = None
        self._parts = 0
        self._came = 0

    def head(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """The head of the answer. False where the rest is not to be read."""
        self.status = status
        size = 0
        for count, (name, value) in enumerate(headers):
            size += len(name) + len(value)
            if count >= HEADER_COUNT or size > HEAD_LIMIT:
                self.fail(HeadTooLarge())
                return False
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            self.headers[key] = f"{self.headers[key]}, {text}" if key in self.headers else text
        if status not in _BODY_STATUSES:
            return False
        length = self.headers.get("content-length", "")
        try:
            if length.isascii() and length.isdigit() and int(length[:20]) > self.limit:
                raise TooLarge
            self.body = Body(self.headers.get("content-encoding", ""), self.limit)
        except (TooLarge, BadPacking) as error:
            self.fail(error)
            return False
        return True

    def data(self, data: bytes) -> bool:
        """A part of the body. False where no more is wanted."""
        if self.body is None or self.done.done():
            return False
        self._parts += 1
        self._came += len(data)
        try:
            if self._parts > _MANY_PARTS and self._came < _LEAST_PART * self._parts:
                raise Nonsense("a body in crumbs")
            self.body.feed(data)
        except (TooLarge, BadPacking, Nonsense) as error:
            self.fail(error)
            return False
        return True

    def again(self) -> None:
        """Make it ready to be sent once more, on another connection."""
        self.done = asyncio.get_running_loop().create_future()
        self.status, self.headers, self.wire, self.body = 0, {}, 0, None
        self._parts = self._came = 0

    def finish(self) -> None:
        """The answer is whole."""
        if not self.done.done():
            self.done.set_result(None)

    def fail(self, error: Exception) -> None:
        """The exchange ends here."""
        if not self.done.done():
            self.done.set_exception(error)
