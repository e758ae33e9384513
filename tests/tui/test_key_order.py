"""Waiting for what a pane has told ends, also where nobody answers any more."""

from __future__ import annotations

import asyncio

from textual.widget import Widget

from orda_tui.tui.key_order import _told


class Closing(Widget):
    """On the way out: what is on its way to it stays there, and nothing more is taken."""

    @property
    def message_queue_size(self) -> int:
        return 1

    def call_later(self, *args: object, **details: object) -> bool:
        return False


async def test_a_pane_that_closes_is_not_waited_for() -> None:
    await asyncio.wait_for(_told(Closing()), 1)
