"""What the verbs work with: the store, the network, the settings, and somebody to tell how it goes."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from copy import copy
from typing import TYPE_CHECKING, Any

from orda_tui import paths
from orda_tui.config import Config
from orda_tui.errors import BrokenFeed, OrdaError
from orda_tui.store import Store

if TYPE_CHECKING:
    from orda_tui.fetch.client import Fetcher

log = logging.getLogger("orda.session")

Tell = Callable[[str, dict[str, Any]], None]
Guard = Callable[[], contextlib.AbstractContextManager[None]]


class Network:
    """The one Fetcher, opened when first needed: a worker that only reads files never loads httpx.

    ``before`` is a network under other settings that requests may still be using; both close together.
    """

    def __init__(self, config: Config, before: Network | None = None) -> None:
        self._config = config
        self._before = before
        self._stack = AsyncExitStack()
        self._fetcher: Fetcher | None = None

    async def open(self) -> Fetcher:
        """The fetcher, ready."""
        if self._fetcher is None:
            from orda_tui.fetch.client import Fetcher

            fetcher = Fetcher(
                config_dir=paths.config_dir(), at_once=self._config.refresh.at_once, environ=self._environment()
            )
            self._fetcher = await self._stack.enter_async_context(fetcher)
        return self._fetcher

    def _environment(self) -> dict[str, str]:
        """The variables that name proxies: the settings' where they name one, else the environment's own."""
        chosen = self._config.network
        if not chosen.proxy:
            return dict(os.environ)
        return {"ALL_PROXY": chosen.proxy, "NO_PROXY": chosen.no_proxy}

    async def close(self) -> None:
        """Close it, if it was opened."""
        await self._stack.aclose()
        if self._before is not None:
            await self._before.close()


class Session:
    """One per worker. ``tell(event, details)`` goes to the face that asked; details are JSON values. ``guard`` is a
    context manager that bounds what one document may cost."""

    def __init__(
        self,
        store: Store,
        config: Config,
        tell: Tell,
        *,
        clock: Callable[[], float] = time.time,
        guard: Guard = contextlib.nullcontext,
    ) -> None:
        self.store = store
        self.config = config
        self._tell = tell
        self._clock = clock
        self._guard = guard
        self._network = Network(config)

    def now(self) -> int:
        """Seconds since 1970."""
        return int(self._clock())

    def tell(self, event: str, **details: Any) -> None:
        """One event to the face."""
        self._tell(event, details)

    def telling(self, tell: Tell) -> Session:
        """The same store and network, telling somebody else."""
        other = copy(self)
        other._tell = tell
        return other

    def under(self, config: Config) -> Session:
        """The same store under these settings. What runs goes on under the old ones, on their network."""
        other = copy(self)
        other.config = config
        if (config.network, config.refresh.at_once) != (self.config.network, self.config.refresh.at_once):
            other._network = Network(config, self._network)
        return other

    @contextlib.contextmanager
    def reading(self, feed: int) -> Iterator[None]:
        """Around every parse of bytes from outside: says whose they are, and bounds the CPU time they may take. A fault
        of ours in there, or no memory left for it, is a BrokenFeed: it costs this source one turn and no other. Nothing
        else is told or awaited inside: a death before the next event is the fault of these bytes."""
        self.tell("in_hand", feed=feed)
        try:
            with self._guard():
                yield
        except OrdaError:
            raise
        except Exception as error:
            log.exception("reading what source %s gave", feed)
            kind = type(error).__name__
            raise BrokenFeed(
                f"It could not be read: the program failed at it ({kind}). 'orda log' says more."
            ) from error

    async def fetcher(self) -> Fetcher:
        """The network, opened when first needed."""
        return await self._network.open()

    async def close(self) -> None:
        """Close the network and the store."""
        await self._network.close()
        self.store.close()
