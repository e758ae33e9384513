"""Name lookups in threads of their own, so that a lookup that hangs holds up neither the others nor the end."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import socket
import threading
from collections.abc import Awaitable, Callable

#: Host and port in, IP addresses out, best first. OSError where the name cannot be resolved.
Resolve = Callable[[str, int], Awaitable[list[str]]]

_MOST_THREADS = 16
_IDLE_SECONDS = 10.0

_Job = tuple[str, int, asyncio.AbstractEventLoop, "asyncio.Future[list[str]]"]


class SystemResolver:
    """Asks the system. Its threads are daemons: the process does not wait for a dead name server when it ends."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads = 0
        self._waiting = 0

    async def __call__(self, host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[str]] = loop.create_future()
        with self._lock:
            self._waiting += 1
            if self._waiting > self._threads:
                self._add_thread()
            self._jobs.put((host, port, loop, answer))
        return await answer

    def _add_thread(self) -> None:
        if self._threads < _MOST_THREADS:
            self._threads += 1
            threading.Thread(target=self._work, name="orda-names", daemon=True).start()

    def _work(self) -> None:
        while True:
            try:
                host, port, loop, answer = self._jobs.get(timeout=_IDLE_SECONDS)
            except queue.Empty:
                with self._lock:
                    if not self._jobs.empty():
                        continue
                    self._threads -= 1
                    return
            found: list[str] | OSError
            try:
                found = _look_up(host, port)
            except OSError as error:
                found = error
            except UnicodeError:
                found = OSError(f"{host} is no host name")
            with self._lock:
                self._waiting -= 1
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits for this any more
                loop.call_soon_threadsafe(_settle, answer, found)


def _look_up(host: str, port: int) -> list[str]:
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def _settle(answer: asyncio.Future[list[str]], found: list[str] | OSError) -> None:
    if answer.done():
        return
    if isinstance(found, OSError):
        answer.set_exception(found)
    else:
        answer.set_result(found)
