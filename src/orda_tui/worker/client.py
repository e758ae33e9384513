"""How a face talks to the worker: start it when first needed, follow its events, start it again when it dies.

A death during a refresh costs one source one turn: the source that was in hand is marked as unreadable by the next
worker, and the refresh goes on with those that were not done yet. A source that was being added is not added. A death
over the statements of an article costs that article its statements, after a few attempts.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orda_tui.errors import NotFound, OrdaError, OwnNetwork, SourceError, StoreError, UsageError, WorkerError
from orda_tui.worker.protocol import Message, decode, encode

MOST_DEATHS = 8
"""After so many deaths in one request the fault is not one document's, and going on would be a loop."""

_PATIENCE = 3.0
_LONGEST_LINE = 1 << 26
"""Bytes of a message: a plan of importing 20,000 sources is about 30 million."""
_DIED = {"code": WorkerError.exit_code, "kind": "WorkerError"}


@dataclass(slots=True)
class _Request:
    """One request under way: what was asked, and what is done."""

    message: Message
    events: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    done: set[int] = field(default_factory=set)
    deaths: int = 0

    def follow(self, event: Message) -> None:
        """Keep account of what an event says."""
        feed = event.get("feed")
        if event.get("event") in ("feed_done", "feed_failed") and isinstance(feed, int):
            self.done.add(feed)

    def after_death(self, in_hand: int | None) -> Message | None:
        """The request to send to the next worker, or None where going on makes no sense. ``in_hand``: the feed whose
        bytes were being read for this request when the worker died."""
        self.deaths += 1
        verb = self.message["verb"]
        if verb not in ("refresh", "restate", "add", "edition") or self.deaths > MOST_DEATHS:
            return None
        if verb in ("restate", "edition"):
            return {**self.message, "blame": []}  # the store knows which articles were begun
        blamed = [] if in_hand is None else [in_hand]
        if verb == "add":
            return {**self.message, "blame": blamed}
        self.done.update(blamed)
        return {**self.message, "skip": sorted(self.done), "blame": blamed}


class Worker:
    """The worker of one face. Use it as an async context manager, or call ``close``."""

    def __init__(
        self, data_dir: Path | None = None, command: Sequence[str] = (sys.executable, "-m", "orda_tui.worker")
    ) -> None:
        self._data_dir = data_dir
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._requests: dict[int, _Request] = {}
        self._stopping: set[int] = set()
        self.is_left_behind = False
        """Does the worker still run, although the face has left it?"""
        self._in_hand: Message = {}
        self._next = 1
        self._closing = False
        self._last_words: deque[str] = deque(maxlen=5)

    async def __aenter__(self) -> Worker:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def busy(self) -> bool:
        """Is any request under way?"""
        return bool(self._requests)

    @property
    def pid(self) -> int:
        """The process id of the worker, 0 where none runs."""
        return self._process.pid if self._process is not None else 0

    async def request(self, verb: str, **details: Any) -> AsyncIterator[Message]:
        """Run a verb; its events as they come, the last one "finished" or "failed". Leaving the loop stops the verb."""
        number, self._next = self._next, self._next + 1
        request = _Request({"id": number, "verb": verb, **details})
        self._requests[number] = request
        ended = False
        try:
            await self._send(request.message)
            while True:
                event = await request.events.get()
                ended = event["event"] in ("finished", "failed")
                yield event
                if ended:
                    return
        finally:
            self._requests.pop(number, None)
            if not ended:
                self._stopping.add(number)
                self.stop(number)

    async def ask(self, verb: str, on_event: Callable[[Message], None] | None = None, **details: Any) -> Message:
        """Run a verb to its end: the "finished" event. A "failed" one is raised as the error it names."""
        last: Message = {}
        async for event in self.request(verb, **details):
            if on_event is not None:
                on_event(event)
            last = event
        if last.get("event") == "failed":
            raise as_error(last)
        return last

    def stop(self, number: int | None = None) -> None:
        """Ask a request (or all) to stop; what was stored stays, and "finished" comes with ``stopped``."""
        if self._process is None or self._process.stdin is None or self._process.stdin.is_closing():
            return
        for target in [number] if number is not None else list(self._requests):
            self._process.stdin.write(encode({"id": 0, "verb": "stop", "target": target}))

    async def close(self) -> None:
        """End the worker: its input is closed, and after a moment's patience it is killed."""
        self._closing = True
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                process.stdin.close()
            try:
                await asyncio.wait_for(process.wait(), _PATIENCE)
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if self._reader is not None:
            await self._reader

    async def leave(self) -> None:
        """End the worker as ``close`` does, but do not wait for one that is busy: it finishes what it is writing, and
        goes by itself."""
        if not self._requests and not self._stopping:
            await self.close()
            return
        self._closing = self.is_left_behind = True
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            process.stdin.close()

    # -- the process ----------------------------------------------------------------------------------------------

    async def _send(self, message: Message) -> None:
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                await self._start()
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(encode(message))
        with contextlib.suppress(ConnectionError):  # a death is told by _follow, not here
            await self._process.stdin.drain()

    async def _start(self) -> None:
        environment = dict(os.environ)
        if self._data_dir is not None:
            environment["ORDA_DATA_DIR"] = str(self._data_dir)
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=environment,
                start_new_session=True,  # ^C and ^Z in the terminal are for the face
                limit=_LONGEST_LINE,
            )
        except OSError as error:
            raise WorkerError(f"The worker process cannot be started: {error.strerror or error}.") from error
        self._reader = asyncio.get_running_loop().create_task(self._follow(self._process))

    async def _follow(self, process: asyncio.subprocess.Process) -> None:
        """Hand each event to its request; when the worker ends unasked, start it again for those it left behind."""
        assert process.stdout is not None and process.stderr is not None
        errors = asyncio.get_running_loop().create_task(self._listen(process.stderr))
        try:
            while line := await process.stdout.readline():
                self._take(decode(line))
        except ConnectionError:
            pass  # how it ended is told below
        except ValueError:
            process.kill()  # a line longer than any message: the worker would wait for ever for it to be read
        await process.wait()
        await errors
        if self._closing:
            return
        self._process = None
        culprit, self._in_hand = self._in_hand, {}
        for number, request in list(self._requests.items()):
            in_hand = culprit.get("feed") if culprit.get("id") == number else None
            await self._go_on(number, request, in_hand, process.returncode)

    def _take(self, event: Message | None) -> None:
        if event is None:
            return
        self._in_hand = event if event.get("event") == "in_hand" else {}
        if event.get("event") in ("finished", "failed"):
            self._stopping.discard(event.get("id", 0))
        request = self._requests.get(event.get("id", 0))
        if request is not None:
            request.follow(event)
            request.events.put_nowait(event)

    async def _go_on(self, number: int, request: _Request, in_hand: int | None, code: int | None) -> None:
        again = request.after_death(in_hand)
        if again is not None:
            blamed = again["blame"]
            request.events.put_nowait({"id": number, "event": "worker_died", "blame": blamed, "code": code})
            with contextlib.suppress(WorkerError):
                await self._send(again)
                return
        last = f" Its last words: {self._last_words[-1]}" if self._last_words else ""
        sentence = f"The worker process ended unexpectedly ({_how(code)}). Nothing stored was lost; try again.{last}"
        request.events.put_nowait({"id": number, "event": "failed", "sentence": sentence, **_DIED})

    async def _listen(self, stream: asyncio.StreamReader) -> None:
        while True:
            try:
                line = await stream.readline()
            except ValueError:
                continue  # too long a line; the next one may say more
            if not line:
                return
            self._last_words.append(line.decode("utf-8", "replace").strip()[:300])


def run(
    verb: str, on_event: Callable[[Message], None] | None = None, *, data_dir: Path | None = None, **details: Any
) -> Message:
    """Run one verb from a command: its "finished" event. Errors are raised as themselves; ^C stops the verb cleanly."""

    async def main() -> Message:
        async with Worker(data_dir) as worker:
            return await worker.ask(verb, on_event, **details)

    return asyncio.run(main())


def as_error(event: Message) -> OrdaError:
    """The error that a "failed" event tells: same sentence, same exit code, and of the kind that code stands for."""
    code = int(event.get("code", 1))
    kinds = {kind.exit_code: kind for kind in (UsageError, StoreError, SourceError, NotFound, WorkerError)}
    kind = OwnNetwork if event.get("kind") == OwnNetwork.__name__ else kinds.get(code, OrdaError)
    error = kind(str(event.get("sentence", "")))
    error.exit_code = code
    return error


def _how(code: int | None) -> str:
    if code is None:
        return "no exit code"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
