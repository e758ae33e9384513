"""What the worker process may use. A document that wants more costs the worker its life, and one feed one turn."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

MEMORY = 3 << 30
"""Bytes of address space: room for a 20 MB document many times over, and an end to anything that grows for ever."""

DOCUMENT_SECONDS = 20.0
"""CPU seconds one document may take; the slowest hostile document that is known takes under two."""


def apply() -> None:
    """Bound this process: memory, no core files, as many open files as the system allows."""
    try:
        import resource
    except ImportError:  # no POSIX: the wall deadlines of fetching still hold
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard) if hard > 0 else 4096, hard))


@contextlib.contextmanager
def cpu_seconds(seconds: float = DOCUMENT_SECONDS) -> Iterator[None]:
    """End the process when the block takes more CPU time than this, even inside a C library that never comes back."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
