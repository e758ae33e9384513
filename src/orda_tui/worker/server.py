"""The worker process: reads requests from standard input, runs verbs, writes events to standard output.

Several verbs may run at a time (a page asked for while a refresh runs); each gives way between documents. It ends when
its standard input does, so it never outlives the face that started it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any, BinaryIO

from orda_tui import config, configfile, paths
from orda_tui import log as log_file
from orda_tui.errors import OrdaError, UsageError
from orda_tui.session import Session
from orda_tui.store import Store
from orda_tui.worker import limits, verbs
from orda_tui.worker.protocol import Message, decode, encode

log = logging.getLogger("orda.worker")

Verb = Callable[[Session, Message], Awaitable[dict[str, Any]]]


class Server:
    """Runs the requests of one face. ``out`` takes the events."""

    def __init__(self, out: BinaryIO, open_session: Callable[[Callable[[str, dict[str, Any]], None]], Session]) -> None:
        self._out = out
        self._open_session = open_session
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._shared: Session | None = None
        self._settings_mark = 0
        self._last: Message = {}

    def handle(self, message: Message) -> None:
        """Start the verb that a request names, or stop one."""
        number = message.get("id")
        verb = message.get("verb")
        if not isinstance(number, int) or not isinstance(verb, str):
            return
        if verb == "stop":
            task = self._tasks.get(message.get("target", -1))
            if task is not None:
                task.cancel()
            return
        task = self._tasks[number] = asyncio.get_running_loop().create_task(self._run(number, verb, message))
        task.add_done_callback(_answered)

    async def _run(self, number: int, verb: str, message: Message) -> None:
        def tell(event: str, details: dict[str, Any]) -> None:
            self._say({"id": number, "event": event, **details})

        tell("started", {"verb": verb})
        try:
            run = verbs.VERBS.get(verb)
            if run is None:
                raise UsageError(f"The worker knows no verb {verb}.")
            session = self._session(tell)
            details = await run(session, message)
            tell("finished", {"stopped": False, **details})
        except asyncio.CancelledError:
            tell("finished", {"stopped": True})
        except OrdaError as error:
            tell("failed", {"sentence": str(error), "code": error.exit_code, "kind": type(error).__name__})
        except Exception as error:  # a fault of ours must not take other verbs down
            log.exception("verb %s", verb)
            sentence = f"Something went wrong inside the program ({type(error).__name__}: {error}). See orda log."
            tell("failed", {"sentence": sentence, "code": 1})
        finally:
            self._tasks.pop(number, None)

    def _session(self, tell: Callable[[str, dict[str, Any]], None]) -> Session:
        """One store and one network for all verbs, under the settings of now; each verb tells its own request."""
        if self._shared is None:
            self._shared = self._open_session(tell)
            self._settings_mark = config.mark_of(self._shared.config.path)
        path, mark = self._shared.config.path, config.mark_of(self._shared.config.path)
        if path is not None and mark != self._settings_mark:
            self._settings_mark = mark
            self._shared = self._shared.under(config.load(path, self._shared.config))
        return self._shared.telling(tell)

    def _say(self, message: Message) -> None:
        """Send an event. What is in hand stays in hand until the next event, so it is not said twice in a row."""
        if message == self._last and message["event"] == "in_hand":
            return
        self._last = message
        try:
            self._out.write(encode(message))
            self._out.flush()
        except (BrokenPipeError, ValueError):
            for task in self._tasks.values():  # nobody listens any more
                task.cancel()

    async def close(self) -> None:
        """Stop what runs and close the store."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=5)
        if self._shared is not None:
            await self._shared.close()


def _answered(task: asyncio.Task[None]) -> None:
    """A verb that could not even say that it failed, for want of memory, would be waited for: the end is heard."""
    if not task.cancelled() and task.exception() is not None:
        os._exit(70)


async def serve(server: Server) -> None:
    """Handle requests until standard input ends."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=1 << 24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin.buffer)
    try:
        while line := await reader.readline():
            message = decode(line)
            if message is not None:
                server.handle(message)
    finally:
        await server.close()


def _open_session(tell: Callable[[str, dict[str, Any]], None]) -> Session:
    path = paths.config_dir() / "config.toml"
    configfile.write_default(path)
    settings = config.load(path)
    return Session(Store.open(paths.make_private(paths.data_dir())), settings, tell, guard=limits.cpu_seconds)


def main() -> int:
    """Run the worker. Standard output belongs to the protocol alone; whatever else prints goes to standard error."""
    log_file.start()
    limits.apply()
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP"):
        with contextlib.suppress(AttributeError, ValueError):
            signal.signal(getattr(signal, name), signal.SIG_IGN)  # the face decides; it closes our input to end us
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    asyncio.run(serve(Server(out, _open_session)))
    return 0
